"""What a meeting may do, decided from facts alone. Plain Python.

Practice: the chair may leave an item out only with a reason; an action has an owner, by name and agency, and a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from openmash.foundation.facts.refusals import Problem

SHORTEST_REASON = 5
"""Characters. Leaving a family out needs more than a dash."""


@dataclass(frozen=True)
class Wanted:
    """An action as it is asked for. `due_at` is aware."""

    what: str
    owner_name: str
    has_agency: bool
    due_at: datetime | None


def problems_of_action(wanted: Wanted, now: datetime) -> list[Problem]:
    """What is missing before an action can be recorded."""
    found = []
    if not wanted.what.strip():
        found.append(Problem("what", "Say what will be done."))
    if not wanted.has_agency:
        found.append(Problem("agency", "Choose the agency that will do it."))
    if not wanted.owner_name.strip():
        found.append(Problem("owner_name", "Name the person who will do it."))
    if wanted.due_at is None:
        found.append(Problem("due", "Say by which day."))
    elif wanted.due_at <= now:
        found.append(Problem("due", "The time must be still to come."))
    return found


def problems_of_leaving_out(reason: str) -> list[Problem]:
    """What is missing before an item is left out of the discussion."""
    if len(reason.strip()) >= SHORTEST_REASON:
        return []
    return [Problem("reason", "Say why this family is not discussed today.")]
