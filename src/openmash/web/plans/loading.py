"""What the plan screens load, and what they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from openmash.casework.frontdoor.selectors import in_agreed_words
from openmash.casework.plans import selectors
from openmash.casework.plans.selectors import CHILD, PlanShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link
from openmash.insight.chronology import redaction
from openmash.insight.chronology.redaction import Guarded
from openmash.records.cases import selectors as cases
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.words import PersonKind
from openmash.web.child.record import Child
from openmash.web.visits.loading import called


@dataclass(frozen=True)
class AtPlan:
    """A plan, and its child by name and age."""

    shown: PlanShown
    child: Child
    caption: str
    is_theirs: bool
    """Whether the child is allocated to whoever asks: a lead practitioner of any agency may write."""

    @property
    def about(self) -> Sequence[str]:
        return [*self.child.about, f"plan:{self.shown.id}"]

    @property
    def name(self) -> str:
        """The child's name alone."""
        return self.caption.split(",")[0]


@dataclass(frozen=True)
class TaskPage:
    """One form about a plan. The title names nobody."""

    title: str
    form: Form
    back: Link
    caption: str
    before: str = ""


@dataclass(frozen=True)
class Reader:
    """Somebody a copy can be made for: "child", or a parent's or carer's key, with their name."""

    key: str
    name: str
    how: str

    @property
    def said(self) -> str:
        return f"{self.name} ({self.how})" if self.how else self.name


def load_plan(*, actor: Actor, plan_id: UUID, **_: object) -> AtPlan:
    """The plan. Raises NotVisible."""
    shown = selectors.plan(plan_id, actor=actor)
    person = linkage.person_set(shown.person_id, actor)
    cards = people.people_cards(person.ids, actor)
    card = cards.get(shown.person_id) or next(iter(cards.values()), None)
    theirs = cases.is_allocated_to(person.ids, actor=actor)
    [name] = in_agreed_words([(called(card), [card.person_id] if card else [])], actor=actor)
    return AtPlan(shown, Child(person, shown.person_id), name, theirs)


def plan_url(plan_id: UUID, name: str = "plan", **more: object) -> str:
    """Where a plan is read, or another page of it."""
    return reverse(name, kwargs={"plan_id": plan_id, **more})


def back_to(plan_id: UUID) -> Link:
    """The way back to the plan."""
    return Link("The plan", plan_url(plan_id))


def readers_of(loaded: AtPlan, actor: Actor) -> tuple[Reader, ...]:
    """The child, then each adult recorded as related to them whom the actor may know of."""
    relatives = people.family(loaded.child.person, actor)
    adults = [
        each for each in relatives if each.card.kind == PersonKind.ADULT and not each.card.has_died and not each.until
    ]
    known = {each.card.person_id: each for each in adults}
    return (
        Reader(CHILD, loaded.name, "the child"),
        *(Reader(str(key), each.card.name, str(each.kind.label).lower()) for key, each in known.items()),
    )


def unsafe_items(loaded: AtPlan, reader: str, actor: Actor, guard: Guarded | None) -> frozenset[str]:
    """What names a protected place as it would stand in this reader's copy, or may lead there for a reader who must not
    know where the child is: it is left out whatever anybody chose.
    """
    place = people.withholding(loaded.child.person.ids, actor)
    plain = selectors.plain_for(loaded.shown, reader)
    words = {item.key: plain.get(item.key) or item.words for item in loaded.shown.items}
    return frozenset(
        key
        for key, said in words.items()
        if place.needed_for(said) or (guard is not None and redaction.may_tell_where(said, guard))
    )
