"""Which agencies had a family's pack: whoever sat at a meeting where it was on the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.meetings.models import Attendance, Item, Meeting
from openmash.casework.meetings.words import Presence
from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies import selectors as agencies


@dataclass(frozen=True)
class HadPack:
    """An agency that was present, at which meeting, and when it began (UTC)."""

    agency: str
    meeting: str
    at: datetime


def had_pack(person_ids: Sequence[UUID], *, since: datetime, actor: Actor) -> list[HadPack]:
    """The agencies present since a moment where any of these people was on the agenda, in items the actor may see.

    Four queries, however many meetings.
    """
    items = Item.objects.visible_to(actor).about(person_ids)
    meetings = {
        row.id: row
        for row in Meeting.objects.filter(pk__in=list(items.values_list("meeting_id", flat=True)), starts_at__gte=since)
    }
    latest = {
        (row.meeting_id, row.agency_id): row
        for row in Attendance.objects.filter(meeting_id__in=meetings).order_by("recorded_at", "pk")
    }
    present = [row for row in latest.values() if row.presence == Presence.PRESENT]
    names = agencies.names({row.agency_id for row in present})
    return [
        HadPack(
            names[row.agency_id], str(meetings[row.meeting_id].get_kind_display()), meetings[row.meeting_id].starts_at
        )
        for row in present
    ]
