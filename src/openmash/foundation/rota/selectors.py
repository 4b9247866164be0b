"""Reading the rota. It is about staff, so what other code needs of it asks for no actor; moments are aware."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from openmash.foundation.rota.models import Shift, ShiftKind

__all__ = ["OnRota", "ShiftKind", "away", "deputies", "is_away", "rota"]


@dataclass(frozen=True)
class OnRota:
    """One entry of the rota. Times are UTC."""

    id: UUID
    account_id: UUID
    name: str
    kind: ShiftKind
    team_id: UUID | None
    team: str
    telephone: str
    starts_at: datetime
    ends_at: datetime


def deputies(team_id: UUID, at: datetime) -> list[UUID]:
    """Accounts that stand in for a team at a moment and are not away, in the order they were put on; active ones."""
    gone = _at(at).filter(kind=ShiftKind.AWAY, account_id=OuterRef("account_id"))
    rows = _at(at).filter(team_id=team_id, kind=ShiftKind.DEPUTY, account__is_active=True).exclude(Exists(gone))
    return list(rows.order_by("recorded_at", "id").values_list("account_id", flat=True))


def away(at: datetime) -> set[UUID]:
    """Accounts that are away at a moment."""
    return set(_at(at).filter(kind=ShiftKind.AWAY).values_list("account_id", flat=True))


def is_away(account_id: UUID, at: datetime) -> bool:
    """Whether somebody is away at a moment."""
    return _at(at).filter(kind=ShiftKind.AWAY, account_id=account_id).exists()


def rota(start: datetime, end: datetime) -> list[OnRota]:
    """Every entry that touches the time from `start` to `end`, by team and time. One query."""
    rows = Shift.objects.filter(withdrawn_at__isnull=True, starts_at__lt=end, ends_at__gt=start)
    rows = rows.select_related("account", "team").order_by("team__name", "starts_at", "kind", "id")
    return [
        OnRota(
            row.pk, row.account_id, row.account.name, ShiftKind(row.kind), row.team_id,
            row.team.name if row.team else "", row.team.telephone if row.team else "", row.starts_at, row.ends_at,
        )
        for row in rows
    ]  # fmt: skip


def _at(moment: datetime) -> QuerySet[Shift]:
    return Shift.objects.filter(withdrawn_at__isnull=True, starts_at__lte=moment, ends_at__gt=moment)
