"""How oversight appears in a child's story, for those who may read it: what a manager thought and directed."""

from __future__ import annotations

from openmash.casework.supervision.models import (
    AboutChild,
    Direction,
    DirectionAnswer,
    LateReason,
    NightSheet,
)
from openmash.casework.supervision.models import (
    Entry as Oversight,
)
from openmash.casework.supervision.permissions import Permission
from openmash.casework.supervision.words import Became
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Five indexed queries in one trip; none for whoever may not."""
    if not window.wants("supervision") or not may(actor, Permission.VIEW):
        return []
    trip, ids = Trip(known_at=window.known_at), list(people.ids)
    views = window.ask(trip, Oversight, "person_id", ids, actor=actor)
    directed = window.ask(trip, Direction, "person_id", ids, actor=actor)
    answers = window.ask(trip, DirectionAnswer, "person_id", ids, actor=actor)
    late = window.ask(trip, LateReason, "person_id", ids, actor=actor)
    sheets = window.ask(trip, NightSheet, "person_id", ids, actor=actor)
    trip.go()
    found = [_entry(row, f"A manager looked at: {row.looked_at.rstrip('.')}. {row.view}") for row in views.all]
    found += [_entry(row, f"Directed, by {say.day_of(row.due_on)}: {row.what}") for row in directed.all]
    found += [_entry(row, f"{Became(row.became).label}: {row.words}") for row in answers.all]
    found += [_entry(row, f"Out of timescale, {row.clock}: {row.why}") for row in late.all]
    found += [_entry(row, f"The night was told: {row.worry}") for row in sheets.all]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _entry(row: AboutChild, headline: str) -> Entry:
    return Entry(
        person_id=row.person_id, occurred_at=row.recorded_at, precision="minute", recorded_at=row.recorded_at,
        kind="supervision", headline=" ".join(headline.split())[:240], agency_id=row.held_by, source_id=row.person_id,
        link="child_oversight",
    )  # fmt: skip
