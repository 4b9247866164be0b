"""A request for information in a real browser: accessible, wide and narrow."""

from __future__ import annotations

import pytest

from openmash.cli.embedded import Cluster
from tests.factories.family import account_of
from tests.factories.frontdoor import Hub, a_hub
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def hub(own_database: Cluster) -> Hub:
    return a_hub()


def test_a_court_asks_and_two_people_answer(browser: Browse, hub: Hub) -> None:
    page = browser.open("/information-requests", account=account_of(hub.screener))
    assert_accessible(page)
    page.click("text=Record a request")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.click("button:has-text('Record this request')")
    assert "Choose who asks." in page.inner_text(".govuk-error-summary")
    assert_accessible(page)
    page.check("input[value=court_order]")
    page.check("input[value=court]")
    for name, words in (
        ("organisation", "Family Court at Gloucester"), ("asker_name", "Clerk"), ("as_told", "Mia Farrow"),
        ("asked", "A chronology"), ("basis_words", "Order of HHJ Bell"), ("order_on-day", "2"),
        ("order_on-month", "3"), ("order_on-year", "2026"),
    ):  # fmt: skip
        page.fill(f"[name={name}]", words)
    page.click("button:has-text('Record this request')")
    here = page.url
    assert "Verify who asks" in page.inner_text("main")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "information-request")
    page.click("button:has-text('They are who they say')")
    assert_accessible(page)
    page.check("input[value=rang_back]")
    page.fill("[name=verified_words]", "Rang the listed number")
    page.click("button:has-text('They are who they say')")
    page.fill("[name=text]", "Two contacts, in May and June.")
    page.click("button:has-text('Ask a second person')")
    manager = browser.open(here, account=account_of(hub.manager))
    assert_accessible(manager)
    manager.check("input[value=agreed]")
    manager.click("button:has-text('Record my review')")
    page.goto(here)
    page.check("input[value=sent]")
    page.fill("[name=how]", "Secure mail")
    page.click("button:has-text('Answer this request')")
    assert "Sent what was agreed" in page.inner_text("main")
    page.goto("/information-requests")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "information-requests")
