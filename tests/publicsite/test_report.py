"""The public's report, as a browser without scripts sends it."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from openmash.casework.frontdoor.models import Contact, ContactChild, Referrer
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.drafts.models import Draft
from openmash.foundation.instruments.selectors import responses_about
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
    assert post(client, "/report", form_token="start-0001") == "/report/danger"
    return client


def told(client: Client, **contact: str) -> Client:
    """A report ready to be checked."""
    begun(client)
    assert post(client, "/report/danger", danger_now="no") == "/report/worry"
    assert post(client, "/report/worry", concern="He is left in the car for hours.") == "/report/child"
    row = {"children-0-age": "about 4", "children-0-described": "boy, blue Corsa"}
    assert post(client, "/report/child", **row) == "/report/place"
    assert post(client, "/report/place", place="Outside Meadow Nursery") == "/report/you"
    if contact:
        assert post(client, "/report/you", say_who="yes") == "/report/contact"
        assert post(client, "/report/contact", **contact) == "/report/check"
    else:
        assert post(client, "/report/you", say_who="no") == "/report/check"
    return client


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
        client, your_name="Jo Canary", your_contact="01632 960 001", contact_when="before 3",
        contact_not="my partner", how_you_know="neighbour",
    )  # fmt: skip
    post(client, "/report/check")
    _, _, referrer = received(screener)
    assert (referrer.name, referrer.telephone, referrer.email) == ("Jo Canary", "01632 960 001", "")
    assert referrer.safe_to_contact == "before 3; must not know: my partner"
    assert not referrer.is_professional


def test_a_name_that_was_taken_back_reaches_nobody(client: Client, screener: Actor) -> None:
    told(client, your_name="Jo Canary", your_contact="jo@example.invalid")
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
    told(client, your_name="Canary", your_contact="canary@example.invalid")
    kept = " ".join(f"{cookie.key}={cookie.value}" for cookie in client.cookies.values())
    assert "anary" not in kept and "Corsa" not in kept
    assert client.cookies["report"]["httponly"] and client.cookies["report"]["samesite"] == "Strict"
    assert client.cookies["report"]["path"] == "/report" and not client.cookies["report"]["max-age"]


@pytest.mark.parametrize(
    "url", ["", "/danger", "/worry", "/child", "/place", "/you", "/contact", "/check", "/call-999"]
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
