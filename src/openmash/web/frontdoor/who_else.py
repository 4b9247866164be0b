"""Who else? Each person considered is added to the contact, or not and why (practice rule 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import Else
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import WhoElseKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to, caption_of


class WhoElseForm(Form):
    """Who, whether added, and why not."""

    kind = Choice(
        "Who",
        tuple(Option(kind.value, kind.label) for kind in WhoElseKind),
        required="Choose who this is, or that nobody else was found.",
    )
    described = Text("Name or description, or where you looked", required="Say who this is, or where you looked.")
    person = Choice("A record already here", ())
    added = Choice(
        "Are they added to this contact?",
        (Option("yes", "Yes, add them: they are held and decided like the others"), Option("no", "No")),
        required="Say whether they are added.",
    )
    why = LongText("If not, why", rows=3)


@dataclass(frozen=True)
class WhoElsePage:
    """What the template shows."""

    title: str
    form: WhoElseForm
    back: Link | None
    caption: str
    considered: Sequence[str]
    has_people: bool


@screen(Permission.SCREEN, load=load_contact, log="contact.viewed")
def who_else(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Offer the family's other children by name, so that nobody is typed twice."""
    contact = loaded.contact
    family = tuple(Option(str(member.person_id), member.said) for member in contact.family_outside)
    kind = WhoElseForm.offering(person=family)
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    if request.method == "POST" and form.is_complete:
        who = Else(
            kind=WhoElseKind(form.kind),
            described=form.described,
            added=form.added == "yes",
            why=form.why,
            person_id=UUID(form.person) if form.person else None,
        )
        try:
            actions.consider(actor=actor, contact_id=contact_id, who=who)
            return Go(reverse("contact", kwargs={"contact_id": contact_id}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    page = WhoElsePage(
        title="Who else could be at risk?",
        form=form,
        back=back_to(contact),
        caption=caption_of(contact),
        considered=[each.said for each in contact.who_else],
        has_people=bool(family),
    )
    return Shown("frontdoor/who_else.html", page)
