"""Sessions, what pupils told at them as far as it names nobody, and what was given, for counting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from openmash.casework.police_in_schools.catalogue import programme
from openmash.casework.police_in_schools.models import (
    Booking,
    BookingStep,
    Counted,
    Disclosure,
    Given,
    Noted,
    Officer,
)
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.rules import Answers, stands
from openmash.casework.police_in_schools.words import (
    SchoolTold,
    Side,
    Stands,
    Step,
    Topic,
    Way,
    When,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class StepShown:
    """What one side said of a session."""

    step: Step
    side: Side
    day: date
    starts: time | None
    by: str
    whom: str
    words: str
    at: datetime


@dataclass(frozen=True)
class GivenShown:
    """A session as it was given. `counts`: by question, before and after, as (answered, said yes)."""

    id: UUID
    on: date
    way: Way
    years: tuple[int, ...]
    pupils: int
    adults: int
    version: int
    counts: Mapping[int, Mapping[When, tuple[int, int]]]
    went: str
    staff_said: str
    follow_up: str
    by: str


@dataclass(frozen=True)
class DisclosureShown:
    """That a pupil told something: the hub's reference, and whether the school's lead knows. It names nobody."""

    id: UUID
    booking_id: UUID
    contact_id: UUID
    reference: str
    told: SchoolTold | None
    told_words: str
    at: datetime
    recorded_by: UUID


@dataclass(frozen=True)
class SessionShown:
    """A session, with what was said of it, oldest first."""

    id: UUID
    programme: str
    title: str
    topic: Topic
    school_id: UUID
    force_id: UUID
    way: Way
    years: tuple[int, ...]
    asked_by: Side
    steps: tuple[StepShown, ...]
    given: GivenShown | None
    disclosures: tuple[DisclosureShown, ...]
    stands: Stands

    @property
    def about(self) -> Sequence[str]:
        return [f"police_session:{self.id}"]

    @property
    def day(self) -> date:
        """The day it was given on, or the last one spoken of."""
        return self.given.on if self.given else self.steps[-1].day

    @property
    def starts(self) -> time | None:
        """The hour last spoken of, England's; None: to be agreed."""
        return self.steps[-1].starts


def sessions(*, actor: Actor, ours: UUID | None, school_id: UUID | None = None, limit: int = 300) -> list[SessionShown]:
    """Sessions of the actor's force, or of their own school; the newest day first. Six queries."""
    rows = _bookings(actor, ours)
    if school_id is not None:
        rows = rows.filter(school_id=school_id)
    found = _sessions(list(rows.order_by("-recorded_at", "-pk")[:limit]))
    return sorted(found, key=lambda each: (each.day, str(each.id)), reverse=True)


def one_session(booking_id: UUID, *, actor: Actor, ours: UUID | None) -> SessionShown:
    """One of them. Raises NotVisible."""
    found = _sessions(list(_bookings(actor, ours).filter(pk=booking_id)))
    if not found:
        raise NotVisible
    return found[0]


def _bookings(actor: Actor, ours: UUID | None) -> QuerySet[Booking]:
    mine = Q(pk__in=[])
    if may(actor, Permission.WORK):
        mine |= Q(force_id=actor.agency_id)
    if may(actor, Permission.READ_OURS) and ours is not None:
        mine |= Q(school_id=ours)
    return Booking.objects.filter(mine)


def _sessions(rows: list[Booking]) -> list[SessionShown]:
    ids = [row.pk for row in rows]
    steps = list(BookingStep.objects.filter(booking_id__in=ids).order_by("recorded_at", "pk")) if ids else []
    given = {each.booking_id: each for each in Given.objects.filter(booking_id__in=ids).order_by("recorded_at", "pk")}
    keys = [each.pk for each in given.values()]
    counted: dict[UUID, dict[int, dict[When, tuple[int, int]]]] = {}
    for each in Counted.objects.filter(given_id__in=keys):
        by_question = counted.setdefault(each.given_id, {}).setdefault(each.question, {})
        by_question[When(each.when)] = (each.answered, each.said_yes)
    noted = {each.given_id: each for each in Noted.objects.current().filter(given_id__in=keys)}
    told: dict[UUID, list[DisclosureShown]] = {}
    for disclosed in Disclosure.objects.current().filter(booking_id__in=ids).order_by("recorded_at", "pk"):
        told.setdefault(disclosed.booking_id, []).append(_disclosure(disclosed))
    names = who([*(each.recorded_by for each in steps), *(each.recorded_by for each in given.values())])
    of: dict[UUID, list[StepShown]] = {}
    for step in steps:
        of.setdefault(step.booking_id, []).append(
            StepShown(
                Step(step.step), Side(step.side), step.day, step.starts, names[step.recorded_by].name, step.whom,
                step.words, step.recorded_at,
            )
        )  # fmt: skip
    return [
        _session(each, of[each.pk], given.get(each.pk), counted, noted, told.get(each.pk, ()), names) for each in rows
    ]


