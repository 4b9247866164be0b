"""How unscheduled care appears in a child's story."""

from __future__ import annotations

from openmash.casework.cpis.models import Notice, NoticeRead
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Two indexed queries in one trip."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids) if window.wants("cpis") else []
    notices = window.ask(trip, Notice, "person_id", ids, actor=actor)
    read = window.ask(trip, NoticeRead, "person_id", ids, actor=actor)
    trip.go()
    found = [_entry(row, f"Seen in unscheduled care: {row.setting}, {row.place}") for row in notices.all]
    found += [_entry(row, f"About being seen in unscheduled care: {row.words}") for row in read.all]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _entry(row: Notice | NoticeRead, headline: str) -> Entry:
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind="cpis", headline=" ".join(headline.split())[:240], agency_id=row.held_by,
        source_id=row.pk,
    )  # fmt: skip
