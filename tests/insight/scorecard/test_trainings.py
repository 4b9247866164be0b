"""Training is told in counts, by an agency's own lead, whole or not at all; what is said again supersedes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotPermitted
from openmash.insight.scorecard import actions, selectors, trainings
from openmash.insight.scorecard.indicators import BY_KEY
from openmash.insight.scorecard.models import Training
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.policy import GRANTS
from openmash.insight.scorecard.selectors import Line, Reading
from openmash.insight.scorecard.trainings import TrainingTold, read
from openmash.statute.calendar import months_after
from openmash.web.practice.moved import judged
from tests.factories.access import an_actor, an_agency

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LAST = months_after(TODAY.replace(day=1), -1)
HEADING = "agency,course,topic,month,eligible,reached,measure\n"
WALLS = import_module("openmash.insight.scorecard.migrations.0008_training_walls")


@pytest.fixture
def police() -> Actor:
    return an_actor(Role.BOARD_MEMBER, agency=an_agency("police", AgencyKind.POLICE))


def told(actor: Actor, **values: object) -> TrainingTold:
    one = TrainingTold(actor.agency_id, "Seeing the child", "voice", LAST, 100, 80, "voice-present")
    return replace(one, **values)  # type: ignore[arg-type]  # fields of TrainingTold


def test_what_is_said_again_supersedes_and_what_is_the_same_changes_nothing(police: Actor) -> None:
    with transaction.atomic(), acting_as(police):
        assert actions.tell_training(actor=police, told=told(police))
        assert not actions.tell_training(actor=police, told=told(police))
        assert actions.tell_training(actor=police, told=told(police, course="seeing  the child", reached=90))
        (row,) = selectors.trainings(actor=police)
        assert Training.objects.count() == 2
    assert (row.agency, row.topic, row.eligible, row.reached, row.by) == (
        "Police",
        "Hearing children",
        100,
        90,
        police.name,
    )


def test_a_lead_writes_for_their_own_agency_alone_and_the_database_says_so_too(police: Actor) -> None:
    council = an_agency("council")
    manager = an_actor(Role.PARTNERSHIP_MANAGER, agency=council)
    with transaction.atomic(), acting_as(police), pytest.raises(Incomplete, match="may write for"):
        actions.tell_training(actor=police, told=told(police, agency_id=council.pk))
    with transaction.atomic(), acting_as(police), pytest.raises(ProgrammingError, match="row-level security"):
        Training.record(
            actor=police, agency_id=council.pk, course="X", topic="voice", month=LAST, eligible=5, reached=5, source="x"
        )
    with transaction.atomic(), acting_as(manager):
        assert actions.tell_training(actor=manager, told=told(police))


def test_others_read_that_there_was_a_course_and_no_count_of_another_agencys_people(police: Actor) -> None:
    with transaction.atomic(), acting_as(police):
        actions.tell_training(actor=police, told=told(police))
    for role in (Role.SERVICE_MANAGER, Role.DUTY_MANAGER):
        other = an_actor(role, agency=an_agency("council"))
        with transaction.atomic(), acting_as(other):
            (row,) = selectors.trainings(actor=other)
        assert (row.course, row.eligible, row.reached) == ("Seeing the child", None, None)
    screener = an_actor(Role.SCREENER)
    with transaction.atomic(), acting_as(screener):
        assert not Training.objects.exists()
        with pytest.raises(NotPermitted):
            trainings.writes_for(screener)


def test_the_wall_and_the_policy_name_the_same_roles() -> None:
    for permission, roles in ((Permission.VIEW, WALLS.READERS), (Permission.TELL_TRAINING_OF_ANY, WALLS.OF_ANY)):
        holders = {
            role.value
            for role in Role
            if GRANTS[permission].test(replace(service(Service.CLOCKS), roles=frozenset({role})), None)
        }
        assert holders == set(roles)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Fire,X,voice,2026-10,5,5,", "Row 2, agency: “Fire” is none you may write for"),
        ("Police,,voice,2026-10,5,5,", "Row 2, course: “”. Give the course’s name"),
        ("Police,X,cooking,2026-10,5,5,", "Row 2, topic: “cooking” is none of ours"),
        ("Police,X,voice,soon,5,5,", "Row 2, month: “soon”"),
        ("Police,X,voice,2999-10,5,5,", "Row 2, month: “2999-10”"),
        ("Police,X,voice,2026-10,0,0,", "Row 2, eligible: “0”"),
        ("Police,X,voice,2026-10,5,6,", "Row 2, reached: “6”. No more can have had it"),
        ("Police,X,voice,2026-10,5,-1,", "Row 2, reached: “-1”"),
        ("Police,X,voice,2026-10,5,5,happiness", "Row 2, measure: “happiness”"),
        ("Police,X,voice,2026-10,5,5,\nPolice,x,voice,10/2026,5,4,", "Row 3, course: this agency’s course"),
    ],
)
def test_a_fault_is_said_by_its_row_and_nothing_is_kept(police: Actor, row: str, said: str) -> None:
    good = "Police,Another course,Neglect,2026-09,50,40,Decided within one working day\n"
    mine = {"police": police.agency_id}
    assert read(HEADING + good, mine, today=TODAY)[0][0].measure == "decided-in-time"
    found, wrong = read(HEADING + row, mine, today=TODAY)
    assert found == []
    assert any(said in each for each in wrong), wrong
    with transaction.atomic(), acting_as(police):
        with pytest.raises(Incomplete):
            actions.load_training(actor=police, name="x.csv", words=f"{HEADING}{good}{row}")
        assert not Training.objects.exists()


def test_a_file_is_kept_row_by_row_and_sent_again_changes_nothing(police: Actor) -> None:
    words = f"{HEADING}Police,Neglect now,neglect,2026-09,50,40,\nPolice,Neglect now,neglect,2026-08,60,30,\n"
    with transaction.atomic(), acting_as(police):
        assert actions.load_training(actor=police, name="t.csv", words=words) == 2
        assert actions.load_training(actor=police, name="t.csv", words=words.replace("60,30", "60,33")) == 1
        assert [(one.month, one.reached) for one in selectors.trainings(actor=police)] == [
            (date(2026, 9, 1), 40), (date(2026, 8, 1), 33),
        ]  # fmt: skip


def line(*values: float, began: date) -> Line:
    months = [months_after(began, at) for at in range(len(values))]
    readings = tuple(Reading(month, 0, 100, value) for month, value in zip(months, values, strict=True))
    return Line(BY_KEY["voice-present"], None, None, readings, None)


def test_a_measure_is_asked_from_three_months_after_and_what_lies_between_is_on_neither_side() -> None:
    """What moved in the month of the course and went back within two is no change; what holds from the third is."""
    first = date(2025, 1, 1)
    before = (0.50, 0.51, 0.49, 0.50, 0.52, 0.48, 0.50, 0.51, 0.49, 0.50)
    after = (0.70, 0.71, 0.69, 0.70, 0.71, 0.70)
    course = months_after(first, len(before))
    for between in ((0.1, 0.9, 0.2), (0.5, 0.5, 0.5)):
        shown = judged(line(*before, *between, *after, began=first), course, settling=3, done="the course")
        assert shown.words.startswith("Higher than its course before would have given, by 2"), shown.words
    early = judged(line(*before, 0.5, 0.5, 0.5, 0.7, 0.7, began=first), course, settling=3, done="the course")
    assert early.words.startswith("Too early to tell: 10 months before the course and 2 after.")
    same = judged(line(*before, 0.9, 0.9, 0.9, *before, began=first), course, settling=3, done="the course")
    assert same.words.startswith("We cannot tell whether it moved")
