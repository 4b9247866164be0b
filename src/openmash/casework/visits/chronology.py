"""How visits appear in a child's story: seen or not, where, by whom; and how often a plan says."""

from __future__ import annotations

from openmash.casework.visits.models import Frequency, Record
from openmash.casework.visits.words import Happened, SeenAlone, Where
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Rows, Trip
from openmash.records.cases.entries import Entry, People, Window

ALONE = {SeenAlone.YES: ", alone", SeenAlone.PARTLY: ", alone for part of the time", SeenAlone.NO: ", not alone"}


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Two indexed queries in one trip."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids)
    records, frequencies = Rows[Record](), Rows[Frequency]()
    if window.wants("visit"):
        records = window.ask(trip, Record, "person_id", ids, actor=actor)
    if window.wants("visit_frequency"):
        frequencies = window.ask(trip, Frequency, "person_id", ids, actor=actor)
    trip.go()
    found = [_entry(row, "visit", _said(row), "visit") for row in records.all]
    found += [
        _entry(row, "visit_frequency", f"To be seen every {row.every} {_days(row)}: {row.because}"[:240], "")
        for row in frequencies.all
    ]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _said(row: Record) -> str:
    alone = ALONE[SeenAlone(row.alone)] if row.alone else ""
    where = row.place or str(Where(row.where).label).lower()
    rest = f". {row.observations or row.done}" if row.observations or row.done else ""
    return f"{Happened(row.happened).said}{alone}, {where}{rest}"[:240]


def _days(row: Frequency) -> str:
    return "working days" if row.in_working_days else "days"


def _entry(row: Record | Frequency, kind: str, headline: str, link: str) -> Entry:
    key = row.visit_id if isinstance(row, Record) else row.pk
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind=kind, headline=headline, agency_id=row.held_by, source_id=key, link=link,
    )  # fmt: skip
