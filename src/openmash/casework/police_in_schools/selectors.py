"""The only code that reads police in schools for others. Times are UTC, days England's.

Whose school the actor's is, the register of schools says: those who read for their own school pass its key as `ours`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from openmash.casework.police_in_schools.catalogue import CATALOGUE, Programme, programme, topics_of
from openmash.casework.police_in_schools.models import (
    Answer,
    Booking,
    BookingStep,
    Calmed,
    Counted,
    Disclosure,
    Given,
    HeldSaid,
    Noted,
    Officer,
    Question,
    Told,
    ToldStep,
)
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.rules import Answers, Change, change, said, stands
from openmash.casework.police_in_schools.words import (
    Dispute,
    Held,
    Reply,
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
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.statute.calendar import local_date

__all__ = [
    "CATALOGUE",
    "AnswerShown",
    "Answers",
    "CalmedShown",
    "Change",
    "DisclosureShown",
    "GivenLine",
    "GivenShown",
    "Programme",
    "QuestionShown",
    "SessionShown",
    "StepShown",
    "ToldShown",
    "calmed",
    "change",
    "given_since",
    "is_kept",
    "officers",
    "one_calmed",
    "one_question",
    "one_session",
    "one_told",
    "our_told",
    "programme",
    "questions",
    "said",
    "sessions",
    "topics_of",
    "undecided",
]


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
    ids, today = [row.pk for row in rows], local_date(timezone.now())
    steps = list(BookingStep.objects.filter(booking_id__in=ids).order_by("recorded_at", "pk")) if ids else []
    given = {each.booking_id: each for each in Given.objects.filter(booking_id__in=ids).order_by("recorded_at", "pk")}
    keys = [each.pk for each in given.values()]
    counted: dict[UUID, dict[int, dict[When, tuple[int, int]]]] = {}
    for each in Counted.objects.filter(given_id__in=keys):
        by_question = counted.setdefault(each.given_id, {}).setdefault(each.question, {})
        by_question[When(each.when)] = (each.answered, each.said_yes)
    noted = {each.given_id: each for each in Noted.objects.current().filter(given_id__in=keys)}
    told: dict[UUID, list[DisclosureShown]] = {}
    for row in Disclosure.objects.current().filter(booking_id__in=ids).order_by("recorded_at", "pk"):
        told.setdefault(row.booking_id, []).append(_disclosure(row))
    names = who([*(each.recorded_by for each in steps), *(each.recorded_by for each in given.values())])
    of: dict[UUID, list[StepShown]] = {}
    for step in steps:
        of.setdefault(step.booking_id, []).append(
            StepShown(
                Step(step.step), Side(step.side), step.day, step.starts, names[step.recorded_by].name, step.whom,
                step.words, step.recorded_at,
            )
        )  # fmt: skip
    made = []
    for row_ in rows:
        shown = tuple(of[row_.pk])
        kept = given.get(row_.pk)
        offered = programme(row_.programme)
        made.append(
            SessionShown(
                row_.pk, row_.programme, offered.title if offered else row_.programme, Topic(row_.topic),
                row_.school_id, row_.force_id, Way(row_.way), tuple(row_.years), Side(row_.asked_by), shown,
                _given(kept, counted.get(kept.pk, {}), noted.get(kept.pk), names[kept.recorded_by].name)
                if kept else None,
                tuple(told.get(row_.pk, ())),
                stands([(x.step, x.side, x.day) for x in shown], given=kept is not None, today=today),
            )
        )  # fmt: skip
    return made


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


# What a school is told


@dataclass(frozen=True)
class ToldShown:
    """What a school reads of a pupil who told an officer something; `steps`: (when, by whom, what was done or "")."""

    id: UUID
    booking_id: UUID
    person_id: UUID
    called: str
    officer: str
    reference: str
    words: str
    asks: str
    at: datetime
    steps: tuple[tuple[datetime, str, str], ...]

    @property
    def about(self) -> Sequence[str]:
        return [f"police_told:{self.id}", f"person:{self.person_id}"]

    @property
    def is_read(self) -> bool:
        return bool(self.steps)

    @property
    def did(self) -> tuple[tuple[datetime, str, str], ...]:
        """What the school did, oldest first."""
        return tuple(each for each in self.steps if each[2])


def our_told(*, actor: Actor, limit: int = 100) -> list[ToldShown]:
    """What the actor's school was told of its pupils, newest first. Three queries."""
    if not may(actor, Permission.READ_OURS):
        return []
    rows = list(Told.objects.filter(agency_id=actor.agency_id).order_by("-recorded_at", "-pk")[:limit])
    return _told(rows)


def one_told(told_id: UUID, *, actor: Actor) -> ToldShown:
    """One of them. Raises NotVisible."""
    rows = list(Told.objects.filter(pk=told_id, agency_id=actor.agency_id)) if may(actor, Permission.READ_OURS) else []
    if not rows:
        raise NotVisible
    return _told(rows)[0]


