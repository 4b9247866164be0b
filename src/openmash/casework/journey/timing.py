"""The time limits that run on a child's journey: which have started, when each stops, and how it stands now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from openmash.casework.journey.rules import Mark, referral_of
from openmash.casework.journey.stages import OVER
from openmash.foundation.governance.area import Profile
from openmash.statute.calendar import local_date
from openmash.statute.clocks.reckoning import Standing, State, reckon
from openmash.statute.clocks.shape import Clock, Force, NoSuchClock
from openmash.statute.events import Event
from openmash.statute.limits import Limit
from openmash.statute.sources import local as said_by

KEYS = (
    "child_seen", "strategy_discussion", "strategy_record_circulated", "enquiry_start_recorded", "initial_conference",
    "child_protection_plan_starts", "first_core_group", "later_core_group", "first_review_conference",
    "later_review_conference", "conference_report_shared", "child_protection_visit", "assessment",
    "child_in_need_review", "child_in_need_visit", "review_after_birth", "family_group_decision_meeting_offer",
)  # fmt: skip
"""Rows 3 to 16, 32 and 33 of docs/reference/clocks.md: those a child meets between a referral and the case closed."""
RESTARTS = {
    "child_protection_visit": Event.CHILD_PROTECTION_VISIT_MADE,
    "child_in_need_review": Event.CHILD_IN_NEED_PLAN_REVIEWED,
    "child_in_need_visit": Event.CHILD_IN_NEED_VISIT_MADE,
}
"""What begins a clock again each time it is done, besides what first begins it."""
VISITS = frozenset({"child_protection_visit", "child_in_need_visit"})
"""How often a child is seen, which a plan may say for one child instead of the area for all."""
ONLY_WITH_A_PLAN = frozenset({"child_protection_plan_starts", "first_core_group", "first_review_conference"})
"""Started by a conference, but only where it makes a plan."""
ALSO_STOP = {
    "child_seen": (Event.CHILD_PROTECTION_VISIT_MADE, Event.CHILD_IN_NEED_VISIT_MADE),
    "enquiry_start_recorded": (Event.ENQUIRY_CLOSED,),
}
"""What else ends a need for it in life, where the table of law names only its own event."""
STILL_OWED = frozenset({"strategy_record_circulated"})
"""Except what is owed to others: the record of a discussion still goes to those who took part."""


@dataclass(frozen=True)
class Often:
    """How often one child is to be seen, which plan or decision says so, and since when (UTC)."""

    limit: Limit
    because: str
    since: datetime


@dataclass(frozen=True)
class Running:
    """One limit as it stands: what, from when, by what law, and whether it is still to be met."""

    clock: Clock
    started_at: datetime
    stopped_at: datetime | None
    standing: Standing
    counted_from: Event | None = None
    """What began it, where it began again; None: what first begins it."""

    @property
    def is_open(self) -> bool:
        return self.stopped_at is None

    @property
    def is_late(self) -> bool:
        return self.standing.state in (State.LATE, State.OUT_OF_TIMESCALE)


def running(marks: Sequence[Mark], profile: Profile, now: datetime, often: Often | None = None) -> list[Running]:
    """How each limit that has started stands, the open ones first by when they are due.

    `often`: how often this child is to be seen, where a plan says so; it stands in place of the area's own figure.
    """
    ordered = sorted((mark for mark in marks), key=lambda mark: mark.at)
    found = [one for key in KEYS if (one := _one(key, ordered, profile, now, often))]
    return sorted(
        found, key=lambda one: (not one.is_open, one.standing.due_at or datetime.max.replace(tzinfo=now.tzinfo))
    )


def _one(key: str, marks: Sequence[Mark], profile: Profile, now: datetime, often: Often | None) -> Running | None:
    try:
        shape = profile.clock(key, local_date(now))
    except NoSuchClock:
        return None
    span = _span(shape, marks)
    if span is None:
        return None
    started, stopped = span
    try:
        shape = profile.clock(key, local_date(started))
    except NoSuchClock:
        return None
    if often is not None and key in VISITS:
        shape = replace(shape, limit=often.limit, source=said_by(often.because), force=Force.LOCAL)
    again = RESTARTS.get(key)
    counted = again if any(mark.event is again and mark.at == started for mark in marks) else None
    standing = reckon(shape, started, now, profile.calendar(), stopped_at=stopped)
    return Running(shape, started, stopped, standing, counted)


def _span(shape: Clock, marks: Sequence[Mark]) -> tuple[datetime, datetime | None] | None:
    """The latest run of a clock: from when, until when (None: still running). None: it never started.

    While it runs, another of what starts it does not start it again: an initial conference is counted from the strategy
    discussion that began the enquiry, never a later one.
    """
    if shape.key == "assessment":
        marks = _counted_from_the_referral(marks)
    if shape.key in ONLY_WITH_A_PLAN and not any(m.event is Event.CHILD_PROTECTION_PLAN_BEGAN for m in marks):
        return None
    if shape.key == "review_after_birth" and not _planned_before_birth(marks):
        return None
    if shape.limit is not None and shape.limit.counts_back:
        return _counted_back(shape, marks)
    stops = {*shape.stops, *ALSO_STOP.get(shape.key, ()), *(() if shape.key in STILL_OWED else OVER)}
    if shape.key == "enquiry_start_recorded":
        marks = _recorded_by_its_discussion(marks)
    again = RESTARTS.get(shape.key)
    started: datetime | None = None
    stopped: datetime | None = None
    for mark in marks:
        running_now = started is not None and stopped is None
        if running_now and mark.event in stops:
            if mark.event in (again, shape.starts):
                started = mark.at
            else:
                stopped = mark.at
        elif not running_now and mark.event is shape.starts:
            started, stopped = mark.at, _same_day(shape, marks, mark)
    return (started, stopped) if started is not None else None


def _counted_back(shape: Clock, marks: Sequence[Mark]) -> tuple[datetime, datetime | None] | None:
    """Counted back from something planned: done at any time since what was planned before it."""
    planned = [mark.at for mark in marks if mark.event is shape.starts]
    if not planned:
        return None
    done = [m.at for m in marks if m.event in shape.stops and (len(planned) == 1 or m.at > planned[-2])]
    return planned[-1], (done[0] if done else None)


def _planned_before_birth(marks: Sequence[Mark]) -> bool:
    """Whether a child protection plan began before the child was born, or on that day."""
    born = next((mark.on for mark in marks if mark.event is Event.CHILD_BORN), None)
    plans = (mark.on for mark in marks if mark.event is Event.CHILD_PROTECTION_PLAN_BEGAN)
    return born is not None and any(plan <= born for plan in plans)


def _same_day(shape: Clock, marks: Sequence[Mark], start: Mark) -> datetime | None:
    """What is done at the same moment as the start, such as a plan that begins at its conference, stops it at once."""
    found = [m.at for m in marks if m.event in shape.stops and m.event is not shape.starts and m.at == start.at]
    return found[0] if found else None


def _recorded_by_its_discussion(marks: Sequence[Mark]) -> list[Mark]:
    """An enquiry that began on the day of a strategy discussion is recorded as it should be, whoever typed which."""
    days = {mark.on for mark in marks if mark.event is Event.STRATEGY_DISCUSSION_HELD}
    right = [mark for mark in marks if mark.event is Event.ENQUIRY_BEGAN and mark.on in days]
    return [*marks, *(Mark(mark.id, Event.ENQUIRY_START_RECORDED, mark.at) for mark in right)]


def _counted_from_the_referral(marks: Sequence[Mark]) -> list[Mark]:
    """The assessment is counted from when the referral came, and only where a team accepted it."""
    kept = [mark for mark in marks if mark.event is not Event.REFERRAL_RECEIVED]
    came = [referral_of(mark, marks) for mark in marks if mark.event is Event.REFERRAL_ACCEPTED]
    kept += [Mark(first.id, Event.REFERRAL_RECEIVED, first.at) for first in came]
    return sorted(kept, key=lambda mark: mark.at)
