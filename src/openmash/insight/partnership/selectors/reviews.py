"""Reviews, as whoever may read them sees them. Who a review is about is shown to whoever may see the child."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.governance.area import LocalLimit
from openmash.insight.partnership.models import Plan, Review, ReviewChild, ReviewEvent, SummaryAsked, SummaryReceived
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import Harm, ReviewStep
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import at, local_date
from openmash.statute.clocks import Clock, Standing, reckon

CLOCKS: tuple[tuple[str, ReviewStep | None, tuple[ReviewStep, ...]], ...] = (
    ("serious_incident_notice", None, (ReviewStep.NOTIFIED, ReviewStep.NOT_MET)),
    ("rapid_review", ReviewStep.NOTIFIED, (ReviewStep.RAPID_DONE, ReviewStep.NOT_MET)),
    ("practice_review_published", ReviewStep.LOCAL_DECIDED, (ReviewStep.PUBLISHED,)),
)
"""Rows 27 to 29: each clock, what starts it (None: knowing), and what stops it."""


@dataclass(frozen=True)
class ClockShown:
    """One clock of a review. `local`: the area's own figure, where the text of the law or guidance was not read."""

    clock: Clock
    standing: Standing
    local: LocalLimit | None
    has_begun: bool
    stopped_on: date | None

    @property
    def runs(self) -> bool:
        return self.has_begun and self.stopped_on is None


@dataclass(frozen=True)
class EventShown:
    """A step that was taken."""

    step: ReviewStep
    on: date
    words: str


@dataclass(frozen=True)
class SummaryShown:
    """An agency's summary: asked, and perhaps received."""

    id: UUID
    agency: str
    by: date
    received_on: date | None
    words: str

    def is_late(self, today: date) -> bool:
        return self.by < (self.received_on or today)


@dataclass(frozen=True)
class ReviewShown:
    """A review. `children` are those this reader may see; `plan_id` is where its recommendations are."""

    id: UUID
    ref: str
    harm: Harm
    what: str
    looked_after: bool
    known_on: date
    clocks: tuple[ClockShown, ...]
    events: tuple[EventShown, ...]
    summaries: tuple[SummaryShown, ...]
    children: tuple[UUID, ...]
    plan_id: UUID | None

    @property
    def about_keys(self) -> Sequence[str]:
        return (f"review:{self.id}", *(f"person:{child}" for child in self.children))

    @property
    def may_be_planned(self) -> bool:
        """What it recommends is known once its rapid review is completed."""
        return any(each.step is ReviewStep.RAPID_DONE for each in self.events)

    @property
    def is_open(self) -> bool:
        """Something is still to come of it, by its clocks."""
        happened = {each.step for each in self.events}
        ends = {ReviewStep.NOT_MET, ReviewStep.NO_LOCAL, ReviewStep.PUBLISHED}
        return not happened & ends


def reviews(*, actor: Actor, now: datetime) -> list[ReviewShown]:
    """Every review, the newest first. Seven queries, however many."""
    require(actor, Permission.VIEW_REVIEWS)
    return _shown(list(Review.objects.visible_to(actor).order_by("-known_on", "-id")), actor, now)


def review(review_id: UUID, *, actor: Actor, now: datetime) -> ReviewShown:
    """One review. Seven queries. Raises NotVisible."""
    require(actor, Permission.VIEW_REVIEWS)
    found = _shown(list(Review.objects.visible_to(actor).filter(pk=review_id)), actor, now)
    if not found:
        raise NotVisible
    return found[0]


def review_of_summary(asked_id: UUID, *, actor: Actor) -> tuple[UUID, str]:
    """The review a summary was asked for, and its number. Raises NotVisible."""
    require(actor, Permission.VIEW_REVIEWS)
    row = SummaryAsked.objects.visible_to(actor).filter(pk=asked_id).select_related("review").first()
    if row is None:
        raise NotVisible
    return row.review_id, row.review.ref


def running(*, actor: Actor, now: datetime) -> list[tuple[ReviewShown, ClockShown]]:
    """Every clock that runs, for whoever runs reviews; nothing for others."""
    if not may(actor, Permission.RUN_REVIEW):
        return []
    return [(one, clock) for one in reviews(actor=actor, now=now) for clock in one.clocks if clock.runs]


def _shown(rows: Sequence[Review], actor: Actor, now: datetime) -> list[ReviewShown]:
    ids = [row.pk for row in rows]
    events: dict[UUID, list[ReviewEvent]] = {}
    for event in ReviewEvent.objects.visible_to(actor).filter(review_id__in=ids).order_by("on", "id"):
        events.setdefault(event.review_id, []).append(event)
    asked = list(SummaryAsked.objects.visible_to(actor).filter(review_id__in=ids).order_by("by", "id"))
    received = {
        row.asked_id: row
        for row in SummaryReceived.objects.visible_to(actor).filter(asked_id__in=[each.pk for each in asked])
    }
    names = agencies.names({each.agency_id for each in asked})
    plans = dict(Plan.objects.visible_to(actor).filter(review_id__in=ids).values_list("review_id", "pk"))
    children: dict[UUID, list[UUID]] = {}
    for review_id, person_id in (
        ReviewChild.objects.visible_to(actor)
        .filter(review_id__in=ids)
        .order_by("id")
        .values_list("review_id", "person_id")
    ):
        children.setdefault(review_id, []).append(person_id)
    found = []
    for row in rows:
        mine = events.get(row.pk, [])
        happened = {ReviewStep(each.step): each.on for each in mine}
        summaries = tuple(_summary(each, names, received.get(each.pk)) for each in asked if each.review_id == row.pk)
        found.append(
            ReviewShown(
                row.pk, row.ref, Harm(row.harm), row.what, row.looked_after, row.known_on,
                tuple(_clock(name, starts, stops, row.known_on, happened, now) for name, starts, stops in CLOCKS),
                tuple(EventShown(ReviewStep(each.step), each.on, each.words) for each in mine),
                summaries, tuple(children.get(row.pk, ())), plans.get(row.pk),
            )
        )  # fmt: skip
    return found


def _summary(row: SummaryAsked, names: Mapping[UUID, str], came: SummaryReceived | None) -> SummaryShown:
    return SummaryShown(
        row.pk, names.get(row.agency_id, ""), row.by, came.on if came else None, came.words if came else ""
    )


def _clock(
    name: str, starts: ReviewStep | None, stops: Sequence[ReviewStep], known_on: date,
    happened: Mapping[ReviewStep, date], now: datetime,
) -> ClockShown:  # fmt: skip
    """How one clock stands. A day is counted as a whole: what is done on the last day is in time."""
    began = known_on if starts is None else happened.get(starts)
    stopped = min((happened[each] for each in stops if each in happened), default=None)
    started_at = at(began, time(0, 1)) if began else None
    local = profile_at(started_at or now)
    clock = local.clock(name, began or local_date(now))
    standing = reckon(clock, started_at, now, local.calendar(), stopped_at=at(stopped, time(12)) if stopped else None)
    return ClockShown(clock, standing, local.local_limit(clock.local_policy_key or ""), began is not None, stopped)
