"""What can be done with the register of schools."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SEE_REGISTER = "schools.see_register"
    """See the register of schools: their days, and who may be told."""
    KEEP_REGISTER = "schools.keep_register"
    """Keep the days of any school, verify its adults, and say which organisation its people sign in for."""
    KEEP_OWN = "schools.keep_own"
    """See one's own school as the register has it."""
    KEEP_OWN_OR_ANY = "schools.keep_own_or_any"
    """Keep a school's days and name its adults: one's own, or any for those who keep the register."""
    SEE_PUPILS = "schools.see_pupils"
    """See which of one's own school's pupils are on a plan."""
    SEND_FILE = "schools.send_file"
    """Say that a pupil's safeguarding file went to the next school, or that one came."""
    TIE = "schools.tie"
    """Say that an adult works at, governs or collects from a school."""
    TAKE_IN = "schools.take_in"
    """Take in the national register of schools by file."""
