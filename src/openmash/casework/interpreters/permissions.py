"""What can be done about interpreters."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "interpreters.view"
    """See what somebody needs to be understood and who is booked, among the people in reach."""
    RECORD = "interpreters.record"
    """Record what somebody needs to be understood, who is booked for a conversation, and what happened."""
