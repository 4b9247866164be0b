"""Ask whoever cares for a child to write what is held ready, by a one-time link to their verified address."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.links.permissions import Permission
from openmash.foundation.links.selectors import addresses
from openmash.pathways import missing_episode
from openmash.web.child.record import Child, load_child
from openmash.web.missing.ready import name_of


class AskCarerForm(Form):
    """Whom, and what to look at."""

    address = Choice("Which verified address?", (), required="Choose the address of whoever cares for the child.")
    asks = LongText("What should they look at above all?", rows=3)


@dataclass(frozen=True)
class AskCarerPage:
    """What the template shows."""

    title: str
    form: AskCarerForm
    back: Link | None
    caption: str
    nobody: Empty


@screen(Permission.SEND, load=load_child, log="child.viewed")
def ask_carer(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Choose the address and send. The code is then read out by telephone."""
    known = {str(address.id): address for address in addresses(actor=actor)}
    kind = AskCarerForm.offering(
        address=tuple(Option(key, each.agency, f"{each.name}, {each.telephone}") for key, each in known.items())
    )
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    if request.method == "POST" and form.is_complete:
        reply = request.build_absolute_uri("/reply/")
        try:
            key = missing_episode.ask_carer_by_link(
                actor=actor, person_id=person_id, address=known[form.address], asks=form.asks,
                area=settings.OPENMASH_AREA, address_of=lambda token: f"{reply}{token}",
            )  # fmt: skip
            return Go(reverse("partner_link", kwargs={"link_id": key}))
        except Incomplete as refusal:
            form = form.with_problems([Problem("asks", each.sentence) for each in refusal.problems])
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("address", refusal.sentence)])
    page = AskCarerPage(
        title="Ask whoever cares for the child",
        form=form,
        back=Link("What is held ready", reverse("held_ready", kwargs={"person_id": person_id})),
        caption=name_of(child, actor),
        nobody=Empty(
            "No address has been verified yet",
            "A link goes only to an address that somebody verified by ringing a number found elsewhere.",
            Link("Addresses of partners", reverse("partner_addresses")),
        ),
    )
    return Shown("missing/ask_carer.html", page)
