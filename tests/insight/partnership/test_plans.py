"""Improvement plans: what is complete and what helped are said apart, figures are read and never typed, and clocks run."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotPermitted
from openmash.insight.partnership import actions, rules, selectors
from openmash.insight.partnership.actions import ActionTold, EvidenceTold, JudgementTold, PlanTold, ScrutinyTold
from openmash.insight.partnership.models import Action, Judgement, Plan, Scrutiny
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.policy import GRANTS
from openmash.insight.partnership.selectors import PlanShown
from openmash.insight.partnership.words import Assured, Column, Follows, Shows, Since, Step, Sureness, Verdict
from openmash.insight.scorecard.models import Figure
from openmash.statute.calendar import at
from openmash.statute.clocks import State
from tests.factories.access import an_actor, an_agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
DONE = EvidenceTold(Shows.DONE, "All 40 officers were trained.")
SEEN = EvidenceTold(Shows.PRACTICE, "In ten screenings looked at, each said how the child was.")
ANN = "Ann Lee, chief nurse"


@pytest.fixture
def manager() -> Actor:
    return an_actor(Role.PARTNERSHIP_MANAGER)


def a_plan(actor: Actor, *, follows: Follows = Follows.INSPECTION, received_on: date = date(2026, 3, 2)) -> UUID:
    told = PlanTold(follows, "A joint inspection", "The front door.", received_on, an_agency().pk)
    with transaction.atomic(), acting_as(actor):
        return actions.begin_plan(actor=actor, told=told)


def an_action(actor: Actor, plan_id: UUID, ref: str = "1", **told: object) -> UUID:
    with transaction.atomic(), acting_as(actor):
        finding = actions.add_finding(actor=actor, plan_id=plan_id, ref=ref, words="Screening is not done alike.")
        values: dict[str, object] = {
            "what": "Grade a sample twice.", "agency_id": an_agency("police", AgencyKind.POLICE).pk, "person": ANN,
            "by": timezone.now().date() + timedelta(days=30), "other_measure": "A dip sample of ten.",
        }  # fmt: skip
        return actions.add_action(actor=actor, finding_id=finding, told=ActionTold(**{**values, **told}))  # type: ignore[arg-type]  # each test names what it changes


def give(actor: Actor, action_id: UUID, told: EvidenceTold) -> None:
    with transaction.atomic(), acting_as(actor):
        actions.add_evidence(actor=actor, action_id=action_id, told=told)


def say(actor: Actor, action_id: UUID, column: Column, verdict: Verdict, by: str = "Jo Fry, manager") -> None:
    sure = Sureness.FAIRLY if column is Column.DIFFERENCE else None
    told = JudgementTold(verdict, "As the sample shows.", by, sureness=sure)
    with transaction.atomic(), acting_as(actor):
        actions.judge(actor=actor, action_id=action_id, column=column, told=told)


def shown(actor: Actor, plan_id: UUID, now: datetime | None = None) -> PlanShown:
    with transaction.atomic(), acting_as(actor):
        return selectors.plan(plan_id, actor=actor, now=now or timezone.now())


def a_figure(month: date, hits: int, *, safe: bool) -> None:
    """Screening coverage of the twelve months that end with this one, as the clock keeps it."""
    clock = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clock):
        Figure.record(
            actor=clock, indicator="screening-coverage", definitions="1", month=month, months=12, cut="all", of="",
            safe=safe, hits=hits, total=100, middle=None,
        )  # fmt: skip


def test_that_an_action_is_complete_never_says_that_it_made_a_difference(manager: Actor) -> None:
    plan = a_plan(manager)
    action = an_action(manager, plan)
    with pytest.raises(Incomplete, match="Nothing shows that it was done"):
        say(manager, action, Column.COMPLETE, Verdict.YES)
    give(manager, action, DONE)
    say(manager, action, Column.COMPLETE, Verdict.YES)
    found = shown(manager, plan)
    assert (found.counts.complete, found.counts.difference) == (1, 0)
    assert Column.DIFFERENCE not in found.findings[0].actions[0].columns


@pytest.mark.parametrize("verdict", [Verdict.YES, Verdict.PARTLY])
def test_training_delivered_does_not_show_that_it_helped(manager: Actor, verdict: Verdict) -> None:
    plan = a_plan(manager)
    action = an_action(manager, plan)
    give(manager, action, DONE)
    with pytest.raises(Incomplete, match="does not show that it helped"):
        say(manager, action, Column.DIFFERENCE, verdict)
    say(manager, action, Column.DIFFERENCE, Verdict.NO)
    give(manager, action, SEEN)
    say(manager, action, Column.DIFFERENCE, verdict)
    said = shown(manager, plan).findings[0].actions[0].columns[Column.DIFFERENCE]
    assert (said.verdict, said.said_by, said.kept_by) == (verdict, "Jo Fry, manager", manager.name)
    assert Judgement.objects.count() == 0  # nobody is looking: the wall shows nothing


@pytest.mark.parametrize(
    ("follows", "shows", "allowed"),
    [
        (Follows.REVIEW, Shows.DONE, False),
        (Follows.REVIEW, Shows.FIGURE, False),
        (Follows.REVIEW, Shows.AUDIT, True),
        (Follows.REVIEW, Shows.FAMILIES, True),
        (Follows.INSPECTION, Shows.DONE, True),
    ],
)
def test_a_recommendation_of_a_review_is_closed_by_changed_practice_alone(
    follows: Follows, shows: Shows, allowed: bool
) -> None:
    assert (not rules.why_not_yet(Column.COMPLETE, Verdict.YES, [shows], follows)) is allowed


def test_a_recommendation_of_a_review_says_when_practice_is_audited_again(manager: Actor) -> None:
    plan = a_plan(manager, follows=Follows.REVIEW)
    with pytest.raises(Incomplete, match="audited again"):
        an_action(manager, plan)
    an_action(manager, plan, "2", look_again_on=date(2027, 1, 4))


def test_the_baseline_is_read_from_the_scorecard_without_small_numbers_and_stays(manager: Actor) -> None:
    for year, hits in ((2025, 60), (2026, 70)):
        a_figure(date(year, 10, 1), hits, safe=True)
        a_figure(date(year, 10, 1), hits + 1, safe=False)
    plan = a_plan(manager)
    told = {"measure": "screening-coverage", "other_measure": "", "target": 80}
    an_action(manager, plan, "1", since=Since.YEAR_BEFORE, **told)
    an_action(manager, plan, "2", since=Since.NOW, **told)
    before, now = (each.actions[0].measured for each in shown(manager, plan).findings)
    assert before is not None and now is not None
    assert (before.baseline, before.baseline_month, before.target) == (0.6, date(2025, 10, 1), 0.8)
    assert (now.baseline, now.now, now.is_reached) == (0.7, 0.7, False)
    a_figure(date(2026, 11, 1), 85, safe=True)
    later = shown(manager, plan).findings[0].actions[0].measured
    assert later is not None
    assert (later.baseline, later.now, later.is_reached) == (0.6, 0.85, True)


def test_a_measure_is_a_figure_with_a_target_or_words_and_a_share_is_at_most_a_hundred(manager: Actor) -> None:
    plan = a_plan(manager)
    for told, sentence in (
        ({"other_measure": ""}, "Choose a figure"),
        ({"measure": "screening-coverage"}, "good enough"),
        ({"measure": "screening-coverage", "target": 101}, "percentage"),
        ({"person": " "}, "name and post"),
        ({"agency_id": None}, "Choose an agency"),
    ):
        with pytest.raises(Incomplete, match=sentence):
            an_action(manager, plan, sentence[:10], **told)
    with transaction.atomic(), acting_as(manager):
        assert Action.objects.count() == 0


@pytest.mark.parametrize(
    ("sent_on", "seen_at", "state"),
    [
        (None, datetime.combine(date(2027, 3, 4), time(23, 59)), State.RUNNING),
        (None, datetime.combine(date(2027, 3, 5), time(0, 1)), State.LATE),
        (date(2027, 3, 4), datetime.combine(date(2027, 4, 1), time(9)), State.MET),
        (date(2027, 3, 5), datetime.combine(date(2027, 4, 1), time(9)), State.LATE),
    ],
)
def test_the_statement_is_due_at_the_close_of_the_seventieth_working_day(
    manager: Actor, sent_on: date | None, seen_at: datetime, state: State
) -> None:
    """Row 34 of the clocks: received on Monday 23 November 2026, over Christmas, due on Thursday 4 March 2027."""

    with time_machine.travel(at(date(2027, 4, 2), time(9))):
        plan = a_plan(manager, received_on=date(2026, 11, 23))
        with transaction.atomic(), acting_as(manager):
            actions.add_step(actor=manager, plan_id=plan, step=Step.STATEMENT_ASKED, on=date(2026, 11, 23))
            if sent_on:
                actions.add_step(actor=manager, plan_id=plan, step=Step.STATEMENT_SENT, on=sent_on)
        statement = shown(manager, plan, at(seen_at.date(), seen_at.time())).statement
    assert statement is not None
    assert statement.standing.state is state
    assert statement.runs is (sent_on is None)
    assert statement.clock.source.edition == "S.I. 2015/1792"


def test_where_nobody_recorded_whether_a_statement_was_asked_for_nothing_runs(manager: Actor) -> None:
    plan = a_plan(manager)
    found = shown(manager, plan).statement
    assert found is not None
    assert (found.asked, found.runs) == (None, False)
    with transaction.atomic(), acting_as(manager):
        actions.add_step(actor=manager, plan_id=plan, step=Step.STATEMENT_NOT_ASKED, on=date(2026, 3, 3))
        assert selectors.owed(actor=manager, now=timezone.now(), within_days=14) == []
    assert shown(manager, a_plan(manager, follows=Follows.OWN)).statement is None


def test_scrutiny_is_never_by_somebody_who_answers_for_it_or_judged_it(manager: Actor) -> None:
    plan = a_plan(manager)
    action = an_action(manager, plan)
    give(manager, action, SEEN)
    say(manager, action, Column.DIFFERENCE, Verdict.YES, by="Jo Fry, manager")
    finding = shown(manager, plan).findings[0].id
    for who in ("ann  lee, now something else", "Jo Fry"):
        with transaction.atomic(), acting_as(manager), pytest.raises(Incomplete, match="independent"):
            actions.scrutinise(actor=manager, finding_id=finding, told=ScrutinyTold(Assured.ASSURED, "Seen.", who))
    with transaction.atomic(), acting_as(manager):
        actions.scrutinise(actor=manager, finding_id=finding, told=ScrutinyTold(Assured.PARTLY, "Seen.", "Grace Ade"))
        assert Scrutiny.objects.count() == 1


def test_the_database_shows_plans_by_role_and_to_the_roles_the_policy_names(manager: Actor) -> None:
    a_plan(manager)
    readers = GRANTS[Permission.VIEW].roles
    for role in Role:
        if role is Role.SERVICE:
            continue
        somebody = an_actor(role)
        with transaction.atomic(), acting_as(somebody):
            assert (Plan.objects.count() == 1) is (role in readers), role


def test_a_board_member_reads_and_writes_nothing(manager: Actor) -> None:
    plan = a_plan(manager)
    member = an_actor(Role.BOARD_MEMBER)
    assert shown(member, plan).title == "A joint inspection"
    with transaction.atomic(), acting_as(member), pytest.raises(NotPermitted):
        actions.add_finding(actor=member, plan_id=plan, ref="1", words="More")
    with transaction.atomic(), acting_as(member):
        assert selectors.owed(actor=member, now=timezone.now(), within_days=14) == []


def test_a_plan_takes_as_many_queries_however_long_it_is(manager: Actor) -> None:
    plan = a_plan(manager)
    counted = []
    for number in range(1, 9):
        action = an_action(manager, plan, str(number))
        give(manager, action, SEEN)
        say(manager, action, Column.COMPLETE, Verdict.YES)
        if number in (1, 8):
            with (
                transaction.atomic(),
                acting_as(manager),
                CaptureQueriesContext(
                    connection,
                ) as asked,
            ):
                found = selectors.plan(plan, actor=manager, now=timezone.now())
            counted.append(len(asked))
    assert [each.ref for each in found.findings] == [str(number) for number in range(1, 9)]
    assert counted[0] == counted[1] <= 11


def test_what_is_late_or_due_soon_is_on_the_worklist_of_whoever_keeps_the_plan(manager: Actor) -> None:
    plan, today = a_plan(manager), timezone.now().date()
    late = an_action(manager, plan, "1", by=today - timedelta(days=2))
    an_action(manager, plan, "2", by=today + timedelta(days=10))
    an_action(manager, plan, "3", by=today + timedelta(days=40))
    with transaction.atomic(), acting_as(manager):
        assert len(selectors.owed(actor=manager, now=timezone.now(), within_days=14)) == 2
    assert shown(manager, plan).counts.late == 1
    give(manager, late, DONE)
    say(manager, late, Column.COMPLETE, Verdict.YES)
    with transaction.atomic(), acting_as(manager):
        assert len(selectors.owed(actor=manager, now=timezone.now(), within_days=14)) == 1
    assert shown(manager, plan).counts.late == 0


def test_a_yearly_report_tells_what_was_said_in_its_year_and_keeps_done_and_helped_apart(manager: Actor) -> None:
    plan = a_plan(manager, received_on=date(2025, 3, 2))
    done, helped, older = (an_action(manager, plan, ref) for ref in ("1", "2", "3"))
    for action in (done, helped, older):
        give(manager, action, DONE)
    give(manager, helped, EvidenceTold(Shows.FAMILIES, "Four young people said they were asked.", on=date(2026, 5, 1)))
    for action, column, on in (
        (done, Column.COMPLETE, date(2026, 4, 1)), (helped, Column.COMPLETE, date(2026, 6, 1)),
        (helped, Column.DIFFERENCE, date(2026, 6, 1)), (older, Column.COMPLETE, date(2026, 3, 31)),
    ):  # fmt: skip
        told = JudgementTold(Verdict.YES, "Seen.", "Jo Fry, manager", on=on, sureness=Sureness.SURE)
        with transaction.atomic(), acting_as(manager):
            actions.judge(actor=manager, action_id=action, column=column, told=told)
    with transaction.atomic(), acting_as(manager):
        found = selectors.yearly_report(selectors.Year(2026), actor=manager, today=date(2026, 11, 27))
        before = selectors.yearly_report(selectors.Year(2025), actor=manager, today=date(2026, 11, 27))
    assert (len(found.done), len(found.helped), len(found.only_done)) == (2, 1, 1)
    assert found.families == ("Four young people said they were asked.",)
    assert (len(before.done), len(before.helped), len(before.only_done)) == (1, 0, 1)
    assert [selectors.year_of(day).began for day in (date(2026, 3, 31), date(2026, 4, 1))] == [2025, 2026]
