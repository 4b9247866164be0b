"""Children about whom nothing is open any more, and what ever was: for how long their record is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from openmash.foundation.access.actors import Actor
from openmash.records.cases.models import Milestone, ProcessChild


@dataclass(frozen=True)
class EndedWork:
    """When the last work about a child ended (UTC); None while something is open or nothing ever was."""

    person_id: UUID
    ended_at: datetime | None
    open: int


def ended_before(moment: datetime, *, actor: Actor, most: int = 200) -> list[UUID]:
    """Children whose last work ended before a moment (aware), the longest ago first, as far as the actor sees them."""
    rows = (
        ProcessChild.objects.visible_to(actor)
        .values("person_id")
        .annotate(last=Max("process__closed_at"), going=Count("pk", filter=Q(process__closed_at__isnull=True)))
        .filter(going=0, last__lt=moment)
        .order_by("last", "person_id")
    )
    return [row["person_id"] for row in rows[:most]]


def ended_work(person_ids: Sequence[UUID], *, actor: Actor) -> Mapping[UUID, EndedWork]:
    """How it stands with each of these. One query."""
    rows = (
        ProcessChild.objects.visible_to(actor)
        .filter(person_id__in=person_ids)
        .values("person_id")
        .annotate(last=Max("process__closed_at"), going=Count("pk", filter=Q(process__closed_at__isnull=True)))
    )
    return {
        row["person_id"]: EndedWork(row["person_id"], row["last"] if not row["going"] else None, row["going"])
        for row in rows
    }


def ever(person_ids: Sequence[UUID], events: Collection[str], *, actor: Actor) -> Mapping[UUID, frozenset[str]]:
    """Which of these events of the law's list ever happened to each of these. One query."""
    found: dict[UUID, set[str]] = {}
    rows = Milestone.objects.visible_to(actor).filter(person_id__in=person_ids, event__in=list(events))
    for person_id, event in rows.values_list("person_id", "event").distinct():
        if person_id is not None:
            found.setdefault(person_id, set()).add(event)
    return {key: frozenset(each) for key, each in found.items()}
