"""Take a contact: from now this person answers for every child in it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Link
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to, caption_of, heading_of


class TakeForm(Form):
    """Nothing to fill in."""


@dataclass(frozen=True)
class TakePage:
    """What the template shows."""

    title: str
    form: TakeForm
    back: Link | None
    caption: str
    children: str
    held: str


@screen(Permission.SCREEN, load=load_contact, log="contact.viewed")
def take(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Say who holds the children now, then take them."""
    if request.method == "POST":
        actions.take(actor=actor, contact_id=contact_id)
        return Go(reverse("contact", kwargs={"contact_id": contact_id}))
    contact = loaded.contact
    page = TakePage(
        title="Take this contact",
        form=TakeForm.blank(),
        back=back_to(contact),
        caption=caption_of(contact),
        children=heading_of(contact),
        held=contact.held_by,
    )
    return Shown("frontdoor/take.html", page)
