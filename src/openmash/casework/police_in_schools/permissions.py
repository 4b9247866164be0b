"""What can be done about police in schools."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SEE_CATALOGUE = "police_in_schools.see_catalogue"
    """Read what officers offer schools."""
    ASK = "police_in_schools.ask"
    """Ask for a session, offer another day, agree one or call it off: for one's own school, or as an officer."""
    SEE_SESSIONS = "police_in_schools.see_sessions"
    """See sessions: those of one's own school, or of one's own force."""
    WORK = "police_in_schools.work"
    """Work with schools as an officer: record sessions, answer questions, record what was calmed."""
    TELL = "police_in_schools.tell"
    """Tell the hub what a pupil said, and the school that a pupil said something."""
    READ_OURS = "police_in_schools.read_ours"
    """Read what one's own school is told of a pupil, and say what was done."""
    ASK_OFFICER = "police_in_schools.ask_officer"
    """Ask the school's officer something without naming a child, and read the answer."""
    SAY_IF_HELD = "police_in_schools.say_if_held"
    """Say for one's own school whether something an officer calmed has stayed quiet."""
    SEE_COVERAGE = "police_in_schools.see_coverage"
    """See which schools had which topics, and how answers changed. No child."""
