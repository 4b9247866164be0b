"""What can be done about a missing child."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    REPORT = "missing.report"
    """Record that a child is missing, or has been found."""
    VIEW = "missing.view"
    """See who is missing, an episode, and who is owed an interview, among the children in reach."""
    RECORD = "missing.record"
    """Record the police's risk level, their prevention interview, and steps of the return home interview."""
    LEAVE_OUT_INTERVIEW = "missing.leave_out_interview"
    """Say that a return home interview will not be held, with the reason."""
