"""Notice received, who was told of it, and the tasks of its plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor, Service
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.insight.inspection.models import Informed, Inspection, Seat, Task
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.words import Side
from openmash.records.cases.on_duty import profile_at


@dataclass(frozen=True)
class NoticeTold:
    """The notice as it came: `kind` of the area's profile, when it came (aware), whose it is and how they call it."""

    kind: str
    name: str
    inspectorate: str
    notice_at: datetime
    lead_inspector: str = ""


@dataclass(frozen=True)
class TaskTold:
    """A task as somebody sets it: `owner` by name or e-mail address, or nobody yet; `source` where the day was read."""

    says: str
    due_on: date | None
    owner: str = ""
    source: str = ""
    confirmed: bool = False


@transaction.atomic
def begin(*, actor: Actor, told: NoticeTold, now: datetime | None = None) -> UUID:
    """Open the room of an inspection, with the plan its kind has in the area's profile. Raises Incomplete."""
    require(actor, Permission.COORDINATE)
    moment = now or timezone.now()
    local = profile_at(moment)
    kind = next((each for each in local.inspections if each.key == told.kind), None)
    problems = []
    if kind is None:
        problems.append(Problem("kind", "Choose what kind of inspection it is."))
    if not told.inspectorate.strip():
        problems.append(Problem("inspectorate", "Enter who inspects."))
    if told.notice_at > moment:
        problems.append(Problem("notice_on", "The notice cannot have come later than now."))
    if kind is None or problems:
        raise Incomplete(problems)
    key = new_key()
    room = access.open_named_circle(
        actor=actor, accounts=[actor.account_id, Service.INSPECTION.account_id], source_id=key, reason="inspection"
    )
    inspectors = access.open_named_circle(actor=actor, accounts=[], source_id=key, reason="inspection")
    Inspection.record(
        actor=actor, id=key, circle_id=room, to_circle=inspectors, kind=kind.key,
        name=(told.name.strip() or kind.name)[:200], inspectorate=told.inspectorate.strip()[:200],
        lead_inspector=told.lead_inspector.strip()[:200], notice_at=told.notice_at, occurred_at=told.notice_at,
    )  # fmt: skip
    Seat.record(
        actor=actor, inspection_id=key, circle_id=room, side=Side.ROOM, account_id=actor.account_id, starts_at=moment
    )
    calendar = local.calendar()
    for step in kind.steps:
        Task.record(
            actor=actor, inspection_id=key, circle_id=room, thread=new_key(), key=step.key, says=step.says,
            due_on=step.due_on(told.notice_at, calendar), source=step.source, confirmed=step.confirmed,
        )  # fmt: skip
    audit.record(actor, "inspection.began", about=[f"inspection:{key}"], detail={"kind": kind.key})
    return key


@transaction.atomic
def inform(*, actor: Actor, inspection_id: UUID, who: str, how: str) -> UUID:
    """Record that somebody was told of the notice now, and how. Raises NotVisible and Incomplete."""
    require(actor, Permission.COORDINATE)
    found = open_inspection(inspection_id)
    if not who.strip():
        raise Incomplete([Problem("who", "Enter who was told.")])
    row = Informed.record(
        actor=actor, inspection_id=found.pk, circle_id=found.circle_id, who=who.strip()[:200], how=how.strip()[:200],
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "inspection.informed", about=[f"inspection:{found.pk}"], detail={"who": who.strip()})
    return row.pk


@transaction.atomic
def add_task(*, actor: Actor, inspection_id: UUID, told: TaskTold) -> UUID:
    """Add a task of our own; returns its thread. Raises NotVisible and Incomplete."""
    require(actor, Permission.COORDINATE)
    found = open_inspection(inspection_id)
    owner = _checked(told)
    thread = new_key()
    _write(actor, found, thread, told, owner)
    audit.record(actor, "inspection.task_added", about=[f"inspection:{found.pk}", f"task:{thread}"])
    return thread


