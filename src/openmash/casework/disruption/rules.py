"""Where a measure stands on a day, from what became of it. Plain: no database, no framework."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Taken:
    """One step: which, on what day, and until when where it says so."""

    step: str
    on: date
    expires_on: date | None = None


BEGINS = ("served", "granted", "applied")
"""Whichever of these is there first is when something changed: served or begun, else granted, else applied for."""


def expires_on(steps: Sequence[Taken]) -> date | None:
    """Until when it runs, by the last step that says so."""
    said = [each.expires_on for each in steps if each.expires_on]
    return said[-1] if said else None


def state_of(steps: Sequence[Taken], today: date) -> str:
    """Where it stands today. `steps` in the order in which they happened."""
    kinds = {each.step for each in steps}
    for ended in ("ended", "refused"):
        if ended in kinds:
            return ended
    until = expires_on(steps)
    if until is not None and until < today:
        return "expired"
    if "breached" in kinds:
        return "breached"
    if kinds & {"served", "extended"}:
        return "running"
    return "granted" if "granted" in kinds else "applied" if "applied" in kinds else "planned"


def began_on(steps: Sequence[Taken]) -> date | None:
    """The day from which a change is looked for; None where it has not begun, or was refused."""
    for kind in BEGINS:
        found = [each.on for each in steps if each.step == kind]
        if found:
            return min(found) if kind != "applied" else None
    return None


def windows(began: date, today: date, weeks: int) -> int:
    """How many whole days before and after are compared: equal, and no longer than the area's weeks."""
    return max(0, min(weeks * 7, (today - began).days))
