"""The only code that writes about supervision and oversight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.supervision.models import (
    Direction,
    DirectionAnswer,
    Entry,
    LateReason,
    NightRead,
    NightSheet,
    Supervision,
)
from openmash.casework.supervision.permissions import Permission
from openmash.casework.supervision.selectors import managers_of
from openmash.casework.supervision.words import Became
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.models import Account
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotPermitted, NotVisible, Problem
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date

LONGEST_NIGHT = timedelta(days=7)


@dataclass(frozen=True)
class DirectionTold:
    """What is to be done, by whom, by which day."""

    what: str
    owner_id: UUID | None
    due_on: date | None


@dataclass(frozen=True)
class EntryTold:
    """What a manager looked at, what they think, and what they direct: nothing, or one thing and more."""

    person_id: UUID
    looked_at: str
    view: str
    directions: Sequence[DirectionTold] = ()


@transaction.atomic
def hold_supervision(
    *, actor: Actor, worker_id: UUID, held_at: datetime, note: str, next_on: date | None, about: Sequence[EntryTold]
) -> UUID:
    """Keep a supervision: its note for the two, and an entry on each child's record. Returns its key.

    Raises NotPermitted for a worker of another team, Incomplete, and NotVisible for a child the actor may not see.
    """
    require(actor, Permission.SUPERVISE)
    require_of_team(actor, worker_id)
    problems = []
    if not note.strip() and not about:
        problems.append(Problem("note", "Write a note of what you reflected on, or about a child."))
    if next_on is not None and next_on < local_date(timezone.now()):
        problems.append(Problem("next_on", "Choose a day that has not passed."))
    if problems:
        raise Incomplete(problems)
    row = Supervision(
        account_id=actor.account_id, worker_id=worker_id, held_at=held_at, note=note.strip(), next_on=next_on
    )
    row.save(force_insert=True)
    for told in about:
        _enter(actor, told, row.pk)
    audit.record(actor, "supervision.held", about=[f"supervision:{row.pk}", f"account:{worker_id}"])
    return row.pk


@transaction.atomic
def enter(*, actor: Actor, told: EntryTold) -> UUID:
    """A manager's oversight of one child, apart from notes; returns its key. Raises Incomplete and NotVisible."""
    require(actor, Permission.ENTER)
    return _enter(actor, told, None)


