"""Say that what one child is recorded to have said was another child's, and move it, word for word."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.misfiled.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Link, Quote
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.pathways.misfiled import move_voice
from openmash.records.people.selectors import around
from openmash.records.people.words import PersonKind
from openmash.records.voice.selectors import voices
from openmash.web.child.record_voice import Voice, load_voice
from openmash.web.child.voice import quote
from openmash.web.missing.steps import tried

CHILDREN = (PersonKind.CHILD, PersonKind.UNBORN, PersonKind.UNKNOWN)


class OtherVoiceForm(Form):
    """Whose words they are, and how we know."""

    to = Choice("Who said it?", ())
    why = LongText(
        "How do you know?", rows=3, most=1000, required="Say how you know that another child said this.",
        hint="Do not repeat what was said. Name the other child only if they may be named in both records.",
    )  # fmt: skip


def load_filed(*, actor: Actor, voice_id: UUID) -> Voice:
    """This voice, while it is filed with this child; once moved, as if there were none."""
    found = load_voice(actor=actor, voice_id=voice_id)
    if voice_id not in {said.id for said in voices(found.child.person, actor=actor)}:
        raise NotVisible
    return found


@dataclass(frozen=True)
class OtherVoicePage:
    """What the template shows."""

    title: str
    form: OtherVoiceForm
    back: Link | None
    caption: str
    quote: Quote


@screen(Permission.MOVE, load=load_filed, log="child.viewed")
def another_voice(request: HttpRequest, actor: Actor, found: Voice, voice_id: UUID) -> Answer:
    """The child's brothers, sisters and others of the home are offered; anybody else goes by the contact."""
    person = found.child.person
    near = around(person, actor=actor, also=person.ids)
    options = [
        Option(str(key), card.name)
        for key, card in near.cards.items()
        if key not in person.ids and card.kind in CHILDREN and not card.beyond_reach
    ]
    made: list[UUID] = []

    def move(told: OtherVoiceForm) -> None:
        if not told.to:
            raise Incomplete([Problem("to", "Choose who said it.")])
        made.append(move_voice(actor=actor, voice_id=voice_id, to_person_id=UUID(told.to), why=told.why))

    form = tried(OtherVoiceForm.offering(to=options).blank(), request, move, {})
    if form is None:
        return Go(reverse("misfiling", kwargs={"misfiling_id": made[0]}))
    name = next((near.cards[key].name for key in person.ids if key in near.cards), "this child")
    back = Link("Back to the child’s voice", reverse("child_voice", kwargs={"person_id": found.said.person_id}))
    page = OtherVoicePage("Another child said this", form, back, name, quote(found.said, name))
    return Shown("misfiled/another_voice.html", page, about=[f"person:{option.value}" for option in options])
