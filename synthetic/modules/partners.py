"""Partners without accounts, an e-mail that waits, a difference at its second stage, two requests for information."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from uuid import UUID

from synthetic.modules.module import County, Module, acting
from synthetic.staff import AGENCY_BY_SLUG

CONTACT = """
select c.id, k.person_id, k.as_told from frontdoor_contact c join frontdoor_contactchild k on k.contact_id = c.id
where c.circle_id = 1 and c.received_at > %s and k.as_told <> ''
  and not exists (select from frontdoor_decision d where d.contact_id = c.id) order by c.received_at, k.id limit 1
"""
WORDS = """Dear MASH,

Kayleigh (nearly 3) came in again today in yesterday's clothes and ate four bowls of cereal. She told Bev: "Mummy won't
wake up." Her gran collected her and looked worried. We have told mum we would be writing to you; she cried and said
she is trying.

Bev Tarrant
Deputy, Little Acorns Playgroup
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    _addresses(county)
    _an_email(county)
    found = county.connection.execute(CONTACT, [county.as_at - timedelta(days=14)]).fetchone()
    if found is not None:
        contact, person, called = UUID(str(found[0])), UUID(str(found[1])), str(found[2])
        _a_link(contact)
        _a_difference(contact, person, called)
        _requests(county, person, called)


def _addresses(county: County) -> None:
    from openmash.foundation.links.actions import add_mailbox

    with acting("decision.maker") as actor:
        for slug, name, telephone in (
            ("severn-view-surgery", "Safeguarding lead", "01632 960310"), ("little-acorns", "Manager", "01632 960320"),
        ):  # fmt: skip
            add_mailbox(
                actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
                agency_id=AGENCY_BY_SLUG[slug].id, name=name, email=f"safeguarding@{slug}.example.org",
                telephone=telephone, how_verified="Rang the number on its public page; they read the address back.",
                verified_on=(county.as_at - timedelta(days=40)).date(),
            )  # fmt: skip


def _an_email(county: County) -> None:
    from openmash.casework.emails.actions import drop_in

    came = county.as_at - timedelta(hours=3)
    letter = (
        f"Received: from relay.example.org by mail.example.org; {format_datetime(came)}\r\n"
        "From: Bev Tarrant <bev@little-acorns.example.org>\r\nTo: mash@example.org\r\n"
        f"Subject: Worried about Kayleigh\r\nDate: {format_datetime(came)}\r\n"
        "Message-ID: <20261128.1@little-acorns.example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    with acting("call.taker") as actor:
        drop_in(actor=actor, octets=(letter + WORDS).encode())  # type: ignore[arg-type]  # the loader knows no Actor


def _a_link(contact: UUID) -> None:
    from django.conf import settings

    from openmash.casework.frontdoor.actions import AskTold
    from openmash.pathways.partner_links import ask_by_link, who_can_be_asked

    with acting("screener") as actor:
        surgery = next(
            each
            for each in who_can_be_asked(actor=actor)  # type: ignore[arg-type]  # the loader knows no Actor
            if each.agency_id == AGENCY_BY_SLUG["severn-view-surgery"].id
        )
        ask_by_link(
            actor=actor, contact_id=contact, address=surgery,  # type: ignore[arg-type]  # the loader knows no Actor
            told=AskTold("Appointments kept and missed this year, and how the child was.", "A worry about neglect."),
            area="Gloucestershire", address_of=lambda token: f"{settings.OPENMASH_ADDRESS}/reply/{token}",
        )  # fmt: skip


def _a_difference(contact: UUID, person: UUID, called: str) -> None:
    from openmash.casework.differences.actions import Raised, StageEndedTold, end_stage, raise_difference, speak
    from openmash.casework.differences.words import About, Ended

    with acting("health") as actor:
        key = raise_difference(
            actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
            told=Raised(
                person, called, AGENCY_BY_SLUG["council"].id, About.LEVEL,
                "The hub leans to early help. Three appointments were missed and the weight has dropped a centile.",
                "A child and family assessment.", "The health visitor sees the child twice this week.", contact,
            ),
        )  # fmt: skip
    with acting("decision.maker") as actor:
        speak(
            actor=actor, difference_id=key,  # type: ignore[arg-type]  # the loader knows no Actor
            words="The mother has asked for help and accepted it. We see no sign that she hides anything.",
        )  # fmt: skip
        end_stage(
            actor=actor, difference_id=key,  # type: ignore[arg-type]  # the loader knows no Actor
            told=StageEndedTold(
                Ended.GOES_ON, "We talked today and read the facts differently.",
                "The health visitor sees the child tomorrow; the hub keeps the contact open.",
            ),
        )  # fmt: skip


def _requests(county: County, person: UUID, called: str) -> None:
    from openmash.casework.information_requests.actions import Asked, prepare, record, verify
    from openmash.casework.information_requests.words import Asker, LegalBasis, Verified

    with acting("screener") as actor:
        court = record(
            actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
            asked=Asked(
                Asker.COURT, "Listing office", "Family Court at Gloucester", called,
                "Dates and outcomes of contacts since 2024.", LegalBasis.COURT_ORDER, "Order under section 7",
                "01632 960400", their_reference="GL26P00114", order_on=(county.as_at - timedelta(days=5)).date(),
                received_at=county.as_at - timedelta(days=3), due_at=county.as_at + timedelta(days=6),
                person_ids=[person],
            ),
        )  # fmt: skip
        verify(
            actor=actor, request_id=court, how=Verified.ORDER_SEEN,  # type: ignore[arg-type]  # as above
            words="Sealed order received by secure mail from the court's own address.",
        )  # fmt: skip
        prepare(
            actor=actor, request_id=court,  # type: ignore[arg-type]  # the loader knows no Actor
            text="One contact is open and has not been decided. No earlier contact is recorded here.",
            withheld="Who referred, and the family's address: neither was asked for.",
        )  # fmt: skip
        record(
            actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
            asked=Asked(
                Asker.FOSTERING, "Ms R Calder, assessing social worker", "Marchshire Fostering", "Dorothy Vane, 61",
                "Anything held that bears on fostering.", LegalBasis.CONSENT, "Signed agreement of 12 November",
                "01632 960410", received_at=county.as_at - timedelta(days=20),
            ),
        )  # fmt: skip


MODULE = Module("partners outside the hub", by_actions=_by_actions)
