"""A GP answers by a one-time link on a telephone without scripts, and the decision-maker sees it."""

from __future__ import annotations

import pytest

from openmash.cli.embedded import Cluster
from tests.factories.family import account_of
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.partners import a_link, an_address
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def hub(own_database: Cluster) -> Hub:
    return a_hub()


def test_a_gp_answers_on_a_telephone_without_scripts_and_the_decision_maker_sees_it(browser: Browse, hub: Hub) -> None:
    out = a_link(hub, children=2)
    page = browser.open(out.url, width=390, scripts=False)
    screenshot(page, "reply-code")
    assert_no_sideways_scroll(page)
    page.fill("[name=code]", "12345")
    page.get_by_role("button", name="Open").click()
    assert "That is not the code" in page.inner_text(".govuk-error-summary")
    page.fill("[name=code]", out.code)
    page.get_by_role("button", name="Open").click()
    assert "Zoë Ashworth" in page.inner_text("main") and "Toby Ashworth" in page.inner_text("main")
    screenshot(page, "reply-answer")
    assert_no_sideways_scroll(page)
    page.click("text=Send to the hub")
    assert "Choose your answer." in page.inner_text(".govuk-error-summary")
    page.check("text=Yes, we hold something")
    page.fill("[name=child-0-information]", "Not brought to two appointments since June.")
    page.fill("[name=systems]", "EMIS")
    page.fill("[name=back_to-year]", "2019")
    page.fill("[name=who]", "Dr Ada Shah, safeguarding lead")
    page.fill("[name=telephone]", "01632 960301")
    page.click("text=Keep what I wrote")
    assert "It has not been sent" in page.inner_text("main")
    page.click("text=Send to the hub")
    assert "your answer is with the hub" in page.inner_text("main")
    screenshot(page, "reply-done")
    assert_no_sideways_scroll(page)
    manager = browser.open(f"/contact/{out.contact_id}", account=account_of(hub.manager))
    assert "Not brought to two appointments since June." in manager.inner_text("main")
    manager.click("text=Partners who answer by a link")
    assert "Answered" in manager.inner_text("main") and "Dr Ada Shah" in manager.inner_text("main")
    assert_accessible(manager)
    assert_no_sideways_scroll(manager)
    screenshot(manager, "partner-links")


def test_every_page_of_a_link_is_without_faults_that_axe_knows(browser: Browse, hub: Hub) -> None:
    address = an_address(hub)
    out = a_link(hub, address)
    page = browser.open(out.url)
    assert_accessible(page)
    page.get_by_role("button", name="Open").click()
    assert_accessible(page)
    page.fill("[name=code]", out.code)
    page.get_by_role("button", name="Open").click()
    assert_accessible(page)
    page.check("input[value=trace]")
    page.click("text=Send to the hub")
    assert_accessible(page)
    closed = browser.open(f"/reply/{'x' * 43}")
    assert_accessible(closed)
    assert_no_sideways_scroll(closed)
    screener = browser.open(f"/partners/link/{out.link_id}", account=account_of(hub.screener))
    screenshot(screener, "partner-link")
    for path in (f"/partners/link/{out.link_id}", f"/contact/{out.contact_id}/partners/ask"):
        screener.goto(path)
        assert_accessible(screener)
        assert_no_sideways_scroll(screener)
    screenshot(screener, "partner-ask")
    manager = browser.open("/partners/addresses", account=account_of(hub.manager))
    screenshot(manager, "partner-addresses")
    for path in ("/partners/addresses", "/partners/addresses/add", f"/partners/addresses/{address.id}/end"):
        manager.goto(path)
        assert_accessible(manager)
        assert_no_sideways_scroll(manager)
