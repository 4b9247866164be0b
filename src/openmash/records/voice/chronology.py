"""How a child's voice appears in their story: the words themselves, or that nobody has heard them yet."""

from __future__ import annotations

from datetime import datetime

from openmash.foundation.access.actors import Actor
from openmash.records.cases.entries import Entry
from openmash.records.voice.models import Voice
from openmash.records.voice.selectors import People
from openmash.records.voice.words import NotHeardBecause, Status


def entries(people: People, *, actor: Actor, before: datetime, limit: int) -> list[Entry]:
    """The newest entries before a moment, at most `limit`, newest first. One indexed query."""
    rows = Voice.objects.current().filter(person_id__in=list(people.ids), recorded_at__lt=before)
    return [
        Entry(
            person_id=v.person_id, occurred_at=v.occurred_at, precision=v.occurred_precision, recorded_at=v.recorded_at,
            kind="voice", headline=_line(v), agency_id=v.held_by, source_id=v.id, sensitivity="sensitive",
        )
        for v in rows.order_by("-recorded_at")[:limit]
    ]  # fmt: skip


def _line(row: Voice) -> str:
    if row.status == Status.HEARD:
        return f"“{row.quote}”"
    return f"Not heard yet: {NotHeardBecause(row.reason_code).label.lower()}; {row.by_whom} will"
