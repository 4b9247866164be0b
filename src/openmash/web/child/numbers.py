"""Add a number that some scheme gave a person, or put one right. Who said so is kept with it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design.forms import Choice, Form, Option, Text
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.records.people import actions
from openmash.records.people import selectors as people
from openmash.records.people.permissions import Permission
from openmash.records.people.telling import NumberTold
from openmash.records.people.words import Scheme
from openmash.web.child.record import Child, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin

SCHEMES = tuple(Option(scheme.value, str(scheme.label)) for scheme in Scheme)


class NumberForm(Form):
    """Which scheme, which number, who said so."""

    scheme = Choice("What kind of number is it?", SCHEMES, required="Choose what kind of number it is.")
    value = Text("The number", width="20", most=40, required="Enter the number.")
    told_by = Text(
        "Which agency told you?", width="two-thirds", hint="Leave it empty where your own agency’s records say so."
    )

    @property
    def told(self) -> NumberTold:
        return NumberTold(Scheme(self.scheme), self.value, _agency(self.told_by))


def _agency(name: str) -> UUID | None:
    if not name:
        return None
    found = [agency for agency in agencies.agencies() if agency.name.lower() == name.strip().lower()]
    if not found:
        raise Incomplete([Problem("told_by", "No agency here has that name. Check it, or leave it empty.")])
    return found[0].pk


AT = {scheme.value: "value" for scheme in Scheme}


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_add_number(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """A number beside those already known."""
    begun = begin(actor, child, "add_number")
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, NumberForm.blank(),
        lambda told: actions.add_number(actor=actor, person_id=person_id, number=told.told), fields=AT,
    )  # fmt: skip
    page = TaskPage("Add a number", form, begun.back, begun.caption) if form else None
    return begun.shown("child/number.html", page) if page else begun.done()


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_correct_number(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, number_id: UUID) -> Answer:
    """A number put right."""
    begun = begin(actor, child, "correct_number")
    if not isinstance(begun, Begun):
        return begun
    cards = people.people_cards(child.person.ids, actor)
    number = next((n for card in cards.values() for n in card.numbers if n.id == number_id), None)
    if number is None:
        raise NotVisible
    blank = NumberForm.blank(filled={"scheme": number.scheme.value, "value": number.value})
    form = ask(
        request, blank, lambda told: actions.correct_number(actor=actor, identifier_id=number_id, number=told.told),
        fields=AT,
    )  # fmt: skip
    page = TaskPage("Put a number right", form, begun.back, begun.caption) if form else None
    return begun.shown("child/number.html", page) if page else begun.done()
