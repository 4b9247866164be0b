"""Requests for information: verified, reviewed by a second person, never a contact by themselves."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor.models import Contact, ContactChild
from openmash.casework.information_requests import actions, selectors
from openmash.casework.information_requests.actions import AnswerTold, Asked
from openmash.casework.information_requests.models import Ending, Request
from openmash.casework.information_requests.words import Answered, Asker, LegalBasis, Reviewed, Verified
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.records.people import actions as people
from openmash.records.people.models import LocatingFact
from tests.factories.family import signed_in
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.people import a_child

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def a_request(hub: Hub, *person_ids: UUID, **values: object) -> UUID:
    """A court's request about these people."""
    kept: dict[str, object] = {
        "asker": Asker.COURT, "asker_name": "Court clerk", "organisation": "Family Court at Gloucester",
        "as_told": "Zoë Ashworth, born 9 March 2018", "asked": "A chronology of contacts.",
        "basis": LegalBasis.STATUTE, "basis_words": "Children Act 1989, section 7", "person_ids": person_ids, **values,
    }  # fmt: skip
    with acting_as(hub.screener):
        return actions.record(actor=hub.screener, asked=Asked(**kept))  # type: ignore[arg-type]  # fields of Asked


def zoe(hub: Hub) -> UUID:
    with acting_as(hub.screener):
        return UUID(str(a_child(hub.screener, postcode="GL50 1AA").pk))


def url(key: UUID) -> str:
    return f"/information-requests/{key}"


