"""Tell the organisation that told us what came of it, by a one-time link to its verified address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Empty, Fact, Link
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.links.permissions import Permission
from openmash.pathways import partner_links as pathway
from openmash.web.frontdoor.arranging import referrer_of
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import caption_of


class TellForm(Form):
    """What they are told, and where."""

    address = Choice("Which verified address of theirs?", (), required="Choose the address.")
    theirs = Text(
        "If the contact does not name them: how do you know that they told us?", most=200,
        hint="Kept with what is sent. What came of it is only for who told us.",
    )  # fmt: skip
    what = LongText("What are they told?", required="Write what the referrer is told.", rows=4)


@dataclass(frozen=True)
class TellByLinkPage:
    """What the template shows."""

    title: str
    form: TellForm
    back: Link | None
    caption: str
    owed: str
    referrer: Sequence[Fact]
    nobody: Empty


@screen(Permission.SEND, load=load_contact, log="contact.viewed")
def tell_by_link(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Write it, choose the address, send. The code is then read out by telephone."""
    known = {str(address.id): address for address in pathway.who_can_be_asked(actor=actor)}
    kind = TellForm.offering(
        address=tuple(Option(key, each.agency, f"{each.name}, {each.telephone}") for key, each in known.items())
    )
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    if request.method == "POST" and form.is_complete:
        reply = request.build_absolute_uri("/reply/")
        try:
            key = pathway.tell_by_link(
                actor=actor, contact_id=contact_id, address=known[form.address], what=form.what,
                area=settings.OPENMASH_AREA, address_of=lambda token: f"{reply}{token}", theirs_because=form.theirs,
            )  # fmt: skip
            return Go(reverse("partner_link", kwargs={"link_id": key}))
        except Incomplete as refusal:
            form = form.with_problems(
                [Problem("theirs" if each.field == "theirs" else "what", each.sentence) for each in refusal.problems]
            )
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("address", refusal.sentence)])
    page = TellByLinkPage(
        title="Tell the referrer by a link",
        form=form,
        back=Link("Tell the referrer", reverse("feedback", kwargs={"contact_id": contact_id})),
        caption=caption_of(loaded.contact),
        owed=loaded.contact.feedback_words,
        referrer=referrer_of(loaded.contact),
        nobody=Empty(
            "No address has been verified yet",
            "A link goes only to an address that somebody verified by ringing a number found elsewhere.",
            Link("Addresses of partners", reverse("partner_addresses")),
        ),
    )
    return Shown("partners/tell_by_link.html", page)
