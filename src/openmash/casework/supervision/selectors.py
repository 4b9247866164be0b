"""Oversight as it stands: what managers wrote of a child, what is directed and open, who was told at night."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q
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
from openmash.casework.supervision.words import Became
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases.entries import People
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date

MOST = 60
STARTING_DAYS = 28
"""Days between two supervisions where an area has set no figure of its own: a starting value, no law's."""
MANAGERS = (Role.TEAM_MANAGER, Role.DECISION_MAKER)
SUPERVISED = (Role.SOCIAL_WORKER, *MANAGERS)
"""Whose supervision somebody sees to."""
Standing = tuple[UUID, UUID | None, datetime | None, date | None]


@dataclass(frozen=True)
class DirectionShown:
    """What was directed: whose it is, by which day, and what became of it."""

    id: UUID
    person_id: UUID
    what: str
    owner_id: UUID
    owner: str
    due_on: date
    by: str
    became: Became | None
    words: str

    @property
    def is_open(self) -> bool:
        return self.became is None


@dataclass(frozen=True)
class EntryShown:
    """A manager's entry with what it directs. `in_supervision`: written in one."""

    id: UUID
    person_id: UUID
    looked_at: str
    view: str
    by: str
    at: datetime
    in_supervision: bool
    directions: tuple[DirectionShown, ...]


@dataclass(frozen=True)
class SupervisionShown:
    """A supervision, for one of its two. `is_mine`: the reader held it."""

    id: UUID
    supervisor: str
    worker_id: UUID
    worker: str
    held_at: datetime
    note: str
    next_on: date | None
    entries: tuple[EntryShown, ...]


@dataclass(frozen=True)
class SheetShown:
    """A sheet for the night, and who has read it."""

    id: UUID
    person_id: UUID
    worry: str
    what_to_do: str
    whom_to_ring: str
    until: datetime
    by: str
    at: datetime
    read_by: tuple[str, ...]
    is_read_by_me: bool


@dataclass(frozen=True)
class LateSaid:
    """Why a limit is past, as somebody said, and by when it will be met."""

    person_id: UUID
    clock: str
    due_at: datetime
    why: str
    by_when: date
    by: str


@dataclass(frozen=True)
class Worker:
    """Somebody in a team."""

    id: UUID
    name: str
    job: str


