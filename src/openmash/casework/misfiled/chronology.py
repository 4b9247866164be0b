"""How a misfiling appears in the story of the child it was filed with: that it was, and nothing of what it said."""

from __future__ import annotations

from openmash.casework.misfiled.models import Misfiling
from openmash.casework.misfiled.words import Kind
from openmash.foundation.access.actors import Actor
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. One query."""
    if not window.wants("misfiled"):
        return []
    rows = window.newest(Misfiling.objects.visible_to(actor).as_known_at(window.known_at), people)
    return [
        Entry(
            person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
            recorded_at=row.recorded_at, kind="misfiled", agency_id=row.held_by, source_id=row.pk,
            headline=f"Moved away, filed here by mistake: {row.reference}. {Kind(row.kind).label}",
        )
        for row in rows
    ]  # fmt: skip
