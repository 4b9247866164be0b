"""A morning's domestic abuse triage in a real browser: the police file, judgements, and MARAC."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date, timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.casework.domestic_abuse import rules
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.feeds import POLICE_NOTIFICATIONS
from openmash.casework.frontdoor.words import ContactKind
from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Actor, acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind
from openmash.pathways import domestic_abuse
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council
from tests.factories.frontdoor import a_child_told, a_police_arrival
from tests.factories.voice import not_yet
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@dataclass(frozen=True)
class Table:
    """Who sits at the triage table."""

    screener: Account
    manager: Account
    officer: Account


@pytest.fixture(scope="module")
def table(own_database: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Table:
    """A hub, and what the police sent overnight: two families, one of three children with a baby due."""
    desk = the_council()
    a_team("out-of-hours", an_agency("council"), answers_out_of_hours=True)
    police = an_agency("police", AgencyKind.POLICE)
    screener = an_account(Role.SCREENER, name="Sam Haddon", team=desk)
    manager = an_account(Role.DECISION_MAKER, name="Helen Achebe", team=desk)
    a_family_that_the_dip_sample_drew(actor_for(screener), police)
    path = tmp_path_factory.mktemp("police") / "overnight.csv"
    path.write_text(_file(), encoding="utf-8")
    command = [sys.executable, "-m", "openmash.cli", "import", "police-notifications", str(path), "--agency", "police"]
    receipt = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=300)
    assert "3 accepted, 0 already held, 0 quarantined" in receipt.stderr, receipt.stderr
    return Table(
        screener=screener, manager=manager, officer=an_account(Role.HUB_PARTNER, name="Sgt Ali Khan", agency=police)
    )  # fmt: skip


def a_family_that_the_dip_sample_drew(actor: Actor, police: Agency) -> None:
    """Judged not to go on, and drawn: whom the sample falls on is chance, so here it falls on everybody."""
    line = "Shouting over money; nobody was hurt, the child slept, and he has left."
    with patch.object(rules, "is_drawn", return_value=True), transaction.atomic(), acting_as(actor):
        arrival = a_police_arrival(police, "OV-0", a_child_told("Ali", "Shah", voice=not_yet()))
        made = frontdoor.receive_police_notification(
            actor=actor, arrival=replace(arrival, kind=ContactKind.DOMESTIC_ABUSE)
        )
        assert made.contact_id is not None
        family, _ = domestic_abuse.family_of(made.contact_id, actor=actor)
        domestic_abuse.judge(
            actor=actor, contact_id=made.contact_id,
            told=domestic_abuse.Told(
                goes_on=False, line=line, children=dict.fromkeys(family.person_ids, "Asleep, and seen well."), level=1,
                reason_code="threshold_not_met", who_else="Nobody else: records read", told_at_the_table=True,
            ),
        )  # fmt: skip


def _file() -> str:
    names = [column.name for column in POLICE_NOTIFICATIONS.columns]
    now = timezone.now()
    common = {
        "submitted_at": (now - timedelta(hours=4)).isoformat(), "incident_at": (now - timedelta(hours=9)).isoformat(),
        "incident_kind": "Domestic incident", "grade": "amber", "child_sex": "F", "postcode": "GL1 2EQ", "present": "yes",
        "seen": "yes", "spoken_to": "yes", "officer": "PC Ada Byrne", "officer_team": "Response B", "domestic_abuse": "yes",
    }  # fmt: skip
    rows = [
        {"notification_ref": "OV-1", "child_forenames": "Mia", "child_surname": "Farrow", "address": "1 Hidden Refuge Lane",
         "child_date_of_birth": "2018-03-09", "childs_words": "I hid with Toby under the bed.",
         "other_people": "Hannah Farrow|1990-01-02|mother; Dean Pryce|1988-04-05|suspect",
         "narrative": "He took her by the throat. Hannah is pregnant."},
        {"notification_ref": "OV-1", "child_forenames": "Toby", "child_surname": "Farrow", "child_sex": "M",
         "child_date_of_birth": "2022-11-02", "address": "1 Hidden Refuge Lane", "narrative": "Carried out by his sister."},
        {"notification_ref": "OV-2", "child_forenames": "Zoë", "child_surname": "Ashworth", "address": "2 Test Street",
         "child_date_of_birth": "2019-05-03", "demeanour": "Asleep throughout.",
         "other_people": "Kim Ashworth|1991-01-02|mother", "narrative": "A loud argument about money; nobody was hurt."},
    ]  # fmt: skip
    lines = [",".join(f'"{({**common, **row}).get(name, "")}"' for name in names) for row in rows]
    return "\n".join([",".join(names), *lines, ""])


def as_(browser: Browse, account: Account, path: str) -> Page:
    return browser.open(path, account=account)


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).click()


def checked(page: Page) -> Page:
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    return page


def test_on_a_quiet_morning_each_page_says_what_would_come(browser: Browse, table: Table) -> None:
    page = as_(browser, an_account(Role.HUB_PARTNER, agency=an_agency("elsewhere")), "/marac")
    expect(page.locator("main")).to_contain_text("Nobody is referred to MARAC")
    checked(page)


def test_a_morning_goes_from_the_police_file_through_judgements_to_marac(browser: Browse, table: Table) -> None:
    when_the_police_add_a_line(browser, table)
    when_the_screener_lets_one_family_go_on(browser, table)
    when_a_manager_ends_the_other_with_its_reason(browser, table)
    when_a_second_person_looks_at_what_was_drawn(browser, table)
    when_the_mother_is_referred_to_marac(browser, table)
    then_the_child_bears_the_flag_and_the_meeting_moves(browser, table)
    then_the_action_is_done_and_the_flag_can_end(browser, table)


def family(page: Page, name: str) -> None:
    page.locator("nav[aria-labelledby=morning] a", has_text=name).click()
    expect(page.locator("#family")).to_contain_text(name)


def when_the_police_add_a_line(browser: Browse, table: Table) -> None:
    page = as_(browser, table.officer, "/triage")
    family(page, "Mia Farrow")
    expect(page.locator("main")).to_contain_text("1st domestic abuse notification in 12 months")
    expect(page.locator("main")).to_contain_text("pregnancy")
    expect(page.locator("main")).to_contain_text("I hid with Toby under the bed.")
    expect(page.locator("main")).not_to_contain_text("Hidden Refuge Lane")
    assert page.get_by_role("button", name="Judge this family").count() == 0
    page.get_by_role("link", name="Add what our agency knows").click()
    press(checked(page), "Add this line")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Write what your agency knows.")
    checked(page)
    page.fill("textarea", "Bail conditions until Friday.")
    press(page, "Add this line")
    expect(page.locator("main")).to_contain_text("Bail conditions until Friday.")


def when_the_screener_lets_one_family_go_on(browser: Browse, table: Table) -> None:
    page = as_(browser, table.screener, "/triage")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.fill("[name=line]", "Typed on the list, about its first family.")
    press(page, "Judge this family")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose whether this family goes on.")
    expect(page.locator("[name=line]")).to_have_value("Typed on the list, about its first family.")
    family(page, "Mia Farrow")
    screenshot(page, "triage")
    press(page, "Judge this family")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose whether this family goes on.")
    assert_accessible(page)
    page.fill("[name=line]", "Non-fatal strangulation of a pregnant woman with both children in the room.")
    page.get_by_label("Line for Mia Farrow").fill("Hid under the bed and carried her brother out.")
    page.check("[value=goes_on]")
    press(page, "Judge this family")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Give a line about this child.")
    expect(page.get_by_label("Line for Mia Farrow")).to_have_value("Hid under the bed and carried her brother out.")
    page.get_by_label("Line for Toby Farrow").fill("Four, carried out by his sister; not yet spoken to.")
    press(page, "Judge this family")
    expect(page.locator(".govuk-notification-banner")).to_contain_text("goes on to screening")
    expect(page.locator("#family")).to_contain_text("Zoë Ashworth")


def when_a_manager_ends_the_other_with_its_reason(browser: Browse, table: Table) -> None:
    page = as_(browser, table.manager, "/triage")
    family(page, "Zoë Ashworth")
    page.fill("[name=line]", "A loud argument about money, nobody hurt, first notification; advice given by officers.")
    page.get_by_label("Line for Zoë Ashworth").fill("Asleep throughout and seen well by officers.")
    page.check("[value=no_further_action]")
    page.get_by_label("1: Universal").check()
    page.get_by_label("Who else could be at risk").fill("Nobody else: the notification and family records read.")
    page.check("[name=told]")
    page.check("[value=threshold_not_met]")
    press(page, "Judge this family")
    expect(page.locator("main")).to_contain_text(re.compile("Each child has been decided|dip sample drew"))


def when_a_second_person_looks_at_what_was_drawn(browser: Browse, table: Table) -> None:
    page = as_(browser, table.manager, "/triage")
    family(page, "Ali Shah")
    page.get_by_role("link", name="Look again as the second person").click()
    press(checked(page), "Record the second look")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose whether you agree.")
    checked(page)
    page.check("[value=no]")
    page.fill("[name=words]", "The mother was not spoken to alone.")
    press(page, "Record the second look")
    expect(page.locator("main")).to_contain_text("did not agree, so it goes on")


def when_the_mother_is_referred_to_marac(browser: Browse, table: Table) -> None:
    page = as_(browser, table.officer, "/triage")
    family(page, "Mia Farrow")
    page.get_by_role("link", name="Refer to MARAC").click()
    assert page.get_by_label("Dean Pryce").count() == 0
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    press(page, "Refer to MARAC")
    assert page.locator(".govuk-error-summary a").count() == 3
    page.get_by_label("Hannah Farrow, mother").check()
    page.get_by_label("Visible high risk").check()
    page.fill("[name=why]", "He took her by the throat and she is pregnant.")
    page.fill("[name=checklist_count]", "16")
    press(page, "Refer to MARAC")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say which checklist was counted")
    page.fill("[name=checklist]", "DASH")
    page.fill("[name=checklist_by]", "Police")
    press(page, "Refer to MARAC")
    expect(page.locator("h1")).to_contain_text("Hannah Farrow")
    expect(page.locator("main")).to_contain_text("16 on DASH, counted by Police")
    assert "Farrow" not in page.title()


def then_the_child_bears_the_flag_and_the_meeting_moves(browser: Browse, table: Table) -> None:
    page = as_(browser, table.screener, "/triage")
    family(page, "Mia Farrow")
    key = page.locator("#family ~ article").first.get_attribute("id") or ""
    page.goto(f"/child/{UUID(hex=key.removeprefix('child-'))}")
    expect(page.locator(".om-banner")).to_contain_text("MARAC: child of the household, until")
    checked(page)
    page.emulate_media(media="print")
    expect(page.locator(".om-alert", has_text="MARAC")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto("/marac")
    page.get_by_role("link", name="Hannah Farrow").click()
    page.get_by_role("link", name="Set or move the meeting").click()
    press(checked(page), "Record the day")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say on which day it is heard.")
    heard_on(page, timezone.localdate() - timedelta(days=40))
    expect(page.locator(".govuk-error-summary")).to_contain_text("It was referred after that day.")
    checked(page)
    day = timezone.localdate() + timedelta(days=9)
    heard_on(page, day)
    expect(page.locator("main")).to_contain_text(f"{day:%A} {day.day} {day:%B %Y}")


def heard_on(page: Page, on: date) -> None:
    for part, value in (("day", on.day), ("month", on.month), ("year", on.year)):
        page.fill(f"[name=on-{part}]", str(value))
    press(page, "Record the day")


def then_the_action_is_done_and_the_flag_can_end(browser: Browse, table: Table) -> None:
    page = as_(browser, table.screener, "/marac")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "marac")
    page.get_by_role("link", name="Hannah Farrow").click()
    page.fill("[name=what]", "Change the locks")
    page.fill("[name=owner]", "Sgt Ali Khan")
    page.get_by_label("Police", exact=True).check()
    for part, value in (("day", "1"), ("month", "6"), ("year", "2026")):
        page.fill(f"[name=due_on-{part}]", value)
    press(page, "Add this action")
    expect(page.locator("main")).to_contain_text("Change the locks")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "marac-referral")
    page.get_by_role("link", name="Say what came of it").click()
    press(checked(page), "Record it")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say what came of it.")
    page.fill("[name=words]", "Locks changed on the day.")
    press(page, "Record it")
    expect(page.locator("main")).to_contain_text("Done: Locks changed on the day.")
    page.get_by_role("link", name="End the flag").click()
    assert_accessible(page)
    page.fill("textarea", "She has moved away, and the other area's MARAC has it.")
    press(page, "End the flag today")
    expect(page.locator("main")).to_contain_text("ended")
    expect(page.get_by_role("link", name="End the flag")).to_have_count(0)
