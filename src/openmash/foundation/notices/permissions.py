"""What can be done with messages beyond one's own."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    COUNT_INTERRUPTIONS = "notices.count_interruptions"
    """See how often each team and role is interrupted, and how soon somebody takes it on. No person is counted."""
