"""A nine-year-old adds her own words by a safe link on an old phone, and sees what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.db import transaction

from openmash.casework.meetings import actions as meetings
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actions import grant_reach
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from synthetic.modules.own_words import a_drawing
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, account_of
from tests.factories.meetings import a_meeting, an_item
from tests.factories.own_words import WORD
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

IN_THE_MORNING = True
PHONE, MOST = 320, 50_000


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    with transaction.atomic():
        return a_family()


def a_meeting_about(family: Family) -> tuple[UUID, UUID, Actor]:
    """A meeting with Mia on its agenda, and an officer from outside the hub who was invited to speak of her."""
    officer = an_actor(Role.CHECK_RESPONDER, name="PC Rowe", agency=family.police)
    with transaction.atomic(), acting_as(family.manager):
        meeting = a_meeting(family.manager)
        item = an_item(family.manager, meeting, family.mia, line="What she wrote")
        meetings.invite(actor=family.manager, item_id=item, account_id=officer.account_id)
        # an invitation ends by the database's own clock, which no test moves: this one does not end
        grant_reach(actor=family.manager, account_id=officer.account_id, person_id=family.mia, basis="meeting")
    return meeting, item, officer


def weighed(page: Page) -> list[Response]:
    """What comes over the wire from now on."""
    came: list[Response] = []
    page.on("response", lambda response: came.append(response))
    return came


def octets(came: list[Response]) -> int:
    return sum(each.request.sizes()["responseBodySize"] + each.request.sizes()["responseHeadersSize"] for each in came)


def test_a_nine_year_old_adds_her_own_words_by_a_safe_link_and_sees_what_was_done(
    browser: Browse, family: Family
) -> None:
    # Her worker agrees a word with her, looks at what the record says, and makes the link
    worker = browser.open(f"/child/{family.mia}/voice", account=account_of(family.worker))
    worker.click("text=The child’s own link")
    worker.click("text=Give the child a link")
    screenshot(worker, "own-link-give")
    assert_accessible(worker)
    assert_no_sideways_scroll(worker)
    assert "Must not know: Dean" in worker.inner_text("main")
    worker.check("[name=way][value=own_phone]")
    worker.fill("[name=who_else_sees]", "Nobody, it has a code")
    worker.fill("[name=why_safe]", "She says Mum does not look at it, and Dean cannot.")
    worker.fill("[name=word]", WORD)
    worker.fill("[name=signed_as]", "Priya")
    worker.click("text=Make the link")
    assert "The record says DO NOT write" in worker.inner_text(".govuk-error-summary")
    worker.check("[name=way][value=shown]")
    worker.click("text=Make the link")
    address = worker.inner_text(".om-address")
    screenshot(worker, "own-link-given")

    # On her phone, without scripts: a greeting, the word, six questions
    phone = browser.open("about:blank", width=PHONE, scripts=False)
    came = weighed(phone)
    phone.goto(address)
    screenshot(phone, "hello-word")
    assert_no_sideways_scroll(phone)
    assert phone.title() == "Hello" and "Mia" not in phone.content()
    assert octets(came) < MOST, octets(came)
    phone.fill("[name=word]", "unicorn")
    phone.click("text=Open")
    assert "That is not the word" in phone.inner_text("main")
    phone.fill("[name=word]", "purple dinosaur")
    came.clear()
    phone.click("text=Open")
    assert "Tell us" in phone.inner_text("main")
    screenshot(phone, "hello-inside")
    assert_no_sideways_scroll(phone)
    assert octets(came) < MOST, octets(came)
    phone.click("text=Send it")
    assert "Write something, or choose a picture." in phone.inner_text(".govuk-error-summary")
    screenshot(phone, "hello-empty")
    phone.fill("[name=words]", "I dont like it when Dean shouts. I hide with Toby.")
    phone.fill("[name=wants]", "I want to stay at nans")
    phone.check("[name=feels_safe][value=yes]")
    phone.check("[name=safe_for][value=school]")
    phone.fill("[name=not_for]", "Dean")
    phone.set_input_files("[name=picture_file]", {"name": "house.png", "mimeType": "image/png", "buffer": a_drawing()})
    phone.fill("[name=picture_says]", "nans house with the dog")
    phone.click("text=Send it")
    assert "It is sent" in phone.inner_text("main")
    screenshot(phone, "hello-sent")
    assert_no_sideways_scroll(phone)
    phone.click("text=Write something more")
    assert "shouts" not in phone.content() and "It is not shown here" in phone.inner_text("main")
    phone.context.clear_cookies()  # she closes it

    # Her worker is told, reads it as it was written, says what it changed and tells her what was done
    worker.goto("/messages")
    worker.click("text=A child has written by the link you gave them.")
    words = worker.inner_text("main")
    assert "I dont like it when Dean shouts. I hide with Toby." in words and "I want to stay at nans" in words
    assert (
        "house.png" in words
        and "nans house with the dog" in words
        and "May be shown to: school or nursery. Not to: Dean." in words
    )
    screenshot(worker, "own-link-came")
    assert_accessible(worker)
    assert_no_sideways_scroll(worker)

    # Her drawing beside her words: first what it is, then the picture, drawn again
    worker.click("text=Picture: house.png")
    screenshot(worker, "drawing")
    assert_accessible(worker)
    worker.click("text=Show the picture")
    assert worker.locator(".om-drawing img").evaluate("(one) => one.complete && one.naturalWidth") > 200
    screenshot(worker, "drawing-shown")
    assert_accessible(worker)
    assert_no_sideways_scroll(worker)

    # At the meeting the chair reads her words; the officer who was invited is told that they are kept back
    meeting, item, officer = a_meeting_about(family)
    chair = browser.open(f"/meetings/{meeting}/family/{item}", account=account_of(family.manager))
    assert "I dont like it when Dean shouts. I hide with Toby." in chair.inner_text("main")
    screenshot(chair, "meeting-own-words")
    police = browser.open(f"/meetings/{meeting}/family/{item}", account=account_of(officer))
    assert "Kept back" in police.inner_text("main") and "shouts" not in police.content()
    assert "nans house" not in police.content() and "stay at nans" not in police.content()
    screenshot(police, "meeting-kept-back")
    worker.goto(f"/child/{family.mia}/own-link")
    worker.click("text=Record what this changed")
    worker.check("[name=moment][value=once_seen]")
    worker.fill("[name=changed]", "She stays at her nan’s; the meeting is moved forward.")
    worker.locator("main form button").last.click()
    worker.goto(f"/child/{family.mia}/own-link")
    worker.click("text=Tell the child what you did")
    screenshot(worker, "own-link-answer")
    assert_accessible(worker)
    worker.fill("[name=you_said]", "You want to stay at Nan’s.")
    worker.fill("[name=we_did]", "You stay at Nan’s until we have talked with Mum. Dean is told not to come.")
    worker.click("text=Show this to the child")
    assert "Not opened by the child yet" in worker.inner_text("main")

    # She opens the same address and sees it; leaving is one press away
    phone.goto(address)
    phone.fill("[name=word]", WORD)
    phone.click("text=Open")
    assert "You stay at Nan’s until we have talked with Mum." in phone.inner_text("main")
    screenshot(phone, "hello-what-we-did")
    assert_no_sideways_scroll(phone)
    leave = phone.locator("[data-exit]").get_attribute("href")
    assert leave == f"/hello/{address.split('/hello/')[1]}/leave"
    worker.reload()
    assert "Opened by the child" in worker.inner_text("main")
    screenshot(worker, "own-link-read")


@pytest.mark.parametrize("width", [1280, PHONE])
def test_where_a_voice_is_kept_and_read_axe_finds_no_fault_and_a_telephone_holds_it(
    browser: Browse, family: Family, width: int
) -> None:
    pages = (
        (f"/child/{family.mia}/voice/record", family.worker, "voice-record"),
        ("/scorecard/childrens-voices", family.manager, "scorecard-voices"),
        ("/scorecard/recording-once", family.manager, "scorecard-recording"),
        ("/given-back", family.officer, "given-back"),
    )
    for url, actor, name in pages:
        page = browser.open(url, account=account_of(actor), width=width)
        if name == "voice-record":
            page.locator("main form button").last.click()
            assert page.locator(".govuk-error-summary a").first.is_visible()
        screenshot(page, f"{name}-{width}")
        assert_accessible(page)
        assert_no_sideways_scroll(page)


def test_the_childs_pages_are_free_of_faults_that_axe_knows(browser: Browse, family: Family) -> None:
    from tests.factories.own_words import an_own_link

    link = an_own_link(family.screener, family.toby)
    page = browser.open(link.url)
    assert_accessible(page)
    page.click("text=Open")
    assert_accessible(page)
    page.fill("[name=word]", WORD)
    page.click("text=Open")
    assert_accessible(page)
    page.click("text=Send it")
    assert_accessible(page)
    page.check("[name=feels_safe][value=no]")
    page.click("text=Send it")
    assert "We have told somebody who can help, now" in page.inner_text("main")
    screenshot(page, "hello-not-safe")
    assert_accessible(page)
    closed = browser.open(f"/hello/{'x' * 43}", width=PHONE)
    screenshot(closed, "hello-closed")
    assert_accessible(closed)
    worker = browser.open(f"/child/{family.toby}/own-link/end", account=account_of(family.screener))
    assert_accessible(worker)
    assert_no_sideways_scroll(worker)
