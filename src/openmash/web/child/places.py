"""Where somebody lives, learns, is treated and can be reached: add a place, put one right, or end it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import YES_NO_UNKNOWN, Choice, DateParts, Form, Option, Text, as_date, postcode
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import NotVisible, Problem
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import actions
from openmash.records.people import selectors as people
from openmash.records.people.permissions import Permission
from openmash.records.people.selectors import Place
from openmash.records.people.telling import PlaceTold, SafeContact
from openmash.records.people.words import LocatingKind
from openmash.web.child.now import place_said
from openmash.web.child.record import Child, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin

KINDS = tuple(Option(kind.value, str(kind.label)) for kind in LocatingKind)
TOLD = {"yes": True, "no": False, "unknown": None, "": None}
AT = {**{kind.value: "text" for kind in LocatingKind}, **{f"{kind.value}_until": "until" for kind in LocatingKind}}


class PlaceForm(Form):
    """The place or number, from when to when, and how the person may safely be reached there."""

    kind = Choice("What is it?", KINDS, required="Choose what it is.")
    text = Text("Address, name of the place, or number", most=400)
    postcode = Text("Postcode", width="10", most=10, check=postcode)
    since = DateParts("Since when?", past=True)
    until = DateParts("Until when?", hint="Only where it has ended.")
    may_call = Choice("May we ring?", YES_NO_UNKNOWN, inline=True)
    may_write = Choice("May we write?", YES_NO_UNKNOWN, inline=True)
    times = Text("When is it safe?", hint="Such as weekdays before 3pm")
    who_must_not_know = Text("Who must not know?")

    def check(self) -> Sequence[Problem]:
        """A place says where it is."""
        if not self.text and not self.postcode:
            return [Problem("text", "Enter the address, the name of the place, or the number.")]
        return []

    @property
    def told(self) -> PlaceTold:
        safe = SafeContact(TOLD[self.may_call], TOLD[self.may_write], self.times, self.who_must_not_know)
        return PlaceTold(
            kind=LocatingKind(self.kind), text=self.text, postcode=self.postcode, since=as_date(self.since),
            until=as_date(self.until), safe_contact=None if safe == SafeContact() else safe,
        )  # fmt: skip


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_add_place(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """A place beside those already known; one that is protected already stays so."""
    begun = begin(actor, child, "add_place")
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, PlaceForm.blank(), lambda told: actions.add_place(actor=actor, person_id=person_id, place=told.told),
        fields=AT,
    )  # fmt: skip
    title = "Add an address, school, GP or telephone"
    page = TaskPage(title, form, begun.back, begun.caption) if form else None
    return begun.shown("child/place.html", page) if page else begun.done()


@dataclass(frozen=True)
class PlacePage(TaskPage):
    """One place: what it says, and what may be done with it. The form is empty where the place is withheld."""

    place: Fact
    is_withheld: bool
    tasks: tuple[Link, ...]


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_place(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, fact_id: UUID) -> Answer:
    """Put one place right, or end it."""
    begun = begin(actor, child, "correct_place")
    if not isinstance(begun, Begun):
        return begun
    place = place_of(child.person, actor, fact_id)
    form: PlaceForm | None = PlaceForm.blank(filled=_filled(place))
    if form is not None and not place.withheld:
        form = ask(
            request, form, lambda told: actions.correct_place(actor=actor, fact_id=fact_id, place=told.told), fields=AT
        )
    if form is None:
        return begun.done()
    keys = {"person_id": person_id, "fact_id": fact_id}
    tasks = []
    if may(actor, Permission.PROTECT):
        tasks.append(Link("Keep this from somebody", reverse("child_protect_place", kwargs=keys)))
        if place.is_protected:
            tasks.append(Link("It no longer needs keeping from anyone", reverse("child_lift_protection", kwargs=keys)))
    if place.withheld and may(actor, Permission.REVEAL):
        tasks.append(Link("Show what is protected", reverse("child_show_places", kwargs={"person_id": person_id})))
    shown = Fact(str(place.kind.label), place_said(place), unknown="Withheld: show it first, to put it right")
    page = PlacePage("Put a place right", form, begun.back, begun.caption, shown, place.withheld, tuple(tasks))
    return begun.shown("child/correct_place.html", page)


def place_of(person: PersonSet, actor: Actor, fact_id: UUID) -> Place:
    """One place of this person as the actor may see it. Raises NotVisible."""
    found = next((place for place in people.places(person, actor) if place.fact_id == fact_id), None)
    if found is None:
        raise NotVisible
    return found


def _filled(place: Place) -> dict[str, object]:
    safe = place.safe_contact or SafeContact()
    said = {True: "yes", False: "no", None: ""}
    return {
        "kind": place.kind.value, "text": place.text, "postcode": place.postcode, "may_call": said[safe.may_call],
        "may_write": said[safe.may_write], "times": safe.times, "who_must_not_know": safe.who_must_not_know,
    }  # fmt: skip