def _enter(actor: Actor, told: EntryTold, supervision: UUID | None) -> UUID:
    person = linkage.person_set(told.person_id, actor)
    problems = []
    if not told.looked_at.strip():
        problems.append(Problem("looked_at", "Say what you looked at."))
    if not told.view.strip():
        problems.append(Problem("view", "Say what you think."))
    directions = [each for each in told.directions if each.what.strip()]
    for each in directions:
        if each.owner_id is None:
            problems.append(Problem("owner", "Choose who does it."))
        if each.due_on is None or each.due_on < local_date(timezone.now()):
            problems.append(Problem("due_on", "Choose the day by which it is to be done."))
    if problems:
        raise Incomplete(problems)
    row = Entry.record(
        actor=actor, person_id=told.person_id, supervision_id=supervision, looked_at=told.looked_at.strip(),
        view=told.view.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    for each in directions:
        Direction.record(
            actor=actor, person_id=told.person_id, entry_id=row.pk, what=each.what.strip(), owner_id=each.owner_id,
            due_on=each.due_on, occurred_at=timezone.now(),
        )  # fmt: skip
    audit.record(actor, "supervision.entered", about=person.about, detail={"directions": str(len(directions))})
    return row.pk


@transaction.atomic
def answer(*, actor: Actor, direction_id: UUID, became: Became, words: str) -> UUID:
    """Say what became of a direction. Raises NotVisible, NotPermitted for what is another's, and Incomplete."""
    require(actor, Permission.ANSWER)
    row = Direction.objects.visible_to(actor).filter(pk=direction_id).first()
    if row is None:
        raise NotVisible
    if actor.account_id not in (row.owner_id, row.recorded_by):
        raise NotPermitted("Whoever it was directed to, or whoever directed it, says what became of it.")
    if not words.strip():
        raise Incomplete([Problem("words", "Say what came of it, and what difference it made.")])
    made = DirectionAnswer.record(
        actor=actor, person_id=row.person_id, direction_id=row.pk, became=became, words=words.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "supervision.answered", about=[f"person:{row.person_id}"], detail={"became": became.value})
    return made.pk


@transaction.atomic
def say_why_late(
    *, actor: Actor, person_id: UUID, clock: str, due_at: datetime, why: str, by_when: date | None
) -> UUID:
    """Say why a limit is past for a child, and when it will be met. Raises Incomplete and NotVisible."""
    require(actor, Permission.ANSWER)
    person = linkage.person_set(person_id, actor)
    problems = []
    if not why.strip():
        problems.append(Problem("why", "Say why it is late."))
    if by_when is None or by_when < local_date(timezone.now()):
        problems.append(Problem("by_when", "Choose the day by which it will be done."))
    if problems:
        raise Incomplete(problems)
    row = LateReason.record(
        actor=actor, person_id=person_id, clock=clock[:60], due_at=due_at, why=why.strip(), by_when=by_when,
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "supervision.late_explained", about=person.about, detail={"clock": clock})
    return row.pk


@transaction.atomic
def tell_the_night(
    *, actor: Actor, person_id: UUID, worry: str, what_to_do: str, whom_to_ring: str, until: datetime
) -> UUID:
    """A sheet for the out-of-hours team; it replaces an earlier one. Raises Incomplete and NotVisible.

    The worker stays the child's worker: a sheet hands over what to know, and nobody's answerability.
    """
    require(actor, Permission.TELL_THE_NIGHT)
    person = linkage.person_set(person_id, actor)
    problems = []
    if not worry.strip():
        problems.append(Problem("worry", "Say what worries you tonight."))
    if not what_to_do.strip():
        problems.append(Problem("what_to_do", "Say what is to be done if it comes to that."))
    if problems:
        raise Incomplete(problems)
    before = NightSheet.objects.visible_to(actor).current().filter(person_id__in=person.ids).first()
    row = NightSheet.record(
        actor=actor, person_id=person_id, worry=worry.strip(), what_to_do=what_to_do.strip(),
        whom_to_ring=whom_to_ring.strip(), until=min(until, timezone.now() + LONGEST_NIGHT),
        supersedes=before.pk if before else None, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "supervision.night_told", about=person.about)
    return row.pk


@transaction.atomic
def have_read(*, actor: Actor, sheet_id: UUID) -> None:
    """Say that one has read a sheet; once is enough. Raises NotVisible."""
    require(actor, Permission.READ_THE_NIGHT)
    row = NightSheet.objects.visible_to(actor).current().filter(pk=sheet_id).first()
    if row is None:
        raise NotVisible
    if not NightRead.objects.filter(sheet_id=row.pk, recorded_by=actor.account_id).exists():
        NightRead.record(actor=actor, person_id=row.person_id, sheet_id=row.pk, occurred_at=timezone.now())
        audit.record(actor, "supervision.night_read", about=[f"person:{row.person_id}"])


def require_of_team(actor: Actor, worker_id: UUID) -> Account:
    """The worker, where they are in the actor's own team, or a manager they supervise. Raises NotPermitted."""
    mine = Account.objects.filter(pk=worker_id, is_active=True).exclude(pk=actor.account_id)
    worker = mine.filter(team_id=actor.team_id).first() if actor.team_id is not None else None
    if worker is None and may(actor, Permission.SUPERVISE_MANAGERS) and worker_id in managers_of(actor.agency_id):
        worker = mine.filter(agency_id=actor.agency_id).first()
    if worker is None:
        raise NotPermitted("Supervision is with a worker of your own team.")
    return worker
