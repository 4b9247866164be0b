"""Add a name, or put one right. The wrong one stays readable and still finds the person."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choice, Form, Option, Text
from openmash.foundation.facts.refusals import NotVisible, Problem
from openmash.pathways import knowing_who
from openmash.records.people import actions
from openmash.records.people import selectors as people
from openmash.records.people.permissions import Permission
from openmash.records.people.telling import NameTold
from openmash.records.people.words import NameKind
from openmash.web.child.record import Child, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin

KINDS = tuple(Option(kind.value, str(kind.label)) for kind in NameKind)


class NameForm(Form):
    """A name in any script; either half may be missing."""

    forenames = Text("First and middle names", width="two-thirds")
    surname = Text("Family name", width="two-thirds")
    kind = Choice("What kind of name is it?", KINDS, required="Choose what kind of name it is.")

    def check(self) -> Sequence[Problem]:
        """One half is enough."""
        if not self.forenames and not self.surname:
            return [Problem("forenames", "Enter a first name or a family name, whichever is known.")]
        return []

    @property
    def told(self) -> NameTold:
        return NameTold(self.forenames, self.surname, NameKind(self.kind))


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_add_name(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """A name beside those already known."""
    begun = begin(actor, child, "add_name")
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, NameForm.blank(), lambda told: knowing_who.add_name(actor=actor, person_id=person_id, name=told.told)
    )
    return (
        begun.shown("child/name.html", TaskPage("Add a name", form, begun.back, begun.caption))
        if form
        else begun.done()
    )


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_correct_name(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, name_id: UUID) -> Answer:
    """A name put right."""
    begun = begin(actor, child, "correct_name")
    if not isinstance(begun, Begun):
        return begun
    cards = people.people_cards(child.person.ids, actor)
    name = next((n for card in cards.values() for n in card.names if n.id == name_id), None)
    if name is None:
        raise NotVisible
    blank = NameForm.blank(filled={"forenames": name.forenames, "surname": name.surname, "kind": name.kind.value})
    form = ask(request, blank, lambda told: actions.correct_name(actor=actor, name_id=name_id, name=told.told))
    page = TaskPage("Put a name right", form, begun.back, begun.caption) if form else None
    return begun.shown("child/name.html", page) if page else begun.done()
