"""The address book of partners without accounts: verified addresses, by whom and how; adding one; ending one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies.selectors import partners
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, email, telephone
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.links import actions
from openmash.foundation.links.permissions import Permission
from openmash.foundation.links.selectors import Address, addresses, mailboxes_ended


class AddressForm(Form):
    """An address, and how we know it is theirs."""

    agency = Choice("Which organisation?", (), required="Choose the organisation.")
    name = Text(
        "Whose mailbox is it?", hint="Such as “Safeguarding lead”", required="Say whose mailbox it is.", most=120
    )
    email = Text("E-mail address", required="Give the e-mail address.", most=254, kind="email", check=email)
    telephone = Text("Number to ring them on", required="Give the number.", most=40, kind="tel", check=telephone)
    how_verified = LongText(
        "How was the address verified?",
        hint="Whom you rang, on which number, and where you found that number. Never the number in a message.",
        required="Say how it was verified.",
        rows=3,
    )
    verified_on = DateParts("When?", past=True, required="Give the day it was verified.")
    own_code = Text(
        "Their own code, if one was agreed",
        hint="At least eight letters or digits. Left empty, each link gets a code of its own to be read out.",
        most=60,
    )


class EndForm(Form):
    """Why nothing is sent there any more."""

    because = Text("Why is nothing to be sent there any more?", required="Say why.", most=200)


@dataclass(frozen=True)
class AddressesPage:
    """What the template shows."""

    title: str
    table: Table | None
    ended: Sequence[str]
    nothing: Empty
    add_url: str


@dataclass(frozen=True)
class AddAddressPage:
    """What the template shows."""

    title: str
    form: AddressForm
    back: Link | None
    caption: str


@dataclass(frozen=True)
class EndAddressPage:
    """What the template shows."""

    title: str
    form: EndForm
    back: Link | None
    caption: str


@screen(Permission.LIST_ADDRESSES)
def partner_addresses(request: HttpRequest, actor: Actor) -> Shown:
    """List every verified address. They are about no person."""
    keeps = bool(may(actor, Permission.KEEP_ADDRESSES))
    rows = [_row(each, keeps=keeps) for each in addresses(actor=actor)]
    page = AddressesPage(
        title="Addresses of partners",
        table=Table("Verified addresses", ("Organisation", "Address", "Ring", "Verified"), rows) if rows else None,
        ended=tuple(f"{agency}, {address}: {why}" for agency, address, why in mailboxes_ended(actor=actor)),
        nothing=Empty(
            "No address yet", "A manager adds one once somebody has rung the organisation on a number found elsewhere."
        ),
        add_url=reverse("add_partner_address") if keeps else "",
    )
    return Shown("partners/addresses.html", page)


@screen(Permission.KEEP_ADDRESSES)
def add_partner_address(request: HttpRequest, actor: Actor) -> Answer:
    """Add one."""
    options = tuple(Option(str(each.pk), each.name) for each in partners())
    kind = AddressForm.offering(agency=options)
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank()
    if request.method == "POST" and form.is_complete:
        on = form.verified_on.earliest()
        assert on is not None  # the field is required
        try:
            actions.add_mailbox(
                actor=actor, agency_id=UUID(form.agency), name=form.name, email=form.email, telephone=form.telephone,
                how_verified=form.how_verified[:400], verified_on=on, own_code=form.own_code,
            )  # fmt: skip
            return Go(reverse("partner_addresses"))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    page = AddAddressPage("Add an address", form, Link("Addresses of partners", reverse("partner_addresses")), "")
    return Shown("partners/add_address.html", page)


@screen(Permission.KEEP_ADDRESSES)
def end_partner_address(request: HttpRequest, actor: Actor, mailbox_id: UUID) -> Answer:
    """Send nothing there any more."""
    address = next((each for each in addresses(actor=actor) if each.id == mailbox_id), None)
    if address is None:
        raise NotVisible
    form = EndForm.parse(request.POST) if request.method == "POST" else EndForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.end_mailbox(actor=actor, mailbox_id=mailbox_id, because=form.because)
            return Go(reverse("partner_addresses"))
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("because", refusal.sentence)])
    back = Link("Addresses of partners", reverse("partner_addresses"))
    page = EndAddressPage("Send nothing there any more", form, back, f"{address.agency}, {address.email}")
    return Shown("partners/end_address.html", page)


def _row(address: Address, *, keeps: bool) -> list[Cell]:
    verified = f"{say.day_of(address.verified_on)}: {address.how_verified}"
    end = reverse("end_partner_address", kwargs={"mailbox_id": address.id}) if keeps else ""
    age = (timezone.localdate() - address.verified_on).days
    return [
        Cell(address.agency, url=end, note="Has a code of its own" if address.own_code else ""),
        Cell(address.email, note=address.name),
        Cell(address.telephone),
        Cell(verified, note="More than a year ago: ring and check" if age > 365 else ""),
    ]
