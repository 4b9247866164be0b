"""Moving a contact to the right child in a real browser: accessible, narrow, without scripts."""

from __future__ import annotations

import pytest
from django.db import transaction

from openmash.casework.misfiled import selectors
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, a_story, account_of, signed_in
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    with transaction.atomic():
        found = a_family()
        a_story(found)
    return found


def test_a_contact_is_moved_everybody_answers_and_the_information_lead_closes_the_entry(
    browser: Browse, family: Family
) -> None:
    signed_in(family.worker).get(f"/contact/{family.process}")
    page = browser.open(f"/contact/{family.process}", account=account_of(family.screener), scripts=False)
    page.click("text=This is about another child >> nth=0")
    assert_no_sideways_scroll(page)
    page.click("main button[type=submit]")
    assert "Choose whose words" in page.inner_text(".govuk-error-summary")
    page.check("input[name=to][value=unknown]")
    page.fill("[name=why]", "The school rang: another girl of the class.")
    page.click("main button[type=submit]")
    assert "Whom it reached" in page.inner_text("main")
    screenshot(page, "misfiling")
    moved = page.url
    page = browser.open("/misfiled", account=account_of(family.screener))
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.goto(moved)
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.click("text=Tell them, and keep what they say >> nth=0")
    assert_accessible(page)
    with transaction.atomic(), acting_as(family.worker):
        [mine] = selectors.retractions(actor=family.worker)
    page = browser.open(f"/retraction/{mine.id}", account=account_of(family.worker))
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.check("input[name=used][value=no]")
    page.click("main button[type=submit]")
    with transaction.atomic():
        lead = an_actor(Role.INFORMATION_LEAD)
    page = browser.open("/breaches", account=account_of(lead))
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.click("main table a >> nth=0")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "breach")
    entry = page.url
    page.click("main a >> text=Judge the risk to people")
    page.wait_for_selector("[name=many]")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.check("input[name=whose][value=children]")
    page.check("input[name=kinds][value=words]")
    page.fill("[name=many]", "2")
    page.check("input[name=risk][value=unlikely]")
    page.fill("[name=why]", "Colleagues alone, told within the hour.")
    page.click("main button[type=submit]")
    page.wait_for_url(entry)
    page.click("main a >> text=Say who was told")
    page.wait_for_selector("input[name=regulator]")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.check("input[name=regulator][value=not_needed]")
    page.fill("[name=words]", "Risk unlikely: colleagues alone.")
    page.click("main button[type=submit]")
    page.wait_for_url(entry)
    for does, words in (("contained", "Nobody wrote it elsewhere."), ("cause", "Two children of one name."),
                        ("changed", "Both names are shown.")):  # fmt: skip
        page.check(f"input[name=does][value={does}]")
        page.fill("[name=words]", words)
        if does == "changed":
            page.check("input[name=closes]")
        page.click("main button[type=submit]")
        page.wait_for_selector(f"main :text('{words}')")
    assert "Entry closed" in page.inner_text("main")
    screenshot(page, "breach_closed")
    page = browser.open("/breaches/tell", account=account_of(family.worker))
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "breach_told_of")
