"""What can be done about how long records are kept."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    READ = "retention.read"
    """Read the schedule, what is held and why, and the certificates; and what falls due among the people in reach."""
    PROPOSE = "retention.propose"
    """Look through a record whose time has passed, and keep it until a day or propose that it is erased."""
    AGREE = "retention.agree"
    """Agree that a record somebody else looked through is erased, or not. The record itself is not read."""
    HOLD = "retention.hold"
    """Hold everything, or one kind of record, against erasure, and end a hold."""
    HOLD_ONE = "retention.hold_one"
    """Hold one person’s record against erasure."""
