"""How these meetings appear in a child's story: called and why, what was decided, how an enquiry came out."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from openmash.casework.protection.models import Convened, Decided, Enquired
from openmash.casework.protection.words import EnquiryOutcome, Kind, Outcome
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.models import Fact
from openmash.foundation.facts.trip import Rows, Trip
from openmash.records.cases.entries import Entry, People, Window

LINE = 200


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. One question or two, and one trip for who was ever discussed."""
    if not window.wants("protection"):
        return []
    ids = list(people.ids)
    if not window.holds(Convened) and not window.holds(Enquired):
        return []
    every = Convened.objects.about(ids)
    items = dict(every.values_list("pk", "item_id"))
    if not items and not Enquired.objects.visible_to(actor).filter(person_id__in=ids).exists():
        return []
    trip = Trip(known_at=window.known_at)
    called: Rows[Convened] = trip.add(window.of(every.as_known_at(window.known_at)))
    decided = window.ask(trip, Decided, "person_id", ids, actor=actor)
    enquired = window.ask(trip, Enquired, "person_id", ids, actor=actor)
    trip.go()
    found = [
        replace(
            _entry(row, about[0], row.pk, f"{Kind(row.kind).label} called{_words(row.line)}", row.item_id),
            also_about=tuple(about[1:]), opens=True,
        )
        for row in called.all
        if (about := [person for person in row.person_ids if person in ids])
    ]  # fmt: skip
    found += [
        _entry(
            row, row.person_id, row.convened_id,
            f"Decided: {_low(Outcome(row.outcome).label)}{_words(row.rationale)}",
            items.get(row.convened_id, row.convened_id),
        )
        for row in decided.all
    ]  # fmt: skip
    found += [
        _entry(
            row, row.person_id, None,
            f"Section 47 enquiry came out: {_low(EnquiryOutcome(row.outcome).label)}{_words(row.findings)}",
        )
        for row in enquired.all
    ]  # fmt: skip
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _low(label: object) -> str:
    words = str(label)
    return words[:1].lower() + words[1:]


def _entry(row: Fact, person_id: UUID, link: UUID | None, headline: str, of: UUID | None = None) -> Entry:
    return Entry(
        person_id=person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind="protection", headline=headline, agency_id=row.held_by,
        source_id=link or row.pk, link="protection_meeting" if link else "", of=of,
    )  # fmt: skip


def _words(text: str) -> str:
    short = " ".join(text.split())
    short = short if len(short) <= LINE else f"{short[:LINE].rstrip()}…"
    return f": {short}" if short else ""
