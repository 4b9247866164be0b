"""Needing, booking and telling of an interpreter in a real browser: accessible, narrow, without scripts."""

from __future__ import annotations

import pytest
from django.db import transaction

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from tests.factories.family import Family, a_family
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    with transaction.atomic():
        return a_family()


def test_a_need_is_recorded_a_relative_is_refused_and_what_happened_is_kept(browser: Browse, family: Family) -> None:
    account = Account.objects.get(pk=family.screener.account_id)
    page = browser.open(f"/child/{family.ella}/interpreter", account=account)
    assert "Nobody has recorded a need" in page.inner_text("main")
    assert_accessible(page)
    page.click("text=Record what they need")
    page.click("main button[type=submit]")
    assert "Choose what they need." in page.inner_text(".govuk-error-summary")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.check("input[name=way][value=spoken]")
    page.fill("[name=language]", "Polish")
    page.fill("[name=source]", "Her school")
    page.click("main button[type=submit]")
    page.click("text=Book for a conversation")
    page.fill("[name=what_for]", "a visit at home")
    page.fill("[name=who_speaks]", "Priya Nair")
    for part, value in (("day", "3"), ("month", "3"), ("year", "2026")):
        page.fill(f"[name=on-{part}]", value)
    page.fill("[name=at]", "14:30")
    page.check("input[name=booked][value=family]")
    page.click("main button[type=submit]")
    assert "A relative or friend never interprets" in page.inner_text(".govuk-error-summary")
    screenshot(page, "interpreter-refused")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.check("input[name=booked][value=nobody]")
    page.click("main button[type=submit]")
    page.click("text=Say what happened")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.check("input[name=came][value=none_booked]")
    page.check("input[name=instead][value=family]")
    page.click("main button[type=submit]")
    assert "A relative or friend interpreted" in page.inner_text("main")
    screenshot(page, "interpreter")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
