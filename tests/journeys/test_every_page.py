"""Every page there is: forms answer with what to do and lose nothing; axe, 320 pixels and paper on each of them.

A page added to the product is among these by being in its list of addresses; one that the county never leads to makes
a test fail until it is reached, or stands in `NO_PAGE` or in `ELSEWHERE` with the reason.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import time_machine

from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster
from openmash.insight.retention.erasing import columns
from tests.journeys.begun import under_way
from tests.journeys.behind_a_step import behind_a_step
from tests.journeys.browser import AXE, FITS, faults_named
from tests.journeys.every_page import Read, Walked, addresses, lost, walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

CHILDREN, WIDTH = 200, 320
MORNING = datetime(2026, 11, 27, 10, tzinfo=UTC)
"""A working Friday, always the same one: the county then is the same county in every run."""
STATIC = CHECKOUT / "build/static"
STYLES = """(styles) => {
  window.styles = Object.fromEntries(Object.entries(styles).map(([name, text]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [name, sheet];
  }));
}"""
DRAW = """(html) => {
  const read = new DOMParser().parseFromString(html, "text/html");
  document.adoptedStyleSheets = [...read.querySelectorAll("link[rel=stylesheet]")].map(
    (link) => window.styles[link.getAttribute("href").split("/").pop()]);
  read.querySelectorAll("link, script").forEach((each) => each.remove());
  document.replaceChild(document.adoptNode(read.documentElement), document.documentElement);
}"""
"""Puts a page in the place of the one before, with the styles it asks for and without its scripts, and loads nothing."""
ON_PAPER = """() => ({
  heading: [...document.querySelectorAll("h1")].some((each) => each.offsetParent !== null),
  pressed: [...document.querySelectorAll(".om-exit, .om-no-paper, .govuk-button")].filter((each) => each.offsetParent !== null)
    .map((each) => each.outerHTML.slice(0, 160)),
})"""
"""Whether a heading is on the paper, and what is on it that nobody can press."""
NO_PAGE = {
    "only acts, leads on or answers a script": (
        "assessment_send begin_call exploitation_send inspection_progress keep_draft look_again meeting_bring_back meeting_close meeting_go meeting_release meeting_up_to_date "
        "hello_leave partnership_make_minutes partnership_plan_of_audit partnership_policy_read partnership_plan_of_review report_leave screening_begin screening_throw stop_share_outside sign_off_tonight visit_key "
    ),
    "sends a file": "returns_file access_request_draft access_request_file ",
    "answers a partner’s system, and is met by tests/partner_api": (
        "api_answer_action_by_api api_answer_check_by_api api_get_token api_list_actions api_list_checks api_list_meetings "
        "api_list_screenings api_list_sent api_one_check api_one_meetings_minutes api_openapi api_send_notification api_send_request api_send_screening "
    ),
}
"""Names that have no page of their own, by what they do instead: one that ever answers with a page fails."""
ELSEWHERE = {
    "asked for in the middle of signing in with a password, an app or a key, and met by tests/web/shell": (
        "account_change_password account_reauthenticate mfa_authenticate mfa_deactivate_totp mfa_edit_webauthn mfa_reauthenticate "
        "mfa_reauthenticate_webauthn mfa_remove_webauthn mfa_view_recovery_codes "
    ),
}
"""Names the walk need not meet, by the reason. It may: a new name is met here or stands here."""
NEVER_A_PAGE = frozenset(name for names in NO_PAGE.values() for name in names.split())
NOT_ASKED = NEVER_A_PAGE.union(*(names.split() for names in ELSEWHERE.values()))


@pytest.fixture(scope="module")
def walked(own_database: Cluster) -> Walked:
    from django.db import connections

    from synthetic.load import load_county

    name = connections["default"].settings_dict["NAME"]
    with time_machine.travel(MORNING, tick=True):
        with psycopg.connect(own_database.dsn(role="openmash_loader", database=name)) as loader:
            load_county(loader, children=CHILDREN, as_at=MORNING, seed=3)
        with psycopg.connect(own_database.dsn(database=name), autocommit=True) as database:
            return walk(set(addresses()) - NOT_ASKED, chain(under_way(database), behind_a_step(database)))


def test_every_page_there_is_was_met(walked: Walked) -> None:
    missed = set(addresses()) - walked.met - NOT_ASKED
    assert not missed, f"The county leads to none of these, and no reason is given: {sorted(missed)}"
    assert set(addresses()) >= NOT_ASKED, f"No address any more: {sorted(NOT_ASKED - set(addresses()))}"
    assert not walked.broken, "\n".join(walked.broken)


def test_what_is_said_to_be_no_page_never_answers_with_one(walked: Walked) -> None:
    """Every address of a form is looked at, too, so a task that begins to show a page is found by the form that leads to it.
    A part of a page, which a script puts in its place, is no page.
    """
    answered = [walked.pages[name] for name in sorted(NEVER_A_PAGE & walked.pages.keys())]
    pages = {page.name: page.path for page in answered if "<main" in page.html}
    assert not pages, f"These are pages, and must be met as pages: {pages}"


def test_a_form_that_is_refused_says_what_to_do_at_its_boxes(walked: Walked) -> None:
    faults = []
    for sent in walked.sent:
        if sent.status in (302, 303) or sent.was_taken:
            continue
        read = Read(sent.html)
        adrift = [link for link in read.summary if link[:1] != "/" and link[1:] not in read.fields]
        if sent.status != 200:
            faults.append(f"{sent.where}: {sent.status}")
        elif not read.summary:
            faults.append(f"{sent.where}: nothing says what is wrong")
        elif adrift:
            faults.append(f"{sent.where}: {adrift} lead to no box")
    assert not faults, "\n".join(faults)


def test_nothing_typed_is_lost_where_a_form_is_refused(walked: Walked) -> None:
    faults = [
        f"{sent.where}: {gone}"
        for sent in walked.sent
        if sent.status == 200 and not sent.was_taken and (gone := lost(sent))
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.browser
def test_every_page_is_free_of_faults_fits_a_phone_and_prints(walked: Walked, request: pytest.FixtureRequest) -> None:
    """Each page once, as it was met or, where it asks for something, as it came back with what was wrong said on it."""
    from axe_playwright_python.base import AXE_SCRIPT

    drawn = {page.name: (page.path, page.html) for page in walked.pages.values() if "<main" in page.html}
    drawn |= {
        sent.page.name: (sent.where, sent.html)
        for sent in walked.sent
        if sent.status == 200 and not sent.typed and "<main" in sent.html
    }
    chromium: Chromium = request.getfixturevalue("_chromium")
    context = chromium.new_context(viewport={"width": WIDTH, "height": 800}, locale="en-GB", service_workers="block")
    page, faults = context.new_page(), []
    page.evaluate(AXE_SCRIPT)
    page.evaluate(STYLES, {sheet.name: sheet.read_text() for sheet in STATIC.glob("*.css")})
    for where, html in drawn.values():
        page.evaluate(DRAW, html)
        fits: dict[str, Any] = page.evaluate(FITS, WIDTH)
        if fits["wide"] > WIDTH or fits["squeezed"]:
            faults.append(
                f"{where} is {fits['wide']} px wide at {WIDTH}: {fits['widest']}; squeezed: {fits['squeezed']}"
            )
        found = page.evaluate(f"axe.run({json.dumps(AXE | {'preload': False, 'iframes': False})})")
        faults += [f"{where}: {fault}" for fault in faults_named(found["violations"])]
    page.emulate_media(media="print")
    for where, html in drawn.values():
        page.evaluate(DRAW, html)
        paper: dict[str, Any] = page.evaluate(ON_PAPER)
        if not paper["heading"] or paper["pressed"]:
            faults.append(f"{where}: {'' if paper['heading'] else 'nothing heads the paper'} {paper['pressed']}")
    context.close()
    assert not faults, "\n\n".join(faults)


def test_no_page_breaks_where_every_record_was_erased(walked: Walked, own_database: Cluster) -> None:
    """The last of these: nothing of the county is left after it."""
    from django.db import connections

    with psycopg.connect(own_database.dsn(database=connections["default"].settings_dict["NAME"])) as database:
        people = [key for (key,) in database.execute("select id from people_person order by id")]
        database.execute("select wall.erase_keys(%s::uuid[], %s::jsonb)", [people, columns()])
    with time_machine.travel(MORNING, tick=True):
        answers = {page.path: page.client.get(page.path).status_code for page in walked.pages.values()}
    assert not [path for path, status in answers.items() if status >= 500]
    assert Counter(answers.values())[200] > len(answers) / 2, "most of them still answer"
