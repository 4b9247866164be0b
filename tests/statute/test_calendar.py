"""Working days, school days, service hours and months."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openmash.statute.calendar import Calendar, CalendarError, Hours, Term, at, local_date, months_after
from tests.statute.moments import CALENDAR, IN_TERM, a_few, any_day, any_moment, london, utc

# Working days


@given(day=any_day, count=a_few)
def test_adding_working_days_never_lands_on_a_weekend_or_bank_holiday(day: date, count: int) -> None:
    for landed in (CALENDAR.add_working_days(day, count), CALENDAR.add_working_days(day, -count)):
        assert landed.weekday() < 5
        assert landed not in CALENDAR.bank_holidays


@given(day=any_day, count=a_few)
def test_adding_and_counting_working_days_agree(day: date, count: int) -> None:
    assert CALENDAR.working_days_between(day, CALENDAR.add_working_days(day, count)) == count


@given(day=any_day, later=st.integers(0, 40), count=a_few)
def test_a_later_day_never_gives_an_earlier_working_day(day: date, later: int, count: int) -> None:
    assert CALENDAR.add_working_days(day, count) <= CALENDAR.add_working_days(day + timedelta(days=later), count)


@pytest.mark.parametrize(
    ("day", "count", "landed"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday to Monday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # Saturday is day 0 as well
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # the Thursday before Easter
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Boxing Day on a Saturday is kept on Monday 28
        (date(2026, 12, 29), -1, date(2026, 12, 24)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_working_days_pass_over_weekends_and_bank_holidays(day: date, count: int, landed: date) -> None:
    assert CALENDAR.add_working_days(day, count) == landed


def test_no_working_days_lie_between_a_day_and_an_earlier_one() -> None:
    assert CALENDAR.working_days_between(date(2026, 11, 23), date(2026, 11, 20)) == 0


# School days


@pytest.mark.parametrize(
    ("day", "next_school_day"),
    [
        (date(2026, 9, 2), date(2026, 9, 3)),
        (date(2026, 10, 23), date(2026, 11, 2)),  # over half term
        (date(2026, 11, 27), date(2026, 12, 1)),  # over a weekend and a training day
    ],
)
def test_the_next_school_day_passes_over_holidays_and_training_days(day: date, next_school_day: date) -> None:
    assert IN_TERM.next_school_day(day) == next_school_day


@pytest.mark.parametrize("day", [date(2026, 8, 27), date(2027, 1, 5)])
def test_outside_the_terms_we_know_a_working_day_counts_so_that_a_deadline_comes_early(day: date) -> None:
    assert IN_TERM.is_school_day(day)
    assert not IN_TERM.knows_terms_on(day)


def test_a_bank_holiday_is_no_school_day_even_when_terms_are_unknown() -> None:
    assert not Calendar().is_school_day(date(2026, 12, 25))


@given(day=any_day)
def test_the_next_school_day_is_a_later_school_day(day: date) -> None:
    found = IN_TERM.next_school_day(day)
    assert found > day
    assert IN_TERM.is_school_day(found)


def test_a_term_cannot_end_before_it_begins() -> None:
    with pytest.raises(CalendarError, match="Term 1 ends before it begins"):
        Term("Term 1", date(2026, 9, 2), date(2026, 9, 1))


# Service hours


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-23 08:59", False),
        ("2026-11-23 09:00", True),
        ("2026-11-23 16:59", True),
        ("2026-11-23 17:00", False),
        ("2026-11-22 12:00", False),  # Sunday
        ("2026-12-25 12:00", False),  # Christmas
        ("2026-07-01 09:00", True),  # 08:00 in UTC
    ],
)
def test_the_service_is_open_from_the_minute_it_opens_until_the_minute_it_closes(moment: str, is_open: bool) -> None:
    assert CALENDAR.is_open(london(moment)) is is_open


def test_a_service_may_open_on_bank_holidays() -> None:
    assert Calendar(opens_on_bank_holidays=True).is_open(london("2026-12-25 12:00"))


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-20 17:00", "2026-11-23 09:00"),
        ("2026-11-23 03:00", "2026-11-23 09:00"),
        ("2026-11-23 09:00", "2026-11-24 09:00"),
        ("2026-12-24 17:30", "2026-12-29 09:00"),
    ],
)
def test_the_next_opening_is_strictly_later(moment: str, opens: str) -> None:
    assert CALENDAR.next_opening(london(moment)) == london(opens)


def test_a_service_that_never_opens_says_so_rather_than_searching_for_ever() -> None:
    with pytest.raises(CalendarError, match="has no opening hours"):
        Calendar(service_hours=(None,) * 7).next_opening(utc("2026-11-23 09:00"))


def test_a_closed_day_has_no_closing_time() -> None:
    with pytest.raises(CalendarError, match="closed on 22 November 2026"):
        CALENDAR.closes_at(london("2026-11-22 12:00"))


def test_hours_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(CalendarError, match="opens at 17:00 must close later"):
        Hours(time(17), time(9))


def test_a_week_has_seven_days() -> None:
    with pytest.raises(CalendarError, match="each of the seven days"):
        Calendar(service_hours=(None,) * 6)


# Clock time and months


@given(moment=any_moment)
def test_the_day_in_england_is_the_day_on_the_wall(moment: datetime) -> None:
    assert at(local_date(moment), time(12)).astimezone(UTC).date() == local_date(moment)


def test_a_time_the_spring_change_skips_is_an_hour_later() -> None:
    assert at(date(2026, 3, 29), time(1, 30)) == utc("2026-03-29 01:30")  # 02:30 British Summer Time


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(CalendarError, match="needs a time zone"):
        local_date(datetime(2026, 11, 23))


@pytest.mark.parametrize(
    ("day", "count", "landed"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 23), -12, date(2025, 11, 23)),
    ],
)
def test_months_clip_to_the_end_of_a_short_month(day: date, count: int, landed: date) -> None:
    assert months_after(day, count) == landed


@given(day=any_day, count=st.integers(-60, 60))
def test_months_keep_the_day_or_clip_to_the_last(day: date, count: int) -> None:
    landed = months_after(day, count)
    assert (landed.year * 12 + landed.month) - (day.year * 12 + day.month) == count
    assert landed.day == day.day or (landed + timedelta(days=1)).day == 1
