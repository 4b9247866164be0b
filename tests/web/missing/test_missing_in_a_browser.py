"""A missing child from report to interview in a real browser: accessible, narrow, with and without scripts."""

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


def test_from_the_report_to_the_interview(browser: Browse, family: Family) -> None:
    account = Account.objects.get(pk=family.screener.account_id)
    page = browser.open("/missing", account=account, scripts=False)
    assert "Nobody is recorded as missing" in page.inner_text("main")
    page.goto(f"/child/{family.mia}/missing")
    page.click("text=Record the child as missing")
    assert "Choose who reported the child missing." in page.inner_text(".govuk-error-summary")
    assert_no_sideways_scroll(page)
    page.check("text=Parent or carer at home")
    page.fill("[name=circumstances]", "Left by the back door after tea. Phone is off.")
    page.fill("[name=seen_at]", "0:05")
    page.fill("[name=seen_where]", "Larkfield Close bus stop")
    page.check("input[name=risk][value=high]")
    page.fill("[name=risk_set_by]", "Insp Rao")
    page.fill("[name=risk_reasons]", "Seven years old, dark, no coat.")
    page.click("text=Record the child as missing")
    assert "Missing since" in page.inner_text("main")
    screenshot(page, "missing-episode")
    assert_no_sideways_scroll(page)
    episode = page.url

    page = browser.open("/missing", account=account)
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "missing")
    for task in ("", "/risk", "/back", "/prevention-interview"):
        page.goto(f"{episode}{task}")
        if task != "/prevention-interview":
            assert_accessible(page)
            assert_no_sideways_scroll(page)
    page.goto(f"{episode}/back")
    page.check("text=Came back by themselves")
    page.check("text=Safe and well")
    page.click("main button[type=submit]")
    assert "A return home interview is owed." in page.inner_text("main")
    screenshot(page, "missing-back")
    page.goto(f"{episode}/interview")
    assert_accessible(page)
    page.click("main button[type=submit]")
    assert_accessible(page)
    screenshot(page, "missing-interview-wrong")
    page.check("input[name=step][value=declined]")
    page.fill("[name=reason]", "“Not today.” Asked again on Friday.")
    page.click("main button[type=submit]")
    assert "Return home interview: the child declined." in page.inner_text("main")
    assert_no_sideways_scroll(page)
    page.goto("/missing")
    assert_no_sideways_scroll(page)
