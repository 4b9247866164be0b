"""How interpreting appears in a person's story: what was needed, and whether they could speak for themselves."""

from __future__ import annotations

from openmash.casework.interpreters.models import Need, Outcome
from openmash.casework.interpreters.words import Came, Instead, Way
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Two indexed queries in one trip."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids) if window.wants("interpreter") else []
    needs = window.ask(trip, Need, "person_id", ids, actor=actor)
    outcomes = window.ask(trip, Outcome, "person_id", ids, actor=actor)
    trip.go()
    found = [_entry(row, f"Interpreter: {_language(row)}, said by {row.source}") for row in needs.all]
    found += [_entry(row, _happened(row)) for row in outcomes.all]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _entry(row: Need | Outcome, headline: str) -> Entry:
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind="interpreter", headline=headline[:240], agency_id=row.held_by,
        source_id=row.pk,
    )  # fmt: skip


def _language(row: Need) -> str:
    if row.way == Way.NONE:
        return "none needed"
    return ", ".join(part for part in (row.language or str(Way(row.way).label), row.dialect) if part)


def _happened(row: Outcome) -> str:
    instead = f". {Instead(row.instead).label}" if row.instead else ""
    return f"{row.what_for}: {Came(row.came).label}{instead}"
