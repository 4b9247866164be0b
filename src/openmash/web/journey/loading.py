"""What the screens of a meeting load: the meeting, its children by name, and the keys the look is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from openmash.casework.protection import selectors
from openmash.casework.protection.selectors import Decision, Meeting
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.meetings.showing import ChildNamed, named


@dataclass(frozen=True)
class AtMeeting:
    """A meeting and its children as these pages name them."""

    meeting: Meeting
    names: Mapping[UUID, ChildNamed]

    @property
    def about(self) -> Sequence[str]:
        return self.meeting.about

    @property
    def caption(self) -> str:
        """ "Mia, 7 years, and Toby, 3 years"."""
        return say.listed([self.names[person].said for person in self.meeting.person_ids if person in self.names])

    @property
    def back(self) -> Link:
        return Link(f"The {self.meeting.kind.label.lower()}", meeting_url(self.meeting.id))


@dataclass(frozen=True)
class OneDecision:
    """A decision that waits for a manager."""

    decision: Decision
    child: str
    account_id: UUID

    @property
    def about(self) -> Sequence[str]:
        return [f"person:{self.decision.person_id}", f"decision:{self.decision.id}"]


def load_meeting(*, actor: Actor, convened_id: UUID, **_: object) -> AtMeeting:
    """The meeting. Raises NotVisible."""
    found = selectors.meeting(convened_id, actor=actor)
    return AtMeeting(found, named(found.person_ids, actor))


def load_decision(*, actor: Actor, decision_id: UUID) -> OneDecision:
    """A decision a manager is asked about. Raises NotVisible."""
    found = selectors.decision(decision_id, actor=actor)
    if found is None or not found.waits_for_manager:
        raise NotVisible
    child = named([found.person_id], actor).get(found.person_id)
    return OneDecision(found, child.said if child else "", found.by_id)


def meeting_url(convened_id: UUID, task: str = "protection_meeting", **more: object) -> str:
    """The address of a meeting, or of a task at it."""
    return reverse(task, kwargs={"convened_id": convened_id, **more})
