"""A service manager in a browser: sees what drifts in a team, asks its manager, and sees it come down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Team
from openmash.insight.oversight import actions
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.statute.calendar import local_date
from tests.factories.access import an_account
from tests.factories.family import Family, a_family
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@dataclass(frozen=True)
class Known:
    """A head of service, a team with its manager, and Mia, whose assessment is past its day."""

    family: Family
    head: Account
    manager: Account
    north: Team


@pytest.fixture(scope="module")
def known(own_database: Cluster, clock: object) -> Known:
    with transaction.atomic():
        family = a_family()
        north = Team.objects.get(pk=family.north)
        manager = an_account(Role.TEAM_MANAGER, name="Ann Lowe", agency=family.council, team=north)
        head = an_account(Role.SERVICE_MANAGER, name="Edith Garland", agency=family.council)
        with acting_as(family.manager):
            cases.allocate(
                actor=family.manager, person_id=family.mia, account_id=manager.pk, role=AllocationRole.SECOND_WORKER
            )
        leads = actor_for(manager)
        with acting_as(leads):
            for said, days in ((Step.ACCEPTED, 121), (Step.ASSESSMENT_BEGAN, 120)):
                journeys.record_step(
                    actor=leads, person_id=family.mia,
                    told=StepTold(said, "As the hub decided.", timezone.now() - timedelta(days=days)),
                )  # fmt: skip
    count()
    return Known(family, head, manager, north)


def count() -> None:
    """What the clock does each hour."""
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        actions.count_teams(actor=clocks, now=timezone.now())


def test_a_service_manager_sees_drift_acts_and_sees_it_improve(browser: Browse, known: Known) -> None:
    head = browser.open("/", account=known.head)
    head.click("text=Your teams")
    head.wait_for_url("**/teams")
    assert known.north.name in head.inner_text("main") and "Mia" not in head.inner_text("main")
    assert_accessible(head)
    assert_no_sideways_scroll(head)
    screenshot(head, "teams")
    head.click(f"main a:has-text('{known.north.name}')")
    head.wait_for_url(f"**/teams/{known.north.pk}")
    assert_accessible(head)
    assert_no_sideways_scroll(head)
    screenshot(head, "team-in-counts")
    head.click("main a.govuk-button")
    head.wait_for_url("**/ask")
    head.click("main button[type=submit]")
    assert "There is something to put right" in head.inner_text(".govuk-error-summary")
    assert_accessible(head)
    assert_no_sideways_scroll(head)
    by = local_date(timezone.now()) + timedelta(days=7)
    head.check("input[name=measure][value=past]")
    head.fill("[name=words]", "Finish what is past.")
    for part, value in (("day", by.day), ("month", by.month), ("year", by.year)):
        head.fill(f"[name=by-{part}]", str(value))
    head.click("main button[type=submit]")
    head.wait_for_url(f"**/teams/{known.north.pk}")
    assert "Finish what is past." in head.inner_text("main")

    manager = browser.open("/worklist", account=known.manager)
    manager.click("main a:has-text('Finish what is past.'), main li:has-text('Finish what is past.') a")
    manager.wait_for_url("**/teams/asked/*")
    assert_accessible(manager)
    assert_no_sideways_scroll(manager)
    leads = actor_for(known.manager)
    with transaction.atomic(), acting_as(leads):
        journeys.record_step(
            actor=leads, person_id=known.family.mia,
            told=StepTold(Step.ASSESSMENT_COMPLETED, "Written with her mother.", timezone.now()),
        )  # fmt: skip
    manager.fill("[name=words]", "It is finished.")
    manager.click("main button[type=submit]")
    manager.wait_for_url("**/worklist")
    count()
    head.goto(f"/teams/{known.north.pk}")
    said = head.inner_text("main")
    assert "It is finished." in said and "fewer" in said
    screenshot(head, "team-came-down")
