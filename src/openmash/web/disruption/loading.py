"""What the screens of disruption load, and what they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from openmash.casework.disruption import selectors
from openmash.casework.disruption.selectors import MeasureShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.selectors import SubjectShown


@dataclass(frozen=True)
class AtSubject:
    """A place, person of concern, group or line."""

    subject: SubjectShown

    @property
    def about(self) -> Sequence[str]:
        person = [f"person:{self.subject.person_id}"] if self.subject.person_id else []
        return [f"subject:{self.subject.id}", *person]


@dataclass(frozen=True)
class AtMeasure:
    """A measure, and what it is about."""

    measure: MeasureShown
    subject: SubjectShown

    @property
    def about(self) -> Sequence[str]:
        return self.measure.about


@dataclass(frozen=True)
class TaskPage:
    """One form. The title names nobody and no place."""

    title: str
    form: Form
    back: Link
    caption: str
    before: Sequence[str] = ()


def load_subject(*, actor: Actor, subject_id: UUID, **_: object) -> AtSubject:
    """The subject. Raises NotVisible."""
    return AtSubject(subjects.subject(subject_id, actor=actor))


def load_measure(*, actor: Actor, measure_id: UUID, **_: object) -> AtMeasure:
    """The measure. Raises NotVisible."""
    found = selectors.measure(measure_id, actor=actor)
    return AtMeasure(found, subjects.subject(found.subject_id, actor=actor))


def kind_of(subject: SubjectShown) -> str:
    """What it is; somebody under 18 is a child first."""
    return "A child first; a person of concern besides" if subject.is_child else str(subject.kind.label)


def subject_url(subject_id: UUID, name: str = "disruption") -> str:
    """Where what is done about a subject is read, or a task of it."""
    return reverse(name, kwargs={"subject_id": subject_id})


def measure_url(measure_id: UUID, name: str = "measure") -> str:
    """Where a measure is read, or a task of it."""
    return reverse(name, kwargs={"measure_id": measure_id})
