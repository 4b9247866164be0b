"""A plan made before a birth: it goes on or ends once the child is born, or stops with a loss; and a baby born beside it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.journey.stages import Stage
from openmash.casework.losses.actions import LossTold
from openmash.casework.losses.words import Kind as LossKind
from openmash.casework.losses.words import OthersSafe
from openmash.casework.plans import selectors as plans
from openmash.casework.protection.words import Category, Kind, Outcome
from openmash.casework.visits import selectors as visits
from openmash.foundation.access.actors import acting_as
from openmash.pathways import drift, losses
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.records.linkage import selectors as linkage
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, RelationshipTold
from openmash.records.people.words import PersonKind, RelationshipKind
from openmash.statute.calendar import local_date
from openmash.web.worklist.gathering import mine
from tests.factories.family import signed_in
from tests.pathways.test_child_protection import WHY, Team, team

__all__ = ["team"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
OUTLINE = "A cot in her own room. Nan is there the first fortnight."


def an_unborn_baby(team: Team, due_in: int = 20) -> UUID:
    """Mia's mother's baby, allocated to Mia's worker and to the manager."""
    family, due = team.family, local_date(timezone.now()) + timedelta(days=due_in)
    with acting_as(family.screener):
        baby = people.add_person(
            actor=family.screener,
            told=AsTold(PersonKind.UNBORN, (NameTold("Baby", "Farrow"),), BirthTold(due, expected=True)),
        )
        for other, kind in (
            (family.mother, RelationshipKind.MOTHER), (family.mia, RelationshipKind.SIBLING),
            (family.toby, RelationshipKind.SIBLING),
        ):  # fmt: skip
            people.add_relationship(actor=family.screener, person_id=baby, relationship=RelationshipTold(other, kind))
    with acting_as(family.manager):
        for account, role in (
            (family.worker.account_id, AllocationRole.SOCIAL_WORKER),
            (team.manager.account_id, AllocationRole.SECOND_WORKER),
        ):
            cases.allocate(actor=family.manager, person_id=baby, account_id=account, role=role)
    return baby


def planned(team: Team, child: UUID, days_ago: int = 30) -> None:
    """A child protection plan from an initial conference so long ago."""
    meeting = team.meeting(Kind.INITIAL, child, days_ago=days_ago)
    team.decides(
        meeting, child, Outcome.PLAN, category=Category.NEGLECT, rationale="Nobody slept there.", plan=OUTLINE,
        visit_every=10, in_working_days=True,
    )  # fmt: skip


def is_born(team: Team, baby: UUID, on: date) -> None:
    with acting_as(team.manager):
        people.set_birth(actor=team.manager, person_id=baby, birth=BirthTold(on))


def due_of(team: Team, child: UUID) -> set[str]:
    return {each.clock.key for each in team.journey(child, team.manager).due}


def the_plan(team: Team, child: UUID) -> tuple[UUID, bool]:
    with acting_as(team.manager):
        [head] = plans.plans_of(linkage.person_set(child, team.manager), actor=team.manager)
    return head.id, head.has_ended


