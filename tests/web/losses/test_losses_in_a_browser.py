"""Recording a loss in a real browser: accessible, narrow, without scripts."""

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


def test_a_loss_is_recorded_worked_through_and_put_right(browser: Browse, family: Family) -> None:
    account = Account.objects.get(pk=family.manager.account_id)
    page = browser.open(f"/child/{family.mia}/loss", account=account, scripts=False)
    page.click("main button[type=submit]")
    assert "another child may be in danger" in page.inner_text(".govuk-error-summary")
    assert_no_sideways_scroll(page)
    page.check("input[name=others_safe][value=unknown]")
    page.check("input[name=kind]")
    page.click("main button[type=submit]")
    assert "Other children first" in page.inner_text("main")
    screenshot(page, "loss")
    assert_no_sideways_scroll(page)
    loss = page.url
    page = browser.open(f"/child/{family.ella}/loss", account=account)
    assert_accessible(page)
    for url in (loss, f"{loss}/child_death_review", f"{loss}/mistaken"):
        page.goto(url)
        assert_accessible(page)
        assert_no_sideways_scroll(page)
    page.fill("[name=why]", "It was another child of that name.")
    page.click("main button[type=submit]")
    assert "Recorded by mistake" in page.inner_text("main")
    assert_accessible(page)
