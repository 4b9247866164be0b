"""The public's report, as a browser without scripts sends it."""

from __future__ import annotations

import re
import secrets

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openmash.casework.frontdoor.models import Contact, ContactChild, ContactPerson, Referrer
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.drafts.models import Draft
from openmash.foundation.drafts.selectors import open_with
from openmash.foundation.files.models import Upload
from openmash.foundation.files.selectors import files_about
from openmash.foundation.instruments.selectors import responses_about
from openmash.publicsite.slowing import _digest, limit_of
from openmash.publicsite.visitor import Visit
from openmash.records.voice.selectors import latest
from tests.factories.access import an_actor
from tests.factories.cases import the_council

pytestmark = pytest.mark.django_db
NEVER = re.compile(r"<select|<dialog|role=.dialog", re.IGNORECASE)


@pytest.fixture
def screener() -> Actor:
    the_council()
    return an_actor(Role.SCREENER)


def post(client: Client, url: str, **typed: str | list[str]) -> str:
    """Send a page as its form would, and return where it leads, or the page itself."""
    answer = client.post(url, typed)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def begun(client: Client) -> Client:
    assert post(client, "/report", form_token=secrets.token_urlsafe(8)) == "/report/danger"
    return client


def told(client: Client, **contact: str) -> Client:
    """A report ready to be checked: with the pages that may be left empty left empty."""
    begun(client)
    assert post(client, "/report/danger", danger_now="no") == "/report/worry"
    assert post(client, "/report/worry", concern="He is left in the car for hours.") == "/report/when"
    assert post(client, "/report/when") == "/report/said"
    assert post(client, "/report/said") == "/report/child"
    row = {"children-0-age": "about 4", "children-0-described": "boy, blue Corsa"}
    assert post(client, "/report/child", **row) == "/report/place"
    assert post(client, "/report/place", place="Outside Meadow Nursery") == "/report/adults"
    assert post(client, "/report/adults") == "/report/known"
    assert post(client, "/report/known") == "/report/talking"
    assert post(client, "/report/talking") == "/report/pictures"
    assert post(client, "/report/pictures", has_pictures="no") == "/report/you"
    if not contact:
        assert post(client, "/report/you", say_who="no") == "/report/check"
        return client
    assert post(client, "/report/you", say_who="yes") == "/report/name"
    for page, following in (("name", "contact"), ("contact", "safe"), ("safe", "check")):
        assert post(client, f"/report/{page}", **_of(page, contact)) == f"/report/{following}"
    return client


def _of(page: str, contact: dict[str, str]) -> dict[str, str]:
    asked = {
        "name": ("your_name", "how_you_know"),
        "contact": ("your_telephone", "your_email"),
        "safe": ("contact_when", "may_write", "contact_not"),
    }
    return {name: answer for name, answer in contact.items() if name in asked[page]}


def received(screener: Actor) -> tuple[Contact, ContactChild, Referrer]:
    with acting_as(screener):
        return Contact.objects.get(), ContactChild.objects.get(), Referrer.objects.get()


def test_the_first_thing_said_is_999(client: Client, screener: Actor) -> None:
    page = client.get("/report").content.decode()
    main = page[page.index("<main") :]
    assert main.index("999") < main.index("<h1")


def test_an_anonymous_report_of_an_unnamed_child_arrives_whole_and_once(client: Client, screener: Actor) -> None:
    told(client)
    checked = client.get("/report/check").content.decode()
    assert "He is left in the car for hours." in checked
    assert 'name="form_token"' in checked
    assert post(client, "/report/check", form_token="send-00001") == "/report/sent"
    assert post(client, "/report/check", form_token="send-00001") == "/report/sent"
    assert post(client, "/report/check", form_token="send-00002") == "/report/sent"
    contact, child, referrer = received(screener)
    assert child.concern == "He is left in the car for hours."
    assert child.as_told == "about 4, boy, blue Corsa, Outside Meadow Nursery"
    assert referrer.is_anonymous and not referrer.name
    assert contact.source == "9" and not contact.in_danger_now
    assert contact.reference in client.get("/report/sent").content.decode()
    with acting_as(screener):
        (kept,) = responses_about(actor=screener, about_id=contact.id)
    assert kept.answers.text("place") == "Outside Meadow Nursery"


