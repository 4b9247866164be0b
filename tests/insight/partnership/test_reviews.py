"""Reviews: their clocks at the edges, their steps in order, and a child whom only those see who may."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.insight.partnership import actions, rules, selectors
from openmash.insight.partnership.actions import IncidentTold
from openmash.insight.partnership.models import Review, ReviewChild
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.policy import GRANTS
from openmash.insight.partnership.selectors import ReviewShown
from openmash.insight.partnership.words import Harm, ReviewStep
from openmash.statute.calendar import at
from openmash.statute.clocks import State
from tests.factories.access import an_actor, an_agency
from tests.factories.family import Family, a_family

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
CHRISTMAS = date(2026, 12, 23)
"""A Wednesday. Working days after it: 24, 29, 30 and 31 December, and 4 January."""


@pytest.fixture
def family() -> Family:
    return a_family()


@pytest.fixture
def manager() -> Actor:
    return an_actor(Role.PARTNERSHIP_MANAGER)


def a_review(family: Family, known_on: date, *, looked_after: bool = False) -> UUID:
    told = IncidentTold(Harm.HARMED, "A baby was seriously hurt at home.", known_on, looked_after)
    decider = an_actor(Role.DECISION_MAKER)
    with transaction.atomic(), acting_as(decider):
        return actions.tell_incident(actor=decider, person_id=family.mia, told=told)


def step(actor: Actor, review: UUID, what: ReviewStep, on: date, words: str = "") -> None:
    with transaction.atomic(), acting_as(actor):
        actions.add_review_step(actor=actor, review_id=review, step=what, on=on, words=words)


def shown(actor: Actor, review: UUID, now: datetime | None = None) -> ReviewShown:
    with transaction.atomic(), acting_as(actor):
        return selectors.review(review, actor=actor, now=now or timezone.now())


def clock(found: ReviewShown, key: str) -> tuple[State, date | None, bool]:
    (one,) = (each for each in found.clocks if each.clock.key == key)
    due = one.standing.due_at
    return one.standing.state, due.date() if due else None, one.runs


@pytest.mark.parametrize(
    ("told_on", "seen", "state"),
    [
        (None, (date(2027, 1, 4), time(23, 59)), State.RUNNING),
        (None, (date(2027, 1, 5), time(0, 1)), State.LATE),
        (date(2027, 1, 4), (date(2027, 2, 1), time(9)), State.MET),
        (date(2027, 1, 5), (date(2027, 2, 1), time(9)), State.LATE),
    ],
)
def test_the_national_panel_is_told_by_the_close_of_the_fifth_working_day(
    family: Family, manager: Actor, told_on: date | None, seen: tuple[date, time], state: State
) -> None:
    """Row 27: known on Wednesday 23 December 2026; 25 and 28 December and 1 January are holidays; due on Monday 4 January."""
    with time_machine.travel(at(date(2027, 2, 2), time(9))):
        review = a_review(family, CHRISTMAS)
        if told_on:
            step(manager, review, ReviewStep.NOTIFIED, told_on)
        found = shown(manager, review, at(*seen))
    assert clock(found, "serious_incident_notice") == (state, date(2027, 1, 4), told_on is None)


@pytest.mark.parametrize(
    ("done_on", "state"),
    [(None, State.LATE), (date(2027, 1, 26), State.MET), (date(2027, 1, 27), State.LATE)],
)
def test_the_rapid_review_runs_from_the_notification_by_the_areas_own_figure(
    family: Family, manager: Actor, done_on: date | None, state: State
) -> None:
    """Row 28: fifteen working days is the profile's starting value, and is shown as nobody's law."""
    with time_machine.travel(at(date(2027, 2, 2), time(9))):
        review = a_review(family, CHRISTMAS)
        assert clock(shown(manager, review), "rapid_review")[0] is State.NOT_STARTED
        step(manager, review, ReviewStep.NOTIFIED, date(2027, 1, 5))
        if done_on:
            step(manager, review, ReviewStep.RAPID_DONE, done_on)
        found = shown(manager, review)
    assert clock(found, "rapid_review") == (state, date(2027, 1, 26), done_on is None)
    (one,) = (each for each in found.clocks if each.clock.key == "rapid_review")
    assert one.local is not None and not one.local.confirmed


@pytest.mark.parametrize(
    ("published_on", "seen", "state"),
    [
        (None, (date(2027, 2, 28), time(23, 59)), State.RUNNING),
        (None, (date(2027, 3, 1), time(0, 1)), State.LATE),
        (date(2027, 2, 28), (date(2027, 3, 2), time(9)), State.MET),
        (date(2027, 3, 1), (date(2027, 3, 2), time(9)), State.LATE),
    ],
)
def test_a_local_review_is_published_within_the_areas_months_clipped_to_the_end_of_a_short_one(
    family: Family, manager: Actor, published_on: date | None, seen: tuple[date, time], state: State
) -> None:
    """Row 29: six months after 31 August 2026 is 28 February 2027."""
    with time_machine.travel(at(date(2027, 3, 3), time(9))):
        review = a_review(family, date(2026, 7, 1))
        for what, on in (
            (ReviewStep.NOTIFIED, date(2026, 7, 2)), (ReviewStep.RAPID_DONE, date(2026, 7, 20)),
            (ReviewStep.LOCAL_DECIDED, date(2026, 8, 31)),
        ):  # fmt: skip
            step(manager, review, what, on)
        if published_on:
            step(manager, review, ReviewStep.PUBLISHED, published_on)
        found = shown(manager, review, at(*seen))
    assert clock(found, "practice_review_published") == (state, date(2027, 2, 28), published_on is None)
    assert found.is_open is (published_on is None)


def test_a_rapid_review_is_not_possible_without_a_notification_and_steps_keep_their_order() -> None:
    known, on = date(2026, 6, 1), date(2026, 6, 10)
    for what in (ReviewStep.RAPID_DONE, ReviewStep.LOCAL_DECIDED, ReviewStep.NO_LOCAL, ReviewStep.PUBLISHED):
        assert rules.why_not_in_a_review(what, on, known, {}).startswith("First record this")
    happened = {ReviewStep.NOTIFIED: date(2026, 6, 5)}
    assert rules.why_not_in_a_review(ReviewStep.RAPID_DONE, on, known, happened) == ""
    assert "before this" in rules.why_not_in_a_review(ReviewStep.RAPID_DONE, date(2026, 6, 4), known, happened)
    assert "already" in rules.why_not_in_a_review(ReviewStep.NOTIFIED, on, known, happened)
    assert "before anybody here knew" in rules.why_not_in_a_review(ReviewStep.NOT_MET, date(2026, 5, 31), known, {})
    happened |= {ReviewStep.RAPID_DONE: on, ReviewStep.NO_LOCAL: on}
    assert "no local review follows" in rules.why_not_in_a_review(ReviewStep.LOCAL_DECIDED, on, known, happened)


def test_found_not_to_meet_the_criteria_stops_what_runs_and_says_why(family: Family, manager: Actor) -> None:
    review = a_review(family, timezone.now().date())
    with pytest.raises(Incomplete, match="Say why"):
        step(manager, review, ReviewStep.NOT_MET, timezone.now().date())
    step(manager, review, ReviewStep.NOT_MET, timezone.now().date(), "The injury was a known accident.")
    found = shown(manager, review)
    assert not found.is_open and not any(each.runs for each in found.clocks)
    with transaction.atomic(), acting_as(manager):
        assert selectors.running(actor=manager, now=timezone.now()) == []


def test_also_told_is_for_a_looked_after_child(family: Family, manager: Actor) -> None:
    today = timezone.now().date()
    with pytest.raises(Incomplete, match="looked-after"):
        step(manager, a_review(family, today), ReviewStep.ALSO_TOLD, today)
    step(manager, a_review(family, today, looked_after=True), ReviewStep.ALSO_TOLD, today)


def test_whom_a_review_is_about_is_shown_only_to_who_may_see_the_child(family: Family, manager: Actor) -> None:
    review = a_review(family, timezone.now().date())
    assert shown(an_actor(Role.DECISION_MAKER), review).children == (family.mia,)
    for somebody in (manager, an_actor(Role.BOARD_MEMBER), an_actor(Role.SERVICE_MANAGER)):
        found = shown(somebody, review)
        assert found.children == () and not any(key.startswith("person:") for key in found.about_keys)
        with transaction.atomic(), acting_as(somebody):
            assert ReviewChild.objects.count() == 0
    duty = an_actor(Role.DUTY_MANAGER)
    assert shown(duty, review).children == (family.mia,)
    with transaction.atomic(), acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.mia], mode="hidden", reason_code="x", reason="x",
            ask=WhomToAsk("A duty manager", "01632 960888"), allowed=[family.worker.account_id],
        )  # fmt: skip
    assert shown(duty, review).children == ()


def test_the_database_shows_reviews_by_role_and_to_the_roles_the_policy_names(family: Family) -> None:
    a_review(family, timezone.now().date())
    readers = GRANTS[Permission.VIEW_REVIEWS].roles
    for role in Role:
        if role is Role.SERVICE:
            continue
        somebody = an_actor(role)
        with transaction.atomic(), acting_as(somebody):
            assert (Review.objects.count() == 1) is (role in readers), role


def test_agencies_are_asked_once_and_a_late_summary_says_so(family: Family, manager: Actor) -> None:
    today = timezone.now().date()
    review, police = a_review(family, today), an_agency("police", AgencyKind.POLICE).pk
    with transaction.atomic(), acting_as(manager):
        actions.ask_summary(actor=manager, review_id=review, agency_id=police, by=today - timedelta(days=1))
        with pytest.raises(Incomplete, match="asked already"):
            actions.ask_summary(actor=manager, review_id=review, agency_id=police, by=today)
    (asked,) = shown(manager, review).summaries
    assert asked.is_late(today) and asked.received_on is None
    with transaction.atomic(), acting_as(manager):
        actions.receive_summary(actor=manager, asked_id=asked.id, on=today - timedelta(days=1), words="Three calls.")
        with pytest.raises(NotAllowedNow):
            actions.receive_summary(actor=manager, asked_id=asked.id, on=today, words="Again")
    (came,) = shown(manager, review).summaries
    assert not came.is_late(today) and came.words == "Three calls."


def test_what_a_review_recommends_is_planned_once_and_after_the_rapid_review(family: Family, manager: Actor) -> None:
    today = timezone.now().date()
    review = a_review(family, today)
    with transaction.atomic(), acting_as(manager):
        with pytest.raises(NotAllowedNow):
            actions.begin_plan_of_review(actor=manager, review_id=review)
        actions.add_review_step(actor=manager, review_id=review, step=ReviewStep.NOTIFIED, on=today)
        actions.add_review_step(actor=manager, review_id=review, step=ReviewStep.RAPID_DONE, on=today)
        plan = actions.begin_plan_of_review(actor=manager, review_id=review)
        assert actions.begin_plan_of_review(actor=manager, review_id=review) == plan
    assert shown(manager, review).plan_id == plan


def test_a_board_member_reads_and_a_worker_without_the_role_is_refused(family: Family) -> None:
    review = a_review(family, timezone.now().date())
    member = an_actor(Role.BOARD_MEMBER)
    with pytest.raises(NotPermitted):
        step(member, review, ReviewStep.NOTIFIED, timezone.now().date())
    worker = an_actor(Role.SOCIAL_WORKER)
    with transaction.atomic(), acting_as(worker), pytest.raises(NotPermitted):
        actions.tell_incident(
            actor=worker, person_id=family.mia, told=IncidentTold(Harm.DIED, "A child", timezone.now().date())
        )


def test_the_list_takes_as_many_queries_however_long_it_is(family: Family, manager: Actor) -> None:
    today, counted = timezone.now().date(), []
    for number in range(6):
        review = a_review(family, today)
        step(manager, review, ReviewStep.NOTIFIED, today)
        with transaction.atomic(), acting_as(manager):
            for slug, kind in (("police", AgencyKind.POLICE), ("health", AgencyKind.HEALTH)):
                actions.ask_summary(actor=manager, review_id=review, agency_id=an_agency(slug, kind).pk, by=today)
        if number in (0, 5):
            with transaction.atomic(), acting_as(manager), CaptureQueriesContext(connection) as asked:
                found = selectors.reviews(actor=manager, now=timezone.now())
            counted.append(len(asked))
    assert [each.ref[-2:] for each in found] == ["06", "05", "04", "03", "02", "01"]
    assert counted[0] == counted[1] <= 8
