"""What can be done about attendance."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "attendance.view"
    """See a school's figures of the children in reach."""
    TAKE_IN = "attendance.take_in"
    """Take in a school's figures by file."""
