"""When the tests begin: while the hub is open, whatever the day and hour they are run at."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from openmash.statute.calendar import Calendar, at, local_date

FRIDAY = 4


def latest_working_morning(now: datetime | None = None) -> datetime:
    """Ten o'clock, in England, on the latest working day on which it has already been ten."""
    moment, calendar = now or datetime.now(UTC), Calendar()
    day = local_date(moment)
    if not calendar.is_working_day(day) or at(day, time(10)) > moment:
        day = calendar.add_working_days(day, -1)
    return at(day, time(10))


def latest_whole_day(now: datetime | None = None) -> date:
    """The latest working day that is over, after a working day that is over too: what is walked in it lies in the past."""
    return Calendar().add_working_days(local_date(latest_working_morning(now)), -1)


def latest_friday(now: datetime | None = None) -> date:
    """The latest Friday that was a working day and is over."""
    day, calendar = latest_whole_day(now), Calendar()
    while day.weekday() != FRIDAY or not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day
