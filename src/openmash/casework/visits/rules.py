"""What a visit must say, and from when a child's next visit counts. Plain: no database, no framework."""

from __future__ import annotations

from datetime import datetime, timedelta

from openmash.statute.events import Event
from openmash.statute.limits import CalendarDays, Limit, WorkingDays

CLOCKS: dict[str, tuple[Event, Event, Event]] = {
    "child_protection_visit": (
        Event.CHILD_PROTECTION_PLAN_BEGAN, Event.CHILD_PROTECTION_VISIT_MADE, Event.CHILD_PROTECTION_PLAN_ENDED,
    ),
    "child_in_need_visit": (
        Event.CHILD_IN_NEED_PLAN_BEGAN, Event.CHILD_IN_NEED_VISIT_MADE, Event.CHILD_IN_NEED_PLAN_ENDED,
    ),
}  # fmt: skip
"""By clock of the law's table: what starts it, what starts it again, what ends it."""
AHEAD = timedelta(minutes=15)
"""How far a telephone's clock may run before the server's."""


def runs_from(began: datetime | None, visited: datetime | None, ended: datetime | None) -> datetime | None:
    """The moment the next visit counts from: the plan's beginning or the last visit on it; None where no plan runs."""
    if began is None or (ended is not None and ended >= began):
        return None
    return max(began, visited) if visited is not None else began


def limit_of(every: int, *, in_working_days: bool) -> Limit:
    """How often a plan says, as a limit."""
    return WorkingDays(every) if in_working_days else CalendarDays(every)


def still_to_be_seen(decided: datetime, ended: datetime | None) -> bool:
    """Whether a child that was to be seen has not been since: a visit before the decision does not count."""
    return ended is None or ended < decided