def _told(rows: list[Told]) -> list[ToldShown]:
    steps = list(ToldStep.objects.filter(told_id__in=[row.pk for row in rows]).order_by("recorded_at", "pk"))
    names = who(each.recorded_by for each in steps)
    of: dict[UUID, list[tuple[datetime, str, str]]] = {}
    for each in steps:
        of.setdefault(each.told_id, []).append((each.recorded_at, names[each.recorded_by].name, each.words))
    return [
        ToldShown(
            row.pk, row.booking_id, row.person_id, row.called, row.officer, row.reference, row.words, row.asks,
            row.recorded_at, tuple(of.get(row.pk, ())),
        )
        for row in rows
    ]  # fmt: skip


# Questions


@dataclass(frozen=True)
class AnswerShown:
    """What became of a question."""

    reply: Reply
    words: str
    reference: str
    by: str
    at: datetime


@dataclass(frozen=True)
class QuestionShown:
    """A school's question, with what became of it, oldest first."""

    id: UUID
    school_id: UUID
    topic: Topic | None
    words: str
    by: str
    at: datetime
    answers: tuple[AnswerShown, ...]

    @property
    def about(self) -> Sequence[str]:
        return [f"police_question:{self.id}"]


def questions(*, actor: Actor, ours: UUID | None, limit: int = 200) -> list[QuestionShown]:
    """Questions put to the actor's force, or by their own school; newest first. Three queries."""
    return _questions(list(_asked(actor, ours).order_by("-recorded_at", "-pk")[:limit]))


def one_question(question_id: UUID, *, actor: Actor, ours: UUID | None) -> QuestionShown:
    """One of them. Raises NotVisible."""
    found = _questions(list(_asked(actor, ours).filter(pk=question_id)))
    if not found:
        raise NotVisible
    return found[0]


def _asked(actor: Actor, ours: UUID | None) -> QuerySet[Question]:
    mine = Q(pk__in=[])
    if may(actor, Permission.WORK):
        mine |= Q(force_id=actor.agency_id)
    if may(actor, Permission.ASK_OFFICER) and ours is not None:
        mine |= Q(school_id=ours)
    return Question.objects.current().filter(mine)


def _questions(rows: list[Question]) -> list[QuestionShown]:
    kept = list(Answer.objects.filter(question_id__in=[row.pk for row in rows]).order_by("recorded_at", "pk"))
    names = who([*(row.recorded_by for row in rows), *(each.recorded_by for each in kept)])
    of: dict[UUID, list[AnswerShown]] = {}
    for each in kept:
        of.setdefault(each.question_id, []).append(
            AnswerShown(Reply(each.reply), each.words, each.reference, names[each.recorded_by].name, each.recorded_at)
        )
    return [
        QuestionShown(
            row.pk, row.school_id, Topic(row.topic) if row.topic else None, row.words, names[row.recorded_by].name,
            row.recorded_at, tuple(of.get(row.pk, ())),
        )
        for row in rows
    ]  # fmt: skip


# What was calmed


@dataclass(frozen=True)
class CalmedShown:
    """A dispute that was calmed; `held` is None until the school has said."""

    id: UUID
    school_id: UUID
    kind: Dispute
    on: date
    what: str
    did: str
    ask_on: date
    by: str
    held: Held | None
    words: str
    said_by: str
    said_at: datetime | None

    @property
    def about(self) -> Sequence[str]:
        return [f"police_calmed:{self.id}"]

    def waits(self, today: date) -> bool:
        """Whether the school is asked now."""
        return self.held is None and self.ask_on <= today


def calmed(*, actor: Actor, ours: UUID | None, limit: int = 200) -> list[CalmedShown]:
    """What the actor's force calmed, or what was calmed at their own school; newest first. Three queries."""
    return _calmed(list(_quietened(actor, ours).order_by("-on", "-recorded_at", "-pk")[:limit]))


def one_calmed(calmed_id: UUID, *, actor: Actor, ours: UUID | None) -> CalmedShown:
    """One of them. Raises NotVisible."""
    found = _calmed(list(_quietened(actor, ours).filter(pk=calmed_id)))
    if not found:
        raise NotVisible
    return found[0]


def _quietened(actor: Actor, ours: UUID | None) -> QuerySet[Calmed]:
    mine = Q(pk__in=[])
    if may(actor, Permission.WORK):
        mine |= Q(held_by=actor.agency_id)
    if may(actor, Permission.SAY_IF_HELD) and ours is not None:
        mine |= Q(school_id=ours)
    return Calmed.objects.current().filter(mine)


def _calmed(rows: list[Calmed]) -> list[CalmedShown]:
    kept = {each.calmed_id: each for each in HeldSaid.objects.filter(calmed_id__in=[row.pk for row in rows])}
    names = who([*(row.recorded_by for row in rows), *(each.recorded_by for each in kept.values())])
    made = []
    for row in rows:
        held = kept.get(row.pk)
        made.append(
            CalmedShown(
                row.pk, row.school_id, Dispute(row.kind), row.on, row.what, row.did, row.ask_on,
                names[row.recorded_by].name, Held(held.held) if held else None, held.words if held else "",
                (held.said_by or names[held.recorded_by].name) if held else "", held.recorded_at if held else None,
            )
        )  # fmt: skip
    return made