def test_the_reference_is_shown_to_the_browser_that_sent_and_to_no_other(client: Client, screener: Actor) -> None:
    post(told(client), "/report/check")
    assert client.get("/report/sent").status_code == 200
    assert Client().get("/report/sent")["Location"] == "/report"


def test_somebody_who_says_who_they_are_says_how_to_reach_them_safely(client: Client, screener: Actor) -> None:
    told(
        client, your_name="Jo Canary", your_telephone="01632 960 001", contact_when="before 3", may_write="no",
        contact_not="my partner", how_you_know="neighbour",
    )  # fmt: skip
    post(client, "/report/check")
    _, _, referrer = received(screener)
    assert (referrer.name, referrer.telephone, referrer.email) == ("Jo Canary", "01632 960 001", "")
    assert referrer.safe_to_contact == "before 3; do not write, only ring; must not know: my partner"
    assert not referrer.is_professional


def test_a_name_that_was_taken_back_reaches_nobody(client: Client, screener: Actor) -> None:
    told(client, your_name="Jo Canary", your_email="jo@example.invalid")
    post(client, "/report/you", say_who="no")
    assert "Canary" not in client.get("/report/check").content.decode()
    post(client, "/report/check")
    _, _, referrer = received(screener)
    assert referrer.is_anonymous
    assert "Canary" not in repr(vars(referrer))


def test_danger_now_leads_to_999_before_the_next_question(client: Client, screener: Actor) -> None:
    begun(client)
    assert post(client, "/report/danger", danger_now="yes") == "/report/call-999"
    assert "Call 999 now" in client.get("/report/call-999").content.decode()


def test_an_empty_answer_says_what_to_do_at_its_box_and_keeps_what_was_typed(client: Client, screener: Actor) -> None:
    begun(client)
    page = post(client, "/report/worry", concern="  ")
    assert 'href="#concern"' in page and "A few words are enough" in page
    assert "Put right:" in page[: page.index("</title>")]


def test_several_children_can_be_told_of_and_one_more_keeps_the_rest(client: Client, screener: Actor) -> None:
    begun(client)
    page = post(client, "/report/child", **{"children-0-called": "Mia", "more": "children"})
    assert 'value="Mia"' in page and 'name="children-1-called"' in page
    rows = {"children-0-called": "Mia", "children-1-called": "Toby Farrow", "children-1-age": "3/5/2019"}
    assert post(client, "/report/child", **rows) == "/report/place"


def test_a_report_that_lacks_its_worry_is_not_sent_and_says_where_to_write_it(client: Client, screener: Actor) -> None:
    begun(client)
    page = post(client, "/report/check")
    assert 'href="/report/worry"' in page and 'href="/report/danger"' in page
    with acting_as(screener):
        assert not Contact.objects.exists()


def test_words_typed_in_one_window_are_not_lost_to_another(client: Client, screener: Actor) -> None:
    begun(client)
    post(client, "/report/worry", concern="First window")
    post(client, "/report/place", place="Second window")
    checked = client.get("/report/check").content.decode()
    assert "First window" in checked and "Second window" in checked


def test_nothing_about_anybody_is_in_a_cookie_or_an_address(client: Client, screener: Actor) -> None:
    told(client, your_name="Canary", your_email="canary@example.invalid")
    kept = " ".join(f"{cookie.key}={cookie.value}" for cookie in client.cookies.values())
    assert "anary" not in kept and "Corsa" not in kept
    assert client.cookies["report"]["httponly"] and client.cookies["report"]["samesite"] == "Strict"
    assert client.cookies["report"]["path"] == "/report" and not client.cookies["report"]["max-age"]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/danger",
        "/worry",
        "/when",
        "/said",
        "/child",
        "/place",
        "/adults",
        "/known",
        "/talking",
        "/pictures",
        "/image",
        "/files",
        "/you",
        "/name",
        "/contact",
        "/safe",
        "/check",
        "/call-999",
    ],
)
def test_no_page_is_kept_by_the_browser_or_holds_what_takes_the_escape_key(
    client: Client, screener: Actor, url: str
) -> None:
    answer = told(client, your_name="Jo").get(f"/report{url}")
    page = answer.content.decode()
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"
    assert not NEVER.search(page)
    head = page[: page.index("</head>")]
    first = re.findall(r"<script[^>]*>|<link[^>]*>", head)[0]
    assert "exit" in first and "defer" not in first and "async" not in first and "module" not in first
    assert "data-exit" in page and 'href="/report/leave"' in page


