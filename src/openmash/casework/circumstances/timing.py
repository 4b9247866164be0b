"""The limits that run on private fostering. The law sets none on the other circumstances; what is owed is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from openmash.foundation.governance.area import Profile
from openmash.statute.calendar import at, local_date, months_after
from openmash.statute.clocks.reckoning import Due, reckon


def visit_due(known_at: datetime, notified_at: datetime | None, visits: Sequence[datetime], profile: Profile,
              now: datetime) -> Due:  # fmt: skip
    """The next visit to a privately fostered child: the first by regulation 4, later ones by regulation 8.

    In the first year at least every six weeks, after it every twelve, each counted from the visit before.
    """
    if not visits:
        key, started = "private_fostering_first_visit", notified_at or known_at
    else:
        started = max(visits)
        year_on = months_after(local_date(known_at), 12)
        key = f"private_fostering_visit_{'first_year' if local_date(started) < year_on else 'later'}"
    return _due(key, started, profile, now)


def notice_given(begins_on: date, notified_at: datetime, profile: Profile, now: datetime) -> Due:
    """Whether notice of private fostering came six weeks before it begins, by regulation 3."""
    start = at(begins_on, time(0))
    clock = profile.clock("private_fostering_notice", local_date(now))
    return Due(clock, start, reckon(clock, start, now, profile.calendar(), stopped_at=notified_at))


def _due(key: str, started: datetime, profile: Profile, now: datetime) -> Due:
    clock = profile.clock(key, local_date(started))
    return Due(clock, started, reckon(clock, started, now, profile.calendar()))
