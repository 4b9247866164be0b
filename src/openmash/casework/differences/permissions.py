"""What can be done about professional differences."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    RAISE = "differences.raise"
    """Raise a professional difference for one's agency."""
    VIEW = "differences.view"
    """See the differences of one's agency, or about children in reach."""
    SPEAK = "differences.speak"
    """Add one's agency's words to a difference it is part of."""
    END_STAGE = "differences.end_stage"
    """Say how a stage ended, where one is among those who answer at it."""
    LEARN = "differences.learn"
    """See what was learned from differences that ended."""
