"""When each kind of limit ends, and how it is said."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openmash.statute.calendar import Calendar, CalendarError, local_time
from openmash.statute.limits import (
    BeforeNextSchoolDay,
    CalendarDays,
    DaysBeginningWith,
    EarlierOf,
    ElapsedHours,
    ElapsedMinutes,
    Limit,
    Months,
    MustPrecede,
    NextWorkingDayAt,
    OnSchoolDayAt,
    SameDay,
    ServiceHours,
    Weeks,
    WeeksBefore,
    WorkingDays,
    WorkingDaysBefore,
)
from tests.statute.moments import CALENDAR, IN_TERM, any_moment, london, utc

TEN = time(10)
THREE = time(15)

DUE = [
    # limit, started, due, on a clock on the wall in England
    (ElapsedMinutes(30), "2026-11-23 16:55", "2026-11-23 17:25"),
    (ElapsedHours(72), "2026-11-20 16:55", "2026-11-23 16:55"),
    (ServiceHours(4), "2026-11-20 16:00", "2026-11-23 12:00"),  # an hour on Friday, three on Monday
    (ServiceHours(4), "2026-11-23 13:00", "2026-11-23 17:00"),  # to the minute it closes
    (ServiceHours(24), "2026-12-23 09:00", "2026-12-29 17:00"),  # three eight-hour days round Christmas
    (ServiceHours(1), "2026-11-21 12:00", "2026-11-23 10:00"),  # from the next opening
    (SameDay(), "2026-11-21 12:00", "2026-11-21 23:59:59"),
    (WorkingDays(1), "2026-11-20 16:55", "2026-11-23 23:59:59"),
    (WorkingDays(1), "2026-11-21 12:00", "2026-11-23 23:59:59"),
    (WorkingDays(1), "2026-04-02 17:30", "2026-04-07 23:59:59"),  # over Easter
    (WorkingDays(15), "2026-11-23 09:00", "2026-12-14 23:59:59"),
    (CalendarDays(10), "2026-11-23 09:00", "2026-12-03 23:59:59"),
    (DaysBeginningWith(8), "2026-11-20 16:55", "2026-11-27 23:59:59"),
    (Weeks(6), "2026-11-23 09:00", "2027-01-04 23:59:59"),
    (Months(3), "2026-11-30 09:00", "2027-02-28 23:59:59"),
    (NextWorkingDayAt(TEN), "2026-11-20 16:55", "2026-11-23 10:00"),
    (NextWorkingDayAt(TEN), "2026-11-23 23:30", "2026-11-24 10:00"),
    (NextWorkingDayAt(TEN), "2026-11-24 02:00", "2026-11-24 10:00"),  # the night belongs to the day before
    (NextWorkingDayAt(TEN), "2026-11-24 09:00", "2026-11-25 10:00"),  # the hub is open: today has begun
    (NextWorkingDayAt(TEN), "2026-11-22 02:00", "2026-11-23 10:00"),  # Sunday
    (NextWorkingDayAt(time(8)), "2026-11-24 08:30", "2026-11-25 08:00"),  # not a time already past
    (OnSchoolDayAt(THREE), "2026-11-23 14:59", "2026-11-23 15:00"),
    (OnSchoolDayAt(THREE), "2026-11-23 15:00", "2026-11-24 15:00"),
    (OnSchoolDayAt(THREE), "2026-11-27 16:00", "2026-12-01 15:00"),  # a training day on the Monday
    (BeforeNextSchoolDay(), "2026-11-23 02:00", "2026-11-23 08:30"),
    (BeforeNextSchoolDay(), "2026-10-23 22:00", "2026-11-02 08:30"),  # over half term
    (EarlierOf(OnSchoolDayAt(THREE), WorkingDays(1)), "2026-11-23 11:00", "2026-11-23 15:00"),
    (EarlierOf(OnSchoolDayAt(THREE), WorkingDays(1)), "2026-10-23 16:00", "2026-10-26 23:59:59"),
    (MustPrecede(), "2026-11-23 10:30", "2026-11-23 10:30"),
    (WorkingDaysBefore(5), "2026-12-30 10:00", "2026-12-21 23:59:59"),
    (WeeksBefore(6), "2026-11-23 00:00", "2026-10-12 23:59:59"),
]


@pytest.mark.parametrize(("limit", "started", "due"), DUE)
def test_a_limit_ends_when_the_calendar_says(limit: Limit, started: str, due: str) -> None:
    assert limit.due(london(started), IN_TERM) == london(due)
    assert limit.due(london(started), IN_TERM).tzinfo is UTC


def test_an_area_may_close_the_day_earlier_than_midnight() -> None:
    closes_at_five = Calendar(working_day_ends=time(17))
    assert WorkingDays(1).due(london("2026-11-20 16:55"), closes_at_five) == london("2026-11-23 17:00")


def test_what_must_be_done_the_same_day_is_never_due_before_it_began() -> None:
    closes_at_five = Calendar(working_day_ends=time(17))
    assert SameDay().due(london("2026-11-23 18:00"), closes_at_five) == london("2026-11-23 18:00")


def test_an_order_ends_at_midnight_whatever_hour_an_area_closes_its_day() -> None:
    closes_at_five = Calendar(working_day_ends=time(17))
    assert DaysBeginningWith(7).due(london("2026-11-20 16:55"), closes_at_five) == london("2026-11-26 23:59:59")


# Clock changes: 29 March 2026 at 01:00 and 25 October 2026 at 02:00 in England


@pytest.mark.parametrize(
    ("started", "due"),
    [
        ("2026-03-28 23:00", "2026-03-29 04:00"),  # an hour is skipped: 04:00 on the wall is four hours later
        ("2026-10-24 23:00", "2026-10-25 02:00"),  # an hour comes twice
    ],
)
def test_four_elapsed_hours_are_four_true_hours_across_a_clock_change(started: str, due: str) -> None:
    assert ElapsedHours(4).due(london(started), CALENDAR) == london(due)
    assert ElapsedHours(4).due(london(started), CALENDAR) - london(started) == timedelta(hours=4)


@pytest.mark.parametrize(
    ("limit", "started"),
    [
        (limit, started)
        for limit in (NextWorkingDayAt(TEN), WorkingDays(1), Weeks(1), CalendarDays(3), Months(1))
        for started in ("2026-03-27 12:00", "2026-10-23 12:00")
    ],
)
def test_a_deadline_on_the_wall_keeps_its_time_across_a_clock_change(limit: Limit, started: str) -> None:
    due = local_time(limit.due(london(started), CALENDAR))
    assert due.utcoffset() != local_time(london(started)).utcoffset()
    assert due.time() in (TEN, time(23, 59, 59))


@pytest.mark.parametrize(
    ("started", "due"),
    [
        ("2026-03-27 16:00", "2026-03-30 12:00"),
        ("2026-10-23 16:00", "2026-10-26 12:00"),
    ],
)
def test_service_hours_are_the_hours_on_the_door_across_a_clock_change(started: str, due: str) -> None:
    assert ServiceHours(4).due(london(started), CALENDAR) == london(due)


def test_a_day_of_elapsed_hours_moves_on_the_wall_when_the_clocks_change() -> None:
    due = ElapsedHours(24).due(utc("2026-03-28 12:00"), CALENDAR)
    assert due == utc("2026-03-29 12:00")
    assert due == london("2026-03-29 13:00")


# Properties

forward = st.one_of(
    st.builds(ElapsedMinutes, st.integers(1, 6000)),
    st.builds(ElapsedHours, st.integers(1, 100)),
    st.builds(ServiceHours, st.integers(1, 60)),
    st.just(SameDay()),
    st.builds(WorkingDays, st.integers(1, 70)),
    st.builds(CalendarDays, st.integers(1, 90)),
    st.builds(DaysBeginningWith, st.integers(1, 15)),
    st.builds(Weeks, st.integers(1, 12)),
    st.builds(Months, st.integers(1, 12)),
    st.builds(NextWorkingDayAt, st.times().map(lambda t: t.replace(microsecond=0))),
    st.builds(OnSchoolDayAt, st.just(THREE)),
    st.just(BeforeNextSchoolDay()),
)


@given(limit=forward, started=any_moment)
def test_a_limit_never_ends_before_it_starts(limit: Limit, started: datetime) -> None:
    assert limit.due(started, IN_TERM) >= started.replace(microsecond=0)


@given(limit=forward, started=any_moment, later=st.timedeltas(timedelta(0), timedelta(days=40)))
def test_starting_later_never_brings_the_end_forward(limit: Limit, started: datetime, later: timedelta) -> None:
    assert limit.due(started, IN_TERM) <= limit.due(started + later, IN_TERM)


@given(days=st.integers(1, 70), started=any_moment)
def test_a_limit_in_working_days_ends_on_a_working_day(days: int, started: datetime) -> None:
    assert CALENDAR.is_working_day(local_time(WorkingDays(days).due(started, CALENDAR)).date())
    assert CALENDAR.is_working_day(local_time(NextWorkingDayAt(TEN).due(started, CALENDAR)).date())


@given(hours=st.integers(1, 60), started=any_moment)
def test_a_limit_in_service_hours_ends_while_the_service_is_open(hours: int, started: datetime) -> None:
    due = ServiceHours(hours).due(started, CALENDAR)
    assert CALENDAR.is_open(due - timedelta(seconds=1))


@given(limit=st.one_of(st.builds(WorkingDaysBefore, st.integers(1, 20)), st.builds(WeeksBefore, st.integers(1, 8))))
def test_a_limit_that_counts_back_ends_before_what_is_planned(limit: Limit) -> None:
    planned = london("2026-12-30 10:00")
    assert limit.counts_back
    assert limit.due(planned, CALENDAR) < planned


# Words, and what is refused


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (ElapsedMinutes(1), "1 minute"),
        (ElapsedHours(4), "4 hours"),
        (ElapsedHours(72), "72 hours, day and night"),
        (ServiceHours(4), "4 hours while the service is open"),
        (SameDay(), "the same day"),
        (WorkingDays(1), "1 working day"),
        (WorkingDays(15), "15 working days"),
        (CalendarDays(10), "10 days"),
        (DaysBeginningWith(8), "8 days, the first day counted"),
        (Weeks(1), "1 week"),
        (Months(3), "3 months"),
        (NextWorkingDayAt(TEN), "10:00 the next working day"),
        (OnSchoolDayAt(THREE), "15:00 on the same or next school day"),
        (BeforeNextSchoolDay(), "before the next school day starts"),
        (EarlierOf(ElapsedHours(4), WorkingDays(1)), "4 hours, or 1 working day if that is sooner"),
        (MustPrecede(), "beforehand"),
        (WorkingDaysBefore(5), "5 working days before"),
        (WeeksBefore(6), "6 weeks before"),
    ],
)
def test_a_limit_is_said_in_plain_words(limit: Limit, said: str) -> None:
    assert limit.said == said


COUNTED = (ElapsedMinutes, ElapsedHours, ServiceHours, WorkingDays, CalendarDays, DaysBeginningWith, Weeks, Months)


@pytest.mark.parametrize("kind", [*COUNTED, WorkingDaysBefore, WeeksBefore])
def test_a_limit_of_nothing_is_refused(kind: type[WorkingDays]) -> None:
    with pytest.raises(CalendarError, match="at least 1, not 0"):
        kind(0)


@pytest.mark.parametrize("limit", [ElapsedHours(4), WorkingDays(1), ServiceHours(4), Months(3), NextWorkingDayAt(TEN)])
def test_a_start_without_a_zone_is_refused(limit: Limit) -> None:
    with pytest.raises(CalendarError, match="needs a time zone"):
        limit.due(datetime(2026, 11, 23), CALENDAR)