@dataclass(frozen=True)
class Due:
    """When somebody's supervision was last held, by whom, and by which day it is next due. Nothing of what was said.

    `held_at` and `due_on` are None, and `supervisor` empty, where none was kept yet. `is_set`: the two set the day.
    """

    worker: Worker
    team: str
    is_manager: bool
    supervisor_id: UUID | None
    supervisor: str
    held_at: datetime | None
    due_on: date | None
    is_set: bool

    def is_late(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.due_on is not None and self.due_on < today


def team_workers(team_id: UUID, *, actor: Actor) -> list[Worker]:
    """The people of a team but the actor, by name. One query."""
    rows = Account.objects.filter(team_id=team_id, is_active=True, is_service=False).exclude(pk=actor.account_id)
    return [Worker(row.pk, row.name, row.job_title) for row in rows.order_by("name")]


def managers_of(agency_id: UUID) -> frozenset[UUID]:
    """The accounts of an agency that manage a team or decide. One query each role."""
    return frozenset(each.pk for role in MANAGERS for each in accounts_with(role, agency_id=agency_id))


def supervision_due(*, actor: Actor) -> list[Due]:
    """When the actor's own supervision is next due, and that of whom they supervise: those they last met, and for a
    manager everybody of their team, whoever met them last. By the day it is due. A fixed few queries.
    """
    found = _due(_standing(actor), frozenset())
    supervises = actor.team_id is not None and may(actor, Permission.SUPERVISE)
    mine = {each.id for each in team_workers(actor.team_id, actor=actor)} if actor.team_id and supervises else set()
    theirs = [
        each for each in found if actor.account_id in (each.worker.id, each.supervisor_id) or each.worker.id in mine
    ]
    return sorted(theirs, key=lambda each: (each.due_on or date.max, each.worker.name))


def supervision_standing(*, actor: Actor) -> list[Due]:
    """When everybody of the actor's agency whom somebody supervises is next due: those whose day has passed longest
    first, those with none kept yet last. Dates alone: the note stays with the two. A fixed few queries.
    """
    require(actor, Permission.SUPERVISE_MANAGERS)
    rows = _standing(actor)
    workers = {each.pk for role in SUPERVISED for each in accounts_with(role, agency_id=actor.agency_id)}
    held = {row[0] for row in rows}
    none_yet = [(key, None, None, None) for key in workers - held - {actor.account_id}]
    every = _due([*rows, *none_yet], managers_of(actor.agency_id))
    return sorted(every, key=lambda each: (each.due_on or date.max, each.worker.name))


def _standing(actor: Actor) -> list[Standing]:
    """The newest supervision of each worker of the actor's agency, as the wall tells it: who, by whom, when, next."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.supervision_standing(%s)", [actor.agency_id])
        return list(cursor.fetchall())


def _due(rows: Sequence[Standing], managers: frozenset[UUID]) -> list[Due]:
    keys = {key for row in rows for key in row[:2] if key is not None}
    accounts = {row.pk: row for row in Account.objects.filter(pk__in=keys).select_related("team")}
    every = timedelta(days=supervision_days())
    return [
        Due(
            Worker(worker, accounts[worker].name, accounts[worker].job_title),
            team.name if (team := accounts[worker].team) else "",
            worker in managers, supervisor, accounts[supervisor].name if supervisor else "", held_at,
            next_on or (local_date(held_at + every) if held_at else None), next_on is not None,
        )
        for worker, supervisor, held_at, next_on in rows
        if accounts[worker].is_active
    ]  # fmt: skip


def supervision_days() -> int:
    """How many days there may be between two supervisions where the two set no day, by the area's figure."""
    figure = dict(profile_at(timezone.now()).figures).get("supervision_every_days")
    return figure.number if figure else STARTING_DAYS


def entries_of(people: People, *, actor: Actor, known_at: datetime | None = None) -> list[EntryShown]:
    """What managers wrote of this child, newest first. Four queries."""
    rows = Entry.objects.visible_to(actor).as_known_at(known_at).filter(person_id__in=list(people.ids))
    return _entries(list(rows.order_by("-recorded_at", "-pk")[:MOST]), actor, known_at)


def directions_for(account_id: UUID, *, actor: Actor) -> list[DirectionShown]:
    """What is directed to somebody and not answered, the first due first. Two queries."""
    rows = Direction.objects.visible_to(actor).filter(
        ~Exists(DirectionAnswer.objects.filter(direction_id=OuterRef("pk"))), owner_id=account_id
    )
    return _directions(list(rows.order_by("due_on", "pk")[:200]), {})


def open_directions(person_ids: Iterable[UUID], *, actor: Actor) -> list[DirectionShown]:
    """What is directed and open about these children, the first due first. Two queries."""
    rows = Direction.objects.visible_to(actor).filter(
        ~Exists(DirectionAnswer.objects.filter(direction_id=OuterRef("pk"))), person_id__in=list(person_ids)
    )
    return _directions(list(rows.order_by("due_on", "pk")[:400]), {})


def direction(direction_id: UUID, *, actor: Actor) -> DirectionShown:
    """One direction. Raises NotVisible."""
    rows = list(Direction.objects.visible_to(actor).filter(pk=direction_id))
    if not rows:
        raise NotVisible
    return _directions(rows, _answers(rows, actor, None))[0]


def supervisions_of(*, actor: Actor, worker_id: UUID | None = None) -> list[SupervisionShown]:
    """The supervisions the actor was part of, newest first; with one worker where asked."""
    rows = Supervision.objects.filter(Q(account_id=actor.account_id) | Q(worker_id=actor.account_id))
    rows = rows.filter(worker_id=worker_id) if worker_id else rows
    found = list(rows.order_by("-held_at", "-pk")[:MOST])
    written = list(Entry.objects.visible_to(actor).filter(supervision_id__in=[row.pk for row in found]))
    shown = {each.id: each for each in _entries(written, actor, None)}
    names = who({key for row in found for key in (row.account_id, row.worker_id)})
    return [
        SupervisionShown(
            row.pk, names[row.account_id].name, row.worker_id, names[row.worker_id].name, row.held_at, row.note,
            row.next_on, tuple(shown[each.pk] for each in written if each.supervision_id == row.pk),
        )
        for row in found
    ]  # fmt: skip


def late_reasons(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[tuple[UUID, str], LateSaid]:
    """The newest reason given for each limit past, by child and clock. Two queries."""
    rows = list(
        LateReason.objects.visible_to(actor)
        .current()
        .filter(person_id__in=list(person_ids))
        .order_by("recorded_at", "pk")
    )
    names = who({row.recorded_by for row in rows})
    return {
        (row.person_id, row.clock): LateSaid(
            row.person_id, row.clock, row.due_at, row.why, row.by_when, names[row.recorded_by].name
        )
        for row in rows
    }


def sheets(*, actor: Actor, now: datetime, people: People | None = None) -> list[SheetShown]:
    """The sheets that hold now, of one child or of all in reach, those unread first. Three queries."""
    rows = NightSheet.objects.visible_to(actor).current().filter(until__gt=now)
    rows = rows.filter(person_id__in=list(people.ids)) if people is not None else rows
    found = list(rows.order_by("recorded_at", "pk")[:200])
    read = list(NightRead.objects.filter(sheet_id__in=[row.pk for row in found]).order_by("recorded_at", "pk"))
    names = who({row.recorded_by for row in (*found, *read)})
    shown = [
        SheetShown(
            row.pk, row.person_id, row.worry, row.what_to_do, row.whom_to_ring, row.until,
            names[row.recorded_by].name, row.recorded_at,
            tuple(names[each.recorded_by].name for each in read if each.sheet_id == row.pk),
            any(each.sheet_id == row.pk and each.recorded_by == actor.account_id for each in read),
        )
        for row in found
    ]  # fmt: skip
    return sorted(shown, key=lambda sheet: bool(sheet.read_by))


def _entries(rows: Sequence[Entry], actor: Actor, known_at: datetime | None) -> list[EntryShown]:
    directed = Direction.objects.visible_to(actor).as_known_at(known_at).filter(entry_id__in=[row.pk for row in rows])
    every = list(directed.order_by("due_on", "pk")) if rows else []
    shown = _directions(every, _answers(every, actor, known_at))
    entry_of = {row.pk: row.entry_id for row in every}
    names = who({row.recorded_by for row in rows})
    return [
        EntryShown(
            row.pk, row.person_id, row.looked_at, row.view, names[row.recorded_by].name, row.recorded_at,
            row.supervision_id is not None, tuple(each for each in shown if entry_of[each.id] == row.pk),
        )
        for row in rows
    ]  # fmt: skip


def _answers(rows: Sequence[Direction], actor: Actor, known_at: datetime | None) -> Mapping[UUID, DirectionAnswer]:
    found = DirectionAnswer.objects.visible_to(actor).as_known_at(known_at)
    found = found.filter(direction_id__in=[row.pk for row in rows])
    return {each.direction_id: each for each in found.order_by("recorded_at", "pk")} if rows else {}


def _directions(rows: Sequence[Direction], answers: Mapping[UUID, DirectionAnswer]) -> list[DirectionShown]:
    names = who({key for row in rows for key in (row.owner_id, row.recorded_by)})
    return [
        DirectionShown(
            row.pk, row.person_id, row.what, row.owner_id, names[row.owner_id].name, row.due_on,
            names[row.recorded_by].name, Became(answers[row.pk].became) if row.pk in answers else None,
            answers[row.pk].words if row.pk in answers else "",
        )
        for row in rows
    ]  # fmt: skip