def test_leaving_throws_the_words_away_and_earlier_pages_then_lead_elsewhere(client: Client, screener: Actor) -> None:
    told(client)
    assert client.get("/report/leave")["Location"] == settings.OPENMASH_NEUTRAL_SITE
    for url in ("/report/check", "/report/worry", "/report/sent", "/report/call-999"):
        assert client.get(url)["Location"] == settings.OPENMASH_NEUTRAL_SITE, url
    assert post(client, "/report", form_token="again-0001") == "/report/danger"
    assert "blue Corsa" not in client.get("/report/child").content.decode()


def test_without_having_begun_every_page_leads_to_the_start(client: Client, screener: Actor) -> None:
    for url in ("/report/worry", "/report/check", "/report/sent", "/report/call-999"):
        assert client.get(url)["Location"] == "/report"
    assert begun(client).get("/report/nothing").status_code == 404


def test_what_a_visitor_writes_is_read_by_nobody_else(client: Client, screener: Actor) -> None:
    told(client)
    with acting_as(screener):
        assert not Draft.objects.exists()


def test_the_pages_stand_even_where_no_desk_is_set_up(client: Client) -> None:
    assert client.get("/report").status_code == 200


def a_letter(name: str = "letter.txt", words: bytes = b"He was left out all night.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words, content_type="text/plain")


def files_of(client: Client) -> list[str]:
    """The files this visitor added that wait to be sent, seen with their token."""
    intake = service(Service.PUBLIC_INTAKE)
    with acting_as(intake):
        open_with(client.cookies["report"].value)
        return list(Upload.objects.values_list("name", flat=True))


def test_everything_that_was_answered_arrives_where_a_screener_will_see_it(client: Client, screener: Actor) -> None:
    told(client)
    post(client, "/report/when", when_it_happened="Last night")
    post(client, "/report/said", child_said="Daddy shuts the door")
    post(client, "/report/known", who_knows="His nursery")
    post(client, "/report/talking", help_to_talk="Polish")
    row = {"adults-0-called": "Dave", "adults-0-relation": "her partner", "adults-0-of_worry": "yes"}
    post(client, "/report/adults", **row)
    post(client, "/report/check")
    contact, child, _ = received(screener)
    for words in ("He is left in the car", "When: Last night", "Who else knows: His nursery", "with us: Polish"):
        assert words in child.concern
    with acting_as(screener):
        voice = latest([child.person_id], actor=screener)[child.person_id]
        other = ContactPerson.objects.get()
    assert voice.words == "Daddy shuts the door" and "Daddy" not in child.concern
    assert (other.as_told, other.relation, other.alleged) == ("Dave, her partner", "her partner", True)
    assert not contact.in_danger_now


def test_of_several_children_nobody_is_given_words_that_may_be_anothers(client: Client, screener: Actor) -> None:
    told(client)
    post(client, "/report/said", child_said="Daddy shuts the door")
    post(client, "/report/child", **{"children-0-called": "Mia", "children-1-called": "Toby"})
    post(client, "/report/check")
    with acting_as(screener):
        children = list(ContactChild.objects.all())
        assert latest([child.person_id for child in children], actor=screener) == {}
    assert len(children) == 2
    assert all("which of them was not asked): Daddy shuts the door" in child.concern for child in children)


def test_an_image_of_abuse_is_told_of_and_never_asked_for(client: Client, screener: Actor) -> None:
    told(client)
    page = client.get("/report/pictures").content.decode()
    assert "Do not send it" in page and 'type="file"' not in page
    assert post(client, "/report/pictures", has_pictures="of_abuse") == "/report/image"
    page = client.get("/report/image").content.decode()
    assert "do not send it" in page and 'type="file"' not in page
    assert post(client, "/report/image", image_where="my son’s tablet") == "/report/you"
    post(client, "/report/check")
    _, child, _ = received(screener)
    assert "HAS AN IMAGE OF ABUSE and was told not to send it. Where it is: my son’s tablet" in child.concern


def test_the_warning_stands_before_a_file_can_be_chosen_and_the_file_arrives_with_the_contact(
    client: Client, screener: Actor
) -> None:
    told(client)
    assert post(client, "/report/pictures", has_pictures="ordinary") == "/report/files"
    page = client.get("/report/files").content.decode()
    assert page.index("tell us you have it; do not send it") < page.index('type="file"')
    client.post("/report/files", {"files": a_letter()})
    client.post("/report/files", {"files": a_letter("second.txt")})
    assert files_of(client) == ["letter.txt", "second.txt"]
    assert "letter.txt" in client.get("/report/files").content.decode()
    assert "letter.txt" in client.get("/report/check").content.decode()
    post(client, "/report/check")
    contact, child, _ = received(screener)
    with acting_as(screener):
        kept = files_about(actor=screener, about_id=contact.id)
    assert [each.name for each in kept] == ["letter.txt", "second.txt"]
    assert kept[0].person_ids == (child.person_id,)
    assert files_of(client) == []


def test_a_file_can_be_taken_off_again_and_is_not_sent_once_there_is_nothing_to_add(
    client: Client, screener: Actor
) -> None:
    told(client)
    post(client, "/report/pictures", has_pictures="ordinary")
    client.post("/report/files", {"files": a_letter()})
    page = client.get("/report/files").content.decode()
    (key,) = re.findall(r'name="remove" value="([^"]+)"', page)
    client.post("/report/files", {"remove": key})
    assert "letter.txt" not in client.get("/report/files").content.decode()
    client.post("/report/files", {"files": a_letter("changed-my-mind.txt")})
    post(client, "/report/pictures", has_pictures="no")
    assert "changed-my-mind" not in client.get("/report/check").content.decode()
    post(client, "/report/check")
    contact, _, _ = received(screener)
    with acting_as(screener):
        assert files_about(actor=screener, about_id=contact.id) == []


def test_one_visitor_neither_sees_nor_removes_nor_sends_anothers_file(client: Client, screener: Actor) -> None:
    told(client)
    post(client, "/report/pictures", has_pictures="ordinary")
    client.post("/report/files", {"files": a_letter("mine.txt")})
    (key,) = re.findall(r'name="remove" value="([^"]+)"', client.get("/report/files").content.decode())
    other = told(Client())
    post(other, "/report/pictures", has_pictures="ordinary")
    assert "mine.txt" not in other.get("/report/files").content.decode()
    assert other.post("/report/files", {"remove": key}).status_code == 404
    post(other, "/report/check")
    assert "mine.txt" in client.get("/report/files").content.decode()


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (SimpleUploadedFile("run.exe", b"MZ\x00\x01"), "not a kind of file we can open safely"),
        (SimpleUploadedFile("empty.txt", b""), "Choose a file first"),
        (None, "Choose a file first"),
    ],
)
def test_a_file_we_do_not_take_is_refused_in_words_and_the_report_goes_on(
    client: Client, screener: Actor, file: SimpleUploadedFile | None, says: str
) -> None:
    told(client)
    page = client.post("/report/files", {"files": file} if file else {}).content.decode()
    assert says in page or "is empty" in page
    assert 'href="#files"' in page
    assert post(client, "/report/check") == "/report/sent"