def _session(
    row: Booking, steps: Sequence[StepShown], kept: Given | None,
    counted: Mapping[UUID, Mapping[int, Mapping[When, tuple[int, int]]]], noted: Mapping[UUID, Noted],
    told: Sequence[DisclosureShown], names: Mapping[UUID, Who],
) -> SessionShown:  # fmt: skip
    offered = programme(row.programme)
    return SessionShown(
        row.pk, row.programme, offered.title if offered else row.programme, Topic(row.topic), row.school_id,
        row.force_id, Way(row.way), tuple(row.years), Side(row.asked_by), tuple(steps),
        _given(kept, counted.get(kept.pk, {}), noted.get(kept.pk), names[kept.recorded_by].name) if kept else None,
        tuple(told),
        stands([(x.step, x.side, x.day) for x in steps], given=kept is not None, today=local_date(timezone.now())),
    )  # fmt: skip


def _given(
    row: Given, counts: Mapping[int, Mapping[When, tuple[int, int]]], noted: Noted | None, by: str
) -> GivenShown:
    return GivenShown(
        row.pk, row.on, Way(row.way), tuple(row.years), row.pupils, row.adults, row.version, counts,
        noted.went if noted else "", noted.staff_said if noted else "", noted.follow_up if noted else "", by,
    )  # fmt: skip


def _disclosure(row: Disclosure) -> DisclosureShown:
    return DisclosureShown(
        row.pk, row.booking_id, row.contact_id, row.reference, SchoolTold(row.told) if row.told else None,
        row.told_words, row.recorded_at, row.recorded_by,
    )  # fmt: skip


def is_kept(disclosure_id: UUID, *, actor: Actor) -> bool:
    """Whether what a pupil told, written under this key, opened a contact already. One query."""
    return bool(may(actor, Permission.TELL)) and Disclosure.objects.filter(pk=disclosure_id).exists()


def undecided(*, actor: Actor) -> list[DisclosureShown]:
    """What pupils told the actor, of which nobody has said yet whether the school's lead knows. One query."""
    rows = Disclosure.objects.current().filter(told="", recorded_by=actor.account_id)
    return [_disclosure(row) for row in rows.order_by("recorded_at", "pk")]


@dataclass(frozen=True)
class GivenLine:
    """A session given, for counting. `counts`: by question, both before and after where both were counted."""

    school_id: UUID
    programme: str
    topic: Topic
    way: Way
    years: tuple[int, ...]
    on: date
    pupils: int
    adults: int
    counts: Mapping[int, Answers]


def given_since(since: date, *, actor: Actor) -> list[GivenLine]:
    """Every session given since a day, whoever gave it, for whoever sees coverage. It names nobody. Two queries."""
    if not may(actor, Permission.SEE_COVERAGE):
        return []
    rows = Given.objects.filter(on__gte=since).select_related("booking").order_by("booking_id", "-recorded_at", "-pk")
    found = list(rows.distinct("booking_id"))
    counted: dict[UUID, dict[int, dict[When, Counted]]] = {}
    for each in Counted.objects.filter(given_id__in=[row.pk for row in found]):
        counted.setdefault(each.given_id, {}).setdefault(each.question, {})[When(each.when)] = each
    return [
        GivenLine(
            row.booking.school_id, row.booking.programme, Topic(row.booking.topic), Way(row.way), tuple(row.years),
            row.on, row.pupils, row.adults, _answers(counted.get(row.pk, {})),
        )
        for row in found
    ]  # fmt: skip


def _answers(of: Mapping[int, Mapping[When, Counted]]) -> Mapping[int, Answers]:
    return {
        question: Answers(
            found[When.BEFORE].answered, found[When.BEFORE].said_yes, found[When.AFTER].answered,
            found[When.AFTER].said_yes,
        )
        for question, found in of.items()
        if When.BEFORE in found and When.AFTER in found
    }  # fmt: skip


def officers(school_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, UUID]:
    """Each school's own officer, by account; those without one are left out. One query, or none for none."""
    ids = set(school_ids)
    rows = Officer.objects.filter(school_id__in=ids).order_by("school_id", "-recorded_at", "-pk") if ids else []
    found: dict[UUID, UUID] = {}
    for row in rows:
        found.setdefault(row.school_id, row.account_id)
    return found
