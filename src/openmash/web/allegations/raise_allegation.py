"""Tell the designated officer of an allegation: from a contact with one button, or by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.allegations import actions
from openmash.casework.allegations.actions import AllegationTold
from openmash.casework.allegations.permissions import Permission
from openmash.casework.allegations.words import Concern, Position
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Choices, Clock, DateParts, Form, LongText, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.statute.calendar import at
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to

POSITIONS = tuple(Option(each.value, str(each.label)) for each in Position)
CONCERNS = tuple(Option(each.value, str(each.label)) for each in Concern)
START_OF_WORK = time(9, 0)
"""Where only a day is known."""


class RaiseForm(Form):
    """Who it is about, where they work, what is alleged, since when it is known."""

    about_name = Text(
        "Who is it about?", hint="Their whole name, or a description", width="two-thirds",
        required="Say who it is about, or describe them.",
    )  # fmt: skip
    position = Choice("Their position", POSITIONS, required="Choose their position.")
    works_as = Text(
        "What do they do with children?", hint="Such as teaching assistant", width="two-thirds",
        required="Say what they do with children.",
    )  # fmt: skip
    employer_name = Text(
        "Where do they work or volunteer?", width="two-thirds", required="Say where they work or volunteer."
    )
    email = Text(
        "Their e-mail address at work, if they use this system",
        hint="So that it is kept from them and from their colleagues", width="two-thirds",
    )  # fmt: skip
    concerns = Choices("It is alleged that the person", CONCERNS, required="Choose what is alleged.")
    what = LongText(
        "What is alleged?", hint="In the words it was told in, and by whom", rows=5,
        required="Say what is alleged, in the words it was told in.",
    )  # fmt: skip
    known_on = DateParts("When was it first known?", hint="By the employer, or whoever was told first", past=True)
    known_time = Clock("At what time?")


@dataclass(frozen=True)
class RaisePage:
    """What the template shows."""

    title: str
    form: RaiseForm
    back: Link | None
    caption: str


@screen(Permission.RAISE)
def raise_allegation(request: HttpRequest, actor: Actor) -> Answer:
    """By itself: no child or contact is named."""
    return _raise(request, actor, None, (), Link("Home", reverse("home")))


@screen(Permission.RAISE, load=load_contact, log="contact.viewed")
def raise_allegation_from_contact(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """From a contact: its children go on at the front door, and the allegation goes its own way."""
    children = [child.person_id for child in loaded.contact.children]
    return _raise(request, actor, contact_id, children, back_to(loaded.contact))


def _raise(request: HttpRequest, actor: Actor, contact_id: UUID | None, children: Sequence[UUID], back: Link) -> Answer:
    form = RaiseForm.parse(request.POST) if request.method == "POST" else RaiseForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.raise_allegation(actor=actor, told=_told(form, contact_id, children))
            return Go(reverse("allegation_raised"))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("about_name", refusal.sentence)])
    page = RaisePage("Allegation against somebody who works with children", form, back, "")
    return Shown("allegations/raise_allegation.html", page)


def _told(form: RaiseForm, contact_id: UUID | None, children: Sequence[UUID]) -> AllegationTold:
    return AllegationTold(
        about_name=form.about_name, position=Position(form.position), works_as=form.works_as,
        employer_name=form.employer_name, concerns=[Concern(each) for each in form.concerns], what=form.what,
        email=form.email, known_at=_known_at(form), contact_id=contact_id, children=children,
    )  # fmt: skip


def _known_at(form: RaiseForm) -> datetime | None:
    day = form.known_on.earliest()
    if day is None:
        return None
    return at(day, form.known_time) if form.known_time else at(day, START_OF_WORK)


@dataclass(frozen=True)
class RaisedPage:
    """What happens now. It names nobody."""

    title: str


@screen(Permission.RAISE)
def allegation_raised(request: HttpRequest, actor: Actor) -> Answer:
    """It has gone to the designated officer."""
    return Shown("allegations/allegation_raised.html", RaisedPage("The designated officer has been told"))
