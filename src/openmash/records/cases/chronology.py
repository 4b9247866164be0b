"""How the spine appears in a child's story: milestones, allocations, and who else was working with the child."""

from __future__ import annotations

from datetime import datetime

from openmash.foundation.access.actors import Actor
from openmash.records.cases.entries import Entry
from openmash.records.cases.models import Allocation, Involvement, Milestone
from openmash.records.cases.selectors import People
from openmash.records.cases.words import AllocationRole, Service
from openmash.statute.events import Event

TOLD_ELSEWHERE = frozenset(
    {Event.RATED, Event.DECIDED, Event.CONTACT_RECEIVED, Event.CHECK_REQUESTED, Event.CHECK_ANSWERED}
)
"""Milestones whose own module tells the story with more in it."""


def entries(people: People, *, actor: Actor, before: datetime, limit: int) -> list[Entry]:
    """The newest entries before a moment, at most `limit`, newest first. Three small indexed queries."""
    ids = list(people.ids)
    happened = Milestone.objects.filter(person_id__in=ids, occurred_at__lt=before).exclude(event__in=TOLD_ELSEWHERE)
    found = [
        _entry(m, m.occurred_at, "milestone", Event(m.event).said.capitalize())
        for m in happened.order_by("-occurred_at")[:limit]
        if m.person_id
    ]
    allocated = Allocation.objects.filter(person_id__in=ids, starts_at__lt=before).select_related("account")
    found += [
        _entry(a, a.starts_at, "allocation", f"Allocated to {a.account.name} ({AllocationRole(a.role).label.lower()})")
        for a in allocated.order_by("-starts_at")[:limit]
    ]
    told = Involvement.objects.filter(person_id__in=ids, as_at__lt=before)
    found += [_entry(i, i.as_at, "involvement", _said(i)) for i in told.order_by("-as_at")[:limit]]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[:limit]


def _entry(row: Milestone | Allocation | Involvement, at: datetime | None, kind: str, headline: str) -> Entry:
    assert row.person_id is not None  # the queries ask by person
    return Entry(
        person_id=row.person_id, occurred_at=at, precision=row.occurred_precision, recorded_at=row.recorded_at,
        kind=kind, headline=headline, agency_id=row.held_by, source_id=row.id,
    )  # fmt: skip


def _said(row: Involvement) -> str:
    service = row.service_name or Service(row.service).label
    return f"No longer open to {service}" if row.until else f"Open to {service}"