@transaction.atomic
def change_task(*, actor: Actor, thread: UUID, told: TaskTold) -> None:
    """Give a task to somebody, or set another day; what it was stays to be read. Raises NotVisible and Incomplete."""
    require(actor, Permission.COORDINATE)
    row = task_now(thread)
    owner = _checked(told)
    found = open_inspection(row.inspection_id)
    _write(actor, found, thread, told, owner, before=row)
    audit.record(actor, "inspection.task_changed", about=[f"inspection:{found.pk}", f"task:{thread}"])


@transaction.atomic
def finish_task(*, actor: Actor, thread: UUID, note: str) -> None:
    """Say that a task is done: its owner, or whoever coordinates. Raises NotVisible, NotPermitted and NotAllowedNow."""
    row = task_now(thread)
    require(actor, Permission.DO_TASK if row.owner_id == actor.account_id else Permission.COORDINATE)
    if row.done_at is not None:
        raise NotAllowedNow("This was done already.")
    Task.record(
        actor=actor, inspection_id=row.inspection_id, circle_id=row.circle_id, thread=thread, key=row.key,
        says=row.says, due_on=row.due_on, source=row.source, confirmed=row.confirmed, owner_id=row.owner_id,
        done_at=timezone.now(), note=note.strip()[:500], supersedes=row.pk,
    )  # fmt: skip
    audit.record(actor, "inspection.task_done", about=[f"inspection:{row.inspection_id}", f"task:{thread}"])


@transaction.atomic
def close(*, actor: Actor, inspection_id: UUID) -> None:
    """End the inspection: every inspector's seat ends now, and nothing more is made. Raises NotVisible."""
    require(actor, Permission.COORDINATE)
    found = open_inspection(inspection_id)
    now = timezone.now()
    for seat in Seat.objects.filter(inspection_id=found.pk, side=Side.INSPECTOR, ended_at=None):
        access.end_reach(actor=actor, source_id=seat.pk, ends_at=now)
    Seat.objects.filter(inspection_id=found.pk, side=Side.INSPECTOR, ended_at=None).update(ended_at=now)
    Inspection.objects.filter(pk=found.pk).update(ended_at=now)
    audit.record(actor, "inspection.ended", about=[f"inspection:{found.pk}"])


def open_inspection(inspection_id: UUID) -> Inspection:
    """The inspection, where the actor of the transaction is in its room or among its inspectors.

    Raises NotVisible, and NotAllowedNow for one that has ended.
    """
    found = Inspection.objects.filter(pk=inspection_id).first()
    if found is None:
        raise NotVisible
    if found.ended_at is not None:
        raise NotAllowedNow("This inspection has ended. What was kept can be read, and nothing more is added.")
    return found


def task_now(thread: UUID) -> Task:
    """The latest row of a task. Raises NotVisible."""
    row = Task.objects.current().filter(thread=thread).order_by("recorded_at", "pk").last()
    if row is None:
        raise NotVisible
    return row


def _checked(told: TaskTold) -> UUID | None:
    """The owner's account. Raises Incomplete with every fault."""
    problems = []
    if not told.says.strip():
        problems.append(Problem("says", "Say what is to be ready."))
    if told.due_on is None:
        problems.append(Problem("due_on", "Enter the day it is due."))
    found = accounts_named(told.owner.strip()) if told.owner.strip() else []
    if told.owner.strip() and len(found) != 1:
        several = "More than one person is called that: write their e-mail address." if found else ""
        problems.append(Problem("owner", several or "Nobody with an account has this name or e-mail address."))
    if problems:
        raise Incomplete(problems)
    return found[0] if found else None


def _write(
    actor: Actor, found: Inspection, thread: UUID, told: TaskTold, owner: UUID | None, before: Task | None = None
) -> None:
    row = Task.record(
        actor=actor, inspection_id=found.pk, circle_id=found.circle_id, thread=thread,
        key=before.key if before else "", says=told.says.strip()[:300], due_on=told.due_on,
        source=told.source.strip()[:300], confirmed=told.confirmed, owner_id=owner,
        supersedes=before.pk if before else None,
    )  # fmt: skip
    if owner is not None and owner != actor.account_id and (before is None or before.owner_id != owner):
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=To(account_id=owner), source_key=f"inspection_task:{row.pk}:given",
            text="You were given a task of an inspection.", where=Where("inspection_task", {"thread": str(thread)}),
        )  # fmt: skip
