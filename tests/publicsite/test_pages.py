"""The public's other pages: what they say, what they keep, and who reads what is written there."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from html import escape
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from openmash.casework.frontdoor.models import Contact, ContactChild, Referrer
from openmash.casework.visitors import selectors
from openmash.casework.visitors.models import PageCount
from openmash.foundation.access.actors import Actor, acting_as, actor_for
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Team
from openmash.foundation.governance.profile import PROFILES, read
from openmash.insight.processing.registering import rules
from openmash.publicsite.slowing import address_of, limit_of
from openmash.publicsite.writing import news
from openmash.records.linkage.automated import MEASURED
from tests.factories.access import an_account, an_actor
from tests.factories.cases import the_council
from tests.morning import latest_working_morning

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desks")]
PAGES = (
    "/", "/worried", "/report", "/what-we-do", "/what-is-shared", "/languages", "/news", "/news/joint-inspection-2023",
    "/publications", "/privacy", "/cookies", "/accessibility", "/about-these-pages", "/about-these-pages/kept",
    "/automated-rules", "/automated-rules/same-person", "/your-information", "/your-information/ask", "/your-information/asked", "/nowhere",
)  # fmt: skip
NEVER = re.compile(r"<select|<dialog|role=.dialog|<script(?![^>]*src=)|style=", re.IGNORECASE)


@pytest.fixture
def desks() -> None:
    Team.objects.filter(pk=the_council().pk).update(telephone="01632 960 100")
    cache.clear()


@pytest.mark.parametrize("url", PAGES)
def test_every_public_page_can_be_left_from_before_anything_else_is_loaded(client: Client, url: str) -> None:
    answer = client.get(url)
    page = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert not NEVER.search(page)
    first = re.findall(r"<(?:script|link)[^>]*>", page)[0]
    assert "exit" in first and settings.OPENMASH_NEUTRAL_SITE in first
    assert not re.search(r"defer|async|module", first)
    assert page.index(first) < page.index("<title>")
    assert 'href="/report/leave"' in page and "data-exit" in page
    assert page.count("<h1") == 1 and "call 999" in page.lower()


@pytest.mark.parametrize("url", PAGES)
def test_nothing_but_what_is_essential_is_set_before_somebody_chooses(client: Client, url: str) -> None:
    client.get(url)
    assert set(client.cookies) <= {"csrftoken"}
    assert all(not cookie["max-age"] and not cookie["expires"] for cookie in client.cookies.values())
    assert not PageCount.objects.exists()


def test_the_first_page_is_the_publics_until_somebody_signs_in_and_then_their_own(client: Client) -> None:
    assert "Worried about a child?" in client.get("/").content.decode()
    client.force_login(an_account(Role.SCREENER))
    page = client.get("/").content.decode()
    assert "Where to start" in page and "Worried about a child?" not in page


def test_the_first_thing_on_the_ways_in_is_999(client: Client) -> None:
    for url in ("/", "/worried", "/report", "/languages"):
        main = client.get(url).content.decode().split("<main")[1]
        assert main.index("999") < main.index("<h1"), url


def test_the_story_of_the_inspection_says_whose_words_it_tells_and_what_came_later(client: Client) -> None:
    page = client.get("/news/joint-inspection-2023").content.decode()
    assert "3 August 2023" in page and "12 to 16 June 2023" in page
    assert "Where this comes from" in page and "the inspectors published" in page
    assert "21 May 2025" in page and "inadequate" in page


def test_the_register_of_rules_tells_of_each_and_gives_measured_errors_as_they_are_stored(client: Client) -> None:
    listed = client.get("/automated-rules").content.decode()
    for rule in rules():
        assert f"/automated-rules/{rule.key}" in listed
        page = client.get(f"/automated-rules/{rule.key}").content.decode()
        assert escape(rule.owner) in page and "/your-information" in page
        assert ("./run bench" in page) == bool(rule.measured and rule.measured())
    page = client.get("/automated-rules/same-person").content.decode()
    stored = json.loads(MEASURED.read_text(encoding="utf-8"))
    assert stored["on"] in page and str(stored["sets"][0][1]) in page
    assert "Origin of the name: Irish" in page and "Age: under 1" in page
    assert client.get("/automated-rules/no-such-rule").status_code == 404


def test_another_area_does_not_tell_gloucestershires_news(client: Client, settings: object) -> None:
    settings.OPENMASH_PROFILE = "example_shire"  # type: ignore[attr-defined]  # pytest-django's
    assert news() == ()
    assert client.get("/news/joint-inspection-2023").status_code == 404
    assert client.get("/news").status_code == 200 and client.get("/publications").status_code == 200


def test_an_area_shows_only_the_ways_to_speak_or_sign_that_it_has_set(client: Client, settings: object) -> None:
    page = client.get("/languages").content.decode()
    assert "999 BSL" in page and "Dial 18001" in page
    assert "Speak in your own language" not in page and "interpreter. Stay" not in page
    settings.OPENMASH_PROFILE = "example_shire"  # type: ignore[attr-defined]  # pytest-django's
    page = client.get("/languages").content.decode()
    assert "Speak in your own language" in page and "01632 960003" in page and "bsl@example.org" in page


CHECKED = """[[phrases]]
language = "ur"
right_to_left = true
words = "Checked words"
checked_by = "Nobody Printsthis"
checked_on = 2026-01-05

