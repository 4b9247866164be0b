"""Answering a check in a real browser: accessible, narrow, with and without scripts."""

from __future__ import annotations

import pytest
from django.db import transaction

from openmash.casework.frontdoor import actions
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from tests.factories.frontdoor import ASKED, Hub, a_child_told, a_contact, a_hub
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def hub(own_database: Cluster) -> Hub:
    return a_hub()


def asked(hub: Hub) -> str:
    with transaction.atomic(), acting_as(hub.screener):
        made = a_contact(hub.screener, a_child_told("Zoë"), a_child_told("Toby"))
        assert made.contact_id is not None
        return str(actions.ask(
            actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED
        )[0])  # fmt: skip


def account(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.account_id)


def test_a_nurse_answers_on_a_telephone_without_scripts(browser: Browse, hub: Hub) -> None:
    check = asked(hub)
    page = browser.open("/checks", account=account(hub.nurse), width=390, scripts=False)
    screenshot(page, "checks")
    assert_no_sideways_scroll(page)
    page.click(f"a[href='/checks/{check}']")
    screenshot(page, "check")
    assert_no_sideways_scroll(page)
    page.click("text=Send to the hub")
    assert "Choose your answer." in page.inner_text(".govuk-error-summary")
    page.check("text=No trace")
    page.fill("[name=systems]", "SystmOne, maternity records")
    page.fill("[name=back_to-year]", "2018")
    page.click("text=Send to the hub")
    assert "your answer is with the hub" in page.inner_text("main")
    screenshot(page, "check-answered")
    assert_no_sideways_scroll(page)


def test_a_nurse_meets_pages_without_faults_that_axe_knows(browser: Browse, hub: Hub) -> None:
    check = asked(hub)
    page = browser.open("/checks", account=account(hub.nurse))
    assert_accessible(page)
    page.goto(f"/checks/{check}")
    assert page.is_hidden("[name=systems]")
    page.check("input[value=trace]")
    assert page.is_visible("[name=systems]") and page.is_visible("[name=child-1-information]")
    assert_accessible(page)
    screenshot(page, "check-trace")
    page.click("text=Send to the hub")
    assert_accessible(page)
    screenshot(page, "check-wrong")
