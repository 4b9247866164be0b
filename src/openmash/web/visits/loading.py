"""What the visit screens load, and what they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.casework.visits import selectors
from openmash.casework.visits.selectors import VisitShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.design.forms import PartialDate
from openmash.foundation.design.parts import Link
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.selectors import BirthDate, Card
from openmash.records.people.words import PersonKind
from openmash.statute.calendar import at, local_date
from openmash.web.child.banner import age_and_birth
from openmash.web.child.record import Child


@dataclass(frozen=True)
class AtVisit:
    """A visit, and the child it is to."""

    visit: VisitShown
    child: Child

    @property
    def about(self) -> Sequence[str]:
        return [*self.child.about, f"visit:{self.visit.id}"]


def load_visit(*, actor: Actor, visit_id: UUID, **_: object) -> AtVisit:
    """The visit. Raises NotVisible."""
    found = selectors.visit(visit_id, actor=actor)
    return AtVisit(found, Child(linkage.person_set(found.person_id, actor), found.person_id))


def visit_url(visit_id: UUID, name: str = "visit") -> str:
    """Where a visit is read, or another page of it."""
    return reverse(name, kwargs={"visit_id": visit_id})


def back_to_visit(visit_id: UUID) -> Link:
    """The way back to a visit."""
    return Link("The visit", visit_url(visit_id))


def called(card: Card | None) -> str:
    """A child by name and age: "Mia Farrow, 7 years"."""
    return named(card.name, card.birth, has_died=card.has_died) if card else ""


def named(name: str, birth: BirthDate, *, has_died: bool) -> str:
    """The same where no more is known of a child than these."""
    age = age_and_birth(birth, None, has_died=has_died)[0]
    return f"{name}, {age}" if age else name


def children_around(child: Child, actor: Actor) -> list[tuple[UUID, str]]:
    """This child, then every living child related to them or living with them whom the actor may see."""
    lead = child.person.lead_id
    cards = linkage.each_once([lead, *sorted(people.related_ids(child.person, actor))], actor)
    others = [
        card
        for key, card in cards.items()
        if key != lead and card.kind in (PersonKind.CHILD, PersonKind.UNBORN) and not card.has_died
    ]
    return [
        *([(lead, called(cards[lead]))] if lead in cards else []),
        *((card.person_id, called(card)) for card in sorted(others, key=lambda card: (card.name, card.person_id))),
    ]


def moment_of(day: PartialDate, clock: time | None, *, usual: time) -> datetime | None:
    """The moment typed in two boxes; a time alone is today's, a day alone is at the usual time; None: neither."""
    on = day.earliest()
    if on is None and clock is None:
        return None
    return at(on or local_date(timezone.now()), clock or usual)
