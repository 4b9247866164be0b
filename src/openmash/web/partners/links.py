"""The partners of one contact who answer by a link: sent, opened, answered or late; and asking another."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.actions import AskTold
from openmash.casework.frontdoor.words import Basis, Gateway
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.links.actions import Purpose
from openmash.foundation.links.permissions import Permission
from openmash.foundation.links.selectors import Standing
from openmash.foundation.outbox.models import State
from openmash.pathways import partner_links as pathway
from openmash.pathways.partner_links import LinkShown
from openmash.web.frontdoor.loading import Loaded, load_contact
from openmash.web.frontdoor.showing import back_to, caption_of

WHAT = (
    "What you hold about these children, in the last two years, that bears on this concern: how each child is now, "
    "who is at home, and anything that would make it safer or less safe to visit."
)
"""No adult is named behind a link: it shows the least that finds a record."""


class AskForm(Form):
    """Whom, what, why, and on what basis."""

    address = Choice("Whom do you ask?", (), required="Choose whom you ask.")
    what = LongText("What do you ask?", required="Say what you are asking.", rows=4)
    why = LongText("Why? They will see this", required="Say why you are asking.", rows=3)
    basis = Choice(
        "Lawful basis", tuple(Option(each.value, each.label) for each in Basis), required="Choose the lawful basis."
    )
    gateway = Choice(
        "Legal power to share",
        tuple(Option(each.value, each.label) for each in Gateway),
        required="Choose the power you share under.",
    )


@dataclass(frozen=True)
class AskByLinkPage:
    """What the template shows."""

    title: str
    form: AskForm
    back: Link | None
    caption: str
    nobody: Empty


@dataclass(frozen=True)
class PartnerLinksPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    table: Table | None
    nothing: Empty
    ask_url: str
    addresses_url: str


@screen(Permission.SEND, load=load_contact, log="contact.viewed")
def partner_links(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Shown:
    """List the links of this contact."""
    found = pathway.links_of(contact_id, actor=actor)
    page = PartnerLinksPage(
        title="Partners who answer by a link",
        caption=caption_of(loaded.contact),
        back=back_to(loaded.contact),
        table=Table("Links sent", ("To", "Sent", "How it stands", "Ring"), [_row(each) for each in found])
        if found
        else None,
        nothing=Empty(
            "No link has been sent",
            "A GP practice or a small provider can answer without an account, by a one-time link.",
        ),
        ask_url=reverse("ask_by_link", kwargs={"contact_id": contact_id}),
        addresses_url=reverse("partner_addresses"),
    )
    return Shown("partners/links.html", page, about=[f"link:{each.sent.link_id}" for each in found])


@screen(Permission.SEND, load=load_contact, log="contact.viewed")
def ask_by_link(request: HttpRequest, actor: Actor, loaded: Loaded, contact_id: UUID) -> Answer:
    """Choose a verified address, and say what is asked and why."""
    known = {str(address.id): address for address in pathway.who_can_be_asked(actor=actor)}
    kind = AskForm.offering(
        address=tuple(Option(key, each.agency, f"{each.name}, {each.telephone}") for key, each in known.items())
    )
    if request.method == "POST":
        form = kind.parse(request.POST)
        if form.is_complete:
            told = AskTold(form.what, form.why, Basis(form.basis), Gateway(form.gateway))
            reply = request.build_absolute_uri("/reply/")
            try:
                key = pathway.ask_by_link(
                    actor=actor, contact_id=contact_id, address=known[form.address], told=told,
                    area=settings.OPENMASH_AREA, address_of=lambda token: f"{reply}{token}",
                )  # fmt: skip
                return Go(reverse("partner_link", kwargs={"link_id": key}))
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
            except NotAllowedNow as refusal:
                form = form.with_problems([Problem("address", refusal.sentence)])
    else:
        form = kind.blank(filled={"what": WHAT, "basis": Basis.PUBLIC_TASK.value, "gateway": Gateway.SECTION_10.value})
    page = AskByLinkPage(
        title="Ask a partner by a link",
        form=form,
        back=Link("Partners who answer by a link", reverse("partner_links", kwargs={"contact_id": contact_id})),
        caption=caption_of(loaded.contact),
        nobody=Empty(
            "No address has been verified yet",
            "A link goes only to an address that somebody verified by ringing a number found elsewhere.",
            Link("Addresses of partners", reverse("partner_addresses")),
        ),
    )
    return Shown("partners/ask.html", page)


def stands(found: LinkShown) -> str:
    """How a link stands, in a sentence."""
    now, sent = timezone.now(), found.sent
    if sent.answered_at and sent.purpose is Purpose.READY:
        return f"Written by {sent.answered_by}."
    if sent.answered_at and sent.purpose is Purpose.FEEDBACK:
        return f"Read {say.near(sent.answered_at, now)}"
    if sent.answered_at:
        return f"Answered {say.near(sent.answered_at, now)} by {sent.answered_by}: {found.answer}"
    if sent.withdrawn_because:
        return f"Withdrawn: {sent.withdrawn_because}"
    if sent.is_locked:
        return "Locked after wrong codes: ring them"
    if sent.standing is Standing.EXPIRED:
        return f"Past its time since {say.near(sent.expires_at, now)}: ring them, or send another"
    if found.post is State.FAILED:
        return "The e-mail could not be sent: ring them"
    if sent.purpose is Purpose.FEEDBACK:
        return f"{'Sent' if found.post is State.SENT else 'On its way'}: what came of it, not read yet"
    late = "Late. " if found.is_late else ""
    if sent.opened_at:
        return f"{late}Opened {say.near(sent.opened_at, now)}, not answered yet"
    return f"{late}{'Sent' if found.post is State.SENT else 'On its way'}, not opened yet"


def _row(found: LinkShown) -> list[Cell]:
    sent = found.sent
    rung = f"Rung {len(sent.rang)} times" if len(sent.rang) > 1 else "Rung once" if sent.rang else ""
    return [
        Cell(
            sent.address.agency, url=reverse("partner_link", kwargs={"link_id": sent.link_id}), note=sent.address.name
        ),
        Cell(say.near(sent.sent_at, timezone.now())),
        Cell(stands(found)),
        Cell(sent.address.telephone, note=rung),
    ]
