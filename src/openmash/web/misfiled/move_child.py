"""Say that a child in a contact is somebody else, and move what was said to the right child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.misfiled.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.pathways.misfiled import move_child
from openmash.records.linkage.selectors import Candidate
from openmash.records.people.selectors import people_cards
from openmash.records.people.telling import AsTold, NameTold
from openmash.records.people.words import PersonKind
from openmash.web.frontdoor.loading import Loaded, load_child
from openmash.web.frontdoor.matching import candidates_of
from openmash.web.frontdoor.showing import back_to, caption_of
from openmash.web.missing.steps import tried

SOMEBODY_ELSE, UNKNOWN = "told", "unknown"


class AnotherChildForm(Form):
    """Who it is, and how we know."""

    to = Choice("Whose words are these?", (), required="Choose whose words these are.")
    forenames = Text("First names, if it is a child not named above", most=120)
    surname = Text("Family name", most=120)
    why = LongText(
        "How do you know?", rows=3, most=1000, required="Say how you know that it is another child.",
        hint="Do not repeat what was said. Name the other child only if they may be named in both records.",
    )  # fmt: skip


@dataclass(frozen=True)
class AnotherChildPage:
    """What the template shows."""

    title: str
    heading: str
    form: AnotherChildForm
    back: Link | None
    caption: str


@screen(Permission.MOVE, load=load_child, log="contact.viewed")
def another_child(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID, person_id: UUID) -> Answer:
    """The family, the other children here, and who the record resembles, before anything is typed."""
    child = loaded.contact.child(person_id)
    alike = _alike(loaded, person_id, actor)
    options = [
        *(
            Option(str(each.person_id), each.name, hint=f"{each.age}, in this contact".lstrip(", "))
            for each in loaded.contact.children
            if each.person_id != person_id
        ),
        *(Option(str(member.person_id), member.said) for member in loaded.contact.family_outside),
        *(Option(str(each.record_id), each.record.name, hint=". ".join(each.evidence_for)) for each in alike),
        Option(SOMEBODY_ELSE, "Another child, whom I name below"),
        Option(UNKNOWN, "We do not know yet", hint="An unknown child is held by the desk like any other"),
    ]  # fmt: skip
    made: list[UUID] = []
    form = tried(
        AnotherChildForm.offering(to=list({option.value: option for option in options}.values())).blank(), request,
        lambda told: made.append(
            move_child(actor=actor, contact_id=contact_id, person_id=person_id, to=_who(told), why=told.why)
        ),
        {},
    )  # fmt: skip
    if form is None:
        return Go(reverse("misfiling", kwargs={"misfiling_id": made[0]}))
    page = AnotherChildPage(
        "This is about another child", f"This is not about {child.name}", form, back_to(loaded.contact),
        caption_of(loaded.contact),
    )  # fmt: skip
    return Shown("misfiled/another_child.html", page, about=[f"person:{each.record_id}" for each in alike])


def _alike(loaded: Loaded, person_id: UUID, actor: Actor) -> Sequence[Candidate]:
    child = loaded.contact.child(person_id)
    return candidates_of(child, child.card or people_cards([person_id], actor=actor).get(person_id), actor)


def _who(told: AnotherChildForm) -> ChildTold:
    if told.to == UNKNOWN:
        return ChildTold(as_told="Unknown child")
    if told.to != SOMEBODY_ELSE:
        return ChildTold(person_id=UUID(told.to))
    if not (told.forenames.strip() or told.surname.strip()):
        raise Incomplete([Problem("forenames", "Give the child’s name, or choose that we do not know yet.")])
    return ChildTold(told=AsTold(PersonKind.CHILD, (NameTold(told.forenames.strip(), told.surname.strip()),)))
