"""Add a relative, found or new; or put right what they are to the child and their parental responsibility."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.forms import Choice, DateParts, Form, Option, Text, as_date
from openmash.foundation.facts.refusals import NotVisible, Problem
from openmash.records.people import actions
from openmash.records.people import selectors as people
from openmash.records.people.permissions import Permission
from openmash.records.people.telling import AsTold, NameTold, RelationshipTold
from openmash.records.people.words import ParentalResponsibility, PersonKind, RelationshipKind
from openmash.web.child.choosing import Found, WhoForm, choose, who_asked
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin

SOMEBODY_NEW = Option("new", "Nobody of these: somebody new", hint="A record of them is made, linked to nobody else.")
KINDS = tuple(Option(kind.value, str(kind.label)) for kind in RelationshipKind)
RESPONSIBLE = tuple(Option(each.value, str(each.label)) for each in ParentalResponsibility)
STAGES = tuple(Option(kind.value, str(kind.label)) for kind in (PersonKind.ADULT, PersonKind.CHILD, PersonKind.UNBORN))


class RelationForm(Form):
    """What they are to the child."""

    kind = Choice("What are they to this child?", KINDS, required="Choose what they are to this child.")
    responsible = Choice("Do they have parental responsibility?", RESPONSIBLE, required="Say, or choose not known.")
    note = Text("Anything others should know", most=400)
    since = DateParts("Since when?", past=True)


class RelativeForm(RelationForm):
    """Who they are, found or new, and what they are to the child."""

    sought = Text("Search again", width="two-thirds")
    other = Choice("Who is it?", (SOMEBODY_NEW,))
    forenames = Text("First and middle names", width="two-thirds")
    surname = Text("Family name", width="two-thirds")
    stage = Choice("Are they an adult or a child?", STAGES, inline=True)

    def check(self) -> Sequence[Problem]:
        """Somebody new has a name and a stage."""
        if not self.other:
            return [Problem("other", "Choose who it is, or somebody new.")]
        if self.other == "new" and not (self.forenames or self.surname):
            return [Problem("forenames", "Enter a first name or a family name, whichever is known.")]
        if self.other == "new" and not self.stage:
            return [Problem("stage", "Say whether they are an adult or a child.")]
        return []


@dataclass(frozen=True)
class RelativePage(TaskPage):
    """First the search, then the relative. `searched` is empty before."""

    who: WhoForm
    searched: str


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_add_relative(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Search before making a record; then say what they are to the child."""
    begun = begin(actor, child, "add_relative", part=Part.FAMILY)
    if not isinstance(begun, Begun):
        return begun
    found = choose(request, actor, child.person)

    class Relative(RelativeForm):
        other = Choice("Who is it?", (*found.options, SOMEBODY_NEW))

    form: RelativeForm | None = Relative.blank(filled={"sought": found.words})
    if "kind" in request.POST or "other" in request.POST:
        form = ask(request, Relative.blank(), lambda told: _add(actor, person_id, told))
    if form is None:
        return begun.done()
    page = RelativePage(
        "Add a relative", form, begun.back, begun.caption, who_asked(request), _searched(request, found)
    )
    return begun.shown("child/add_relative.html", page)


@screen(Permission.CORRECT, load=load_child, log="child.viewed")
def child_correct_relative(
    request: HttpRequest, actor: Actor, child: Child, person_id: UUID, relationship_id: UUID
) -> Answer:
    """Put a relationship right, parental responsibility included."""
    begun = begin(actor, child, "correct_relative", part=Part.FAMILY)
    if not isinstance(begun, Begun):
        return begun
    found = people.family(child.person, actor)
    relative = next((r for r in found if r.relationship_id == relationship_id and r.is_said_of_them), None)
    if relative is None:
        raise NotVisible
    blank = RelationForm.blank(
        filled={
            "kind": relative.kind.value, "responsible": relative.parental_responsibility.value, "note": relative.note,
        }
    )  # fmt: skip
    form = ask(
        request, blank,
        lambda told: actions.correct_relationship(
            actor=actor, relationship_id=relationship_id, relationship=_told(told, relative.person_id)
        ),
    )  # fmt: skip
    caption = f"{relative.card.name}, related to {begun.caption}"
    page = TaskPage("Put a relationship right", form, begun.back, caption) if form else None
    return begun.shown("child/correct_relative.html", page) if page else begun.done()


def _searched(request: HttpRequest, found: Found) -> str:
    return found.words or ("nothing" if "kind" in request.POST else "")


def _add(actor: Actor, person_id: UUID, told: RelativeForm) -> UUID:
    if told.other != "new":
        return actions.add_relationship(actor=actor, person_id=person_id, relationship=_told(told, UUID(told.other)))
    made = actions.add_person(
        actor=actor, told=AsTold(PersonKind(told.stage), names=(NameTold(told.forenames, told.surname),))
    )
    return actions.add_relationship(actor=actor, person_id=person_id, relationship=_told(told, made))


def _told(told: RelationForm, other_id: UUID) -> RelationshipTold:
    return RelationshipTold(
        other_id, RelationshipKind(told.kind), ParentalResponsibility(told.responsible), told.note, as_date(told.since)
    )