def test_a_plan_made_before_birth_goes_on_as_the_same_plan_and_the_birth_starts_a_limit_of_its_own(team: Team) -> None:
    baby = an_unborn_baby(team)
    planned(team, baby)
    before, _ = the_plan(team, baby)
    assert team.stage(baby) is Stage.PROTECTION_PLAN and "review_after_birth" not in due_of(team, baby)
    journey = reverse("child_journey", kwargs={"person_id": baby})
    assert "Not born yet" in signed_in(team.worker).get(journey).content.decode()
    is_born(team, baby, local_date(timezone.now()) - timedelta(days=2))
    assert team.stage(baby) is Stage.PROTECTION_PLAN
    assert {"review_after_birth", "first_review_conference"} <= due_of(team, baby)
    assert the_plan(team, baby) == (before, False), "one plan, before and after"
    found = team.journey(baby, team.manager)
    assert not {"2885", "8840", "8606"} & {each.finding.rule for each in found.put_right}
    with acting_as(team.manager):
        ids = linkage.person_set(baby, team.manager).ids
        [how_often] = visits.visits_due({baby: ids}, actor=team.manager, now=timezone.now())
    assert how_often.source.startswith("Child protection plan")
    page = signed_in(team.worker).get(journey).content.decode()
    assert "Not born yet" not in page and "Review conference or core group after the birth" in page
    team.decides(team.meeting(Kind.CORE_GROUP, baby), baby, Outcome.PLAN_WORKED_ON, plan="Weighed on Mondays.")
    assert "review_after_birth" not in due_of(team, baby)
    with acting_as(team.manager):
        shown = plans.plan(before, actor=team.manager)
    assert [each.different for each in shown.reviews] == ["Weighed on Mondays."]


def test_a_plan_made_before_birth_ends_after_it_only_through_the_full_gate_and_nothing_runs_on(team: Team) -> None:
    baby = an_unborn_baby(team)
    planned(team, baby)
    is_born(team, baby, local_date(timezone.now()) - timedelta(days=8))
    team.decides(
        team.meeting(Kind.REVIEW, baby), baby, Outcome.PLAN_ENDS, rationale=WHY, agencies_said="All agree.",
        who_else="Mia and Toby.", voice="Eight days old: settles when held, seen by the midwife.",
    )  # fmt: skip
    assert team.stage(baby) is not Stage.PROTECTION_PLAN and the_plan(team, baby)[1]
    plan_limits = {
        "review_after_birth", "first_core_group", "later_core_group", "first_review_conference",
        "later_review_conference", "child_protection_visit",
    }  # fmt: skip
    assert not plan_limits & due_of(team, baby)


@pytest.mark.parametrize("kind", [LossKind.MISCARRIAGE, LossKind.STILLBIRTH])
def test_a_plan_for_a_baby_who_is_lost_asks_nothing_of_anybody_from_that_moment(team: Team, kind: LossKind) -> None:
    baby = an_unborn_baby(team)
    planned(team, baby)
    assert due_of(team, baby)
    with acting_as(team.worker):
        assert any("Baby" in item.about for item in mine(team.worker, timezone.now()).items)
    with acting_as(team.manager):
        losses.record_loss(actor=team.manager, person_id=baby, told=LossTold(kind, OthersSafe.NO))
    assert not due_of(team, baby), "no limit runs for a child who has died"
    with acting_as(team.worker):
        left = [item for item in mine(team.worker, timezone.now()).items if "Baby" in item.about]
    assert not left, left
    with acting_as(team.manager):
        team_s = [one for one in drift.drifting(actor=team.manager) if one.overview.person_id == baby]
    assert not team_s


def test_a_baby_born_beside_brothers_and_sisters_on_a_plan_has_none_by_itself_and_the_page_says_so(team: Team) -> None:
    for child in (team.family.mia, team.family.toby):
        planned(team, child)
    baby = an_unborn_baby(team, due_in=1)
    journey = reverse("child_journey", kwargs={"person_id": baby})
    said = "Mimi Farrow and Toby Farrow are on a child protection plan, and this child is not"
    assert said in signed_in(team.manager).get(journey).content.decode(), "before the birth too"
    is_born(team, baby, local_date(timezone.now()))
    assert team.stage(baby) is not Stage.PROTECTION_PLAN
    assert not {"first_core_group", "later_core_group", "review_after_birth"} & due_of(team, baby)
    page = signed_in(team.manager).get(journey).content.decode()
    assert said in page and "Call a strategy discussion" in page
    planned(team, baby, days_ago=0)
    assert said not in signed_in(team.manager).get(journey).content.decode(), "decided for this child too"
    assert team.stage(team.family.mia) is Stage.PROTECTION_PLAN, "and nothing changed for the others"
