"""By when the meeting after a meeting must be held: the limit, said beforehand, and where the day set is past it.

A day past the limit is recorded as it was set (practice rule 8). The limits are `statute/clocks/child_protection`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from openmash.casework.protection.words import Kind, Outcome
from openmash.foundation.design import say
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date

AFTER: Mapping[tuple[Kind, Outcome], str] = {
    (Kind.INITIAL, Outcome.PLAN): "first_review_conference",
    (Kind.REVIEW, Outcome.PLAN_GOES_ON): "later_review_conference",
    (Kind.CORE_GROUP, Outcome.PLAN_WORKED_ON): "later_core_group",
}
"""The limit that each meeting starts, where the plan begins or goes on."""


@dataclass(frozen=True)
class LastDay:
    """The last moment (UTC) the next one may be held, and whose rule says so."""

    at: datetime
    rule: str

    @property
    def said(self) -> str:
        return f"by the end of {say.day(self.at)} at the latest: {self.rule}"


def last_day(kind: Kind, outcome: Outcome | None, held_at: datetime) -> LastDay | None:
    """By when the next one must be held, where there is to be one; without an outcome, where a plan goes on."""
    key = next((key for (after, so), key in AFTER.items() if after is kind and outcome in (so, None)), None)
    if key is None:
        return None
    local = profile_at(held_at)
    clock = local.clock(key, local_date(held_at))
    due = clock.due(held_at, local.calendar())
    return LastDay(due, f"{clock.name}, {clock.source.said}") if due else None


def too_late(kind: Kind, outcome: Outcome, held_at: datetime, next_at: datetime | None) -> str:
    """That the day set for the next one is past the limit, and what to do; empty where it is not."""
    last = last_day(kind, outcome, held_at)
    if last is None or next_at is None or next_at <= last.at:
        return ""
    return f"That is too late. Bring it forward: it is held {last.said}."
