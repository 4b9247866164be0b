"""Rate a contact: how urgent it is, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Link, Missing
from openmash.foundation.facts.refusals import Incomplete
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to, caption_of, missing_of

RATINGS = (
    Option("red", "Red", "Danger to a child now"),
    Option("amber", "Amber", "Possible safeguarding concern"),
    Option("green", "Green", "Early help may be right"),
)


class RateForm(Form):
    """How urgent, and why."""

    rating = Choice("How urgent is this contact?", RATINGS, required="Choose red, amber or green.")
    reason = LongText("Why", required="Say why you give this rating.", rows=4)


@dataclass(frozen=True)
class RatePage:
    """What the template shows."""

    title: str
    form: RateForm
    back: Link | None
    caption: str
    now: str
    why_now: str
    missing: Sequence[Missing]


@screen(Permission.RATE, load=load_contact, log="contact.viewed")
def rate(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Ask how urgent; an action refuses lowering without the full gate, and says what is missing."""
    contact = loaded.contact
    form = RateForm.parse(request.POST) if request.method == "POST" else RateForm.blank()
    missing: Sequence[Missing] = ()
    if request.method == "POST" and form.is_complete:
        try:
            actions.rate(actor=actor, contact_id=contact_id, rating=form.rating, reason=form.reason)
            return Go(reverse("contact", kwargs={"contact_id": contact_id}))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
            missing = missing_of(refusal.problems, contact)
    page = RatePage(
        title="Rate this contact",
        form=form,
        back=back_to(contact),
        caption=caption_of(contact),
        now=contact.rating.label if contact.rating else "",
        why_now=contact.rating.reason if contact.rating else "",
        missing=missing,
    )
    return Shown("frontdoor/rate.html", page)
