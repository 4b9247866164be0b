"""The public's report in a real browser: accessible, narrow, light, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from openmash.cli.embedded import Cluster
from tests.factories.cases import the_council
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

MOST_BYTES = 60_000


@pytest.fixture(scope="module", autouse=True)
def desks(own_database: Cluster) -> None:
    the_council()


def start(browser: Browse, *, scripts: bool = True) -> Page:
    page = browser.open("/report", scripts=scripts)
    page.click("text=Start")
    return page


def test_every_page_is_accessible_and_narrow_enough_without_scripts(browser: Browse) -> None:
    page = browser.open("/report", scripts=False, width=390)
    screenshot(page, "report")
    for name in ("report", "danger", "call-999", "worry", "child", "place", "you", "contact", "check"):
        if name == "danger":
            page.click("text=Start")
        if name == "call-999":
            page.check("text=Yes, now")
            page.click("text=Continue")
        if name == "worry":
            page.click("text=I have called 999")
            page.click("button:has-text('Continue')")
            assert page.inner_text(".govuk-error-summary").count("A few words are enough") == 1
            page.fill("textarea", "He is left in the car for hours, and he was crying.")
        if name == "child":
            page.click("button:has-text('Continue')")
            page.fill("[name=children-0-described]", "boy about 4, blue Corsa")
            page.click("text=Add another child")
            page.fill("[name=children-1-called]", "Mia")
        if name in ("place", "you", "contact", "check"):
            page.click("button:has-text('Continue')")
        if name == "you":
            page.check("text=Yes, and you may contact me")
        if name == "contact":
            page.fill("[name=your_contact]", "01632 960 001, text first")
        assert page.url.endswith(f"/{name}"), page.url
        screenshot(page, f"report-{name}")
        assert_no_sideways_scroll(page)
    page.click("text=Send to the safeguarding team")
    assert page.url.endswith("/report/sent")
    screenshot(page, "report-sent")
    assert_no_sideways_scroll(page)


def test_every_page_is_free_of_faults_that_axe_knows(browser: Browse) -> None:
    page = start(browser)
    for url in ("", "/danger", "/call-999", "/worry", "/child", "/place", "/you", "/contact", "/check"):
        page.goto(f"/report{url}")
        assert_accessible(page)
    page.goto("/report/worry")
    page.click("button:has-text('Continue')")
    assert_accessible(page)


@pytest.mark.parametrize("url", ["/report", "/report/child"])
def test_a_page_is_light_enough_for_a_poor_connection(browser: Browse, url: str) -> None:
    page = start(browser)
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    assert 0 < sum(sizes) <= MOST_BYTES, sum(sizes)
