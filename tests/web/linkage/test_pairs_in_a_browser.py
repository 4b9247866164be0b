"""Judging a pair in a real browser: accessible, by keyboard, narrow, without scripts; a second person where one was in doubt."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.records.linkage import actions
from openmash.records.people.models import Detail
from tests.factories.access import an_actor, an_agency
from tests.factories.family import account_of
from tests.factories.people import a_child, an_nhs_number
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
BORN = date(2018, 3, 9)


@pytest.fixture(scope="module")
def people(own_database: Cluster) -> tuple[Actor, Actor]:
    """A screener and a decision-maker, and Zoë in two agencies' records, spelled in two ways."""
    with transaction.atomic():
        screener, manager = an_actor(Role.SCREENER, name="Ros Hale"), an_actor(Role.DECISION_MAKER)
        health = an_actor(Role.HUB_PARTNER, agency=an_agency("health-trust", AgencyKind.HEALTH))
        with acting_as(screener):
            one = a_child(screener, "Zoë", "Ashworth", born=BORN, postcode="GL5 1AA")
            Detail.record(actor=screener, person_id=one.pk, kind="sex", value="F")
        with acting_as(health):
            other = a_child(health, "Zoe", "Ashwerth", born=BORN, postcode="GL5 1AA", nhs_number=an_nhs_number())
            Detail.record(actor=health, person_id=other.pk, kind="sex", value="F")
        comparing = service(Service.LINKAGE)
        with acting_as(comparing):
            assert actions.compare(actor=comparing, record_ids=[one.pk, other.pk]).put == 1
    return screener, manager


def test_a_pair_is_judged_by_keyboard_taken_back_and_judged_by_a_second(
    browser: Browse, people: tuple[Actor, Actor]
) -> None:
    screener, manager = people
    page = browser.open("/pairs", account=account_of(screener))
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "pairs")
    page.click("main table a:has-text('Ashwerth') >> nth=0")
    page.wait_for_selector(".om-fall")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "pair")
    address = page.url
    page.focus("input[name=verdict][value=same]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.focus("main button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".govuk-error-summary")
    assert "Say how you know" in page.inner_text(".govuk-error-summary")
    assert page.is_checked("input[name=verdict][value=same]"), "nothing that was chosen is lost"
    assert_accessible(page)
    page.check("input[name=verdict][value=different]")
    page.fill("[name=reason]", "Their mother rang: cousins of one name.")
    page.click("main button[type=submit]")
    page.wait_for_selector("text=What you judged")
    assert_accessible(page)
    page.goto(address)
    assert "two people" in page.inner_text("main")
    page.click("text=Take back what I judged")
    page.wait_for_selector("text=stays readable")
    assert_accessible(page)
    page.fill("[name=reason]", "I looked at the wrong record.")
    page.click("main button[type=submit]")
    page.wait_for_selector("text=What do you judge?")
    assert "Two people must say the same" in page.inner_text("main")
    page = browser.open(address, account=account_of(manager), scripts=False)
    page.set_viewport_size({"width": 320, "height": 900})
    assert_no_sideways_scroll(page)
    screenshot(page, "pair-narrow")
    page.check("input[name=verdict][value=same]")
    page.fill("[name=reason]", "The school and the trust describe one girl.")
    page.click("main button[type=submit]")
    page.wait_for_selector("text=What you judged")
    page.goto(address)
    assert "It waits for somebody else" in page.inner_text("main")
    assert "cousins of one name" not in page.inner_text("main"), "each judges alone"


def test_differences_are_shown_to_an_agency(browser: Browse, people: tuple[Actor, Actor]) -> None:
    screener, _ = people
    page = browser.open("/disagreements", account=account_of(screener))
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "disagreements")
