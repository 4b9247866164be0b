"""How a professional difference appears in a child's story: raised, and how each stage ended."""

from __future__ import annotations

from openmash.casework.differences.models import Difference, StageEnded
from openmash.casework.differences.words import About, Ended
from openmash.foundation.access.actors import Actor
from openmash.records.cases.entries import Entry, People, Window

LINE = 200


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Two small indexed queries."""
    if not window.wants("difference"):
        return []
    raised = window.newest(Difference.objects.visible_to(actor).as_known_at(window.known_at), people)
    ended = window.newest(StageEnded.objects.visible_to(actor).as_known_at(window.known_at), people)
    found = [_entry(row, f"Agencies differ about {About(row.about).label.lower()}: {row.what}") for row in raised]
    found += [_entry(row, f"Professional difference: {Ended(row.outcome).label.lower()}. {row.words}") for row in ended]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _entry(row: Difference | StageEnded, words: str) -> Entry:
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind="difference",
        headline=words if len(words) <= LINE else f"{words[:LINE].rstrip()}…", agency_id=row.held_by,
        source_id=row.difference_id if isinstance(row, StageEnded) else row.id, link="difference",
    )  # fmt: skip
