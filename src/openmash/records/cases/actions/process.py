"""Opening and closing a process, the children in it, and its milestones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.foundation.facts.turns import in_turn
from openmash.records.cases.models import Holding, Milestone, Process, ProcessChild
from openmash.records.cases.words import HeldBecause, ProcessKind
from openmash.statute.events import Event


@transaction.atomic
def open_process(
    *,
    actor: Actor,
    kind: ProcessKind,
    children: Sequence[UUID],
    held_by_team: UUID,
    opened_at: datetime,
    profile_slug: str,
    profile_version: str,
    held_by_account: UUID | None = None,
    because: HeldBecause = HeldBecause.ARRIVED,
) -> UUID:
    """Open a process about these children, each held from now by that desk (or person); returns its key.

    Needs nothing of the database back, so somebody who may not see the children can open one.
    """
    process = Process(
        id=new_key(), kind=kind, profile_slug=profile_slug, profile_version=profile_version,
        opened_at=opened_at, recorded_at=timezone.now(), recorded_by=actor.account_id,
    )  # fmt: skip
    process.save(force_insert=True)
    for person_id in children:
        _join(actor, process.id, person_id, held_by_team, held_by_account, because)
    audit.record(
        actor, "cases.process_opened", about=[f"process:{process.id}", *(f"person:{p}" for p in children)],
        detail={"kind": kind.value},
    )  # fmt: skip
    return process.id


@transaction.atomic
def add_child(
    *, actor: Actor, process_id: UUID, person_id: UUID, held_by_team: UUID, held_by_account: UUID | None = None
) -> None:
    """Add a child to an open process, held from now by that desk or person. Adding twice changes nothing."""
    in_turn(process_id)
    if ProcessChild.objects.filter(process_id=process_id, person_id=person_id).exists():
        return
    if Process.objects.filter(pk=process_id, closed_at__isnull=False).exists():
        raise NotAllowedNow("This is closed. Reopen it first, or record a new contact.")
    _join(actor, process_id, person_id, held_by_team, held_by_account, HeldBecause.ARRIVED)
    audit.record(actor, "cases.child_added", about=[f"process:{process_id}", f"person:{person_id}"])


def mark(
    *,
    actor: Actor,
    process_id: UUID,
    event: Event,
    person_id: UUID | None = None,
    occurred_at: datetime | None = None,
    words: str = "",
    supersedes: UUID | None = None,
    precision: str = "minute",
    origin_id: UUID | None = None,
) -> UUID:
    """Record that something of the law's list happened, now unless `occurred_at` (aware) says when; returns its key.

    `words` say why. `supersedes` is the milestone this puts right, such as one with a wrong day. `precision` is "day"
    where no more is known; `origin_id` the row of a file it was read from. No audit row of its own: the action that
    marks it writes one.
    """
    row = Milestone.record(
        actor=actor, process_id=process_id, person_id=person_id, event=event.value,
        occurred_at=occurred_at or timezone.now(), words=words, supersedes=supersedes, occurred_precision=precision,
        origin_id=origin_id,
    )  # fmt: skip
    return row.id


@transaction.atomic
def end_for_child(*, actor: Actor, process_id: UUID, person_id: UUID, ended_at: datetime | None = None) -> None:
    """End the process for one child, and with it their being held in it."""
    in_turn(process_id)
    moment = ended_at or timezone.now()
    live = {"process_id": process_id, "person_id": person_id}
    ended = ProcessChild.objects.filter(**live, ended_at__isnull=True).update(ended_at=moment)
    if not ended:
        raise NotAllowedNow("This has already ended for this child.")
    Holding.objects.filter(**live, released_at__isnull=True).update(released_at=not_before_it_began(moment))
    audit.record(actor, "cases.ended_for_child", about=[f"process:{process_id}", f"person:{person_id}"])


@transaction.atomic
def close(*, actor: Actor, process_id: UUID) -> None:
    """Close a process for every child still in it."""
    in_turn(process_id)
    now = timezone.now()
    closed = Process.objects.filter(pk=process_id, closed_at__isnull=True).update(
        closed_at=now, closed_by=actor.account_id
    )
    if not closed:
        raise NotAllowedNow("This is already closed.")
    still_in = ProcessChild.objects.filter(process_id=process_id, ended_at__isnull=True)
    for person_id in list(still_in.values_list("person_id", flat=True)):
        end_for_child(actor=actor, process_id=process_id, person_id=person_id, ended_at=now)
    audit.record(actor, "cases.process_closed", about=[f"process:{process_id}"])


@transaction.atomic
def reopen(*, actor: Actor, process_id: UUID, person_id: UUID, held_by_team: UUID) -> None:
    """Bring a child back into a process, closed or not, held from now by that desk. Never refused."""
    in_turn(process_id)
    Process.objects.filter(pk=process_id).update(closed_at=None, closed_by=None)
    child = {"process_id": process_id, "person_id": person_id}
    if ProcessChild.objects.filter(**child, ended_at__isnull=False).update(ended_at=None):
        _hold(actor, process_id, person_id, held_by_team, None, HeldBecause.REOPENED)
    elif not ProcessChild.objects.filter(**child).exists():
        _join(actor, process_id, person_id, held_by_team, None, HeldBecause.REOPENED)
    audit.record(actor, "cases.reopened", about=[f"process:{process_id}", f"person:{person_id}"])


def not_before_it_began(moment: datetime) -> Greatest:
    """When a holding ends: two servers whose clocks differ by a second must not keep a child from moving."""
    return Greatest(Value(moment), F("accepted_at"))


def _join(
    actor: Actor, process_id: UUID, person_id: UUID, team: UUID, account: UUID | None, because: HeldBecause
) -> None:
    ProcessChild.record(actor=actor, process_id=process_id, person_id=person_id)
    _hold(actor, process_id, person_id, team, account, because)


def _hold(
    actor: Actor, process_id: UUID, person_id: UUID, team: UUID, account: UUID | None, because: HeldBecause
) -> None:
    Holding.record(
        actor=actor, process_id=process_id, person_id=person_id, team_id=team, account_id=account,
        because=because, accepted_at=timezone.now(),
    )  # fmt: skip
