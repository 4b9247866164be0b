"""How meetings appear in a child's story: that the family was discussed and why, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from openmash.casework.meetings.models import OPEN_PART, Action, ActionAnswer, BestPlaced, Item, OfChild
from openmash.casework.meetings.words import Became, Kind, Reason
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Rows, Trip
from openmash.records.cases.entries import Entry, People, Window

LINE = 200


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Four indexed queries in one trip."""
    ids = list(people.ids)
    discussed, agreed, became = (window.wants(kind) for kind in KINDS)
    trip = Trip(known_at=window.known_at)
    own = window.about(Item, ids).exclude(meeting__kind__in=TOLD_AS_THEY_ARE)
    items = trip.add(window.of(own)) if discussed else Rows[Item]()
    actions = window.ask(trip, Action, "person_id", ids if agreed else (), actor=actor)
    workers = window.ask(trip, BestPlaced, "person_id", ids if agreed else (), actor=actor)
    answers = window.ask(trip, ActionAnswer, "person_id", ids if became else (), actor=actor)
    trip.go()
    found = [_item(row, ids) for row in items.all]
    found += [
        _child(row, "meeting_action", f"Agreed: {_short(row.what)}. {row.owner_name}", of=row.item_id)
        for row in actions.all
    ]
    found += [
        _child(row, "meeting_action", f"Proposed as best placed to talk to the child: {row.worker}", of=row.item_id)
        for row in workers.all
    ]
    found += [_child(row, "meeting_outcome", _became(row)) for row in answers.all]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


KINDS = ("meeting", "meeting_action", "meeting_outcome")
TOLD_AS_THEY_ARE = (Kind.STRATEGY, Kind.CONFERENCE, Kind.CORE_GROUP)
"""Meetings that `protection` calls, and tells of."""


def _item(row: Item, ids: Sequence[UUID]) -> Entry:
    reasons = ", ".join(Reason(reason).label.lower() for reason in row.reasons)
    person, *others = (person for person in row.person_ids if person in ids)
    told = _entry(row, person, "meeting", f"On a meeting’s agenda: {reasons}")
    return replace(told, also_about=tuple(others), of=row.pk, opens=True)


def _child(row: OfChild, kind: str, headline: str, *, of: UUID | None = None) -> Entry:
    return replace(_entry(row, row.about_id, kind, headline), of=of)


def _became(row: ActionAnswer) -> str:
    return f"What became of an action: {Became(row.became).label.lower()}. {_short(row.words)}".strip()


def _entry(row: Item | OfChild, person_id: UUID, kind: str, headline: str) -> Entry:
    return Entry(
        person_id=person_id, occurred_at=row.recorded_at, precision="minute", recorded_at=row.recorded_at, kind=kind,
        headline=headline, agency_id=row.held_by, source_id=row.id,
        sensitivity="ordinary" if row.part_circle == OPEN_PART else "named_only",
    )  # fmt: skip


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LINE else f"{line[: LINE - 1]}…"
