"""How a child's voice appears in their story: the words themselves, or that nobody has heard them yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window
from openmash.records.voice.models import Influence, Marked, Voice
from openmash.records.voice.readers import NOT_SHOWN
from openmash.records.voice.selectors import kept_back, newest_marks
from openmash.records.voice.words import NotHeardBecause, Status


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Three indexed queries in one trip."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids)
    said = window.ask(trip, Voice, "person_id", ids if window.wants("voice") else (), actor=actor)
    changed = window.ask(trip, Influence, "person_id", ids if window.wants("influence") else (), actor=actor)
    marked = trip.facts(Marked, "person_id", ids if window.wants("voice") else (), order=("recorded_at", "pk"))
    trip.go()
    marks = newest_marks(marked.all)
    kept = kept_back(said.all, actor, marks)
    found = [
        replace(_entry(row, "voice", NOT_SHOWN if row.id in kept else _line(row)), shown_to=_shown_to(row, marks))
        for row in said.all
    ]
    found += [_entry(row, "influence", f"What the child’s voice changed: {row.changed}") for row in changed.all]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _entry(row: Voice | Influence, kind: str, headline: str) -> Entry:
    at = row.occurred_at if isinstance(row, Voice) else row.recorded_at
    return Entry(
        person_id=row.person_id, occurred_at=at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind=kind, headline=headline, agency_id=row.held_by, source_id=row.id,
        sensitivity="sensitive",
    )  # fmt: skip


def _shown_to(row: Voice, marks: Mapping[UUID, Marked]) -> frozenset[str] | None:
    """To whom the words may go; None where there are none."""
    return frozenset((marks.get(row.id) or row).safe_for or ()) if row.status == Status.HEARD else None


def _line(row: Voice) -> str:
    if row.status == Status.HEARD:
        return f"“{row.quote}”"
    return f"Not heard yet: {NotHeardBecause(row.reason_code).label.lower()}; {row.by_whom} will"