[ratings.red]
"""


def test_what_nobody_has_confirmed_is_not_shown_and_what_was_checked_says_its_language(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (PROFILES / "second_area.toml").read_text("utf-8").replace("[ratings.red]\n", CHECKED, 1)
    before, after = text.split('way = "bsl"\n')
    file = tmp_path / "area.toml"
    file.write_text(before + 'way = "bsl"\n' + after.replace("confirmed = true", "confirmed = false", 1), "utf-8")
    area = read(file)
    assert any("bsl@example.org" in line for line in area.to_confirm())
    monkeypatch.setattr("openmash.publicsite.languages.profile", lambda slug, *, on: area)
    page = client.get("/languages").content.decode()
    assert "999 BSL" in page and "bsl@example.org" not in page
    assert '<p class="govuk-body" lang="ur" dir="rtl">Checked words</p>' in page and "Printsthis" not in page


def choose(client: Client, preferences: str, counts: str) -> str:
    page = client.post("/cookies", {"preferences": preferences, "counts": counts}, follow=True)
    found = re.search(r'id="told">([^<]+)<', page.content.decode())
    return found[1] if found else ""


def test_a_choice_is_saved_then_changed_and_really_changes_what_is_set(client: Client) -> None:
    assert choose(client, "yes", "no") == "Saved"
    assert client.cookies["choices"].value == "essential.preferences"
    client.post("/cookies/reading", {"size": "larger"})
    assert client.cookies["reading"].value == "larger"
    assert "om-larger" in client.get("/what-we-do").content.decode()
    assert choose(client, "no", "yes") == "Changed"
    assert client.cookies["choices"].value == "essential.counts"
    assert client.cookies["reading"].value == ""
    assert "om-larger" not in client.get("/what-we-do").content.decode()


def test_a_browser_that_keeps_no_cookies_is_told_that_nothing_was_saved(client: Client) -> None:
    leads = client.post("/cookies", {"preferences": "yes", "counts": "yes"})["Location"]
    assert "Not saved" in Client().get(leads).content.decode()


def test_a_preference_is_not_kept_before_it_is_allowed(client: Client) -> None:
    page = client.post("/cookies/reading", {"size": "larger"}, follow=True).content.decode()
    assert "Not saved" in page and "reading" not in client.cookies


def test_what_is_not_answered_is_said_at_its_question(client: Client) -> None:
    page = client.post("/cookies", {"preferences": "yes"}).content.decode()
    assert 'href="#counts"' in page and "choices" not in client.cookies


def test_looks_are_counted_only_where_chosen_and_only_as_a_page_and_a_day(client: Client) -> None:
    client.get("/what-we-do")
    choose(client, "no", "yes")
    for _ in range(3):
        client.get("/what-we-do")
    assert Client().get("/what-we-do").status_code == 200
    counted = dict(selectors.looks_since(timezone.localdate()))
    assert counted["what_we_do"] == 3
    assert {field.name for field in PageCount._meta.fields} == {"id", "day", "page", "looks"}
    assert "what we do" in client.get("/cookies").content.decode()
    choose(client, "no", "no")
    client.get("/what-we-do")
    assert dict(selectors.looks_since(timezone.localdate()))["what_we_do"] == 3


WORDS = "I did not know where to write. My stepdad hits my brother."


def left_at(moment: datetime) -> None:
    with time_machine.travel(moment, tick=False):
        answer = Client().post("/about-these-pages?about=what_we_do", {"words": WORDS, "reach": "01632 960 001"})
    assert answer["Location"] == "/about-these-pages/kept"


@pytest.fixture
def screener() -> tuple[Client, Actor]:
    account = an_account(Role.SCREENER)
    client = Client()
    client.force_login(account)
    return client, actor_for(account)


def test_a_comment_is_read_by_the_hub_and_made_a_contact_with_its_original_time(screener: tuple[Client, Actor]) -> None:
    client, actor = screener
    written = latest_working_morning() - timedelta(days=7)
    left_at(written)
    page = client.get("/comments").content.decode()
    assert "My stepdad hits my brother." in page
    assert "To read: 1, 1 late" in page
    with acting_as(actor):
        (waiting,) = selectors.comments(actor=actor, read=False)
    answer = client.post(f"/comments/{waiting.id}/contact")
    with acting_as(actor):
        contact, child, who = Contact.objects.get(), ContactChild.objects.get(), Referrer.objects.get()
    assert answer["Location"] == f"/contact/{contact.id}"
    assert contact.received_at == contact.first_told_at == written
    assert child.concern == WORDS and child.as_told == "Unknown child"
    assert who.telephone == "01632 960 001" and not who.is_anonymous
    assert "Made a contact" in client.get("/comments").content.decode()
    assert "made a contact already" in client.post(f"/comments/{waiting.id}/contact").content.decode()
    with acting_as(actor):
        assert Contact.objects.count() == 1


def test_a_comment_that_tells_of_no_child_is_marked_with_who_read_it(screener: tuple[Client, Actor]) -> None:
    client, actor = screener
    left_at(timezone.now() - timedelta(minutes=5))
    with acting_as(actor):
        (waiting,) = selectors.comments(actor=actor, read=False)
        assert selectors.count_unread(actor=actor) == 1
    client.post(f"/comments/{waiting.id}/read")
    with acting_as(actor):
        assert selectors.count_unread(actor=actor) == 0
        (read,) = selectors.comments(actor=actor, read=True)
    assert read.read_by == actor.name and read.contact_id is None
    assert f"Read by {actor.name}" in client.get("/comments").content.decode()


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.HUB_PARTNER, Role.INFORMATION_LEAD])
def test_nobody_else_reads_comments(client: Client, role: Role) -> None:
    left_at(timezone.now())
    client.force_login(an_account(role))
    answer = client.get("/comments")
    assert answer.status_code == 403 and "stepdad" not in answer.content.decode()
    assert "/comments" not in client.get("/").content.decode()


def test_the_database_shows_a_comment_to_nobody_off_duty() -> None:
    left_at(timezone.now())
    worker = an_actor(Role.SOCIAL_WORKER)
    with acting_as(worker):
        assert selectors.comments(actor=worker, read=False) == []


def test_an_empty_comment_is_asked_for_at_its_box_and_what_was_typed_is_kept(client: Client) -> None:
    page = client.post("/about-these-pages", {"words": " ", "reach": "jo@example.invalid"}).content.decode()
    assert 'href="#words"' in page and "jo@example.invalid" in page


def test_the_list_of_comments_costs_the_same_however_many_there_are(
    screener: tuple[Client, Actor], django_assert_max_num_queries: object
) -> None:
    client, _ = screener
    for _ in range(6):
        left_at(timezone.now())
    with django_assert_max_num_queries(25):  # type: ignore[operator]  # pytest-django's
        client.get("/comments")


def test_whoever_sends_very_much_is_told_so_and_given_a_number_and_another_address_is_not_touched() -> None:
    for _ in range(limit_of("comment")):
        left_at(timezone.now())
    answer = Client().post("/about-these-pages", {"words": "One more"})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "This has not reached us yet." in page and "01632 960 100 in the day" in page and "999" in page
    other = Client(REMOTE_ADDR="192.0.2.9").post("/about-these-pages", {"words": "From elsewhere"})
    assert other.status_code == 302


def test_no_address_can_be_read_out_of_what_is_counted(client: Client, rf: object) -> None:
    request = rf.get("/", REMOTE_ADDR="2001:db8:1:2:3:4:5:6")  # type: ignore[attr-defined]  # pytest-django's
    assert address_of(request) == "2001:db8:1:2::/64"
    client.post("/about-these-pages", {"words": "Hello"}, REMOTE_ADDR="192.0.2.77")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select cache_key from django_cache where cache_key like '%%slowing%%'")
        keys = [key for (key,) in cursor.fetchall()]
    assert keys and not any("192.0.2" in key for key in keys)


def test_every_news_story_is_dated_and_says_where_it_comes_from() -> None:
    for story in news():
        assert story.dated and story.dated <= date.today() and story.source and story.summary
