"""How letters appear in a child's story: that one went, to whom, about what; its words are opened by themselves."""

from __future__ import annotations

from openmash.casework.letters.models import Letter
from openmash.casework.letters.words import Sent
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. One indexed query."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids) if window.wants("letter") else []
    rows = window.ask(trip, Letter, "person_id", ids, actor=actor)
    trip.go()
    found = [
        Entry(
            person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
            recorded_at=row.recorded_at, kind="letter",
            headline=f"Letter to {row.recipient_name}: {row.subject}. {Sent(row.sent).label}."[:240],
            agency_id=row.held_by, source_id=row.pk, link="letter",
        )
        for row in rows.all
    ]  # fmt: skip
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]
