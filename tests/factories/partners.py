"""A GP practice that will never sign in, its verified address, and links sent to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind
from openmash.foundation.links import actions as links
from openmash.foundation.links import selectors
from openmash.foundation.links.selectors import Address
from openmash.foundation.outbox.models import Message
from openmash.foundation.outbox.secrets import with_secrets
from openmash.pathways import partner_links
from tests.factories.access import an_actor, an_agency
from tests.factories.frontdoor import ASKED, Hub, a_child_told, a_contact


@dataclass(frozen=True)
class LinkOut:
    """A link on its way: its token as it stands in the letter, and its code as it is read out."""

    link_id: UUID
    contact_id: UUID
    children: tuple[UUID, ...]
    token: str
    code: str
    letter: str

    @property
    def url(self) -> str:
        return f"/reply/{self.token}"


def a_practice(slug: str = "elm-surgery") -> Agency:
    """A practice with nobody who signs in."""
    return an_agency(slug, AgencyKind.GP)


def an_address(hub: Hub, practice: Agency | None = None, *, own_code: str = "") -> Address:
    """Its verified address, added by a manager."""
    practice = practice or a_practice()
    with transaction.atomic(), acting_as(hub.manager):
        key = links.add_mailbox(
            actor=hub.manager, agency_id=practice.pk, name="Safeguarding lead", email="lead@elm.example.invalid",
            telephone="01632 960 300", how_verified="Rang the number on the NHS website; Dr Shah read it back.",
            verified_on=date(2026, 3, 2), own_code=own_code,
        )  # fmt: skip
        return next(each for each in selectors.addresses(actor=hub.manager) if each.id == key)


def a_link(hub: Hub, address: Address | None = None, *, actor: Actor | None = None, children: int = 1) -> LinkOut:
    """A check about these children, sent to a practice by link."""
    address, by = address or an_address(hub), actor or hub.screener
    told = [a_child_told(name) for name in ("Zoë", "Toby", "Mia")[:children]]
    with transaction.atomic(), acting_as(by):
        made = a_contact(by, *told)
        assert made.contact_id is not None
    return a_link_about(hub, made.contact_id, address, actor=by)


def a_link_about(hub: Hub, contact_id: UUID, address: Address, *, actor: Actor | None = None) -> LinkOut:
    """The same for the children of a contact there is."""
    by = actor or hub.screener
    with transaction.atomic(), acting_as(by):
        key = partner_links.ask_by_link(
            actor=by, contact_id=contact_id, address=address, told=ASKED, area="Test area",
            address_of=lambda token: f"http://testserver/reply/{token}",
        )  # fmt: skip
        sent = selectors.link(key, actor=by)
        letter = with_secrets(Message.objects.get(pk=sent.message_id).body)
    token = letter.split("/reply/")[1].split()[0]
    return LinkOut(key, contact_id, sent.person_ids, token, sent.code, letter)


def an_information_lead() -> Actor:
    """Somebody who restricts."""
    return an_actor(Role.DUTY_MANAGER)
