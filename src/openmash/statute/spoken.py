"""Lengths of time and moments, as a person would say them. Local to England, to the minute."""

from datetime import datetime, time, timedelta
from enum import StrEnum

from openmash.statute.calendar import LAST_SECOND, Calendar, local_date, local_time

WHOLE_DAYS = 3
"""From so many days on, hours tell nobody anything."""


class CountedIn(StrEnum):
    """The unit a reader expects lateness in."""

    HOURS = "hours"
    WORKING_DAYS = "working days"
    DAYS = "days"


def length(span: timedelta) -> str:
    """A length of time, rounded down to what a reader needs: "2 hours 10 minutes", "1 day 4 hours", "3 days"."""
    minutes = int(abs(span).total_seconds()) // 60
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days >= WHOLE_DAYS:
        return count_of(days, "day")
    parts = [(days, "day"), (hours, "hour")] if days else [(hours, "hour"), (minutes, "minute")]
    return " ".join(count_of(number, unit) for number, unit in parts if number) or "less than a minute"


def time_left(due: datetime, now: datetime, counted_in: CountedIn, calendar: Calendar) -> str:
    """What is left and when it ends, such as "in 2 hours, by 2:10pm today"."""
    by = f"by {moment(due, now)}"
    whole_days = days_between(now, due, counted_in, calendar)
    if whole_days:
        return f"in {whole_days}, {by}"
    return by if counted_in is not CountedIn.HOURS else f"in {length(due - now)}, {by}"


def lateness(due: datetime, until: datetime, counted_in: CountedIn, calendar: Calendar) -> str:
    """How late, in the limit's own unit: "3 working days late", "2 hours 5 minutes late"."""
    return f"{days_between(due, until, counted_in, calendar) or length(until - due)} late"


def days_between(start: datetime, end: datetime, counted_in: CountedIn, calendar: Calendar) -> str:
    """The days from one moment to another in the limit's unit; empty when none, or it counts hours."""
    first, last = local_date(start), local_date(end)
    if counted_in is CountedIn.HOURS or last <= first:
        return ""
    if counted_in is CountedIn.DAYS:
        return count_of((last - first).days, "day")
    working_days = calendar.working_days_between(first, last)
    return count_of(working_days, "working day") if working_days else ""


def moment(when: datetime, now: datetime) -> str:
    """A moment beside now: "2:10pm today", "the end of tomorrow", "10am on Friday 27 November"."""
    local, today = local_time(when), local_date(now)
    nearby = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((local.date() - today).days, "")
    day = nearby or day_in_full(local, today.year)
    if local.time().replace(microsecond=0) == LAST_SECOND:
        return f"the end of {day}"
    if local.hour == local.minute == 0:
        return f"midnight at the start of {day}"
    return f"{clock(local)} {day}" if nearby else f"{clock(local)} on {day}"


def clock(local: datetime | time) -> str:
    """The time on the wall: "4:55pm", "10am", "midday", "midnight"."""
    if (local.hour, local.minute) in ((0, 0), (12, 0)):
        return "midday" if local.hour else "midnight"
    half = "am" if local.hour < 12 else "pm"
    return f"{local.hour % 12 or 12}" + (f":{local.minute:02}" if local.minute else "") + half


def day_in_full(local: datetime, this_year: int) -> str:
    """ "Friday 27 November", with the year when it is not this one."""
    return f"{local:%A} {local.day} {local:%B}" + ("" if local.year == this_year else f" {local.year}")


def count_of(number: int, unit: str) -> str:
    """ "1 day", "2 days"."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
