"""A child without a name and a promised referral in a real browser: accessible, narrow, with and without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import ContactKind
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.models import Account
from tests.factories.frontdoor import Hub, a_child_told, a_contact, a_hub
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def hub(own_database: Cluster) -> Hub:
    return a_hub()


def test_a_child_is_described_found_beside_a_later_one_and_a_promise_is_chased(browser: Browse, hub: Hub) -> None:
    now = timezone.now()
    account = Account.objects.get(pk=hub.screener.account_id)
    page = browser.open("/unnamed", account=account)
    assert "Every child has a name" in page.inner_text("main")
    assert_accessible(page)
    with transaction.atomic(), acting_as(hub.screener):
        boy = ChildTold(as_told="Boy about 4, blue Corsa", concern="Left alone in a car for an hour.")
        a_contact(hub.screener, boy, received_at=now - timedelta(hours=30))
        corsa = a_child_told("Kit", concern="Dropped off from a blue Corsa.")
        a_contact(hub.screener, corsa)
        old = {"kind": ContactKind.CONSULTATION, "referral_promised": True, "received_at": now - timedelta(days=7)}
        a_contact(hub.screener, a_child_told("Ali"), **old)
    page = browser.open("/unnamed", account=account, scripts=False)
    page.click("text=Boy about 4, blue Corsa")
    page.click("text=Write down what is known")
    page.click("main button[type=submit]")
    assert "Write one thing that is known" in page.inner_text(".govuk-error-summary")
    assert_no_sideways_scroll(page)
    page.fill("[name=vehicle]", "blue Corsa")
    page.click("main button[type=submit]")
    assert "Kit Ashworth" in page.inner_text("main")
    screenshot(page, "unnamed-child")
    assert_no_sideways_scroll(page)
    child = page.url
    page = browser.open("/unnamed", account=account)
    for url in ("/unnamed", child, f"{child}/known", f"{child}/tried", "/promised"):
        page.goto(url)
        assert_accessible(page)
        assert_no_sideways_scroll(page)
    screenshot(page, "promised")
    page.click("main h2 a")
    assert_accessible(page)
    page.check("text=Asked for it again")
    page.click("main button[type=submit]")
    assert "Write whom you asked" in page.inner_text(".govuk-error-summary")
    assert_no_sideways_scroll(page)
    page.fill("[name=words]", "Rang Ms Obi: it comes today.")
    page.click("main button[type=submit]")
    assert "Asked again: Rang Ms Obi" in page.inner_text("main")
