"""Every page there is: forms answer with what to do and lose nothing; axe, 320 pixels and paper on each of them.

A page added to the product is among these by being in its list of addresses; one that the county never leads to makes
a test fail until it is reached, or stands in `ELSEWHERE` with the reason.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import time_machine

from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster
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
ELSEWHERE = {
    "the sign-in library's own, or asked for in the middle of signing in": (
        "account_change_password account_reauthenticate mfa_authenticate mfa_deactivate_totp mfa_edit_webauthn mfa_reauthenticate "
        "mfa_reauthenticate_webauthn mfa_remove_webauthn mfa_view_recovery_codes "
    ),
    "asked for in the middle of a report, a request or a reply, by whoever began it": (
        "reply reply_answer reply_told report_call_999 report_check report_files report_leave report_question "
        "report_sent request_check request_section request_tasks "
    ),
    "of a form that is being drafted, and the county drafts none": (
        "form_code form_code_add form_draft form_draft_begin form_letter form_move form_question form_question_add "
        "form_ready form_section "
    ),
    "only acts or leads on, or needs a step that the county has not taken or has taken already": (
        "accept_message add_young_parent assessment_carry assessment_conclude assessment_facts "
        "assessment_judge assessment_send assessment_write begin_call child_chronology_copy_pdf child_late "
        "emergency_review exploitation_judge exploitation_level exploitation_send exploitation_write file health "
        "interpreter_happened interpreter_rebook keep_draft loss loss_duty "
        "loss_mistaken match meeting_bring_back meeting_close meeting_go meeting_pack meeting_pack_pdf "
        "meeting_release meeting_up_to_date meeting_worker_answer messages_read pair pair_take_back "
        "partner_link protection_ratify ratify refused_row restore_account rota_take_back search_found "
        "sign_off_tonight triage_again visit_key visit_more "
    ),
    "behind a button: met where the keys put together for it happen to belong to each other": (
        "answer_offer answer_question assessment_late call child_chronology_copies child_lift_restriction "
        "child_night child_oversight_enter child_restrict child_separate child_why difference "
        "end_partner_address form_head form_section_add journey_explain journey_less letter look_call "
        "meeting_bring meeting_invite meeting_item_now meeting_leave_out meeting_now missing_interview "
        "missing_prevention pay_debt plan_reading plan_result protection_end_enquiry protection_report "
        "record_looks request_sent retraction route "
    ),
}
"""Names the walk need not meet, by the reason. It may: a new name is met here or stands here."""
NOT_ASKED = frozenset(name for names in ELSEWHERE.values() for name in names.split())


@pytest.fixture(scope="module")
def walked(own_database: Cluster) -> Walked:
    from django.db import connections

    from synthetic.load import load_county

    name = connections["default"].settings_dict["NAME"]
    with time_machine.travel(MORNING, tick=True):
        with psycopg.connect(own_database.dsn(role="openmash_loader", database=name)) as loader:
            load_county(loader, children=CHILDREN, as_at=MORNING, seed=3)
        return walk(set(addresses()) - NOT_ASKED)


def test_every_page_there_is_was_met(walked: Walked) -> None:
    missed = set(addresses()) - walked.met - NOT_ASKED
    assert not missed, f"The county leads to none of these, and no reason is given: {sorted(missed)}"
    assert set(addresses()) >= NOT_ASKED, f"No address any more: {sorted(NOT_ASKED - set(addresses()))}"
    assert not walked.broken, "\n".join(walked.broken)


def test_a_form_that_is_refused_says_what_to_do_at_its_boxes(walked: Walked) -> None:
    faults = []
    for sent in walked.sent:
        if sent.status in (302, 303):
            continue
        read = Read(sent.html)
        adrift = [link for link in read.summary if not link.startswith("#") or link[1:] not in read.fields]
        if sent.status != 200:
            faults.append(f"{sent.where}: {sent.status}")
        elif not read.summary:
            faults.append(f"{sent.where}: nothing says what is wrong")
        elif adrift:
            faults.append(f"{sent.where}: {adrift} lead to no box")
    assert not faults, "\n".join(faults)


def test_nothing_typed_is_lost_where_a_form_is_refused(walked: Walked) -> None:
    faults = [f"{sent.where}: {gone}" for sent in walked.sent if sent.status == 200 and (gone := lost(sent))]
    assert not faults, "\n".join(faults)


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
