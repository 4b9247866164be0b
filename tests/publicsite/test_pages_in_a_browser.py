"""The public's other pages in a real browser: axe, 320 pixels, paper, choosing cookies without scripts, a disclosure."""

from __future__ import annotations

import pytest

from openmash.cli.embedded import Cluster
from openmash.foundation.access.roles import Role
from tests.factories.cases import the_council
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
PAGES = (
    "/", "/worried", "/report", "/what-we-do", "/what-is-shared", "/languages", "/news", "/news/joint-inspection-2023",
    "/publications", "/privacy", "/cookies", "/accessibility", "/about-these-pages", "/about-these-pages/kept", "/nowhere",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def desks(own_database: Cluster) -> None:
    the_council()


def test_every_page_is_free_of_faults_fits_a_phone_and_prints_without_what_leads_away(browser: Browse) -> None:
    page = browser.open("/")
    for path in PAGES:
        page.goto(path)
        screenshot(page, f"public-{path.strip('/').replace('/', '-') or 'first'}")
        assert_accessible(page)
        assert_no_sideways_scroll(page)
        page.emulate_media(media="print")
        assert not page.locator(".om-exit").is_visible() and page.locator("h1").is_visible()
        page.emulate_media(media="screen")


def test_larger_words_fit_a_phone_too(browser: Browse) -> None:
    page = browser.open("/cookies", scripts=False)
    page.click("button:has-text('Save what I chose')")
    assert page.locator(".govuk-error-summary a").count() == 2
    assert_no_sideways_scroll(page)
    page.check("[name=preferences][value=yes]")
    page.check("[name=counts][value=no]")
    page.click("button:has-text('Save what I chose')")
    assert "Your choice is saved" in page.inner_text("main")
    page.check("[name=size][value=larger]")
    page.click("text=Use this size")
    assert "Your choice is changed" in page.inner_text("main")
    screenshot(page, "public-larger")
    for path in ("/", "/cookies", "/report"):
        page.goto(path)
        assert_no_sideways_scroll(page)


def test_a_disclosure_in_a_comment_becomes_a_contact(browser: Browse) -> None:
    page = browser.open("/what-we-do")
    page.click("text=Tell us what would make them better")
    page.click("text=Send these words")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    assert_accessible(page)
    page.fill("textarea", "Nobody listens. My uncle hurts my sister.")
    page.click("text=Send these words")
    assert "by the end of the next working day" in page.inner_text("main")
    hub = browser.sign_in_as(Role.SCREENER, "/comments")
    screenshot(hub, "comments")
    assert_accessible(hub)
    assert_no_sideways_scroll(hub)
    hub.click("button:has-text('Make this a contact')")
    assert "/contact/" in hub.url
    assert "My uncle hurts my sister." in hub.inner_text("main")
    hub.goto("/comments")
    assert "Nothing waits to be read" in hub.inner_text("main") and "Made a contact" in hub.inner_text("main")
    assert_accessible(hub)
    assert_no_sideways_scroll(hub)
