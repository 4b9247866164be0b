"""Leaving fast, in a real browser: one press of Escape or the link, at once, and nothing to come back to.

The neutral site is a stand-in of our own on another port, so that the browser really arrives there.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from playwright.sync_api import BrowserContext, Error, Page

from openmash.cli.embedded import Cluster
from openmash.cli.serving import free_port, start
from tests import cluster
from tests.factories.cases import the_council
from tests.journeys.browser import PATIENCE, Browse, Server, stop

CANARY = "Canary Corsa"


class Weather(BaseHTTPRequestHandler):
    """The stand-in."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><title>Weather</title><h1>Weather: fine</h1>")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing."""


@pytest.fixture(scope="module")
def neutral() -> Iterator[str]:
    site = ThreadingHTTPServer(("127.0.0.1", 0), Weather)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site.server_address[1]}/weather"
    site.shutdown()
    site.server_close()


@pytest.fixture(scope="module")
def server(own_database: Cluster, neutral: str) -> Iterator[Server]:
    """The product with our own neutral site, and pages that come slowly when asked to."""
    the_council()
    os.environ["OPENMASH_NEUTRAL_SITE"] = neutral
    port = free_port()
    process = start(port=port, threads=4, application="tests.publicsite.slowly:application")
    yield Server(f"http://localhost:{port}", port)
    stop(process)
    del os.environ["OPENMASH_NEUTRAL_SITE"]


@pytest.fixture(autouse=True)
def nothing_was_written_before(server: Server) -> None:
    """What a test that failed left on the server fails no other."""
    on_the_server("delete from drafts_draft")
    on_the_server("delete from files_upload")


@pytest.fixture(autouse=True)
def the_neutral_site_is_meant(browser: Browse) -> Iterator[None]:
    """Going there is no complaint; anything else outside is."""
    yield
    browser.complaints = [each for each in browser.complaints if "/weather" not in each and "favicon" not in each]


def on_the_server(asked: LiteralString) -> list[str]:
    """What the database says past every wall; its commits are real."""
    with psycopg.connect(cluster.cluster().dsn(database=connections["default"].settings_dict["NAME"])) as db:
        done = db.execute(asked)
        return [str(cell) for (cell,) in done.fetchall()] if done.description else []


def drafts() -> list[str]:
    """Every draft on the server."""
    return on_the_server("select content::text from drafts_draft")


def writing(browser: Browse, *, scripts: bool = True) -> Page:
    """Somebody on the third page of a report, their words kept on the server."""
    page = browser.open("/", scripts=scripts)
    page.click("text=Worried about a child?")
    page.click("text=Write to us now")
    page.click("text=Start")
    page.check("text=No, not at this moment")
    page.click("button:has-text('Continue')")
    page.fill("textarea", CANARY)
    page.click("button:has-text('Continue')")
    page.goto("/report/child")
    assert any(CANARY in each for each in drafts())
    return page


def back(page: Page, *there: str) -> None:
    """Press Back, and wait until one of these addresses is shown: a page of ours may only lead on to it."""
    with contextlib.suppress(Error):
        page.go_back(timeout=4000, wait_until="load")
    if there:
        page.wait_for_url(lambda url: url in there)


def left(page: Page, neutral: str) -> None:
    """Arrive there."""
    page.wait_for_url(neutral)


def kept(context: BrowserContext) -> dict[str, str]:
    return {cookie["name"]: cookie["value"] for cookie in context.cookies()}


def before_long(says: Callable[[], bool], what: str) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not says():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def nothing_is_left(page: Page, neutral: str) -> None:
    """Not on the server, not in the browser, and not by going back as far as it goes."""
    before_long(lambda: not any(CANARY in each for each in drafts()), "the words are still on the server")
    before_long(lambda: kept(page.context) == {"left": "yes"}, "something is still in the browser")
    for _ in range(6):
        back(page, neutral, "about:blank")
        assert "child" not in page.inner_text("body").lower()
    page.goto(neutral)


@pytest.mark.parametrize("how", ["key", "link"])
def test_one_press_leaves_at_once_and_leaves_nothing(browser: Browse, neutral: str, how: str) -> None:
    page = writing(browser)
    page.fill("[name=children-0-called]", "typed, and not sent")
    if how == "key":
        page.keyboard.press("Escape")  # while typing in a box
    else:
        page.click("[data-exit]", no_wait_after=True)
    left(page, neutral)
    nothing_is_left(page, neutral)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """While this file is there, the server keeps back what was asked for with `held=`."""
    file = tmp_path / "held"
    file.touch()
    yield file
    file.unlink(missing_ok=True)


def test_escape_before_the_page_has_finished_loading_leaves_at_once(browser: Browse, neutral: str, held: Path) -> None:
    page = writing(browser)
    page.goto(f"/report/place?held={held}", wait_until="commit")
    page.wait_for_function(
        "document.readyState === 'loading' && document.documentElement?.className.includes('om-scripts')"
    )
    assert page.locator("main").count() == 0, "the page is still on its way"
    page.keyboard.press("Escape")
    left(page, neutral)  # and nobody has let the page go
    held.unlink()
    nothing_is_left(page, neutral)


def test_escape_while_an_answer_is_on_its_way_leaves_and_does_not_bring_the_words_back(
    browser: Browse, neutral: str, held: Path
) -> None:
    page = writing(browser)
    page.evaluate("(held) => { document.querySelector('form').action = `/report/child?held=${held}`; }", str(held))
    page.fill("[name=children-0-called]", f"{CANARY} again")
    page.click("button:has-text('Continue')", no_wait_after=True)
    before_long(held.with_suffix(".come").exists, "the answer never arrived")
    page.keyboard.press("Escape")
    left(page, neutral)
    held.unlink()
    before_long(held.with_suffix(".done").exists, "the answer was never looked at")
    nothing_is_left(page, neutral)


def test_a_page_that_was_only_read_leads_away_too_and_the_ways_in_still_open(browser: Browse, neutral: str) -> None:
    page = browser.open("/what-we-do")
    page.click("text=What is shared, and with whom")
    page.keyboard.press("Escape")
    left(page, neutral)
    nothing_is_left(page, neutral)
    page.goto("/")
    assert "Worried about a child?" in page.inner_text("main")
    assert kept(page.context) == {}
    page.goto("/what-we-do")
    assert "What we do" in page.inner_text("h1")


def test_the_other_windows_of_this_site_leave_too(browser: Browse, neutral: str) -> None:
    page = writing(browser)
    other = page.context.new_page()
    other.goto("/report/worry")
    assert CANARY in other.input_value("textarea")
    page.keyboard.press("Escape")
    left(page, neutral)
    left(other, neutral)


def test_what_was_chosen_is_forgotten_on_leaving(browser: Browse, neutral: str) -> None:
    page = browser.open("/cookies")
    for name in ("preferences", "counts"):
        page.check(f"[name={name}][value=yes]")
    page.click("text=Save what I chose")
    assert kept(page.context)["choices"] == "essential.preferences.counts"
    page.keyboard.press("Escape")
    left(page, neutral)
    nothing_is_left(page, neutral)


def test_without_scripts_the_link_leaves_and_going_back_shows_none_of_it(browser: Browse, neutral: str) -> None:
    page = writing(browser, scripts=False)
    page.goto("/what-we-do")
    page.goto("/what-is-shared")
    assert not page.locator("text=or press Escape").is_visible()
    page.click("[data-exit]", no_wait_after=True)
    left(page, neutral)
    assert not any(CANARY in each for each in drafts())
    assert kept(page.context) == {"left": "yes"}
    for _ in range(4):
        back(page)
        assert CANARY not in page.content()
        assert "/report/" not in page.url, page.url
        assert "what-" not in page.url, page.url


def test_nothing_is_stored_by_the_browser_before_or_after(browser: Browse, neutral: str) -> None:
    page = writing(browser)
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    assert page.evaluate(stored) == "[{},{}]"
    page.keyboard.press("Escape")
    left(page, neutral)
    page.goto("/report")
    assert page.evaluate(stored) == "[{},{}]"
    assert page.evaluate("caches.keys().then((names) => names.length)") == 0


def test_the_neutral_site_is_a_setting() -> None:
    assert settings.OPENMASH_NEUTRAL_SITE.startswith("https://")


def test_a_file_that_was_added_is_forgotten_to_its_last_byte(browser: Browse, neutral: str, tmp_path: Path) -> None:
    page = writing(browser)
    letter = tmp_path / "letter.txt"
    letter.write_text(CANARY)
    page.goto("/report/files")
    page.set_input_files("[name=files]", letter)
    page.click("text=Add this file")
    assert on_the_server("select name from files_upload") == ["letter.txt"]
    page.keyboard.press("Escape")
    left(page, neutral)
    before_long(lambda: on_the_server("select name from files_upload") == [], "the file is still on the server")
    on_the_server("update files_content set recorded_at = recorded_at - interval '1 hour'")
    on_the_server("select wall.remove_expired_drafts()")
    assert on_the_server("select octets::text from files_chunk") == []
    assert on_the_server("select id from files_content") == []
