"""A service manager sees what drifts in several teams, asks, and sees it come down; no child and no worker is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind, Team
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.oversight import actions, selectors
from openmash.insight.oversight.actions import AskTold
from openmash.insight.oversight.words import Measure
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.statute.calendar import local_date
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.family import Family, a_family, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))


@dataclass(frozen=True)
class Known:
    """A head of service, a team with its manager, and Mia, whose assessment is past its day."""

    family: Family
    head: Actor
    manager: Actor
    north: Team


@pytest.fixture
def known() -> Known:
    family = a_family()
    north = Team.objects.get(pk=family.north)
    manager = an_actor(Role.TEAM_MANAGER, name="Ann Lowe", agency=family.council, team=north)
    with transaction.atomic(), acting_as(family.manager):
        cases.allocate(
            actor=family.manager, person_id=family.mia, account_id=manager.account_id, role=AllocationRole.SECOND_WORKER
        )
    with transaction.atomic(), acting_as(manager):
        for said, days in ((Step.ACCEPTED, 121), (Step.ASSESSMENT_BEGAN, 120)):
            journeys.record_step(
                actor=manager, person_id=family.mia,
                told=StepTold(said, "As the hub decided.", timezone.now() - timedelta(days=days)),
            )  # fmt: skip
    return Known(family, an_actor(Role.SERVICE_MANAGER, agency=family.council), manager, north)


def count() -> int:
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        return actions.count_teams(actor=clocks, now=timezone.now())


def stands(known: Known, measure: Measure) -> int:
    return selectors.one_team(known.north.pk, actor=known.head, now=timezone.now()).now(measure)


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-teams-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return unescape(response.content.decode())


def test_the_head_of_service_sees_drift_acts_and_sees_it_come_down(known: Known) -> None:
    assert count() > 0 and count() == 0, "counted twice moves nothing"
    past = stands(known, Measure.PAST)
    assert past >= 1 and stands(known, Measure.STILL) == 1 and stands(known, Measure.CHILDREN) == 1
    head, here = signed_in(known.head), f"/teams/{known.north.pk}"
    assert here in shown(head, "/teams")
    by = local_date(timezone.now()) + timedelta(days=7)
    asked = {"measure": "past", "by-day": by.day, "by-month": by.month, "by-year": by.year}
    assert "Say what is to be done" in send(head, f"{here}/ask", **asked)
    assert send(head, f"{here}/ask", **asked, words="Finish what is past.") == here
    manager = signed_in(known.manager)
    assert "Finish what is past." in shown(manager, "/worklist")
    (one,) = selectors.asked_of(actor=known.head, team_id=known.north.pk)
    with transaction.atomic(), acting_as(known.manager):
        journeys.record_step(
            actor=known.manager, person_id=known.family.mia,
            told=StepTold(Step.ASSESSMENT_COMPLETED, "Written with her mother.", timezone.now()),
        )  # fmt: skip
    assert "Say what was done" in send(manager, f"/teams/asked/{one.id}", words="")
    assert send(manager, f"/teams/asked/{one.id}", words="It is finished.") == "/worklist"
    assert "Finish what is past." not in shown(manager, "/worklist")
    count()
    assert stands(known, Measure.PAST) < past
    (one,) = selectors.asked_of(actor=known.head, team_id=known.north.pk)
    assert one.is_better and one.count_then == past
    page = shown(head, here)
    assert "It is finished." in page and "Ann Lowe" in page and "fewer" in page


def test_no_child_and_no_worker_is_on_these_pages(known: Known) -> None:
    count()
    for address in ("/teams", f"/teams/{known.north.pk}"):
        page = shown(signed_in(known.head), address)
        assert not {"Mia", "Farrow", "Priya Nair", str(known.family.mia)} & set(page.replace(">", " ").split())
        assert "Mia" not in page and "Priya" not in page
    assert signed_in(known.head).get(f"/child/{known.family.mia}").status_code in (403, 404)


def test_a_restricted_child_is_in_no_count(known: Known) -> None:
    with transaction.atomic(), acting_as(known.family.manager):
        restrict(
            actor=known.family.manager, person_ids=[known.family.mia], mode="hidden", reason_code="x", reason="x",
            ask=WhomToAsk("A duty manager", "01632 960888"), allowed=[known.family.worker.account_id],
        )  # fmt: skip
    count()
    with pytest.raises(NotVisible):
        stands(known, Measure.CHILDREN)


def test_another_agencys_teams_are_not_seen_and_nobody_else_sees_any(known: Known) -> None:
    count()
    other = an_actor(Role.SERVICE_MANAGER, agency=an_agency("neighbour", AgencyKind.COUNCIL))
    assert signed_in(other).get(f"/teams/{known.north.pk}").status_code == 404
    assert signed_in(known.manager).get("/teams").status_code == 403
    told = AskTold(Measure.PAST, "x", local_date(timezone.now()))
    with transaction.atomic(), acting_as(other), pytest.raises(NotVisible):
        actions.ask(actor=other, team_id=known.north.pk, told=told)
    with transaction.atomic(), acting_as(known.head):
        key = actions.ask(actor=known.head, team_id=known.north.pk, told=told)
    south = an_actor(Role.TEAM_MANAGER, agency=known.family.council, team=a_team("south", known.family.council))
    assert signed_in(south).get(f"/teams/asked/{key}").status_code == 404


def test_each_day_has_its_own_count_and_a_week_ago_is_laid_beside(known: Known) -> None:
    count()
    with time_machine.travel(timezone.now() + timedelta(days=7), tick=True):
        count()
        team = selectors.one_team(known.north.pk, actor=known.head, now=timezone.now())
        assert len(team.days) == 2 and team.before(Measure.CHILDREN) == 1
        assert "the same" in shown(signed_in(known.head), "/teams")
