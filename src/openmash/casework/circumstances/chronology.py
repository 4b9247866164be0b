"""How circumstances appear in a child's story: when each was known, and what was seen, decided and chosen."""

from __future__ import annotations

from openmash.casework.circumstances.models import Circumstance, Recorded
from openmash.casework.circumstances.words import Decision, Kind, What
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Two indexed queries in one trip."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids) if window.wants("circumstance") else []
    known = window.ask(trip, Circumstance, "person_id", ids, actor=actor)
    recorded = window.ask(trip, Recorded, "person_id", ids, actor=actor)
    trip.go()
    found = [_entry(row, f"{Kind(row.kind).label}, told by {row.told_by}: {row.words}") for row in known.all]
    found += [_entry(row, _said(row)) for row in recorded.all]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _said(row: Recorded) -> str:
    alone = {True: ", spoken to alone", False: ", not spoken to alone", None: ""}[row.alone]
    decided = f": {Decision(row.decision).label}" if row.decision else ""
    return f"{What(row.what).label}{alone}{decided}. {row.words}"


def _entry(row: Circumstance | Recorded, headline: str) -> Entry:
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind="circumstance", headline=" ".join(headline.split())[:240],
        agency_id=row.held_by, source_id=row.pk,
    )  # fmt: skip
