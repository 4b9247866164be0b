"""Whoever makes the return puts something right, from the list to the record and back; narrow, and without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.statute.census.years import newest_rules
from tests.factories.access import an_account
from tests.factories.family import Family, a_family
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
NEED_MISSING = newest_rules()["8610"].message


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    with transaction.atomic():
        found = a_family()
        with acting_as(found.manager):
            journeys.record_step(
                actor=found.manager, person_id=found.mia,
                told=StepTold(Step.ACCEPTED, "From the hub.", timezone.now() - timedelta(hours=1)),
            )  # fmt: skip
    return found


def test_a_need_that_is_missing_is_put_right_from_the_list(browser: Browse, family: Family) -> None:
    with transaction.atomic():
        officer: Account = an_account(Role.DUTY_MANAGER, name="Ann Lowe", agency=family.council)
    page = browser.open("/returns", account=officer)
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "returns")
    page.click(f"article:has-text('{NEED_MISSING}') a")
    page.wait_for_url("**/returns/8610*")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.goto(f"/child/{family.mia}/return")
    assert NEED_MISSING in page.inner_text("main")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "child-return")
    plain = browser.open(f"/child/{family.mia}/return", account=officer, scripts=False)
    plain.click("text=Say the primary need")
    plain.wait_for_url("**/journey/need")
    plain.click("main button[type=submit]")
    assert "Choose the need." in plain.inner_text(".govuk-error-summary")
    assert_no_sideways_scroll(plain)
    plain.check("input[name=code][value=N4]")
    plain.click("main button[type=submit]")
    plain.wait_for_url("**/journey")
    page.goto(f"/child/{family.mia}/return")
    assert NEED_MISSING not in page.inner_text("main")
    page.goto("/returns")
    assert NEED_MISSING not in page.inner_text("main")
