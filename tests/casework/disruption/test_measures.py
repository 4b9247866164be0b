"""Measures: what is in force, what each must carry, a breach that leads to something, and who sees what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.casework.disruption import actions, catalogue, rules, selectors
from openmash.casework.disruption.actions import Follows, MeasureTold
from openmash.casework.disruption.models import Comparison, Measure, MeasureStep
from openmash.casework.disruption.rules import Taken
from openmash.casework.disruption.words import State, Step
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.words import Kind
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.disruption import a_measure
from tests.factories.exploitation import a_subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
TODAY = date(2026, 11, 27)


@pytest.fixture
def team() -> Actor:
    return an_actor(Role.EXPLOITATION_TEAM)


def test_only_what_somebody_read_or_checked_is_offered_and_the_rest_is_a_thing_to_check() -> None:
    offered = {each.measure.code for each in catalogue.offered(TODAY, lambda code: None)}
    assert {"CAWN", "RECOV", "WORK"} <= offered and not offered & {"LICT", "CCEPO", "HOTEL", "KCPO", "TENANCY"}
    unread = {each.code for each in catalogue.CATALOGUE if each.in_force_from is None}
    assert {each.code for each in catalogue.to_check(TODAY, lambda code: None)} == unread
    assert all(each.to_check for each in catalogue.CATALOGUE if each.in_force_from is None)
    checked = {"HOTEL": (date(2026, 1, 1), "Force legal services"), "CCEPO": (date(2027, 1, 1), "Not yet")}
    here = {each.measure.code: each for each in catalogue.offered(TODAY, checked.get)}
    assert here["HOTEL"].source == "Force legal services" and "CCEPO" not in here


@pytest.mark.parametrize(
    ("code", "since", "source"),
    [
        ("SRO", date(2015, 3, 8), "S.I. 2015/373, article 2(a)"),
        ("SHPO", date(2015, 3, 8), "S.I. 2015/373, article 2(a)"),
        ("CLOS", date(2015, 3, 8), "S.I. 2015/373, article 2(c) and (f)"),
        ("STRO", date(2015, 7, 31), "S.I. 2015/1476, regulation 2(b)"),
        ("CLOSN", date(2014, 10, 20), "S.I. 2014/2590, article 3(c)"),
        ("CPN", date(2014, 10, 20), "S.I. 2014/2590, article 3(c)"),
        ("DISP", date(2014, 10, 20), "S.I. 2014/2590, article 3(b) and (c)"),
        ("CIVIL", date(2015, 3, 23), "S.I. 2015/373, article 4(a)"),
        ("GANG", date(2011, 1, 31), "S.I. 2010/2988, article 2"),
        ("CBO", date(2020, 12, 1), "S.I. 2020/1236, regulation 2"),
        ("DDTRO", date(2017, 12, 6), "Home Office post-implementation review HO PIR 0003"),
        ("LICP", date(2005, 11, 24), "S.I. 2005/3056, article 2(2)"),
    ],
)
def test_a_measure_is_offered_from_the_day_the_instrument_that_was_read_says(
    code: str, since: date, source: str
) -> None:
    """By hand, from the commencement instruments as published."""
    measure = catalogue.BY_CODE[code]
    assert measure.in_force_from == since and measure.source.endswith(source)
    for day, there in ((since, True), (since - timedelta(days=1), False)):
        assert (code in {each.measure.code for each in catalogue.offered(day, lambda code: None)}) is there


def test_a_measure_carries_its_power_its_lead_and_what_it_means_for_the_victims(team: Actor) -> None:
    """Rule R-1.2; the database holds it too."""
    with acting_as(team):
        place = a_subject(team, Kind.PLACE, "The park")
        with pytest.raises(Incomplete) as refusal:
            actions.plan_measure(
                actor=team, subject_id=place, told=MeasureTold("CCEPO", " ", "", "", " ", local_date(timezone.now()))
            )
        assert {each.field for each in refusal.value.problems} == {
            "code", "lead", "authorised_by", "aim", "victims", "review_on",
        }  # fmt: skip
        key = a_measure(team, place)
        row = Measure.objects.get(pk=key)
        values = {
            each: getattr(row, each)
            for each in ("subject_id", "code", "name", "power", "lead", "authorised_by", "aim", "review_on")
        }
        with pytest.raises(IntegrityError, match="considers_the_victims"), transaction.atomic():
            Measure.record(actor=team, victims="", **values)


def test_a_breach_is_not_kept_without_what_is_done_about_it_and_the_action_is_in_the_plan(team: Actor) -> None:
    today = local_date(timezone.now())
    with acting_as(team):
        place = a_subject(team, Kind.PLACE, "The park")
        key = a_measure(team, place)
        actions.take_step(actor=team, measure_id=key, step=Step.SERVED, on=today, expires_on=today + timedelta(days=90))
        with pytest.raises(Incomplete) as refusal:
            actions.take_step(actor=team, measure_id=key, step=Step.BREACHED, on=today, words="The car was back.")
        assert {each.field for each in refusal.value.problems} == {"what", "owner_name", "agency_name", "due_on"}
        follows = Follows("Visit on Friday night", "Ali Khan", "Police", today + timedelta(days=2), team.account_id)
        actions.take_step(
            actor=team, measure_id=key, step=Step.BREACHED, on=today, words="The car was back.", follows=follows
        )
        assert selectors.measure(key, actor=team).state is State.BREACHED
        (action,) = subjects.plan(place, actor=team).actions
        assert action.what.endswith("Visit on Friday night") and action.account_id == team.account_id
        with pytest.raises(IntegrityError, match="breach_leads_to_action"), transaction.atomic():
            MeasureStep.record(
                actor=team, measure_id=key, subject_id=place, step=Step.BREACHED, on=today, words="Again"
            )
        actions.take_step(actor=team, measure_id=key, step=Step.ENDED, on=today, words="The shop has closed.")
        with pytest.raises(NotAllowedNow, match="has ended"):
            actions.take_step(actor=team, measure_id=key, step=Step.SERVED, on=today)


@pytest.mark.parametrize(
    ("steps", "state", "began"),
    [
        ([], "planned", None),
        ([Taken("applied", date(2026, 9, 1))], "applied", None),
        ([Taken("applied", date(2026, 9, 1)), Taken("granted", date(2026, 9, 8))], "granted", date(2026, 9, 8)),
        ([Taken("granted", date(2026, 9, 8)), Taken("served", date(2026, 9, 9))], "running", date(2026, 9, 9)),
        ([Taken("served", date(2026, 9, 9), date(2026, 11, 26))], "expired", date(2026, 9, 9)),
        (
            [Taken("served", date(2026, 9, 9), date(2026, 11, 1)), Taken("extended", date(2026, 10, 30), TODAY)],
            "running", date(2026, 9, 9),
        ),
        ([Taken("applied", date(2026, 9, 1)), Taken("refused", date(2026, 9, 8))], "refused", None),
    ],
)  # fmt: skip
def test_where_a_measure_stands_and_since_when_is_told_by_its_steps(
    steps: list[Taken], state: str, began: date | None
) -> None:
    assert (rules.state_of(steps, TODAY), rules.began_on(steps)) == (state, began)


def test_a_measure_is_seen_where_its_subject_is_and_nowhere_else(team: Actor) -> None:
    screener = an_actor(Role.SCREENER)
    other = an_actor(Role.EXPLOITATION_CHAIR, Role.DECISION_MAKER)
    with acting_as(team):
        park, arcade = a_subject(team, Kind.PLACE, "Quetzalpark"), a_subject(team, Kind.PLACE, "Arcade", wider=[1])
        hidden, shown = a_measure(team, park), a_measure(team, arcade)
        actions.compare_with(actor=team, subject_id=arcade, places=[park], why="The same hours, the same shops.")
    with acting_as(screener):
        assert [each.id for each in selectors.measures(actor=screener)] == [shown]
        assert not MeasureStep.objects.filter(measure_id=hidden) and not Measure.objects.filter(pk=hidden)
        with pytest.raises(NotVisible):
            selectors.measure(hidden, actor=screener)
        with pytest.raises(NotPermitted):
            a_measure(screener, arcade)
        assert Comparison.objects.count() == 1, "that there is one is seen with the place it is of"
    with acting_as(other):
        assert len(selectors.measures(actor=other)) == 2


def test_what_is_due_is_what_stands_and_is_reviewed_or_expires(team: Actor) -> None:
    today = local_date(timezone.now())
    with acting_as(team):
        place = a_subject(team, Kind.PLACE, "The park")
        late, ended = a_measure(team, place, days=60), a_measure(team, place, days=3)
        actions.take_step(actor=team, measure_id=late, step=Step.SERVED, on=today, expires_on=today + timedelta(days=5))
        actions.take_step(actor=team, measure_id=ended, step=Step.ENDED, on=today, words="No need.")
        assert [each.id for each in selectors.due(actor=team, by=today + timedelta(days=14))] == [late]
