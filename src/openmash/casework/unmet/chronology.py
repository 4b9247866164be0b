"""How unmet need appears in a child's story."""

from __future__ import annotations

from openmash.casework.unmet.models import BecameOf, Unmet
from openmash.casework.unmet.words import Became, Why
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Two indexed queries in one trip."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids) if window.wants("unmet") else []
    needs = window.ask(trip, Unmet, "person_id", ids, actor=actor)
    became = window.ask(trip, BecameOf, "person_id", ids, actor=actor)
    trip.go()
    found = [
        _entry(row, f"Needed and not available: {row.what}. {Why(row.why).label}. Instead: {row.instead}")
        for row in needs.all
    ]
    found += [_entry(row, f"An unmet need: {Became(row.became).label.lower()}. {row.words}") for row in became.all]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _entry(row: Unmet | BecameOf, headline: str) -> Entry:
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind="unmet", headline=" ".join(headline.split())[:240], agency_id=row.held_by,
        source_id=row.pk,
    )  # fmt: skip
