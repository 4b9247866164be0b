"""What the meetings' screens load: a meeting, or one item of it, for this actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from openmash.casework.meetings import selectors
from openmash.casework.meetings.selectors import Agenda, ItemShown, MeetingShown, Version
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import NotVisible


@dataclass(frozen=True)
class InMeeting:
    """A meeting with its agenda, as this actor sees it."""

    agenda: Agenda

    @property
    def meeting(self) -> MeetingShown:
        return self.agenda.meeting

    @property
    def chair_id(self) -> UUID:
        return self.meeting.chair_id

    @property
    def called_by_id(self) -> UUID:
        return self.meeting.called_by_id

    @property
    def protects(self) -> bool:
        return self.meeting.protects

    @property
    def is_exploitation(self) -> bool:
        return self.meeting.is_exploitation

    @property
    def about(self) -> Sequence[str]:
        return self.agenda.about


@dataclass(frozen=True)
class AtItem(InMeeting):
    """One item, in its meeting."""

    item: ItemShown
    person_id: UUID | None = None

    @property
    def about(self) -> Sequence[str]:
        return self.item.about


@dataclass(frozen=True)
class Glance:
    """Whether anything has changed, before anything is fetched."""

    version: Version
    about: Sequence[str] = ()

    @property
    def etag(self) -> str:
        return f'"{self.version.mark}"'


def load_glance(*, actor: Actor, meeting_id: UUID, item_id: UUID | None = None) -> Glance:
    """How a meeting, or one item of it, stands, in one query. Raises NotVisible."""
    return Glance(selectors.version(meeting_id, actor=actor, item_id=item_id))


def load_meeting(*, actor: Actor, meeting_id: UUID, **_: object) -> InMeeting:
    """The meeting. Raises NotVisible; also where the actor sits in no hub and reaches nobody on its agenda."""
    agenda = selectors.agenda(meeting_id, actor=actor)
    if not agenda.items and not actor.holds_open_circle and agenda.meeting.chair_id != actor.account_id:
        raise NotVisible
    return InMeeting(agenda)


def load_item(*, actor: Actor, meeting_id: UUID, item_id: UUID, **_: object) -> AtItem:
    """One item and the agenda around it. Raises NotVisible."""
    agenda = selectors.agenda(meeting_id, actor=actor)
    found = next((one for one in agenda.items if one.id == item_id), None)
    if found is None:
        raise NotVisible
    return AtItem(agenda, found)


def load_alone(*, actor: Actor, meeting_id: UUID, item_id: UUID, **_: object) -> AtItem:
    """One item without the agenda around it, for what need not show that. Raises NotVisible."""
    item = selectors.item(item_id, actor=actor, meeting_id=meeting_id)
    return AtItem(Agenda(selectors.meeting(meeting_id, actor=actor), (item,), (), None), item)


def load_child(*, actor: Actor, meeting_id: UUID, item_id: UUID, person_id: UUID, **_: object) -> AtItem:
    """One item and one of its children, or its subject, without the agenda. Raises NotVisible."""
    found = load_alone(actor=actor, meeting_id=meeting_id, item_id=item_id)
    if person_id not in found.item.about_ids:
        raise NotVisible
    return AtItem(found.agenda, found.item, person_id)
