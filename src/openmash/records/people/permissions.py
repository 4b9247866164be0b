"""What can be done with people and what is known of them."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SEARCH = "people.search"
    """Search for a person by name, date of birth, number or postcode."""
    ADD = "people.add"
    """Record somebody who was told of."""
    CORRECT = "people.correct"
    """Add to, or put right, what is known of somebody."""
    TELL_CODE = "people.tell_code"
    """Record sex, ethnicity, a disability or a pupil number by its code, as somebody told it; and nothing else."""
    PROTECT = "people.protect"
    """Say from whom a place or telephone number must be kept."""
    REVEAL = "people.reveal"
    """Show a protected place or telephone number, with a reason."""
    ASK_STUB = "people.ask_stub"
    """Learn, on two strong identifiers, that a record is restricted and whom to ring."""
