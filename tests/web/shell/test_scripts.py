"""What scripts add to a page: quiet refresh and drafts. Each is tried on a page of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.templatetags.static import static

from tests.journeys.browser import Browse

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

FRAME = '<!DOCTYPE html><html lang="en"><head><title>Try</title></head><body>{body}</body></html>'


def page_with(browser: Browse, body: str) -> Page:
    """A page of ours with this body, before it has loaded; its clock is in our hands."""
    page = browser.open("/healthz")
    page.clock.install()
    html = FRAME.format(body=f'{body}<script type="module" src="{static("app.js")}"></script>')
    page.route("**/try", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.body.classList.add('govuk-frontend-supported'))"
    )
    return page


@pytest.fixture
def board(browser: Browse) -> Page:
    page = page_with(browser, '<div data-refresh-url="/part"><a href="#" id="card">old</a></div><p>beside</p>')
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.headers.get("if-none-match", ""))
        if asked[-1] == "v2":
            route.fulfill(status=304)
        else:
            route.fulfill(body='<a href="#" id="card">new</a>', headers={"ETag": "v2"}, content_type="text/html")

    page.route("**/part", answer)
    page.goto("/try")
    page.wait_for_load_state("networkidle")
    page.asked = asked  # type: ignore[attr-defined]
    return page


def test_a_region_is_refreshed_every_five_seconds_when_it_has_changed(board: Page) -> None:
    board.mouse.move(1000, 700)
    board.clock.run_for(5100)
    board.get_by_text("new").wait_for()
    with board.expect_response("**/part"):
        board.clock.run_for(5100)
    assert board.asked == ["", "v2"]  # type: ignore[attr-defined]


def test_a_region_never_changes_under_the_pointer_or_the_keyboard(board: Page) -> None:
    board.locator("#card").hover()
    board.clock.run_for(11_000)
    assert board.locator("#card").inner_text() == "old"
    board.mouse.move(1000, 700)
    board.locator("#card").focus()
    board.clock.run_for(11_000)
    assert board.locator("#card").inner_text() == "old"


def test_a_draft_is_sent_as_it_is_typed_and_the_page_says_so(browser: Browse) -> None:
    form = (
        '<form data-draft-url="/keep" data-draft-revision="0"><input type="hidden" name="csrfmiddlewaretoken" value="mark">'
        '<input type="hidden" name="form_token" value="token-1"><label>Words <textarea name="words"></textarea></label>'
        '<p role="status" data-draft-status></p></form>'
    )
    page = page_with(browser, form)
    kept: list[dict[str, object]] = []

    def keep(route: Route) -> None:
        kept.append({**json.loads(route.request.post_data or "{}"), "mark": route.request.headers["x-csrftoken"]})
        stale = len(kept) == 3
        route.fulfill(
            body=json.dumps({"stale": True} if stale else {"revision": len(kept)}), content_type="application/json"
        )

    page.route("**/keep", keep)
    page.goto("/try")
    page.wait_for_load_state("networkidle")
    page.get_by_label("Words").fill("She said no")
    page.clock.run_for(1600)
    page.get_by_text("Saved at").wait_for()
    assert kept == [{"token": "token-1", "fields": {"words": ["She said no"]}, "revision": 0, "mark": "mark"}]
    page.get_by_label("Words").fill("She said no again")
    with page.expect_response("**/keep"):
        page.clock.run_for(1600)
    assert kept[1]["revision"] == 1
    page.get_by_label("Words").fill("She said no, and no")
    page.clock.run_for(1600)
    page.get_by_text("Changed in another window").wait_for()


def test_a_draft_that_cannot_be_kept_says_so(browser: Browse) -> None:
    form = (
        '<form data-draft-url="/keep"><input type="hidden" name="csrfmiddlewaretoken" value="m"><input type="hidden" '
        'name="form_token" value="t"><label>Words <input name="words"></label><p role="status" data-draft-status></p></form>'
    )
    page = page_with(browser, form)
    page.route("**/keep", lambda route: route.fulfill(status=404))
    page.goto("/try")
    page.wait_for_load_state("networkidle")
    page.get_by_label("Words").fill("x")
    page.clock.run_for(1600)
    page.get_by_text("Not saved").wait_for()
