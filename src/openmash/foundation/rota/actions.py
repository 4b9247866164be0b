"""The only code that writes the rota."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.foundation.rota.models import Shift, ShiftKind
from openmash.foundation.rota.permissions import Permission
from openmash.foundation.rota.policy import Absence

__all__ = ["ShiftKind", "ShiftTold", "put_on", "take_back"]


@dataclass(frozen=True)
class ShiftTold:
    """Who, what, for which team (none for somebody away), from when to when (aware)."""

    account_id: UUID
    kind: ShiftKind
    starts_at: datetime
    ends_at: datetime
    team_id: UUID | None = None


@transaction.atomic
def put_on(*, actor: Actor, told: ShiftTold) -> UUID:
    """Put somebody on the rota; returns the entry. Managers keep it; anybody who sees it may say they are away."""
    require(actor, Permission.KEEP, Absence(told.account_id) if told.kind is ShiftKind.AWAY else None)
    problems = []
    if told.ends_at <= told.starts_at:
        problems.append(Problem("ends", "The end must be after the start."))
    if told.kind is not ShiftKind.AWAY and told.team_id is None:
        problems.append(Problem("team", "Choose the team."))
    if problems:
        raise Incomplete(problems)
    row = Shift.objects.create(
        account_id=told.account_id, team_id=None if told.kind is ShiftKind.AWAY else told.team_id, kind=told.kind,
        starts_at=told.starts_at, ends_at=told.ends_at, recorded_by=actor.account_id,
    )  # fmt: skip
    audit.record(
        actor, "rota.put_on", about=[f"account:{told.account_id}", f"shift:{row.pk}"], detail={"kind": told.kind.value}
    )
    return row.id


@transaction.atomic
def take_back(*, actor: Actor, shift_id: UUID) -> None:
    """Take an entry back: it counts for nothing from now. Twice is once."""
    row = Shift.objects.filter(pk=shift_id).first()
    if row is None:
        raise NotVisible
    require(actor, Permission.KEEP, Absence(row.account_id) if row.kind == ShiftKind.AWAY else None)
    Shift.objects.filter(pk=shift_id, withdrawn_at__isnull=True).update(
        withdrawn_at=timezone.now(), withdrawn_by=actor.account_id
    )
    audit.record(actor, "rota.taken_back", about=[f"account:{row.account_id}", f"shift:{shift_id}"])
