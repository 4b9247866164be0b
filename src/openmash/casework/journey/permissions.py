"""What can be done in a journey."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    RECORD = "journey.record"
    """Record a step that keeps up or does more, and explain what the return would refuse."""
    RECORD_LESS = "journey.record_less"
    """Record a step that does less, with the full gate."""
    TAKE_IN = "journey.take_in"
    """Take in the cases of another system, as its file tells them."""
    OVERSEE = "journey.oversee"
    """See the children of one's teams that drift, and what must be put right before the return."""
