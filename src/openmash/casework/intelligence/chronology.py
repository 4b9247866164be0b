"""How intelligence stands in a child's story: that something was released about them, when it was, how it was graded.

Never its words, and for those alone who may read it: it goes into no copy of the story.
"""

from __future__ import annotations

from uuid import UUID

from openmash.casework.intelligence.models import Mention, Release
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.reading import running
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.records.cases.entries import Entry, People, Window


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest in the window, newest first, of the releases that still run. Two queries at most."""
    if not window.wants("intelligence") or not may(actor, Permission.READ):
        return []
    about = Mention.objects.current().filter(about_id__in=list(people.ids), release__isnull=False)
    named = {row.release_id: row.about_id for row in about if row.release_id and row.about_id}
    if not named:
        return []
    return [_entry(row, named[row.pk]) for row in window.of(running().filter(pk__in=list(named)))]


def _entry(row: Release, person_id: UUID) -> Entry:
    handling = ", code C: with conditions" if row.handling == "C" else ""
    return Entry(
        person_id=person_id, occurred_at=row.occurred_at, precision=row.occurred_precision, recorded_at=row.recorded_at,
        kind="intelligence", headline=f"Intelligence released, graded {row.source} {row.information}{handling}",
        agency_id=row.originator, source_id=row.pk, sensitivity="named_only", link="intelligence_release",
    )  # fmt: skip
