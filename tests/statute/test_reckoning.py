"""How a clock stands, and the words for it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openmash.statute import spoken
from openmash.statute.clocks import CLOCKS, Clock, State, clock, reckon
from openmash.statute.limits import CalendarDays, ElapsedHours, ServiceHours, WorkingDays, WorkingDaysBefore
from openmash.statute.spoken import CountedIn
from tests.statute.moments import CALENDAR, any_moment, london

TODAY = date(2026, 11, 23)
DECISION = clock("initial_decision", TODAY)
RED = replace(clock("mash_enquiry", TODAY), never_pauses=True)
FOUR_HOURS = ElapsedHours(4)


def test_a_clock_nobody_has_started_says_what_starts_it() -> None:
    standing = reckon(DECISION, None, london("2026-11-23 12:00"), CALENDAR)
    assert standing.state is State.NOT_STARTED
    assert standing.due_at is None
    assert standing.words == "not started: starts when referral received"


def test_a_clock_is_not_started_before_its_time_so_that_the_past_can_be_shown_as_it_stood() -> None:
    standing = reckon(DECISION, london("2026-11-23 12:00"), london("2026-11-23 11:59"), CALENDAR)
    assert standing.state is State.NOT_STARTED


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-23 10:10", "in 4 hours, by 2:10pm today"),
        ("2026-11-23 12:00", "in 2 hours 10 minutes, by 2:10pm today"),
        ("2026-11-23 14:10", "in less than a minute, by 2:10pm today"),
    ],
)
def test_a_running_clock_says_what_is_left_and_when_it_ends(now: str, words: str) -> None:
    standing = reckon(RED, london("2026-11-23 10:10"), london(now), CALENDAR, limit=FOUR_HOURS)
    assert standing.state is State.RUNNING
    assert standing.due_at == london("2026-11-23 14:10")
    assert standing.remaining == london("2026-11-23 14:10") - london(now)
    assert standing.words == words


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-20 16:55", "in 1 working day, by the end of Monday 23 November"),
        ("2026-11-22 09:00", "in 1 working day, by the end of tomorrow"),
        ("2026-11-23 09:00", "by the end of today"),
    ],
)
def test_a_limit_in_working_days_is_said_in_working_days(now: str, words: str) -> None:
    assert reckon(DECISION, london("2026-11-20 16:55"), london(now), CALENDAR).words == words


@pytest.mark.parametrize(
    ("stopped", "state", "words"),
    [
        ("2026-11-23 13:10", State.MET, "in time, 1 hour to spare"),
        ("2026-11-23 14:10", State.MET, "in time, less than a minute to spare"),
        ("2026-11-23 16:15", State.LATE, "2 hours 5 minutes late"),
    ],
)
def test_a_stopped_clock_stays_as_it_was(stopped: str, state: State, words: str) -> None:
    for now in ("2026-11-23 17:00", "2027-11-23 17:00"):
        standing = reckon(
            RED, london("2026-11-23 10:10"), london(now), CALENDAR, stopped_at=london(stopped), limit=FOUR_HOURS
        )
        assert (standing.state, standing.words) == (state, words)
        assert standing.remaining is None


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-24 00:00", "1 working day late"),
        ("2026-11-26 12:00", "3 working days late"),
        ("2026-11-29 12:00", "4 working days late"),  # Sunday: Friday was the fourth
    ],
)
def test_lateness_is_said_in_the_limits_own_unit(now: str, words: str) -> None:
    standing = reckon(DECISION, london("2026-11-20 16:55"), london(now), CALENDAR)
    assert standing.state is State.LATE
    assert standing.words == words
    assert standing.remaining is not None
    assert standing.remaining < timedelta(0)


def test_a_minute_past_a_limit_on_a_friday_night_is_late_before_any_working_day_has_passed() -> None:
    standing = reckon(DECISION, london("2026-11-19 10:00"), london("2026-11-21 00:01"), CALENDAR)
    assert standing.words == "1 minute late"


def test_late_with_a_reason_on_record_is_out_of_timescale() -> None:
    standing = reckon(
        DECISION,
        london("2026-11-20 16:55"),
        london("2026-11-25 12:00"),
        CALENDAR,
        out_of_timescale_reason="waiting for the hospital",
    )
    assert standing.state is State.OUT_OF_TIMESCALE
    assert standing.words == "out of timescale: waiting for the hospital (2 working days late)"


def test_a_reason_given_beforehand_says_it_will_go_out_of_timescale() -> None:
    standing = reckon(
        DECISION,
        london("2026-11-20 16:55"),
        london("2026-11-23 12:00"),
        CALENDAR,
        out_of_timescale_reason="waiting for the hospital",
    )
    assert standing.state is State.RUNNING
    assert standing.words == "will go out of timescale: waiting for the hospital (due by the end of today)"


def test_what_stops_after_the_moment_shown_has_not_stopped_yet() -> None:
    standing = reckon(
        RED,
        london("2026-11-23 10:10"),
        london("2026-11-23 12:10"),
        CALENDAR,
        stopped_at=london("2026-11-23 13:00"),
        limit=FOUR_HOURS,
    )
    assert standing.state is State.RUNNING


def test_a_clock_without_a_figure_says_how_long_it_has_been() -> None:
    act = clock("immediate_protection", TODAY)
    running = reckon(act, london("2026-11-23 12:00"), london("2026-11-23 12:12"), CALENDAR)
    assert (running.state, running.due_at, running.words) == (State.RUNNING, None, "at once: 12 minutes so far")
    done = reckon(
        act, london("2026-11-23 12:00"), london("2026-11-23 13:00"), CALENDAR, stopped_at=london("2026-11-23 12:20")
    )
    assert (done.state, done.words) == (State.MET, "done after 20 minutes")


def test_an_area_that_has_set_no_limit_is_told_so() -> None:
    visit = clock("child_protection_visit", TODAY)
    assert reckon(visit, london("2026-11-20 12:00"), london("2026-11-23 12:00"), CALENDAR).words == (
        "no local limit set: 3 days so far"
    )


def test_a_limit_that_counts_back_runs_before_the_day_planned() -> None:
    reports = clock("conference_report_shared", TODAY)
    planned = london("2026-12-10 10:00")
    standing = reckon(reports, planned, london("2026-12-02 09:00"), CALENDAR, limit=WorkingDaysBefore(5))
    assert standing.state is State.RUNNING
    assert standing.words == "in 1 working day, by the end of tomorrow"
    late = reckon(reports, planned, london("2026-12-04 09:00"), CALENDAR, limit=WorkingDaysBefore(5))
    assert (late.state, late.words) == (State.LATE, "1 working day late")


def test_red_runs_on_past_closing_and_amber_pauses() -> None:
    started, now = london("2026-11-20 16:30"), london("2026-11-20 21:00")
    assert reckon(RED, started, now, CALENDAR, limit=ServiceHours(4)).state is State.LATE
    amber = replace(RED, never_pauses=False)
    assert reckon(amber, started, now, CALENDAR, limit=ServiceHours(4)).state is State.RUNNING


@given(
    found=st.sampled_from([found for found in CLOCKS if found.limit is not None]),
    started=any_moment,
    waited=st.timedeltas(timedelta(0), timedelta(days=200)),
)
def test_a_clock_is_late_exactly_when_now_is_past_its_due_time(
    found: Clock, started: datetime, waited: timedelta
) -> None:
    now = started + waited
    standing = reckon(found, started, now, CALENDAR)
    assert standing.due_at is not None
    assert (standing.state is State.LATE) == (now.replace(microsecond=0) > standing.due_at)
    assert standing.words


@given(started=any_moment, waited=st.timedeltas(timedelta(0), timedelta(days=30)))
def test_a_clock_once_met_is_met_at_every_later_moment(started: datetime, waited: timedelta) -> None:
    standing = reckon(DECISION, started, started + waited, CALENDAR, stopped_at=started)
    assert standing.state is State.MET


# Words


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(hours=2, minutes=10), "2 hours 10 minutes"),
        (timedelta(days=3, hours=4, minutes=5), "3 days"),
        (timedelta(days=10), "10 days"),
        (timedelta(days=1, minutes=5), "1 day"),
        (timedelta(days=2, hours=23), "2 days 23 hours"),
        (timedelta(hours=-2), "2 hours"),
    ],
)
def test_a_length_is_said_in_its_two_largest_parts(span: timedelta, said: str) -> None:
    assert spoken.length(span) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-11-23 14:10", "2:10pm today"),
        ("2026-11-22 14:10", "2:10pm yesterday"),
        ("2026-11-24 10:00", "10am tomorrow"),
        ("2026-11-27 10:00", "10am on Friday 27 November"),
        ("2027-01-04 10:00", "10am on Monday 4 January 2027"),
        ("2026-11-24 23:59:59", "the end of tomorrow"),
        ("2027-01-04 23:59:59", "the end of Monday 4 January 2027"),
    ],
)
def test_a_moment_is_said_beside_now(when: str, said: str) -> None:
    assert spoken.moment(london(when), london("2026-11-23 12:00")) == said


@pytest.mark.parametrize(
    ("counted_in", "said"),
    [
        (CountedIn.HOURS, "3 days late"),
        (CountedIn.DAYS, "4 days late"),
        (CountedIn.WORKING_DAYS, "2 working days late"),
    ],
)
def test_lateness_over_a_weekend(counted_in: CountedIn, said: str) -> None:
    assert spoken.lateness(london("2026-11-20 23:00"), london("2026-11-24 11:00"), counted_in, CALENDAR) == said


def test_days_are_counted_as_days() -> None:
    visit = clock("child_protection_visit", TODAY)
    standing = reckon(visit, london("2026-11-20 12:00"), london("2026-11-23 12:00"), CALENDAR, limit=CalendarDays(10))
    assert standing.words == "in 7 days, by the end of Monday 30 November"


def test_a_local_limit_changes_the_unit_lateness_is_said_in() -> None:
    standing = reckon(
        DECISION, london("2026-11-20 16:55"), london("2026-11-23 12:00"), CALENDAR, limit=ElapsedHours(24)
    )
    assert standing.words == "1 day 19 hours late"
    assert WorkingDays(1) == DECISION.limit
