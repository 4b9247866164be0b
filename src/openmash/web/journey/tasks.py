"""What the small tasks of a journey share: the page of one form, the way back, whose child it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.design.forms import Form, PartialDate
from openmash.foundation.design.parts import Link
from openmash.records.cases import selectors as cases
from openmash.statute.calendar import at, local_date
from openmash.web.child.record import Child, load_child


@dataclass(frozen=True)
class OfChild(Child):
    """A child, and whether they are allocated to whoever asks: a lead practitioner of any agency may write."""

    is_theirs: bool


def load_journey(*, actor: Actor, person_id: UUID, **_: object) -> OfChild:
    """The child. Raises NotVisible."""
    child = load_child(actor=actor, person_id=person_id)
    return OfChild(child.person, child.asked, cases.is_allocated_to(child.person.ids, actor=actor))


@dataclass(frozen=True)
class FormPage:
    """One form. `lines` are said before it; `sections` group its questions under headings, the first under none."""

    title: str
    form: Form
    back: Link | None
    caption: str
    button: str
    lines: Sequence[str] = ()
    sections: Sequence[tuple[str, Sequence[str]]] = ()

    @property
    def groups(self) -> Sequence[tuple[str, Sequence[str]]]:
        """The questions by heading; those under none first."""
        placed = {name for _, names in self.sections for name in names}
        return (("", tuple(name for name in self.form.fields if name not in placed)), *self.sections)

    def kind(self, name: str) -> str:
        """Which macro draws a question."""
        return type(self.form.fields[name]).__name__


def moment_of(day: PartialDate, clock: time | None, *, otherwise: time = time(12)) -> datetime | None:
    """The moment typed in two boxes (UTC); with a time alone, today; with a day alone, midday, or now where that is
    still to come. None where neither is given.
    """
    on = day.earliest()
    if on is None and clock is None:
        return None
    found = at(on or local_date(timezone.now()), clock or otherwise)
    return min(found, timezone.now()) if clock is None and on == local_date(timezone.now()) else found


def planned_at(day: PartialDate, clock: time | None) -> datetime | None:
    """The same for what may be still to come; a day alone is 10 in the morning."""
    on = day.earliest()
    if on is None and clock is None:
        return None
    return at(on or local_date(timezone.now()), clock or time(10))


def journey_url(person_id: UUID) -> str:
    """Where a child's journey is read."""
    return reverse("child_journey", kwargs={"person_id": person_id})
