"""How a child's own link appears in their story: that it was given, and what the child was told was done."""

from __future__ import annotations

from dataclasses import replace

from openmash.casework.own_words.models import Invitation, WeDid
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Two indexed queries in one trip."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids) if window.wants("own_words") else []
    given = window.ask(trip, Invitation, "person_id", ids, actor=actor)
    answered = window.ask(trip, WeDid, "person_id", ids, actor=actor)
    trip.go()
    found = [_entry(row, f"Given a link of their own by {row.signed_as}") for row in given.all]
    found += [
        replace(
            _entry(row, f"The child was told: you said “{row.you_said}”; we did: {row.we_did}"), shown_to=frozenset()
        )
        for row in answered.all
    ]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _entry(row: Invitation | WeDid, headline: str) -> Entry:
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind="own_words", headline=" ".join(headline.split())[:240],
        agency_id=row.held_by, source_id=row.pk, sensitivity="sensitive",
    )  # fmt: skip
