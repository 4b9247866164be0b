"""What the chronology itself adds to a child's story: records agreed to be theirs, or not; copies given of it."""

from __future__ import annotations

from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Rows, Trip
from openmash.insight.chronology.models import Copy
from openmash.records.cases.entries import Entry, People, Window
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import Decided, PersonSet

LINE = 200


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Three queries at most."""
    ids = list(people.ids)
    found: list[Entry] = []
    if window.wants("records") and ids:
        found += [_judged(each, ids) for each in _decisions(people, actor, window)]
    if window.wants("copy"):
        trip = Trip(known_at=window.known_at)
        copies: Rows[Copy] = trip.add(
            window.of(window.about(Copy, ids).as_known_at(window.known_at).defer("pdf", "lines"))
        )
        trip.go()
        found += [_copy(row, ids) for row in copies.all]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _decisions(people: People, actor: Actor, window: Window) -> list[Decided]:
    ids = tuple(people.ids)
    told = linkage.decisions_about(PersonSet(ids, ids[0]), actor, window.known_at)
    return [
        each for each in told if each.at < window.before and (not window.agencies or each.held_by in window.agencies)
    ][: window.limit]


def _judged(each: Decided, ids: list[UUID]) -> Entry:
    said = "Records agreed to be this child’s" if each.same else "A record agreed not to be this child’s"
    return Entry(
        person_id=next((key for key in (each.record_a, each.record_b) if key in ids), ids[0]), occurred_at=each.at,
        precision="minute", recorded_at=each.at, kind="records", headline=f"{said}: {each.reason}"[:LINE],
        agency_id=each.held_by, source_id=each.id,
    )  # fmt: skip


def _copy(row: Copy, ids: list[UUID]) -> Entry:
    return Entry(
        person_id=next(key for key in row.person_ids if key in ids), occurred_at=row.recorded_at, precision="minute",
        recorded_at=row.recorded_at, kind="copy", headline=f"A chronology was made for {row.recipient_name}: {row.why}",
        agency_id=row.held_by, source_id=row.pk,
        also_about=tuple(key for key in row.person_ids if key in ids)[1:],
    )  # fmt: skip
