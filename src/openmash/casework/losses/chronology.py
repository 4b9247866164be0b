"""How a loss appears in a person's story."""

from __future__ import annotations

from openmash.casework.losses.duties import OF_KIND
from openmash.casework.losses.models import DutyDone, Loss
from openmash.casework.losses.words import Kind
from openmash.foundation.access.actors import Actor
from openmash.records.cases.entries import Entry, People, Window

NAMES = {each.key: each.name for every in OF_KIND.values() for each in every}


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Three small queries at most, and one for most people."""
    if not window.wants("loss"):
        return []
    every = Loss.objects.visible_to(actor).as_known_at(window.known_at)
    if not window.holds(Loss) or not every.filter(person_id__in=list(people.ids)).exists():
        return []
    losses = window.newest(every, people)
    done = window.newest(DutyDone.objects.visible_to(actor), people)
    found = [_entry(row, _said(row)) for row in losses]
    found += [_entry(row, f"{NAMES.get(row.duty, row.duty)}: {row.words}"[:240]) for row in done]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _entry(row: Loss | DutyDone, headline: str) -> Entry:
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind="loss", headline=headline, agency_id=row.held_by, source_id=row.pk,
    )  # fmt: skip


def _said(row: Loss) -> str:
    if row.kind == Kind.MISTAKEN:
        return f"A loss had been recorded by mistake: {row.words}"[:240]
    return f"{Kind(row.kind).label}{f', {row.on}' if row.on else ''}"
