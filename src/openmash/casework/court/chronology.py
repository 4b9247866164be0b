"""How what came before a court appears in a child's story. What the law counts from is told by its milestone."""

from __future__ import annotations

from openmash.casework.court.models import FamilyGroup, PreProceedings
from openmash.casework.court.words import Before, Group
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Two indexed queries in one trip."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids) if window.wants("court") else []
    groups = window.ask(trip, FamilyGroup, "person_id", ids, actor=actor)
    before = window.ask(trip, PreProceedings, "person_id", ids, actor=actor)
    trip.go()
    found = [
        _entry(row, f"Family group decision-making: {Group(row.what).label.lower()}. {row.who} {row.words}".strip())
        for row in groups.all
        if row.milestone_id is None
    ]
    found += [
        _entry(row, f"{Before(row.what).label}. {row.words}".strip()) for row in before.all if row.milestone_id is None
    ]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _entry(row: FamilyGroup | PreProceedings, headline: str) -> Entry:
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind="court", headline=" ".join(headline.split())[:240], agency_id=row.held_by,
        source_id=row.pk,
    )  # fmt: skip
