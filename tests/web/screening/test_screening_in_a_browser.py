"""2:10 on a Sunday morning: an officer screens a household on a phone, the sergeant reviews it, and MASH has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.statute.calendar import at
from tests.factories.access import an_account, an_agency
from tests.factories.screening import NEWEST, Force, a_force
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot
from tests.journeys.clock import Clock

IN_THE_MORNING = True
PHONE = 320
HERS = "I got under the table.\nDon’t tell him I said."


@dataclass(frozen=True)
class Night:
    force: Force
    officer: Account
    sergeant: Account
    out_of_hours: Account


@pytest.fixture(scope="module")
def night(own_database: Cluster, clock: Clock) -> Night:
    with transaction.atomic():
        force = a_force()
        an_agency("education", AgencyKind.EDUCATION)
        worker = an_account(Role.OUT_OF_HOURS, name="Colin Abara")
    officer, sergeant = (Account.objects.get(pk=who.account_id) for who in (force.officer, force.sergeant))
    return Night(force, officer, sergeant, worker)


def test_an_officer_at_two_on_a_sunday_their_sergeant_and_mash(browser: Browse, night: Night, clock: Clock) -> None:
    today = max(timezone.localdate(), NEWEST)
    sunday = today + timedelta(days=6 - today.weekday())
    clock.go_to(at(sunday, time(2, 10)))
    page = browser.open("/screenings", account=night.officer, width=PHONE)
    page.get_by_role("button", name="Screen a household").click()
    page.wait_for_url("**/incident")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Enter the incident number")
    assert_accessible(page)
    page.fill("#incident_ref", "GP-0042")
    page.check("input[name=kind][value=domestic]")
    page.fill("#address", "14 Alder Close")
    page.fill("#narrative", "A neighbour rang. He had left. She would not say.")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/children")
    page.fill("#children-0-forenames", "Kayleigh")
    page.fill("#children-0-surname", "Tranter")
    for part, value in (("day", "19"), ("month", "5"), ("year", "2015")):
        page.fill(f"#children-0-born-{part}", value)
    page.check("input[name=children-0-met][value=alone]")
    for name in ("present", "lives_here"):
        page.check(f"input[name=children-0-{name}][value=yes]")
    page.fill("textarea[name=children-0-words]", HERS)
    assert_no_sideways_scroll(page)
    screenshot(page, "screening-children")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/adults")
    page.goto(page.url.replace("/adults", "/children"))
    expect(page.locator("textarea[name=children-0-words]")).to_have_value(HERS)
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/adults")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/ask_domestic")
    page.check("input[name=saw_or_heard][value=yes]")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/worries")
    for item in ("harm", "fear", "care", "adults_fit", "outside", "again"):
        page.check(f"input[name={item}][value=some]")
    assert_no_sideways_scroll(page)
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/grade")
    page.check("input[name=grade][value=amber]")
    page.fill("#reasons", "She heard it, and it has happened before.")
    page.check("input[name=safe_done][value=left]")
    page.check("input[name=family_told][value=yes]")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/check")
    assert_accessible(page)
    page.get_by_role("button", name="Send to your supervisor").click()
    expect(page.locator("main")).to_contain_text("Waiting for its review")
    expect(page.locator("main")).to_contain_text("without a review at 10:10am today")
    assert_no_sideways_scroll(page)
    address = page.url.removeprefix(browser.address)

    clock.go_to(at(sunday, time(5, 40)))
    page = browser.open("/worklist", account=night.sergeant)
    page.get_by_role("link", name="Review a screening: Kayleigh Tranter").click()
    page.get_by_role("button", name="Review this").click()
    page.wait_for_url("**/review")
    assert_accessible(page)
    page.check("input[name=grade][value=amber]")
    page.fill("#reasons", "As the officer saw it.")
    page.fill("#feedback", "Her own words, asked alone. Say next time who else lives there.")
    page.get_by_role("button", name="Save this review").click()
    expect(page.locator("main")).to_contain_text("Sent to MASH 5:40am today")
    expect(page.locator("main")).to_contain_text("school is told before 8:30am")
    assert_accessible(page)

    page = browser.open("/board", account=night.out_of_hours)
    page.get_by_role("link", name="Kayleigh Tranter").first.click()
    expect(page.locator("main")).to_contain_text("I got under the table.")
    expect(page.locator("main")).to_contain_text("Did a child see, hear or step between? Yes")

    page = browser.open(address, account=night.officer, width=PHONE)
    expect(page.locator("main")).to_contain_text("Her own words, asked alone.")
    expect(page.locator("main")).to_contain_text("Not decided yet, or not to be told in writing.")
    assert_accessible(page)
    screenshot(page, "screening-seen-by-the-officer")