def test_leaving_throws_files_away_too(client: Client, screener: Actor) -> None:
    told(client)
    before = Client()
    before.cookies = client.cookies.copy()
    client.post("/report/files", {"files": a_letter()})
    assert files_of(before) == ["letter.txt"]
    client.get("/report/leave")
    assert files_of(before) == []


def test_a_change_to_what_was_thrown_away_makes_nothing_anew(client: Client, screener: Actor) -> None:
    told(client)
    token = client.cookies["report"].value
    intake = service(Service.PUBLIC_INTAKE)
    with acting_as(intake):
        visit = Visit(intake, token, {}, 1, has_begun=True, has_left=False)
        visit.discard()
        visit.save({"concern": ["Canary"]})
        open_with(token)
        assert not Draft.objects.exists()


def test_whoever_sends_very_much_keeps_what_they_wrote_and_is_told_to_ring(client: Client, screener: Actor) -> None:
    cache.clear()
    told(client)
    key = f"slowing:send:{_digest('127.0.0.1')}"
    cache.set(key, limit_of("send"), 3600)
    answer = client.post("/report/check", {})
    assert answer.status_code == 429 and "This has not reached us yet." in answer.content.decode()
    assert "still here for 24 hours" in answer.content.decode()
    cache.clear()
    assert post(client, "/report/check") == "/report/sent"
    cache.clear()
