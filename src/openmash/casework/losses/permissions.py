"""What can be done about a loss."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    RECORD = "losses.record"
    """Record that somebody has died, and work through what follows."""
    VIEW = "losses.view"
    """See a loss, among the people in reach."""
    PUT_RIGHT = "losses.put_right"
    """Say that a loss was recorded by mistake."""
