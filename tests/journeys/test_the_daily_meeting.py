"""The daily meeting in a real browser: the chair opens it and goes on by key, and five agencies write at once."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.meetings.models import Contribution
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from tests.factories.access import an_account, an_agency
from tests.factories.cases import the_council
from tests.factories.frontdoor import a_child_told, a_contact
from tests.factories.meetings import a_partner
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
A_MINUTE = 60
SECONDS = 12
"""How long five people write at once here; the full proof is `A_MINUTE`."""
PARTNERS = {
    "police": AgencyKind.POLICE, "health": AgencyKind.HEALTH, "education": AgencyKind.EDUCATION,
    "early-help": AgencyKind.EARLY_HELP,
}  # fmt: skip


@dataclass(frozen=True)
class People:
    chair: Account
    partners: dict[str, Account]


@pytest.fixture(scope="module")
def people(own_database: Cluster) -> People:
    """A hub whose desk has two amber contacts, one of two children, and four partners."""
    chair = an_account(Role.DECISION_MAKER, name="Helen Achebe", team=the_council())
    partners = {slug: a_partner(an_agency(slug, kind), f"{slug.title()} Partner") for slug, kind in PARTNERS.items()}
    actor = actor_for(chair)
    with transaction.atomic(), acting_as(actor):
        for children in ((a_child_told("Mia", "Farrow"), a_child_told("Toby", "Farrow")), (a_child_told("Ali"),)):
            made = a_contact(actor, *children)
            assert made.contact_id is not None
            frontdoor.rate(actor=actor, contact_id=made.contact_id, rating="amber", reason="Out at night")
    return People(chair, partners)


def checked(page: Page, name: str) -> Page:
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"meeting-{name}")
    return page


def the_meeting(browser: Browse, account: Account, *, scripts: bool = True) -> Page:
    page = browser.open("/meetings", account=account, scripts=scripts)
    page.get_by_role("link", name=re.compile("^Daily")).first.click()
    return page


def the_family(browser: Browse, account: Account, name: str = "Mia", *, scripts: bool = True) -> Page:
    page = the_meeting(browser, account, scripts=scripts)
    page.locator(".om-agenda").get_by_role("link", name=re.compile(name)).click()
    return page


def test_the_chair_opens_the_meeting_and_goes_on_with_one_key_that_can_be_turned_off(
    browser: Browse, people: People
) -> None:
    page = checked(browser.open("/meetings", account=people.chair), "list")
    page.get_by_role("button", name="Open today").click()
    expect(page.locator(".om-agenda__line")).to_have_count(2)
    expect(page.locator("#agenda")).to_contain_text("2 families")
    checked(page, "agenda")
    page.get_by_role("button", name="Go on with the meeting").click()
    expect(page.get_by_text("Being discussed now").first).to_be_visible()
    first = page.url
    page.get_by_label("Impact of the risk").first.focus()
    page.keyboard.type("n")
    assert page.url == first
    page.locator("h1").click()
    page.get_by_role("button", name="Turn keys off").click()
    page.locator("h1").click()
    page.keyboard.press("n")
    assert page.url == first
    page.get_by_role("button", name="Turn keys on").click()
    page.locator("h1").click()
    with page.expect_navigation():
        page.keyboard.press("n")
    assert page.url != first
    with page.expect_navigation():
        page.keyboard.press("p")
    assert page.url == first


def write_for(seconds: float, pages: dict[str, Page]) -> dict[str, str]:
    """Everybody types, a word each in turn, without waiting for anybody; what each has typed."""
    typed = dict.fromkeys(pages, "")
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        number += 1
        for name, page in pages.items():
            word = f"{name}{number} "
            page.keyboard.type(word)
            typed[name] += word
        pages[next(iter(pages))].wait_for_timeout(120)
    return typed


def test_five_agencies_write_about_one_child_at_once_and_every_word_is_kept(browser: Browse, people: People) -> None:
    five = {"council": people.chair, **people.partners}
    pages = {name: the_family(browser, account) for name, account in five.items()}
    for page in pages.values():
        page.get_by_label("Impact of the risk").first.click()
        page.keyboard.press("Control+End")
    typed = write_for(SECONDS, pages)
    for page in pages.values():
        expect(page.locator("[data-words-status]").first).to_contain_text("Saved at", timeout=15_000)
        page.wait_for_timeout(300)
    pages["council"].wait_for_timeout(2500)
    reader = the_family(browser, people.chair)
    for name, words in typed.items():
        expect(reader.locator(".om-spoken", has_text=f"{name}1 ").first).to_contain_text(words.strip())
    expect(reader.locator("body")).to_contain_text("Heard: Council, Early Help, Education, Health and Police")
    assert "Written at the same time" not in reader.content()
    with transaction.atomic(), acting_as(actor_for(people.chair)):
        versions = Contribution.objects.count()
    assert versions >= len(five)
    checked(reader, "item")
