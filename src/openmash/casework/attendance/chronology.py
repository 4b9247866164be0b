"""How attendance appears in a child's story: a sharp drop, a suspension, and a place lost, each as a fact."""

from __future__ import annotations

from openmash.casework.attendance.models import Figures
from openmash.casework.attendance.rules import said_of
from openmash.casework.attendance.words import Place
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. One indexed query."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids) if window.wants("attendance") else []
    rows = window.ask(trip, Figures, "person_id", ids, actor=actor)
    trip.go()
    return [
        Entry(
            person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
            recorded_at=row.recorded_at, kind="attendance", headline=_said(row)[:240], agency_id=row.held_by,
            source_id=row.pk,
        )
        for row in rows.all
    ]  # fmt: skip


def _said(row: Figures) -> str:
    said = (
        f"{row.school}: {said_of(row.attended, row.possible)}, {say.day_of(row.starts_on)} to {say.day_of(row.ends_on)}"
    )
    place = f". {Place(row.place).label}" if row.place != Place.ON_ROLL else ""
    suspended = f". Suspended {row.suspensions} times" if row.suspensions else ""
    return f"{said}{place}{suspended}"
