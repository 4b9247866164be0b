"""How attendance is said, and when a drop is sharp. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

SHARP = 10
"""In a hundred, less than the period before: a starting value of ours, not law. It names a fact and decides nothing."""


@dataclass(frozen=True)
class Period:
    """One period's sessions."""

    starts_on: date
    attended: int
    possible: int


def said_of(attended: int, possible: int) -> str:
    """ "attended 52 of 73 sessions (71 in 100)"; no rate where nothing was possible."""
    if possible == 0:
        return "no session was possible"
    return f"attended {attended} of {possible} sessions ({rate(attended, possible)} in 100)"


def rate(attended: int, possible: int) -> int:
    """Sessions attended in a hundred possible, to the nearest whole one."""
    return round(100 * attended / possible)


def sharp_drop(periods: Sequence[Period]) -> tuple[int, int] | None:
    """The rates (in 100) of the last period but one and of the last, where the last is lower by `SHARP` or more."""
    with_sessions = sorted((each for each in periods if each.possible), key=lambda each: each.starts_on)
    if len(with_sessions) < 2:
        return None
    before, last = (rate(each.attended, each.possible) for each in with_sessions[-2:])
    return (before, last) if before - last >= SHARP else None
