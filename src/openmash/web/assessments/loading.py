"""What the assessment screens load, and what they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.casework.assessments import selectors
from openmash.casework.assessments.selectors import AssessmentShown, Head
from openmash.casework.frontdoor.selectors import in_agreed_words
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link, TimeLeft
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.people import selectors as people
from openmash.web.visits.loading import called


@dataclass(frozen=True)
class AtAssessment:
    """An assessment, and the names of its children by key."""

    shown: AssessmentShown
    children: Mapping[UUID, str]

    @property
    def about(self) -> Sequence[str]:
        return self.shown.about

    @property
    def caption(self) -> str:
        """The children by name and age."""
        return say.listed([self.children[key] for key in self.shown.person_ids if key in self.children])


@dataclass(frozen=True)
class TaskPage:
    """One form about an assessment. The title names nobody."""

    title: str
    form: Form
    back: Link
    caption: str
    before: str = ""


def load_assessment(*, actor: Actor, assessment_id: UUID, **_: object) -> AtAssessment:
    """The assessment. Raises NotVisible."""
    shown = selectors.assessment(assessment_id, actor=actor)
    return AtAssessment(shown, children_named(shown.person_ids, actor))


def load_of_child(*, actor: Actor, assessment_id: UUID, person_id: UUID | None = None, **_: object) -> AtAssessment:
    """The assessment, where this is one of its children. Raises NotVisible."""
    found = load_assessment(actor=actor, assessment_id=assessment_id)
    if person_id is not None and person_id not in found.shown.person_ids:
        raise NotVisible
    return found


def children_named(ids: Sequence[UUID], actor: Actor) -> Mapping[UUID, str]:
    """Each child by name and age."""
    cards = people.people_cards(ids, actor)
    known = [key for key in ids if key in cards]
    return dict(zip(known, in_agreed_words([(called(cards[key]), [key]) for key in known], actor=actor), strict=True))


def assessment_url(assessment_id: UUID, name: str = "assessment", **more: object) -> str:
    """Where an assessment is read, or another page of it."""
    return reverse(name, kwargs={"assessment_id": assessment_id, **more})


def back_to(shown: Head) -> Link:
    """The way back to the assessment."""
    return Link("The assessment", assessment_url(shown.id))


def clock_of(head: Head) -> TimeLeft:
    """How its clock stands, in words."""
    if head.instrument.is_tool:
        return TimeLeft("A screening tool, with no time limit of its own")
    return say.left(head.standing, timezone.now(), "45 working days")
