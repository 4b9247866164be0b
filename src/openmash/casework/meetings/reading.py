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
    kind = Kind(meeting.kind)
    return LedBy(meeting.chair_id, meeting.recorded_by, kind.protects, kind.is_exploitation)


def item_of(item_id: UUID, meeting_id: UUID | None = None) -> Item:
    """One item, by the wall only for those it is shown to. Raises NotVisible."""
    rows = Item.objects.select_related("meeting").filter(pk=item_id)
    found = (rows.filter(meeting_id=meeting_id) if meeting_id else rows).first()
    if found is None:
        raise NotVisible
    return found


def child_of(item_id: UUID, person_id: UUID) -> Item:
    """The item, where this child is one of its children, or this its subject. Raises NotVisible."""
    found = item_of(item_id)
    if person_id not in about_ids(found):
        raise NotVisible
    return found


def about_ids(item: Item) -> tuple[UUID, ...]:
    """The children of an item, or its one subject."""
    return (item.subject_id,) if item.subject_id else tuple(item.person_ids)


def about(item: Item, about_id: UUID) -> dict[str, UUID]:
    """The column of a row about this child, or about the subject."""
    return {"subject_id": about_id} if item.subject_id else {"person_id": about_id}


def key_of(item: Item, about_id: UUID) -> str:
    """The audit key of whom or what a row is about."""
    return f"{'subject' if item.subject_id else 'person'}:{about_id}"


def require_open(meeting: Meeting) -> None:
    """Raises NotAllowedNow once the meeting is closed: what comes later belongs to the next one."""
    if MeetingMark.objects.filter(meeting_id=meeting.id, mark=Mark.CLOSED).exists():
        raise NotAllowedNow("This meeting is closed. Bring it to the next one.")
