"""The public's report in a real browser: accessible, narrow, light, and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from openmash.cli.embedded import Cluster
from openmash.foundation.access.roles import Role
from tests.factories.cases import the_council
from tests.journeys.begun import QUESTIONS
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
MOST_BYTES = 60_000
"""Everything a page transfers in its first view: its own text, style, scripts and pictures, as the server sends them."""


@pytest.fixture(scope="module", autouse=True)
def desks(own_database: Cluster) -> None:
    the_council()


def start(browser: Browse, *, scripts: bool = True) -> Page:
    page = browser.open("/report", scripts=scripts)
    page.click("text=Start")
    return page


def go_on(page: Page, to: str) -> None:
    """Press Continue, arrive where that should lead, and look at the page there."""
    page.click("text=Continue")
    assert page.url.endswith(f"/report/{to}"), page.url
    screenshot(page, f"report-{to}")
    assert_no_sideways_scroll(page)


def test_a_whole_report_of_two_children_with_a_file_without_scripts(browser: Browse, tmp_path: Path) -> None:
    page = browser.open("/report", scripts=False, width=390)
    assert_no_sideways_scroll(page)
    page.click("text=Start")
    page.check("text=Yes, now")
    go_on(page, "call-999")
    page.click("text=I have called 999")
    page.click("text=Continue")
    assert page.inner_text(".govuk-error-summary").count("A few words are enough") == 1
    page.fill("textarea", "He is left in the car for hours, and he was crying.")
    go_on(page, "when")
    page.fill("textarea", "Since Tuesday")
    go_on(page, "said")
    page.fill("textarea", "I am cold")
    go_on(page, "child")
    page.fill("[name=children-0-described]", "boy about 4, blue Corsa")
    page.click("text=Add another child")
    page.fill("[name=children-1-called]", "Mia Canary")
    page.press("[name=children-1-called]", "Enter")
    page.wait_for_url("**/report/place")
    page.fill("[name=place]", "Outside Meadow Nursery")
    go_on(page, "adults")
    page.fill("[name=adults-0-called]", "Dave")
    go_on(page, "known")
    go_on(page, "talking")
    go_on(page, "pictures")
    assert "do not send it" in page.inner_text("main").lower()
    page.check("[name=has_pictures][value=ordinary]")
    go_on(page, "files")
    letter = tmp_path / "letter.txt"
    letter.write_text("He was out all night.")
    page.set_input_files("[name=files]", letter)
    page.click("text=Add this file")
    assert "letter.txt" in page.inner_text("main")
    screenshot(page, "report-files-added")
    assert_no_sideways_scroll(page)
    go_on(page, "you")
    page.check("text=Yes, and you may contact me")
    go_on(page, "name")
    page.fill("[name=your_name]", "Jo")
    go_on(page, "contact")
    page.fill("[name=your_telephone]", "01632 960 001, text first")
    go_on(page, "safe")
    page.fill("[name=contact_not]", "my partner")
    page.check("[name=may_write][value=no]")
    go_on(page, "check")
    said = page.inner_text("main")
    for words in ("Mia Canary", "blue Corsa", "letter.txt", "my partner", "Since Tuesday"):
        assert words in said
    page.click("text=Send to the safeguarding team")
    assert page.url.endswith("/report/sent") and "Who will know" in page.inner_text("main")
    screenshot(page, "report-sent")
    assert_no_sideways_scroll(page)
    hub = browser.sign_in_as(Role.SCREENER, "/board")
    hub.click("text=Mia Canary")
    assert "He is left in the car for hours" in hub.inner_text("main")
    hub.goto(f"{hub.url}/received")
    assert "letter.txt" in hub.inner_text("main") and "Since Tuesday" in hub.inner_text("main")


def test_every_page_is_free_of_faults_that_axe_knows(browser: Browse) -> None:
    page = start(browser)
    for name in ("", *QUESTIONS):
        page.goto(f"/report/{name}".rstrip("/"))
        assert_accessible(page)
    for name in ("worry", "files"):
        page.goto(f"/report/{name}")
        page.click("text=Continue" if name == "worry" else "text=Add this file")
        assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
        assert_accessible(page)


def test_a_report_is_sent_with_the_keyboard_alone(browser: Browse) -> None:
    page = start(browser)
    page.wait_for_url("**/report/danger*", wait_until="load")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    for _ in range(20):
        if page.evaluate("document.activeElement.name") == "danger_now":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/worry*")


def test_every_page_of_the_report_is_light_enough_for_a_poor_connection(browser: Browse, tmp_path: Path) -> None:
    """The first page with all it needs, and the heaviest: a long report of three children, with a file, before it goes."""
    page = start(browser)
    a_long_report(page, tmp_path / "letter.txt")
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.setCacheDisabled", {"cacheDisabled": True})
    transferred: list[float] = []
    packed: dict[str, str] = {}
    client.on("Network.loadingFinished", lambda event: transferred.append(event["encodedDataLength"]))
    page.on("response", lambda answer: packed.update({answer.url: answer.headers.get("content-encoding", "")}))
    sizes = {}
    for url in ("/", "/worried", "/report", *(f"/report/{name}" for name in QUESTIONS)):
        transferred.clear()
        page.goto(url, wait_until="networkidle")
        sizes[url] = sum(transferred)
    assert min(sizes.values()) > 0 and max(sizes.values()) <= MOST_BYTES, sizes
    assert "Toby Canary" in page.inner_text("main"), "the last was the page that shows it all"
    styles = [how for url, how in packed.items() if url.endswith((".css", ".js"))]
    assert styles and all(styles), f"sent as it lies on the disk: {packed}"


def a_long_report(page: Page, letter: Path) -> None:
    """What somebody writes who writes much."""
    for name, words in {
        "worry": "He is left alone. " * 200,
        "when": "Every evening. " * 100,
        "place": "The park",
    }.items():
        page.goto(f"/report/{name}")
        page.fill("textarea", words)
        page.click("button:has-text('Continue')")
    page.goto("/report/child")
    for number, called in enumerate(("Mia Canary", "Toby Canary", "Ali Canary")):
        if number:
            page.click("text=Add another child")
        page.fill(f"[name=children-{number}-called]", called)
    page.click("button:has-text('Continue')")
    for name, chosen in {
        "danger": "danger_now][value=no",
        "pictures": "has_pictures][value=ordinary",
        "you": "say_who][value=no",
    }.items():
        page.goto(f"/report/{name}")
        page.check(f"[name={chosen}]")
        page.click("button:has-text('Continue')")
    letter.write_text("He was out all night.")
    page.goto("/report/files")
    page.set_input_files("[name=files]", letter)
    page.click("text=Add this file")
