"""A partner without an account answers by a one-time link: by HTTP, as they meet it, and as somebody else would try it."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.actions import DecisionSought
from openmash.casework.frontdoor.models import Check, CheckReply, Question, ReplyChild
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import Outcome, Wanted
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.foundation.links import actions as links
from openmash.foundation.links import selectors
from openmash.foundation.links.models import Link, LinkEvent
from openmash.foundation.links.selectors import Standing
from openmash.foundation.notices.selectors import waiting
from openmash.foundation.outbox.models import Message
from openmash.foundation.outbox.secrets import with_secrets
from openmash.pathways import knowing_who, partner_links
from openmash.records.linkage.actions import Considered
from openmash.records.people import actions as people
from openmash.records.people.models import Person
from openmash.records.people.telling import NameTold
from openmash.records.voice.models import Voice
from tests.factories.access import an_agency
from tests.factories.family import signed_in
from tests.factories.frontdoor import ASKED, Hub, a_child_told, a_contact, a_hub
from tests.factories.partners import LinkOut, a_link, a_link_about, a_practice, an_address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
WHO = {"who": "Dr Ada Shah, safeguarding lead", "telephone": "01632 960 301"}
TRACE = {
    **WHO, "do": "send", "reply": "trace", "systems": "EMIS", "names_used": "Zoë Ashworth", "back_to-year": "2019",
    "child-0-information": "Was not brought to two appointments.", "child-0-impact_now": "Losing weight.",
    "child-0-words": "I am hungry.", "child-0-words_from": "Practice nurse, 3 May",
}  # fmt: skip


@pytest.fixture
def hub() -> Hub:
    cache.clear()
    return a_hub()


@pytest.fixture
def out(hub: Hub) -> LinkOut:
    return a_link(hub)


def opened(out: LinkOut, code: str = "") -> Client:
    """A browser in which the code was given."""
    client = Client()
    answer = client.post(out.url, {"code": code or out.code})
    assert answer["Location"] == f"{out.url}/answer"
    return client


def shown(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def restrict(hub: Hub, out: LinkOut) -> None:
    with acting_as(hub.duty_manager):
        access.restrict(
            actor=hub.duty_manager, person_ids=list(out.children), mode="hidden", reason_code="staff_family", reason="Own",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[hub.duty_manager.account_id],
        )  # fmt: skip


def test_the_letter_names_nobody_and_no_table_holds_the_link_or_its_code(hub: Hub, out: LinkOut) -> None:
    assert "Zoë" not in out.letter and "Ashworth" not in out.letter and out.code not in out.letter
    assert ASKED.what not in out.letter and "works once" in out.letter
    with acting_as(hub.screener):
        message = Message.objects.get()
        row = Link.objects.get()
    assert out.token not in message.body + message.source_key and out.code not in message.body
    assert out.token not in row.token_hash and message.to_email == "lead@elm.example.invalid"
    assert message.subject == "link"


def test_the_first_page_tells_nothing_and_the_code_opens_what_finds_the_record(out: LinkOut) -> None:
    client = Client()
    first = shown(client, out.url)
    assert "Give the six-digit code" in first and "Zoë" not in first and ASKED.why not in first
    assert client.get(f"{out.url}/answer")["Location"] == out.url
    page = shown(opened(out), f"{out.url}/answer")
    assert "Zoë Ashworth" in page and "3 May 2019" in page and "Children Act 1989, section 47" in page
    assert ASKED.what in page and "Elm Surgery" in page
    assert "<title>Answer a question from the safeguarding hub" in page


def test_nothing_is_stored_by_the_browser_or_leaks_to_others(out: LinkOut) -> None:
    client = opened(out)
    answer = client.get(f"{out.url}/answer")
    assert answer["Cache-Control"] == "no-store" and answer["Referrer-Policy"] == "same-origin"
    cookie = client.cookies["reply"]
    assert cookie["path"] == out.url and cookie["httponly"] and cookie["samesite"] == "Lax"
    assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.content.decode())


def test_an_answer_reaches_the_decision_maker_in_the_practices_name_and_the_link_is_used_up(
    hub: Hub, out: LinkOut
) -> None:
    client = opened(out)
    assert client.post(f"{out.url}/answer", TRACE)["Location"] == f"{out.url}/answer"
    assert "Thank you: your answer is with the hub" in shown(client, f"{out.url}/answer")
    with acting_as(hub.manager):
        reply = CheckReply.objects.get()
        assert reply.held_by == a_practice().pk and reply.systems == "EMIS"
        assert ReplyChild.objects.get().information == "Was not brought to two appointments."
        assert Voice.objects.get().quote == "I am hungry."
        (link,) = selectors.links_about(out.contact_id, actor=hub.manager)
        assert link.answered_by == "Dr Ada Shah, safeguarding lead, 01632 960 301" and link.code == ""
    page = shown(signed_in(hub.manager), f"/contact/{out.contact_id}")
    assert "Was not brought to two appointments." in page
    assert "Dr Ada Shah" in shown(signed_in(hub.manager), f"/contact/{out.contact_id}/partners")
    client.post(f"{out.url}/answer", {**TRACE, "child-0-information": "Second thoughts."})
    with acting_as(hub.manager):
        assert CheckReply.objects.count() == 1


def test_what_was_written_is_not_shown_back_and_what_became_of_it_is(hub: Hub, out: LinkOut) -> None:
    client = opened(out)
    client.post(f"{out.url}/answer", TRACE)
    with acting_as(hub.manager):
        sought = DecisionSought(Outcome.ASSESSMENT, "Needs an assessment.", to_team_id=hub.desk.id)
        frontdoor.decide(actor=hub.manager, contact_id=out.contact_id, person_id=out.children[0], sought=sought)
    page = shown(opened(out), f"{out.url}/answer")
    assert "It led to: Child and family assessment." in page and hub.manager.name in page
    assert "Losing weight" not in page and "Zoë" not in page


def test_a_late_answer_by_link_asks_whoever_decided(hub: Hub, out: LinkOut) -> None:
    client = opened(out)
    with acting_as(hub.manager):
        sought = DecisionSought(Outcome.ASSESSMENT, "Needs an assessment.", to_team_id=hub.desk.id)
        frontdoor.decide(actor=hub.manager, contact_id=out.contact_id, person_id=out.children[0], sought=sought)
    client.post(f"{out.url}/answer", TRACE)
    with acting_as(hub.manager):
        assert Question.objects.get().to_account_id == hub.manager.account_id
    assert "does this change it?" in shown(client, f"{out.url}/answer")


@pytest.mark.parametrize(
    ("typed", "anchor", "sentence"),
    [
        ({}, "#reply", "Choose your answer."),
        ({"reply": "no_trace", **WHO}, "#systems", "Say which systems you searched."),
        ({"reply": "declined", **WHO}, "#reason", "Say why you cannot answer."),
        ({**TRACE, "child-0-information": ""}, "#child-0-information", "at least one child"),
        ({**TRACE, "who": ""}, "#who", "Give your name and role."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    hub: Hub, out: LinkOut, typed: dict[str, str], anchor: str, sentence: str
) -> None:
    client = opened(out)
    page = client.post(f"{out.url}/answer", {**typed, "do": "send", "child-0-conditions": "Kept"}).content.decode()
    assert f'href="{anchor}"' in page and sentence in page and "Kept" in page
    assert "Kept" in shown(client, f"{out.url}/answer"), "it is kept for the next time, too"
    with acting_as(hub.screener):
        assert not CheckReply.objects.exists() and selectors.links_about(out.contact_id, actor=hub.screener)[0].code


def test_what_was_written_is_kept_for_another_day_and_another_browser_with_the_code(out: LinkOut) -> None:
    opened(out).post(f"{out.url}/answer", {"do": "save", "systems": "Half of it", "child-0-information": "So far"})
    page = shown(opened(out), f"{out.url}/answer")
    assert "Half of it" in page and "So far" in page and "It has not been sent" in page


def test_five_wrong_codes_lock_it_for_everyone_and_the_hub_is_told(hub: Hub, out: LinkOut) -> None:
    client = Client()
    wrong = "000000" if out.code != "000000" else "111111"
    for left in (4, 3, 2, 1):
        assert f"You can try {left} more" in client.post(out.url, {"code": wrong}).content.decode()
    assert "This link is closed" in client.post(out.url, {"code": wrong}).content.decode()
    closed = client.post(out.url, {"code": out.code})
    assert closed.status_code == 410 and "Zoë" not in closed.content.decode()
    assert "Locked after wrong codes: ring them" in shown(
        signed_in(hub.screener), f"/contact/{out.contact_id}/partners"
    )
    assert "was locked after wrong codes" in shown(signed_in(hub.screener), "/messages")


def test_the_code_may_be_typed_with_spaces_and_a_practices_own_in_any_case(hub: Hub, out: LinkOut) -> None:
    opened(out, f"{out.code[:3]} {out.code[3:]}")
    own = a_link(hub, an_address(hub, a_practice("oak"), own_code="Green Apple 77"))
    assert own.code == "" and "the code your organisation agreed" in own.letter
    assert "agreed with the hub" in shown(Client(), own.url)
    opened(own, "greenapple77")


def test_a_link_that_never_was_is_withdrawn_or_was_locked_looks_the_same(hub: Hub, out: LinkOut) -> None:
    never = Client().get(f"/reply/{'x' * 43}")
    with acting_as(hub.screener):
        links.withdraw(actor=hub.screener, link_id=out.link_id, because="Rang them instead.")
    withdrawn = opened_pages = Client().get(out.url)
    assert opened_pages.status_code == never.status_code == 410
    assert withdrawn.content == never.content


def test_a_child_restricted_later_closes_the_link_everywhere_and_betrays_nothing(hub: Hub, out: LinkOut) -> None:
    client = opened(out)
    never = Client().get(f"/reply/{'x' * 43}").content
    restrict(hub, out)
    for page in (client.get(out.url), client.get(f"{out.url}/answer"), client.post(f"{out.url}/answer", TRACE)):
        assert page.status_code == 410 and page.content == never
    with acting_as(hub.duty_manager):
        assert not CheckReply.objects.exists()
    with acting_as(hub.screener):
        assert selectors.links_about(out.contact_id, actor=hub.screener) == []
    assert signed_in(hub.screener).get(f"/partners/link/{out.link_id}").status_code == 404


def test_nobody_restricted_is_sent_by_link_and_only_those_allowed_learn_why(hub: Hub) -> None:
    address, out = an_address(hub), a_link(hub, an_address(hub, a_practice("oak")))
    restrict(hub, out)
    sending = {
        "contact_id": out.contact_id, "address": address, "told": ASKED, "area": "x", "address_of": lambda token: token
    }  # fmt: skip
    with acting_as(hub.duty_manager), pytest.raises(NotAllowedNow, match="restricted"):
        partner_links.ask_by_link(actor=hub.duty_manager, **sending)
    assert signed_in(hub.screener).get(f"/contact/{out.contact_id}/partners").status_code == 404


def test_a_link_past_its_time_says_so_but_what_was_opened_in_time_may_be_finished(hub: Hub, out: LinkOut) -> None:
    with acting_as(hub.screener):
        expires = selectors.link(out.link_id, actor=hub.screener).expires_at
    with time_machine.travel(expires - timedelta(minutes=5), tick=True):
        client = opened(out)
    with time_machine.travel(expires + timedelta(minutes=5), tick=True):
        late = Client().get(out.url)
        assert late.status_code == 410 and "passed its time" in late.content.decode()
        client.post(f"{out.url}/answer", TRACE)
        with acting_as(hub.screener):
            assert CheckReply.objects.count() == 1


def test_a_check_no_longer_needed_says_so(hub: Hub, out: LinkOut) -> None:
    with acting_as(hub.screener):
        check = Check.objects.get()
        frontdoor.dispose(actor=hub.screener, contact_id=out.contact_id, wanted={check.id: Wanted.NOT_NEEDED})
    page = shown(opened(out), f"{out.url}/answer")
    assert "no longer needed" in page and "Zoë" not in page


def test_the_database_shows_a_holder_one_check_and_nothing_without_the_proof(hub: Hub) -> None:
    mine, other = a_link(hub), a_link(hub, an_address(hub, a_practice("oak")))
    client = opened(mine)
    proof = client.cookies["reply"].value
    holder = service(Service.PARTNER_LINKS)
    with acting_as(holder):
        assert not Check.objects.exists() and not Person.objects.exists() and not Link.objects.exists()
        links.show_behind(mine.token, "guessed")
        assert not Check.objects.exists()
        links.show_behind(other.token, proof)
        assert not Check.objects.exists(), "a proof opens its own link alone"
        links.show_behind(mine.token, proof)
        assert Check.objects.count() == 1 and not Person.objects.exists() and not LinkEvent.objects.exists()
        links.show_behind("", "")
    with acting_as(hub.sergeant):
        links.show_behind(mine.token, proof)
        assert not Check.objects.exists(), "the setting is worth nothing to anybody else"
        assert selectors.found(mine.token) is None
        links.show_behind("", "")


def test_too_many_tries_from_one_place_are_slowed_down(hub: Hub, out: LinkOut) -> None:
    for _ in range(40):
        Client().get(f"/reply/{'y' * 43}")
    assert Client().get(f"/reply/{'y' * 43}").status_code == 429
    assert Client().get(out.url).status_code == 200, "a real link still opens"


def test_a_second_link_for_the_same_question_waits_until_the_first_is_withdrawn(hub: Hub) -> None:
    address = an_address(hub)
    out = a_link(hub, address)
    url = f"/contact/{out.contact_id}/partners/ask"
    told = {"address": str(address.id), "what": "x", "why": "y", "basis": "public_task", "gateway": "ca2004_s10"}
    page = signed_in(hub.screener).post(url, told).content.decode()
    assert "A link for this is out already" in page
    here = f"/partners/link/{out.link_id}"
    assert signed_in(hub.screener).post(here, {"do": "withdraw", "because": "Lost"})["Location"] == here
    assert "/partners/link/" in signed_in(hub.screener).post(url, told)["Location"]
    with acting_as(hub.screener):
        assert Check.objects.count() == 1
        standings = [link.standing for link in selectors.links_about(out.contact_id, actor=hub.screener)]
    assert standings == [Standing.OPEN, Standing.CLOSED]


def test_the_hub_sees_each_link_its_code_to_read_out_and_notes_a_call(hub: Hub, out: LinkOut) -> None:
    client, here = signed_in(hub.screener), f"/partners/link/{out.link_id}"
    page = shown(client, here)
    assert f"{out.code[:3]} {out.code[3:]}" in page and "01632 960 300" in page and "not opened yet" in page
    assert "Say whom you rang" in client.post(here, {"do": "rang"}).content.decode()
    client.post(here, {"do": "rang", "words": "Spoke to Dr Shah; she will answer by noon."})
    assert "she will answer by noon" in shown(client, here)
    opened(out)
    assert "Opened" in shown(client, here)
    late = timezone.now() + timedelta(days=4)
    with time_machine.travel(late, tick=True):
        assert "Late. Opened" in shown(signed_in(hub.screener), f"/contact/{out.contact_id}/partners")


def test_those_who_ask_nothing_of_agencies_see_no_link(hub: Hub, out: LinkOut) -> None:
    for actor in (hub.nurse, hub.call_taker):
        client = signed_in(actor)
        assert client.get(f"/partners/link/{out.link_id}").status_code in (403, 404)
        assert client.get("/partners/addresses").status_code == 403
    assert signed_in(hub.screener).get("/partners/addresses/add").status_code == 403


def test_an_address_is_added_by_a_manager_with_how_it_was_verified_and_ended_with_why(hub: Hub) -> None:
    practice, client = a_practice(), signed_in(hub.manager)
    typed = {
        "agency": str(practice.pk), "name": "Lead", "email": "lead@elm.example.invalid", "telephone": "01632 960300",
        "how_verified": "Rang the number on the NHS website", "verified_on-day": "2", "verified_on-month": "3",
        "verified_on-year": "2026",
    }  # fmt: skip
    page = client.post("/partners/addresses/add", {**typed, "own_code": "short"}).content.decode()
    assert "at least 8 letters or digits" in page and "lead@elm.example.invalid" in page
    client.post("/partners/addresses/add", typed)
    assert "Rang the number on the NHS website" in shown(client, "/partners/addresses")
    with acting_as(hub.manager):
        (address,) = selectors.addresses(actor=hub.manager)
    end = f"/partners/addresses/{address.id}/end"
    assert "Say why" in client.post(end, {}).content.decode()
    client.post(end, {"because": "The practice has closed"})
    assert "The practice has closed" in shown(client, "/partners/addresses")
    assert client.get(end).status_code == 404


def test_the_list_of_links_costs_the_same_however_many_there_are(hub: Hub) -> None:
    first = a_link(hub)

    def cost() -> int:
        with acting_as(hub.screener), CaptureQueriesContext(connection) as queries:
            partner_links.links_of(first.contact_id, actor=hub.screener)
        return len(queries)

    one = cost()
    with acting_as(hub.screener):
        partner_links.ask_by_link(
            actor=hub.screener, contact_id=first.contact_id, address=an_address_as(hub), told=ASKED, area="x",
            address_of=lambda token: token,
        )  # fmt: skip
    assert cost() == one


def an_address_as(hub: Hub) -> selectors.Address:
    return an_address(hub, a_practice("oak"))


def test_every_look_through_a_link_is_in_the_audit_under_the_link(hub: Hub, out: LinkOut) -> None:
    client = opened(out)
    client.get(f"{out.url}/answer")
    client.post(f"{out.url}/answer", TRACE)
    from openmash.foundation.audit.selectors import events_by_the_actor

    with acting_as(service(Service.PARTNER_LINKS)):
        events = {event.kind: event.about for event in events_by_the_actor()}
    assert f"link:{out.link_id}" in events["check.viewed"] and f"person:{out.children[0]}" in events["check.viewed"]
    assert {"links.opened", "links.used", "frontdoor.check_answered"} <= set(events)


def told_by_link(hub: Hub, what: str = "An assessment begins; the school will be rung.") -> tuple[str, str, str]:
    """A decided contact whose referrer is told by a link: its address, its code, the letter."""
    address = an_address(hub)
    with acting_as(hub.manager):
        made = a_contact(hub.manager)
        assert made.contact_id is not None
        client = signed_in(hub.manager)
        url = f"/contact/{made.contact_id}/partners/tell"
        typed = {"address": str(address.id), "what": what, "theirs": "The practice rang for the school."}
        early = client.post(url, {**typed, "form_token": "token-told-1"}).content.decode()
        assert "still undecided" in early and what in early
        frontdoor.decide(
            actor=hub.manager, contact_id=made.contact_id, person_id=made.children[0],
            sought=DecisionSought(Outcome.ASSESSMENT, "Assess."),
        )  # fmt: skip
    went = client.post(url, {**typed, "form_token": "token-told-2"})["Location"]
    with acting_as(hub.manager):
        letter = with_secrets(Message.objects.get().body)
        code = selectors.link(UUID(went.rpartition("/")[2]), actor=hub.manager).code
    return f"/reply/{letter.split('/reply/')[1].split()[0]}", code, letter


def test_a_referrer_without_an_account_reads_what_came_of_it_by_link_and_nothing_else(hub: Hub) -> None:
    url, code, letter = told_by_link(hub)
    assert "Zoë" not in letter and "assessment" not in letter and code not in letter
    stranger = Client()
    assert "Something to tell you" in shown(stranger, url) and "assessment" not in shown(stranger, url)
    assert stranger.get(f"{url}/told")["Location"] == url
    client = Client()
    assert client.post(url, {"code": code})["Location"] == f"{url}/told"
    page = shown(client, f"{url}/told")
    assert "An assessment begins" in page and "Zoë" not in page
    assert client.get(f"{url}/answer").status_code == 410, "there is nothing to answer"
    assert "An assessment begins" in shown(client, f"{url}/told"), "it can be read again"
    with acting_as(hub.manager):
        assert LinkEvent.objects.filter(kind="answered").count() == 1
        link = Link.objects.get()
    assert "Read " in shown(signed_in(hub.manager), f"/partners/link/{link.id}")


def test_what_came_of_it_goes_only_to_who_told_us_unless_somebody_says_how_they_know(hub: Hub) -> None:
    practice, elm = an_address(hub), an_address(hub, an_agency("elm-primary", AgencyKind.SCHOOL))
    with acting_as(hub.manager):
        made = a_contact(hub.manager)
        assert made.contact_id is not None
        frontdoor.decide(
            actor=hub.manager, contact_id=made.contact_id, person_id=made.children[0],
            sought=DecisionSought(Outcome.ASSESSMENT, "Assess."),
        )  # fmt: skip
    client, url = signed_in(hub.manager), f"/contact/{made.contact_id}/partners/tell"
    for page in (shown(client, url), shown(client, f"/contact/{made.contact_id}/feedback")):
        assert "Ms Obi, Designated safeguarding lead, Elm Primary" in page
    typed = {"address": str(practice.id), "what": "An assessment begins."}
    refused = client.post(url, {**typed, "form_token": "token-whose-1"}).content.decode()
    assert f"It is not recorded that {practice.agency} told us." in refused and "An assessment begins." in refused
    with acting_as(hub.manager):
        assert not Message.objects.exists()
    went = client.post(url, {**typed, "address": str(elm.id), "form_token": "token-whose-2"})["Location"]
    assert "Elm Primary" in shown(client, went) and "Their answer is due" not in shown(client, went)


def test_what_is_told_by_link_is_closed_once_the_child_is_restricted_and_never_sent_after_a_death(hub: Hub) -> None:
    url, code, _ = told_by_link(hub)
    client = Client()
    client.post(url, {"code": code})
    with acting_as(hub.manager):
        link = Link.objects.get()
        child, contact = link.person_ids[0], link.about_id
        people.mark_died(actor=hub.manager, person_ids=[child], words="")
    address = str(link.mailbox_id)
    again = signed_in(hub.manager).post(
        f"/contact/{contact}/partners/tell",
        {"address": address, "what": "Words.", "theirs": "They rang.", "form_token": "token-told-3"},
    )
    assert "Somebody in the family has died" in again.content.decode()
    with acting_as(hub.manager):
        people.mark_alive(actor=hub.manager, person_ids=[child])
        access.restrict(
            actor=hub.manager, person_ids=[child], mode="hidden", reason_code="x", reason="x",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[hub.manager.account_id],
        )  # fmt: skip
    assert client.get(f"{url}/told").status_code == 410


TOLD = "unknown boy, about 7, blue Corsa"
KNOWN = "More is known of who a child is whom a partner without an account was asked about"


def a_boy_asked_about(hub: Hub) -> tuple[LinkOut, UUID]:
    """A link about a boy whom nobody could name."""
    with transaction.atomic(), acting_as(hub.screener):
        made = a_contact(hub.screener, ChildTold(as_told=TOLD, concern="Left alone in a car."))
        assert made.contact_id is not None
        frontdoor.rate(actor=hub.screener, contact_id=made.contact_id, rating="amber", reason="Left alone")
    return a_link_about(hub, made.contact_id, an_address(hub)), made.children[0]


def named(hub: Hub, boy: UUID) -> None:
    with acting_as(hub.screener):
        knowing_who.add_name(actor=hub.screener, person_id=boy, name=NameTold("Kit", "Varley"))


def letters(hub: Hub) -> list[str]:
    with acting_as(hub.screener):
        return [with_secrets(each.body) for each in Message.objects.order_by("recorded_at")]


def test_who_was_asked_by_link_of_an_unnamed_child_is_written_to_once_the_name_is_known(hub: Hub) -> None:
    out, boy = a_boy_asked_about(hub)
    client = opened(out)
    page = shown(client, f"{out.url}/answer")
    assert TOLD in page and "Name not known" not in page and "Asked as" not in page
    named(hub, boy)
    [_, second] = letters(hub)
    assert "has changed" in second and "open that page again" in second
    assert "Varley" not in second and TOLD not in second and "/reply/" not in second and out.code not in second
    page = shown(client, f"{out.url}/answer")
    assert (
        f"Asked as “{TOLD}”; known since" in page and "to be Kit Varley" in page and "Please search under this." in page
    )
    with acting_as(hub.screener):
        assert not any(each.text.startswith(KNOWN) for each in waiting(actor=hub.screener)), "the letter does"


def test_who_answered_by_link_before_the_name_was_known_is_rung_and_may_be_asked_again(hub: Hub) -> None:
    out, boy = a_boy_asked_about(hub)
    client = opened(out)
    client.post(f"{out.url}/answer", {**WHO, "do": "send", "reply": "no_trace", "systems": "EMIS", "names_used": "None",
                                      "back_to-year": "2019"})  # fmt: skip
    named(hub, boy)
    assert len(letters(hub)) == 1, "a link that is used up opens nothing"
    with acting_as(hub.screener):
        [told] = [each for each in waiting(actor=hub.screener) if each.text.startswith(KNOWN)]
    assert told.url == f"/partners/link/{out.link_id}" and "Varley" not in told.text
    page = shown(client, f"{out.url}/answer")
    assert "More is known now of who we asked about. Ring us" in page and "Varley" not in page
    again = a_link_about(hub, out.contact_id, an_address_again(hub))
    client = opened(again)
    page = shown(client, f"{again.url}/answer")
    assert "What do you know of" in page and "You answered before this: please search again." in page
    client.post(f"{again.url}/answer", {**TRACE, "names_used": "Kit Varley"})
    with acting_as(hub.manager):
        assert [each.names_used for each in CheckReply.objects.order_by("recorded_at")] == ["None", "Kit Varley"]
    with pytest.raises(NotAllowedNow), acting_as(hub.screener):
        a_link_about(hub, out.contact_id, an_address_again(hub))


def test_nobody_asked_by_link_hears_of_a_child_found_to_be_restricted(hub: Hub) -> None:
    out, boy = a_boy_asked_about(hub)
    client = opened(out)
    with acting_as(hub.screener):
        known = a_contact(hub.screener, a_child_told("Kit", "Varley")).children[0]
    with acting_as(hub.duty_manager):
        access.restrict(
            actor=hub.duty_manager, person_ids=[known], mode="sealed", reason_code="staff_family", reason="Own",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[hub.duty_manager.account_id],
        )  # fmt: skip
        knowing_who.link(
            actor=hub.duty_manager, record_a=boy, record_b=known, reason="His mother named him.", evidence=(),
            considered=Considered(twins=True),
        )  # fmt: skip
    assert len(letters(hub)) <= 1
    with acting_as(hub.screener):
        assert not any(each.text.startswith(KNOWN) for each in waiting(actor=hub.screener))
    assert "Varley" not in client.get(f"{out.url}/answer", follow=True).content.decode()


def an_address_again(hub: Hub) -> selectors.Address:
    with acting_as(hub.manager):
        return selectors.addresses(actor=hub.manager)[0]