def shown(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def restrict(hub: Hub, child: UUID) -> None:
    with acting_as(hub.duty_manager):
        access.restrict(
            actor=hub.duty_manager, person_ids=[child], mode="hidden", reason_code="staff_family", reason="Own",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[hub.duty_manager.account_id],
        )  # fmt: skip


TYPED = {
    "do": "record", "asker": "court", "organisation": "Family Court at Gloucester", "asker_name": "Clerk",
    "as_told": "Zoë Ashworth 9/3/2018", "asked": "A chronology", "basis": "court_order", "basis_words": "Order of HHJ Bell",
    "order_on-day": "2", "order_on-month": "3", "order_on-year": "2026",
}  # fmt: skip


def today() -> dict[str, str]:
    day = timezone.localdate()
    return {"received_on-day": str(day.day), "received_on-month": str(day.month), "received_on-year": str(day.year)}


def test_a_request_is_verified_prepared_reviewed_by_a_second_person_and_sent(hub: Hub) -> None:
    child, screener, manager = zoe(hub), signed_in(hub.screener), signed_in(hub.manager)
    page = screener.post("/information-requests/add", {**TYPED, **today(), "do": "look"}).content.decode()
    assert str(child) in page and "born 9 March 2018" in page
    here = screener.post("/information-requests/add", {**TYPED, **today(), "people": str(child)})["Location"]
    assert "Verify who asks" in shown(screener, here)
    sent = {"do": "answer", "answered": "sent", "how": "Secure mail"}
    assert "Nobody has verified the asker" in screener.post(here, sent).content.decode()
    screener.post(
        here, {"do": "verify", "verified_how": "rang_back", "verified_words": "Rang the court's listed number"}
    )
    assert "has not agreed" in screener.post(here, sent).content.decode()
    screener.post(here, {"do": "prepare", "text": "Two contacts in 2026.", "withheld": "Who referred."})
    assert "Record my review" not in shown(screener, here)
    page = manager.post(here, {"do": "review", "verdict": "returned"}).content.decode()
    assert "Say what is to be put right." in page
    manager.post(here, {"do": "review", "verdict": "returned", "review_words": "Give the dates."})
    assert "Give the dates." in shown(screener, here)
    screener.post(here, {"do": "prepare", "text": "Contacts on 3 May and 9 June.", "withheld": "Who referred."})
    manager.post(here, {"do": "review", "verdict": "agreed"})
    assert "Say how it was sent" in screener.post(here, {**sent, "how": ""}).content.decode()
    screener.post(here, sent)
    page = shown(screener, here)
    assert "Sent what was agreed" in page and "Secure mail" in page
    assert "No request is open" in shown(screener, "/information-requests")
    with acting_as(hub.screener):
        assert not Contact.objects.exists(), "a request is no contact"


def test_nobody_reviews_what_they_prepared(hub: Hub) -> None:
    key = a_request(hub, zoe(hub))
    with acting_as(hub.manager):
        actions.prepare(actor=hub.manager, request_id=key, text="x", withheld="")
        with pytest.raises(NotPermitted, match="somebody else"):
            actions.review(actor=hub.manager, request_id=key, verdict=Reviewed.AGREED)


def test_a_protected_place_never_leaves_in_words_or_postcode(hub: Hub) -> None:
    child = zoe(hub)
    with acting_as(hub.screener):
        father = a_child(hub.screener, "Dean", "Ashworth", kind="adult").pk
        fact = LocatingFact.objects.get(person_id=child)
        people.protect_locating_fact(
            actor=hub.screener, fact_id=fact.pk, protected_from=[father], reason="Non-molestation order"
        )  # fmt: skip
    key = a_request(hub, child)
    for text in ("She lives at 1 test  STREET.", "Her postcode is gl501aa"):
        page = signed_in(hub.screener).post(url(key), {"do": "prepare", "text": text}).content.decode()
        assert "names a protected address" in page and text.split()[0] in page
    signed_in(hub.screener).post(url(key), {"do": "prepare", "text": "She lives in Cheltenham."})
    assert "Nobody has reviewed it yet" in shown(signed_in(hub.screener), url(key))


def test_about_a_restricted_child_the_only_answer_is_to_ring(hub: Hub) -> None:
    child = zoe(hub)
    key = a_request(hub, child)
    restrict(hub, child)
    assert signed_in(hub.screener).get(url(key)).status_code == 404
    assert "Family Court" not in shown(signed_in(hub.screener), "/information-requests")
    assert "Family Court" not in shown(signed_in(hub.screener), "/worklist")
    lead: Actor = hub.duty_manager
    with acting_as(lead):
        with pytest.raises(NotAllowedNow, match="ring us"):
            actions.prepare(actor=lead, request_id=key, text="x", withheld="")
        told = AnswerTold(Answered.NO_TRACE, systems="All", names_used="Zoë", back_to=timezone.localdate())
        with pytest.raises(NotAllowedNow, match="We hold somebody"):
            actions.answer(actor=lead, request_id=key, told=told)
        actions.answer(actor=lead, request_id=key, told=AnswerTold(Answered.RING_US, words="Dana Night, 01632 960111"))
        assert Ending.objects.get().answered == "ring_us"


def test_no_trace_says_what_was_searched_and_a_refusal_why(hub: Hub) -> None:
    client, key = signed_in(hub.screener), a_request(hub)
    page = client.post(url(key), {"do": "answer", "answered": "no_trace", "how": "Kept"}).content.decode()
    for sentence in ("Say which systems you searched.", "Say which names you searched under.", "Say how far back"):
        assert sentence in page
    assert "Kept" in page
    assert "Say why it is refused." in client.post(url(key), {"do": "answer", "answered": "refused"}).content.decode()
    client.post(
        url(key),
        {
            "do": "answer",
            "answered": "no_trace",
            "systems": "OpenMASH",
            "names_used": "Zoë Ashworth",
            "back_to-year": "2015",
        },
    )
    assert "OpenMASH searched, as Zoë Ashworth, back to 2015" in shown(client, url(key))
    assert (
        "has been answered"
        in client.post(url(key), {"do": "answer", "answered": "refused", "answer_words": "x"}).content.decode()
    )


def test_one_button_makes_a_contact_received_when_the_request_was(hub: Hub) -> None:
    child, came = zoe(hub), timezone.now() - timedelta(days=2)
    key = a_request(hub, child, received_at=came)
    client = signed_in(hub.screener)
    assert "Say what worries you." in client.post(url(key), {"do": "concern"}).content.decode()
    there = client.post(url(key), {"do": "concern", "concern": "The court says she is alone at night."})["Location"]
    assert there.startswith("/contact/")
    with acting_as(hub.screener):
        made = Contact.objects.get()
        assert made.received_at == came and made.person_ids == [child]
        assert ContactChild.objects.get().concern == "The court says she is alone at night."
    assert "A contact was made of it" in shown(client, url(key))
    with acting_as(hub.screener), pytest.raises(NotAllowedNow, match="already"):
        actions.concern_appeared(actor=hub.screener, request_id=key, contact_id=made.id)


def test_its_date_is_the_askers_or_else_our_own_unconfirmed_limit(hub: Hub) -> None:
    due = timezone.now() + timedelta(days=3)
    theirs, ours = a_request(hub, due_at=due), a_request(hub)
    with acting_as(hub.screener):
        first, second = selectors.open_requests(actor=hub.screener)
    assert (first.id, second.id) == (theirs, ours)
    assert first.due_at is not None and abs(first.due_at - due) < timedelta(minutes=1)
    assert "nobody has confirmed it" in shown(signed_in(hub.screener), url(ours))
    with time_machine.travel(due + timedelta(hours=1), tick=True):
        assert "1 late" in shown(signed_in(hub.screener), "/information-requests")


def test_what_is_missing_is_said_and_an_order_needs_its_date(hub: Hub) -> None:
    client = signed_in(hub.screener)
    page = client.post("/information-requests/add", {"do": "record", "their_reference": "GL/26/114"}).content.decode()
    for sentence in ("Choose who asks.", "Say whom they ask about.", "Choose the basis."):
        assert sentence in page
    assert "GL/26/114" in page
    without = {name: value for name, value in {**TYPED, **today()}.items() if not name.startswith("order_on")}
    assert "Give the date of the order." in client.post("/information-requests/add", without).content.decode()
    with acting_as(hub.screener), pytest.raises(Incomplete, match="future"):
        actions.record(
            actor=hub.screener,
            asked=Asked(
                Asker.OTHER, "a", "b", "c", "d", LegalBasis.CONSENT, "e", received_at=timezone.now() + timedelta(days=1)
            ),
        )


def test_partners_and_family_workers_handle_none_and_a_screener_reviews_none(hub: Hub) -> None:
    key = a_request(hub)
    for actor in (hub.nurse, hub.call_taker):
        assert signed_in(actor).get("/information-requests").status_code == 403
        assert signed_in(actor).get(url(key)).status_code in (403, 404)
    with acting_as(hub.nurse):
        assert not Request.objects.exists()
    with acting_as(hub.screener):
        actions.verify(actor=hub.screener, request_id=key, how=Verified.ORDER_SEEN, words="Sealed order")
    assert "Sealed order" in shown(signed_in(hub.screener), url(key))


def test_the_list_costs_the_same_however_long(hub: Hub) -> None:
    def cost() -> int:
        with acting_as(hub.screener), CaptureQueriesContext(connection) as queries:
            selectors.open_requests(actor=hub.screener)
        return len(queries)

    a_request(hub)
    one = cost()
    for _ in range(3):
        a_request(hub)
    assert cost() == one <= 7
