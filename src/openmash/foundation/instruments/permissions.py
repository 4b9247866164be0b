"""What can be done about the area's own forms, lists and letters."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "instruments.view"
    """See every version of the area's forms, lists and letters, and who put it in force."""
    DRAFT = "instruments.draft"
    """Draft a new version, change it, say that it is ready, or drop it."""
    PUT_IN_FORCE = "instruments.put_in_force"
    """Put in force what somebody else drafted, from a day to come; return it; withdraw a version."""
