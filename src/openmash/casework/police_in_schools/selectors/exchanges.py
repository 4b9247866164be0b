"""What passes between a school and its officer: what a pupil told, questions, what was calmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from openmash.casework.police_in_schools.models import (
    Answer,
    Calmed,
    HeldSaid,
    Question,
    Told,
    ToldStep,
)
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.words import (
    Dispute,
    Held,
    Reply,
    Topic,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible

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
        """Whether anybody of the school has said that they read it."""
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
