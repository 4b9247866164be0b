"""The rota's pages: who may read and keep it, what is refused, and that they fit a phone."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from tests.factories.access import an_account
from tests.factories.cases import the_council
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def manager(own_database: Cluster) -> Account:
    desk = the_council()
    an_account(Role.SOCIAL_WORKER, name="Priya Nair", team=desk)
    return an_account(Role.DUTY_MANAGER, name="Helen Achebe", team=desk)


def test_a_manager_puts_a_deputy_on_and_takes_them_back(browser: Browse, manager: Account) -> None:
    page = browser.open("/rota", account=manager)
    expect(page.locator("main")).to_contain_text("Nobody is on the rota this week")
    page.get_by_role("link", name="Put somebody on the rota").click()
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.fill("[name=who]", "Nobody Known")
    page.get_by_label("Deputy").check()
    page.get_by_label("Duty Desk").check()
    today = timezone.localdate()
    for name in ("starts_on", "ends_on"):
        for part, value in (("day", today.day), ("month", today.month), ("year", today.year)):
            page.fill(f"[name={name}-{part}]", str(value))
    page.fill("[name=starts]", "9am")
    page.fill("[name=ends]", "8am")
    page.get_by_role("button", name="Put on the rota").click()
    expect(page.get_by_role("alert")).to_contain_text("Nobody has that name.")
    page.fill("[name=who]", "Priya Nair")
    page.get_by_role("button", name="Put on the rota").click()
    expect(page.get_by_role("alert")).to_contain_text("The end must be after the start.")
    page.fill("[name=ends]", "5pm")
    page.get_by_role("button", name="Put on the rota").click()
    expect(page.locator("main")).to_contain_text("Priya Nair Deputy")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "rota")
    page.get_by_role("button", name="Take back").click()
    expect(page.locator("main")).to_contain_text("Nobody is on the rota this week")


def test_somebody_says_they_are_away_and_a_referrer_sees_no_rota(browser: Browse, manager: Account) -> None:
    page = browser.open("/rota/away", account=manager)
    page.get_by_role("button", name="I am away then").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the first day.")
    assert_accessible(page)
    refused = browser.sign_in_as(Role.PROFESSIONAL_REFERRER, "/rota")
    expect(refused.locator("main")).to_contain_text("This needs somebody who")
