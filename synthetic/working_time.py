"""When people are at work, for the planner. Not the law: `statute` counts limits, this only makes likely times."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from random import Random
from zoneinfo import ZoneInfo

from openmash.statute.bank_holidays import england

LONDON = ZoneInfo("Europe/London")
OPENS, CLOSES = 9 * 60, 17 * 60


@lru_cache(maxsize=4096)
def _offset(day: date) -> timedelta:
    """London's offset from UTC at noon: one minute's table instead of a look-up for every event."""
    return datetime.combine(day, time(12), LONDON).utcoffset() or timedelta()


def open_on(day: date) -> bool:
    """Say whether the hub opens on a day: Monday to Friday, but no bank holiday."""
    return day.weekday() < 5 and day not in england()


def utc(day: date, minute: int) -> datetime:
    """Return the moment, in UTC, of a minute of a London day."""
    return datetime.combine(day, time(), UTC) + timedelta(minutes=minute) - _offset(day)


def local(when: datetime) -> tuple[date, int]:
    """Return the London day and the minute of that day."""
    shifted = when + _offset(when.date())
    return shifted.date(), shifted.hour * 60 + shifted.minute


def working(when: datetime) -> bool:
    """Say whether the hub is open: 9am to 5pm on the days it opens."""
    day, minute = local(when)
    return open_on(day) and OPENS <= minute < CLOSES


def after(when: datetime, minutes: int) -> datetime:
    """Return the moment that many working minutes after `when`."""
    day, minute = local(when)
    if not open_on(day) or minute >= CLOSES:
        day, minute = next_working(day), OPENS
    minute = max(minute, OPENS)
    while minutes > CLOSES - minute:
        minutes -= CLOSES - minute
        day, minute = next_working(day), OPENS
    return utc(day, minute + minutes) + timedelta(seconds=when.second)


def next_working(day: date) -> date:
    """Return the next day after this on which the hub opens."""
    day += timedelta(days=1)
    while not open_on(day):
        day += timedelta(days=1)
    return day


def arrival(rng: Random, day: date, source: str) -> datetime:
    """Return when in a day a contact from this source is likely to come (see `sources.category`)."""
    roll = rng.random()
    if source == "police":
        minute = int(rng.gauss(21 * 60, 230)) % 1440 if roll < 0.55 else 7 * 60 + int(rng.random() * 16 * 60)
    elif source in ("school", "health", "other") and roll < 0.94:
        while not open_on(day):
            day -= timedelta(days=1)
        minute = int(rng.triangular(8 * 60 + 20, 17 * 60 + 20, 15 * 60 if source == "school" else 13 * 60))
    else:
        minute = int(rng.triangular(8 * 60, 22 * 60, 18 * 60))
    return utc(day, minute) + timedelta(seconds=int(rng.random() * 60))


def before(when: datetime) -> datetime:
    """Return `when` if the hub is open then, else the last quarter of an hour before it closed."""
    day, minute = local(when)
    if open_on(day) and minute >= CLOSES:
        return utc(day, CLOSES - 15)
    if not open_on(day) or minute < OPENS:
        day -= timedelta(days=1)
        while not open_on(day):
            day -= timedelta(days=1)
        return utc(day, CLOSES - 15)
    return when
