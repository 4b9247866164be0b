"""A child writes by a link of their own: as they meet it, and as somebody who found the phone would try it."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from openmash.casework.losses.actions import LossTold
from openmash.casework.losses.words import Kind, OthersSafe
from openmash.casework.own_words import actions
from openmash.casework.own_words.languages import confirm
from openmash.casework.own_words.models import Invitation, Read, Told, WeDid
from openmash.casework.own_words.saying import here, version_of
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.foundation.files.selectors import files_about
from openmash.foundation.links import actions as links
from openmash.foundation.links.secrets import token_of
from openmash.foundation.links.selectors import found
from openmash.insight.chronology.selectors import chronology
from openmash.pathways.losses import record_loss
from openmash.records.cases.entries import Window
from openmash.records.linkage.selectors import person_set
from openmash.records.people.models import Person
from openmash.records.voice.models import Voice
from openmash.records.voice.selectors import voices
from openmash.records.voice.words import Manner, Reader
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, protect_home, signed_in
from tests.factories.own_words import WORD, OwnLink, an_own_link, with_the_word

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
SAID = "I dont like it when he  comes.\nCan I stay at nans"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64
GIVE = {
    "way": "shown", "who_else_sees": "Nobody", "why_safe": "She says nobody has the code.", "word": WORD,
    "signed_as": "Priya", "for_days": "28",
}  # fmt: skip


@pytest.fixture
def family() -> Family:
    cache.clear()
    return a_family()


@pytest.fixture
def link(family: Family) -> OwnLink:
    return an_own_link(family.worker, family.mia)


def shown(client: Client, url: str) -> str:
    return unescape(client.get(url).content.decode())


def never_was(client: Client, url: str, token: str) -> bool:
    """Whether a page is that of an address that never was, but for the address itself."""
    other = "x" * len(token)
    page, never = client.get(url), Client().get(f"/hello/{other}")
    return page.status_code == 410 and page.content.decode().replace(token, other) == never.content.decode()


def messages(actor: Actor) -> str:
    return shown(signed_in(actor), "/messages")


# Given


def test_a_worker_makes_a_link_and_can_show_its_address_again_and_never_the_word(family: Family) -> None:
    client = signed_in(family.worker)
    assert client.post(f"/child/{family.mia}/own-link/give", GIVE)["Location"] == f"/child/{family.mia}/own-link"
    page = shown(client, f"/child/{family.mia}/own-link")
    assert "http://testserver/hello/" in page and WORD not in page and "not opened yet" in page
    assert f"/child/{family.mia}/own-link" in shown(client, f"/child/{family.mia}/voice")


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"way": "own_phone"}, "way", "The record says DO NOT write"),
        ({"word": "mia"}, "word", "at least 4"),
        ({"word": "Farrow"}, "word", "own name is easily guessed"),
        ({"word": "Mia Farrow"}, "word", "own name is easily guessed"),
        ({"who_else_sees": " "}, "who_else_sees", "Say who else can see"),
        ({"why_safe": ""}, "why_safe", "Say why it is safe"),
        ({"signed_as": ""}, "signed_as", "Say what the child calls you"),
    ],
)
def test_what_is_not_safe_or_missing_is_said_at_its_box_and_nothing_typed_is_lost(
    family: Family, change: dict[str, str], field: str, sentence: str
) -> None:
    client = signed_in(family.worker)
    page = unescape(client.post(f"/child/{family.mia}/own-link/give", {**GIVE, **change}).content.decode())
    assert (
        f'href="#{field}"' in page and sentence in page and "She says nobody has the code." in page
    ) or "why_safe" in change
    with acting_as(family.worker):
        assert not Invitation.objects.exists()


def test_whoever_the_child_is_protected_from_is_named_and_must_be_thought_of(family: Family) -> None:
    from openmash.records.people import actions as people
    from openmash.records.people.models import LocatingFact

    protect_home(family)
    with acting_as(family.screener):  # she may be written to now
        phone = LocatingFact.objects.current().get(person_id=family.mia, kind="telephone")
        people.end_place(actor=family.screener, fact_id=phone.pk, until=timezone.localdate())
    client = signed_in(family.worker)
    assert "DO NOT TELL Dean Pryce" in shown(client, f"/child/{family.mia}/own-link/give")
    sent = {**GIVE, "way": "own_phone"}
    page = unescape(client.post(f"/child/{family.mia}/own-link/give", sent).content.decode())
    assert "Make sure that Dean Pryce cannot see the phone" in page
    assert client.post(f"/child/{family.mia}/own-link/give", {**sent, "kept_from_checked": "yes"}).status_code == 302


def test_nobody_outside_the_childs_reach_and_no_other_role_gives_one(family: Family) -> None:
    for role, status in ((Role.SOCIAL_WORKER, 404), (Role.INFORMATION_LEAD, 404), (Role.CALL_TAKER, 403)):
        client = signed_in(an_actor(role))
        assert client.get(f"/child/{family.mia}/own-link").status_code == status, role
        assert client.post(f"/child/{family.mia}/own-link/give", GIVE).status_code == status, role


# Opened


def test_whoever_finds_the_phone_sees_a_greeting_and_a_box_and_nothing_else(link: OwnLink) -> None:
    client = Client()
    answer = client.get(link.url)
    page = unescape(answer.content.decode())
    for word in ("Mia", "Farrow", "Priya", "MASH", "social", "safeguard", "Gloucestershire", "child", "Childline"):
        assert word not in page.replace("openmash.svg", ""), word
    assert "Hello" in page and answer["Cache-Control"] == "no-store" and answer["Referrer-Policy"] == "same-origin"
    assert client.get(link.inside)["Location"] == link.url
    assert client.post(link.inside, {"words": "I am she"})["Location"] == link.url


def test_inside_there_is_no_name_and_nothing_of_the_record(family: Family, link: OwnLink) -> None:
    page = shown(with_the_word(link), link.inside)
    for word in ("Mia", "Mimi", "Farrow", "Larkfield", "Pryce", "nut allergy"):
        assert word not in page, word
    assert "Priya reads what you write." in page and "999" in page and "0800 1111" in page


def test_the_word_may_be_typed_in_any_case_and_its_proof_ends_with_the_half_hour_and_on_leaving(link: OwnLink) -> None:
    client = with_the_word(link, "purple dinosaur ")
    cookie = client.cookies["reply"]
    assert cookie["path"] == link.url and cookie["httponly"] and cookie["max-age"] == 1800
    assert client.get(f"{link.url}/leave")["Location"].startswith("https://")
    assert client.cookies["reply"].value == "" and client.cookies["left"].value
    assert client.get(link.inside).status_code == 302


def test_five_wrong_words_close_it_and_the_worker_is_told_to_see_the_child(family: Family, link: OwnLink) -> None:
    client = Client()
    for _ in range(4):
        assert "That is not the word" in unescape(client.post(link.url, {"word": "guess"}).content.decode())
    assert client.post(link.url, {"word": "guess"}).status_code == 410
    assert client.post(link.url, {"word": WORD}).status_code == 410 and never_was(client, link.url, link.token)
    assert "closed after five wrong words" in messages(family.worker)
    assert "five wrong words" in shown(signed_in(family.worker), f"/child/{family.mia}/own-link")


def test_it_opens_nothing_of_a_partners_and_a_partners_opens_nothing_of_it(link: OwnLink) -> None:
    never = Client().get(f"/reply/{'x' * 43}").content
    assert Client().get(f"/reply/{link.token}").content == never
    assert Client().get(f"/reply/{link.token}/answer").status_code == 410


def test_behind_it_is_one_invitation_and_no_other_row_of_any_child(family: Family, link: OwnLink) -> None:
    other = an_own_link(family.screener, family.toby)
    client = with_the_word(link)
    proof = client.cookies["reply"].value
    child = service(Service.PARTNER_LINKS)
    with transaction.atomic(), acting_as(child):
        held = found(link.token)
        assert held is not None and held.person_ids == (family.mia,)
        links.show_behind(link.token, proof)
        assert [row.id for row in Invitation.objects.all()] == [link.invitation_id]
        assert not Voice.objects.exists() and not Person.objects.exists() and not Told.objects.exists()
        links.show_behind(other.token, proof)
        assert not Invitation.objects.exists()


# Written


def test_what_she_writes_lands_word_for_word_as_her_own_words_with_her_picture(family: Family, link: OwnLink) -> None:
    client = with_the_word(link)
    sent = {
        "words": SAID, "wants": "I want to stay at nans", "safe_for": ["school", "health"], "not_for": "Dean",
        "helper": "my teacher", "feels_safe": "yes", "picture_file": SimpleUploadedFile("drawing.png", PNG),
    }  # fmt: skip
    assert client.post(link.inside, sent)["Location"] == f"{link.inside}?sent=yes"
    with acting_as(family.worker):
        said = voices(person_set(family.mia, family.worker), actor=family.worker)[0]
        assert said.quote == SAID.replace("\n", "\r\n") or said.quote == SAID
        row = Voice.objects.get(pk=said.id)
        assert row.manner == Manner.VERBATIM and said.own_link and said.wants == "I want to stay at nans"
        assert said.safe_for == (Reader.SCHOOL, Reader.HEALTH) and said.not_for == "Dean"
        assert said.may_be_shown_to(Reader.SCHOOL) and not said.may_be_shown_to(Reader.PARENTS)
        assert said.helped_by == "my teacher" and said.asked_by == "Priya, who gave the link"
        (picture,) = files_about(actor=family.worker, about_id=said.id)
    assert "A child has written by the link you gave them." in messages(family.worker)
    page = shown(signed_in(family.worker), f"/child/{family.mia}/voice")
    assert "stay at nans" in page and f"/pictures/{picture.id}" in page
    assert "May be shown to: school or nursery and doctor, nurse or health visitor. Not to: Dean." in page
    again = shown(client, link.inside)
    assert "You wrote to us" in again and "stay at nans" not in again and "drawing.png" not in again


def test_a_child_who_does_not_feel_safe_reaches_those_on_duty_now(family: Family, link: OwnLink) -> None:
    duty, night = an_actor(Role.DUTY_MANAGER), an_actor(Role.OUT_OF_HOURS)
    client = with_the_word(link)
    assert client.post(link.inside, {"feels_safe": "no"})["Location"] == f"{link.inside}?sent=not-safe"
    assert "We have told somebody who can help, now" in shown(client, f"{link.inside}?sent=not-safe")
    for each in (duty, night, family.worker):
        assert "they do not feel safe. Read it now." in messages(each)


def test_nothing_written_is_said_kindly_and_a_file_that_is_no_picture_is_not_taken(
    family: Family, link: OwnLink
) -> None:
    client = with_the_word(link)
    page = unescape(client.post(link.inside, {"words": " "}).content.decode())
    assert "Write something, or choose a picture." in page and 'href="#words"' in page
    bad = {"words": "Kept here", "picture_file": SimpleUploadedFile("drawing.png", b"MZ\x00\x00 not a picture")}
    page = unescape(client.post(link.inside, bad).content.decode())
    assert "Kept here" in page and 'href="#picture"' in page
    with acting_as(family.worker):
        assert not Told.objects.exists()


def test_a_link_takes_so_much_a_day_and_a_place_so_much_an_hour(family: Family, link: OwnLink) -> None:
    client = with_the_word(link)
    for number in range(actions.MOST_A_DAY):
        assert client.post(link.inside, {"words": f"{number}"}).status_code == 302
    assert "You have sent a lot today" in unescape(client.post(link.inside, {"words": "more"}).content.decode())


# Answered


def test_you_said_we_did_is_read_by_the_same_link_and_the_worker_sees_that_it_was(
    family: Family, link: OwnLink
) -> None:
    client, worker = with_the_word(link), signed_in(family.worker)
    client.post(link.inside, {"words": SAID})
    assert "The child has not been told yet." in shown(worker, f"/child/{family.mia}/own-link")
    url = f"/own-link/{link.invitation_id}/answer"
    assert "stay at nans" in shown(worker, url)
    assert "Write what you did" in unescape(worker.post(url, {"you_said": "x", "we_did": ""}).content.decode())
    worker.post(url, {"you_said": "You want to stay at Nan’s.", "we_did": "You stay there until Friday."})
    assert "Not opened by the child yet" in shown(worker, f"/child/{family.mia}/own-link")
    page = shown(with_the_word(link), link.inside)
    assert "You want to stay at Nan’s." in page and "You stay there until Friday." in page
    shown(with_the_word(link), link.inside)
    page = shown(worker, f"/child/{family.mia}/own-link")
    assert "Opened by the child" in page and "has not been told yet" not in page
    with acting_as(family.worker):
        assert Read.objects.count() == WeDid.objects.count() == 1
        person = person_set(family.mia, family.worker)
        lines = chronology(person, actor=family.worker, window=Window()).lines
    assert any("we did: You stay there until Friday." in each.entry.headline for each in lines)


def test_a_child_who_reads_urdu_is_answered_in_urdu_and_nothing_passes_for_it(family: Family, link: OwnLink) -> None:
    lead, draft = an_actor(Role.PRACTICE_LEAD), here()["ur"]
    with acting_as(lead):
        confirm(actor=lead, code="ur", version=version_of(draft), read_by="Sana Malik", how="Aloud", not_right=())
    client, worker, answer = with_the_word(link), signed_in(family.worker), f"/own-link/{link.invitation_id}/answer"
    client.post(link.inside, {"words": SAID})
    assert "On a page in" not in shown(worker, f"/child/{family.mia}/own-link") + shown(worker, answer)
    client.post(f"{link.inside}?lang=ur", {"words": "میں نانی کے پاس رہنا چاہتی ہوں"})
    assert "On a page in Urdu" in shown(worker, f"/child/{family.mia}/own-link")
    assert "write this in Urdu" in shown(worker, answer)
    worker.post(answer, {"you_said": "You want to stay at Nan’s.", "we_did": "آپ جمعے تک وہاں رہیں گی۔"})
    page = shown(client, f"{link.inside}?lang=ur")
    for said in ("You want to stay at Nan’s.", "آپ جمعے تک وہاں رہیں گی۔"):
        assert f'lang="" dir="auto">{said}<' in page, "a worker’s own words are in a language of their own"


# Ended


def test_past_its_time_it_can_be_read_and_not_written_and_later_not_at_all(family: Family) -> None:
    link = an_own_link(family.worker, family.mia, days=-1)
    with acting_as(family.worker):
        actions.answer(actor=family.worker, invitation_id=link.invitation_id, you_said="Nan’s.", we_did="Until Friday.")
    client = with_the_word(link)
    page = shown(client, link.inside)
    assert "Until Friday." in page and "You can’t write here any more" in page and "<form" not in page
    client.post(link.inside, {"words": "late"})
    with acting_as(family.worker):
        assert not Told.objects.exists()
    long_ago = an_own_link(family.screener, family.toby, days=-57)
    assert long_ago.token == "" and "Past its time." in shown(
        signed_in(family.screener), f"/child/{family.toby}/own-link"
    )
    token = token_of(long_ago.invitation_id)
    assert never_was(Client(), f"/hello/{token}", token)


def restrict(family: Family) -> None:
    manager = an_actor(Role.DUTY_MANAGER)
    with acting_as(manager):
        access.restrict(
            actor=manager, person_ids=[family.mia], mode="hidden", reason_code="staff_family", reason="Own",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[manager.account_id],
        )  # fmt: skip


def died(family: Family) -> None:
    with acting_as(family.manager):
        record_loss(
            actor=family.manager, person_id=family.mia,
            told=LossTold(Kind.CHILD, OthersSafe.YES, "Toby is with his nan."),
        )  # fmt: skip


def ended(family: Family) -> None:
    page = signed_in(family.worker).post(f"/child/{family.mia}/own-link/end", {"because": "Her phone was taken."})
    assert page.status_code == 302


def given_anew(family: Family) -> None:
    an_own_link(family.worker, family.mia)


@pytest.mark.parametrize("what", [restrict, died, ended, given_anew])
def test_a_link_that_ended_for_any_reason_looks_like_one_that_never_was(
    family: Family, link: OwnLink, what: object
) -> None:
    client = with_the_word(link)
    assert callable(what)
    what(family)
    assert never_was(client, link.url, link.token) and never_was(client, link.inside, link.token)
    assert client.post(link.inside, {"words": "more"}).status_code == 410


def test_nobody_restricted_is_given_one(family: Family) -> None:
    restrict(family)
    assert signed_in(family.worker).get(f"/child/{family.mia}/own-link").status_code == 404


def test_every_look_by_the_link_is_in_the_audit_under_the_link_and_the_child(family: Family, link: OwnLink) -> None:
    client = with_the_word(link)
    client.get(link.inside)
    client.post(link.inside, {"words": SAID})
    child = service(Service.PARTNER_LINKS)
    with acting_as(child):
        told = {event.kind: event.about for event in events_by_the_actor()}
    assert {"links.opened", "own_words.opened", "own_words.told", "voice.recorded"} <= set(told)
    assert f"person:{family.mia}" in told["own_words.opened"]


def test_what_she_wants_who_helped_and_who_may_see_it_are_asked_on_the_record_and_in_the_contact(
    family: Family,
) -> None:
    asked = {
        "status": "heard", "manner": "behaviour", "wants": "To be carried", "helped_by": "Ama Boateng, BSL interpreter",
        "asked_who": "yes", "safe_for": ["school"], "not_for": "Dean",
    }  # fmt: skip
    worker, screener = signed_in(family.worker), signed_in(family.screener)
    url = f"/child/{family.mia}/voice/record"
    refused = unescape(
        worker.post(url, {**asked, "asked_who": "", "words": "Held on", "source": "Me"}).content.decode()
    )
    assert "Say whether the child was asked" in refused and "To be carried" in refused
    sent = {**asked, "words": "Held on to her bear", "source": "Me", "form_token": "voice-asked-1"}
    assert worker.post(url, sent).status_code == 302
    told = {**asked, "voice_quote": "Looked at the door", "voice_source": "Me", "form_token": "voice-asked-2"}
    heard = f"/contact/{family.process}/child/{family.mia}/hear"
    assert screener.post(heard, told).status_code == 302
    with acting_as(family.worker):
        newest = voices(person_set(family.mia, family.worker), actor=family.worker)[:2]
    for said in newest:
        assert said.wants == "To be carried" and said.helped_by.startswith("Ama") and said.safe_for == (Reader.SCHOOL,)
