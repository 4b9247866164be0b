"""A missing child from report to interview in a real browser: accessible, narrow, with and without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.casework.intelligence import selectors as intelligence
from openmash.casework.missing import actions as missing
from openmash.casework.missing.telling import BackTold, CompanionTold, MissingTold
from openmash.casework.missing.words import CameBack, ReportedBy, Safe
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from tests.factories.access import an_actor
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
    assert "Return home interview: declined by the child." in page.inner_text("main")
    assert_no_sideways_scroll(page)
    page.goto("/missing")
    assert_no_sideways_scroll(page)


def test_three_times_missing_then_heard_and_what_was_said_reaches_the_intelligence_unit(
    browser: Browse, family: Family
) -> None:
    """From the third report to intelligence passed on: an exploitation assessment and a plan begin from there."""
    with transaction.atomic(), acting_as(family.screener):
        for days in (60, 30):
            at = timezone.now() - timedelta(days=days)
            told = MissingTold("Not home from school.", ReportedBy.PARENT, reported_at=at)
            episode = missing.report_missing(actor=family.screener, person_id=family.ella, told=told)
            found = BackTold(
                CameBack.FOUND_BY_POLICE, at + timedelta(hours=6), Safe.YES, where="The retail park", place_kind="shops",
                companions=(CompanionTold(words="“Jay”, about 24"),),
            )  # fmt: skip
            missing.record_back(actor=family.screener, process_id=episode, told=found)
        unit = an_actor(Role.INTELLIGENCE_UNIT, name="Kit Lowe")
    page = browser.open(f"/child/{family.ella}/missing", account=Account.objects.get(pk=family.screener.account_id))
    page.check("text=Parent or carer at home")
    page.fill("[name=circumstances]", "Not home from school again. Phone off.")
    page.click("text=Record the child as missing")
    assert "3rd time in 90 days: missing 3 times in 90 days" in page.inner_text("main")
    assert "The retail park" in page.inner_text("main") and "found there" in page.inner_text("main")
    episode_url = page.url
    for task in ("", "/for-police", "/class", "/done", "/last-seen", "/strategy-discussion", "/extract"):
        page.goto(f"{episode_url}{task}")
        assert_no_sideways_scroll(page)
    page.goto(f"{episode_url}/for-police")
    page.fill("[name=to]", "PC Dale 1142")
    page.click("main button[type=submit]")
    assert "Given to PC Dale 1142" in page.inner_text("main")
    assert_accessible(page)
    screenshot(page, "missing-for-police")
    page.goto(f"{episode_url}/back")
    page.check("text=Found by the police")
    page.check("text=Safe and well")
    page.fill("[name=where]", "The retail park")
    page.fill("[name=others_words]", "“Jay”, about 24")
    page.click("main button[type=submit]")
    assert "A return home interview is owed." in page.inner_text("main")
    page.goto(f"{episode_url}/prevention-interview")
    page.check("text=The police saw the child")
    page.click("main button[type=submit]")
    assert "A return home interview is owed." in page.inner_text("main"), "the police’s own talk never counts"
    page.goto(f"{episode_url}/interview")
    page.check("input[name=step][value=held]")
    page.fill("[name=by_whom]", "Jo Reed, return interview service")
    page.check("input[name=independent][value=yes]")
    page.fill("[name=voice_quote]", "He gets us food. If you say no he goes funny with you.")
    page.check("input[name=manner][value=verbatim]")
    page.fill("[name=voice_place]", "The youth centre")
    page.check("input[name=voice_alone][value=yes]")
    page.check("input[name=voice_method][value=talking]")
    page.check("input[name=factors][value=adult_met]")
    page.fill("[name=extract]", "Man called Jay, about 24, grey van, retail park.")
    page.click("main button[type=submit]")
    assert "Return home interview: completed." in page.inner_text("main")
    page.click("text=Pass it on")
    assert "Man called Jay" in page.inner_text("main")
    assert_accessible(page)
    page.click("main button[type=submit]")
    assert "Passed to the intelligence unit" in page.inner_text("main")
    screenshot(page, "missing-passed-on")
    page.goto("/missing/repeats")
    assert "“Jay”, about 24" in page.inner_text("main") and "3 times" in page.inner_text("main")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "missing-repeats")
    with transaction.atomic(), acting_as(unit):
        assert len(intelligence.to_handle(actor=unit)) == 1, "it waits to be graded"
