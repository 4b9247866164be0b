"""What actions and selectors both fetch: a meeting and an item as far as the actor may see them. PRIVATE."""

from __future__ import annotations

from uuid import UUID

from openmash.casework.meetings.models import Item, Meeting, MeetingMark
from openmash.casework.meetings.policy import LedBy
from openmash.casework.meetings.words import Kind, Mark
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible


def meeting_of(meeting_id: UUID) -> Meeting:
    """Raises NotVisible where there is none."""
    found = Meeting.objects.select_related("chair").filter(pk=meeting_id).first()
    if found is None:
        raise NotVisible
    return found


def led_by(meeting: Meeting) -> LedBy:
    """What the permissions of a meeting ask of it."""
    return LedBy(meeting.chair_id, Kind(meeting.kind).protects)


def item_of(item_id: UUID, meeting_id: UUID | None = None) -> Item:
    """One item, by the wall only for those it is shown to. Raises NotVisible."""
    rows = Item.objects.select_related("meeting").filter(pk=item_id)
    found = (rows.filter(meeting_id=meeting_id) if meeting_id else rows).first()
    if found is None:
        raise NotVisible
    return found


def child_of(item_id: UUID, person_id: UUID) -> Item:
    """The item, where this child is one of its children. Raises NotVisible."""
    found = item_of(item_id)
    if person_id not in found.person_ids:
        raise NotVisible
    return found


def require_open(meeting: Meeting) -> None:
    """Raises NotAllowedNow once the meeting is closed: what comes later belongs to the next one."""
    if MeetingMark.objects.filter(meeting_id=meeting.id, mark=Mark.CLOSED).exists():
        raise NotAllowedNow("This meeting is closed. Bring it to the next one.")
