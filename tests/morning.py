"""When the tests begin: while the hub is open, whatever the day and hour they are run at."""

from __future__ import annotations

from datetime import UTC, datetime, time

from openmash.statute.calendar import Calendar, at, local_date

BEGIN_AT = "OPENMASH_TESTS_BEGIN_AT"
"""In the environment of a server under test: the moment its clock starts from."""


def latest_working_morning(now: datetime | None = None) -> datetime:
    """Ten o'clock, in England, on the latest working day on which it has already been ten."""
    moment, calendar = now or datetime.now(UTC), Calendar()
    day = local_date(moment)
    if not calendar.is_working_day(day) or at(day, time(10)) > moment:
        day = calendar.add_working_days(day, -1)
    return at(day, time(10))
