"""A partner's system may not connect any more."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.clients import actions, selectors
from openmash.foundation.clients.permissions import Permission
from openmash.foundation.clients.selectors import ClientShown
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.design.parts import Link


class EndForm(Form):
    """Why."""

    because = LongText("Why may it not connect any more?", rows=2, required="Say why.", most=200)


@dataclass(frozen=True)
class EndSystemPage:
    """What the template shows."""

    title: str
    form: EndForm
    back: Link
    caption: str


@screen(Permission.KEEP, load=selectors.client, log="clients.viewed")
def end_system(request: HttpRequest, actor: Actor, found: ClientShown, client_id: UUID) -> Answer:
    """It is refused from the next call on; what it sent stays."""
    here = reverse("system", kwargs={"client_id": client_id})
    form = EndForm.blank()
    if request.method == "POST":
        form = EndForm.parse(request.POST)
        if form.is_complete:
            actions.end_client(actor=actor, client_id=client_id, because=form.because)
            return Go(reverse("systems"))
    page = EndSystemPage("It may not connect any more", form, Link(found.name, here), f"{found.name}, {found.agency}")
    return Shown("systems/end_system.html", page)
