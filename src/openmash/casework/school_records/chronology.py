"""How what a school released appears in a child's story: as the school had it, on the day it happened."""

from __future__ import annotations

from openmash.casework.school_records.models import Released
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. One indexed query."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids) if window.wants("school_record") else []
    rows = window.ask(trip, Released, "person_id", ids, actor=actor)
    trip.go()
    return [
        Entry(
            person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
            recorded_at=row.recorded_at, kind="school_record", headline=_said(row)[:240], agency_id=row.held_by,
            source_id=row.pk,
        )
        for row in rows.all
    ]  # fmt: skip


def _said(row: Released) -> str:
    kind = f"{row.kind}: " if row.kind else ""
    return f"The school’s record. {kind}{row.words}"
