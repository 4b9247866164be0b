"""What an assessment must hold before it is sent, and who may judge it. Plain: no database, no framework."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

NONE_OF_THESE = "21"
"""The factor that cannot be given with any other (census rule 8869)."""
TRANSITIONS: dict[str, dict[str, str]] = {
    "writing": {"sent": "sent"},
    "sent": {"returned": "returned", "authorised": "authorised"},
    "returned": {"sent": "sent"},
    "authorised": {},
}
"""By state, where each step leads."""


def state_after(steps: Sequence[str]) -> str:
    """Where an assessment stands after these steps, in order."""
    state = "writing"
    for step in steps:
        state = TRANSITIONS[state].get(step, state)
    return state


def factors_wrong(factors: Collection[str]) -> str:
    """What is wrong with the factors chosen for one child (census rules 8869 and 8897Q); empty where nothing is."""
    if not factors:
        return "Choose the factors, or “None of these”."
    if NONE_OF_THESE in factors and len(set(factors)) > 1:
        return "“None of these” cannot be given with any other factor."
    return ""


def is_ones_own(account: UUID, wrote: Collection[UUID], sent_by: UUID | None) -> bool:
    """Whether somebody would judge what they wrote or sent themselves."""
    return account in wrote or account == sent_by


def left_out(needed: Mapping[str, str], given: Collection[str]) -> list[tuple[str, str]]:
    """The questions that need an answer and have none, each with its sentence, in order."""
    return [(slug, sentence) for slug, sentence in needed.items() if slug not in given]
