"""The teams' pages ask the database as often for a child with a long history as for one with a short one."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step
from openmash.casework.plans import selectors as plans
from openmash.casework.protection.words import Category, Kind, Outcome
from openmash.casework.supervision import actions as supervision
from openmash.casework.supervision.actions import DirectionTold, EntryTold
from openmash.foundation.access.actors import acting_as
from openmash.records.linkage import selectors as linkage
from openmash.records.voice import actions as voice
from openmash.statute.calendar import local_date
from tests.factories.family import signed_in
from tests.factories.voice import her_own_words
from tests.pathways.test_child_protection import Team, team

__all__ = ["team"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
MOST = {
    "journey": 60, "chronology": 95, "family chronology": 110, "genogram": 70, "plan": 55, "conference": 60,
    "oversight": 60, "supervision": 60, "team today": 60,
}  # fmt: skip
"""The most queries each page may ask, session and audit among them."""


def pages_of(team: Team, conference: UUID, plan: UUID) -> dict[str, str]:
    child = {"person_id": team.family.mia}
    return {
        "journey": reverse("child_journey", kwargs=child), "chronology": reverse("child_chronology", kwargs=child),
        "family chronology": reverse("child_family_chronology", kwargs=child),
        "genogram": reverse("child_picture", kwargs=child), "plan": reverse("plan", kwargs={"plan_id": plan}),
        "conference": reverse("protection_meeting", kwargs={"convened_id": conference}),
        "oversight": reverse("child_oversight", kwargs=child),
        "supervision": reverse("supervise", kwargs={"worker_id": team.worker.account_id}),
        "team today": reverse("team_today"),
    }  # fmt: skip


def costs(client: Client, pages: dict[str, str]) -> dict[str, int]:
    found = {}
    for name, url in pages.items():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200, name
        found[name] = len(asked)
    return found


def a_while(team: Team, times: int) -> None:
    """So much of everything that happens to a child on a plan."""
    mia, today = team.family.mia, local_date(timezone.now())
    for number in range(times):
        days = 60 - number
        with acting_as(team.manager):
            voice.record(actor=team.manager, person_id=mia, told=her_own_words(f"I want my nan, {number}."))
            journeys.record_step(
                actor=team.manager, person_id=mia,
                told=StepTold(Step.NEED_PLAN_REVIEWED, "x", timezone.now() - timedelta(days=days)),
            )  # fmt: skip
            supervision.hold_supervision(
                actor=team.manager, worker_id=team.worker.account_id, held_at=timezone.now() - timedelta(days=days),
                note="A hard month.", next_on=None,
                about=[EntryTold(mia, "The plan", "On course.", [DirectionTold("See her.", team.worker.account_id, today)])],
            )  # fmt: skip
        team.decides(
            team.meeting(Kind.CORE_GROUP, mia, days_ago=days),
            mia,
            Outcome.PLAN_WORKED_ON,
            plan=f"Nan on Friday {number}.",
        )


def test_no_page_asks_more_of_the_database_as_the_history_grows(team: Team) -> None:
    conference = team.meeting(Kind.INITIAL, team.family.mia, team.family.toby, days_ago=80)
    for child in (team.family.mia, team.family.toby):
        team.decides(
            conference, child, Outcome.PLAN, category=Category.NEGLECT, rationale="Alone at night.", plan="Nan."
        )
    with acting_as(team.manager):
        [head] = plans.plans_of(linkage.person_set(team.family.mia, team.manager), actor=team.manager)
    client, pages = signed_in(team.manager), pages_of(team, conference, head.id)
    a_while(team, 1)
    costs(client, pages)
    short = costs(client, pages)
    a_while(team, 6)
    long = costs(client, pages)
    grew = {name: (short[name], long[name]) for name in pages if long[name] > short[name]}
    assert not grew, grew
    dear = {name: long[name] for name in pages if long[name] > MOST[name]}
    assert not dear, dear
