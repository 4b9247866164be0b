"""How strong the ties round a child are, as somebody said them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.records.people.models import Tie
from openmash.records.people.words import LocatingKind, TieStrength


@dataclass(frozen=True)
class TieSaid:
    """One tie as it stands: with what (one of four), how strong, who says so, and who recorded it when (UTC)."""

    id: UUID
    other_id: UUID | None
    agency_id: UUID | None
    place: LocatingKind | None
    called: str
    strength: TieStrength
    said_by: str
    words: str
    recorded_by: str
    recorded_at: datetime


def ties_of(ids: Sequence[UUID], actor: Actor, as_known_at: datetime | None = None) -> list[TieSaid]:
    """The ties recorded of these records of one child, oldest first. Two queries."""
    rows = list(
        Tie.objects.visible_to(actor).as_known_at(as_known_at).filter(person_id__in=ids).order_by("recorded_at", "pk")
    )
    names = who({row.recorded_by for row in rows})
    return [
        TieSaid(
            row.pk, row.other_id, row.agency_id, LocatingKind(row.place) if row.place else None, row.called,
            TieStrength(row.strength), row.said_by, row.words, names[row.recorded_by].name, row.recorded_at,
        )
        for row in rows
    ]  # fmt: skip
