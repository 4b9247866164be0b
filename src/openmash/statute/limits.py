"""How long something may take.

Each limit answers two questions: when is it due, and how would you say it. `due` takes the moment the clock
started (with a time zone) and a calendar, and gives a moment in UTC.

- Day 0 is the day the clock started, in England, whether or not anyone was at work. A limit of N days ends
  at the close of day N; a limit of N working days at the close of the Nth working day after day 0. So a
  referral on a Saturday, like one on the Friday before, is to be decided by the close of Monday. (The
  children in need census counts its working days the same way, from the day after the event.)
- Hours are true hours: four hours across a clock change are still four hours.
- A limit that ends at a time on the wall (10:00, the close of a day) keeps that time across a clock change.
- Months clip to the end of a short month: three months from 30 November end on 28 or 29 February.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import ClassVar, Protocol

from openmash.statute.calendar import (
    LAST_SECOND,
    Calendar,
    CalendarError,
    at,
    local_date,
    local_time,
    months_after,
)
from openmash.statute.spoken import CountedIn, count_of


class Limit(Protocol):
    """What every limit can say about itself."""

    counted_in: ClassVar[CountedIn]
    counts_back: ClassVar[bool]  # from something planned, and so ending before it

    @property
    def said(self) -> str:
        """The limit in plain words."""
        ...

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The last moment in time, UTC, for a clock that started at `start` (with a zone)."""
        ...


# Hours


@dataclass(frozen=True)
class ElapsedMinutes:
    """True minutes, day and night."""

    minutes: int
    counted_in: ClassVar[CountedIn] = CountedIn.HOURS
    counts_back: ClassVar[bool] = False

    def __post_init__(self) -> None:
        _at_least_one(self.minutes)

    @property
    def said(self) -> str:
        """Such as "30 minutes"."""
        return count_of(self.minutes, "minute")

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """That many true minutes after the start."""
        return _utc(start) + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class ElapsedHours:
    """True hours, day and night, weekends and holidays."""

    hours: int
    counted_in: ClassVar[CountedIn] = CountedIn.HOURS
    counts_back: ClassVar[bool] = False

    def __post_init__(self) -> None:
        _at_least_one(self.hours)

    @property
    def said(self) -> str:
        """Such as "72 hours, day and night"; a few hours need no such reminder."""
        return count_of(self.hours, "hour") + (", day and night" if self.hours > 12 else "")

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """That many true hours after the start."""
        return _utc(start) + timedelta(hours=self.hours)


@dataclass(frozen=True)
class ServiceHours:
    """Hours counted only while the service is open."""

    hours: int
    counted_in: ClassVar[CountedIn] = CountedIn.HOURS
    counts_back: ClassVar[bool] = False

    def __post_init__(self) -> None:
        _at_least_one(self.hours)

    @property
    def said(self) -> str:
        """Such as "4 hours while the service is open"."""
        return f"{count_of(self.hours, 'hour')} while the service is open"

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The moment the service has been open that long since the start."""
        moment, left = _utc(start), timedelta(hours=self.hours)
        while True:
            if not calendar.is_open(moment):
                moment = calendar.next_opening(moment)
            closes = calendar.closes_at(moment)
            if moment + left <= closes:
                return moment + left
            left -= closes - moment
            moment = closes


# Days, weeks, months


@dataclass(frozen=True)
class SameDay:
    """By the close of the day it started."""

    counted_in: ClassVar[CountedIn] = CountedIn.DAYS
    counts_back: ClassVar[bool] = False

    @property
    def said(self) -> str:
        """In words."""
        return "the same day"

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The close of day 0, worked or not."""
        return max(calendar.end_of(local_date(start)), _utc(start))


@dataclass(frozen=True)
class WorkingDays:
    """Working days in England, from the working day after day 0."""

    days: int
    counted_in: ClassVar[CountedIn] = CountedIn.WORKING_DAYS
    counts_back: ClassVar[bool] = False

    def __post_init__(self) -> None:
        _at_least_one(self.days)

    @property
    def said(self) -> str:
        """Such as "15 working days"."""
        return count_of(self.days, "working day")

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The close of the Nth working day after the day it started."""
        return calendar.end_of(calendar.add_working_days(local_date(start), self.days))


@dataclass(frozen=True)
class CalendarDays:
    """Days, worked or not, counted from the day after it started."""

    days: int
    counted_in: ClassVar[CountedIn] = CountedIn.DAYS
    counts_back: ClassVar[bool] = False

    def __post_init__(self) -> None:
        _at_least_one(self.days)

    @property
    def said(self) -> str:
        """Such as "28 days"."""
        return count_of(self.days, "day")

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The close of day N."""
        return calendar.end_of(local_date(start) + timedelta(days=self.days))


@dataclass(frozen=True)
class DaysBeginningWith:
    """Days with the first one counted, to midnight, as the Children Act counts the life of an order."""

    days: int
    counted_in: ClassVar[CountedIn] = CountedIn.DAYS
    counts_back: ClassVar[bool] = False

    def __post_init__(self) -> None:
        _at_least_one(self.days)

    @property
    def said(self) -> str:
        """Such as "8 days, the first day counted"."""
        return f"{count_of(self.days, 'day')}, the first day counted"

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The last second of the Nth day, the day it started being the first. No local hour changes it."""
        return at(local_date(start) + timedelta(days=self.days - 1), LAST_SECOND)


@dataclass(frozen=True)
class Weeks:
    """Whole weeks, to the close of the same weekday."""

    weeks: int
    counted_in: ClassVar[CountedIn] = CountedIn.DAYS
    counts_back: ClassVar[bool] = False

    def __post_init__(self) -> None:
        _at_least_one(self.weeks)

    @property
    def said(self) -> str:
        """Such as "6 weeks"."""
        return count_of(self.weeks, "week")

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The close of the same weekday N weeks on."""
        return calendar.end_of(local_date(start) + timedelta(weeks=self.weeks))


@dataclass(frozen=True)
class Months:
    """Calendar months, clipped to the end of a short month."""

    months: int
    counted_in: ClassVar[CountedIn] = CountedIn.DAYS
    counts_back: ClassVar[bool] = False

    def __post_init__(self) -> None:
        _at_least_one(self.months)

    @property
    def said(self) -> str:
        """Such as "3 months"."""
        return count_of(self.months, "month")

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The close of the same day of the month N months on."""
        return calendar.end_of(months_after(local_date(start), self.months))


# A time on the wall


@dataclass(frozen=True)
class NextWorkingDayAt:
    """A time on the next working day. Until the service opens, the night still belongs to the day before.

    So what is left open at 23:30 on Monday, and at 02:00 on Tuesday, is due on Tuesday at that time.
    """

    time: time
    counted_in: ClassVar[CountedIn] = CountedIn.HOURS
    counts_back: ClassVar[bool] = False

    @property
    def said(self) -> str:
        """Such as "10:00 the next working day"."""
        return f"{self.time:%H:%M} the next working day"

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The time on the working day whose opening comes next."""
        began = local_time(start)
        opens = calendar.hours_on(began.date())
        if calendar.is_working_day(began.date()) and opens is not None and began.time() < min(opens.opens, self.time):
            return at(began.date(), self.time)
        return at(calendar.next_working_day(began.date()), self.time)


@dataclass(frozen=True)
class OnSchoolDayAt:
    """The first time the clock on the wall shows this on a school day, such as before children go home."""

    time: time
    counted_in: ClassVar[CountedIn] = CountedIn.HOURS
    counts_back: ClassVar[bool] = False

    @property
    def said(self) -> str:
        """Such as "15:00 on the same or next school day"."""
        return f"{self.time:%H:%M} on the same or next school day"

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """That time today if it is a school day and still to come; otherwise on the next school day."""
        today = local_date(start)
        if calendar.is_school_day(today) and at(today, self.time) > start:
            return at(today, self.time)
        return at(calendar.next_school_day(today), self.time)


@dataclass(frozen=True)
class BeforeNextSchoolDay:
    """Before the school day next starts."""

    counted_in: ClassVar[CountedIn] = CountedIn.HOURS
    counts_back: ClassVar[bool] = False

    @property
    def said(self) -> str:
        """In words."""
        return "before the next school day starts"

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The next start of a school day: this morning's, for something that happened in the small hours."""
        return OnSchoolDayAt(calendar.school_day_starts).due(start, calendar)


@dataclass(frozen=True)
class EarlierOf:
    """Two limits, whichever ends first."""

    one: Limit
    other: Limit
    counted_in: ClassVar[CountedIn] = CountedIn.HOURS
    counts_back: ClassVar[bool] = False

    @property
    def said(self) -> str:
        """Both, joined by "or"."""
        return f"{self.one.said}, or {self.other.said} if that is sooner"

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The earlier of the two."""
        return min(self.one.due(start, calendar), self.other.due(start, calendar))


# Counted back from something planned: `start` is the planned moment, and the limit ends before it


@dataclass(frozen=True)
class MustPrecede:
    """Done before the thing it is counted from."""

    counted_in: ClassVar[CountedIn] = CountedIn.DAYS
    counts_back: ClassVar[bool] = True

    @property
    def said(self) -> str:
        """In words."""
        return "beforehand"

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The moment of the planned thing itself."""
        return _utc(start)


@dataclass(frozen=True)
class WorkingDaysBefore:
    """By the close of the working day that falls N working days before something planned."""

    days: int
    counted_in: ClassVar[CountedIn] = CountedIn.WORKING_DAYS
    counts_back: ClassVar[bool] = True

    def __post_init__(self) -> None:
        _at_least_one(self.days)

    @property
    def said(self) -> str:
        """Such as "5 working days before"."""
        return f"{count_of(self.days, 'working day')} before"

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The close of that earlier working day."""
        return calendar.end_of(calendar.add_working_days(local_date(start), -self.days))


@dataclass(frozen=True)
class WeeksBefore:
    """By the close of the day N weeks before something planned."""

    weeks: int
    counted_in: ClassVar[CountedIn] = CountedIn.DAYS
    counts_back: ClassVar[bool] = True

    def __post_init__(self) -> None:
        _at_least_one(self.weeks)

    @property
    def said(self) -> str:
        """Such as "6 weeks before"."""
        return f"{count_of(self.weeks, 'week')} before"

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        """The close of that earlier day."""
        return calendar.end_of(local_date(start) - timedelta(weeks=self.weeks))


def _at_least_one(number: int) -> None:
    if number < 1:
        raise CalendarError(f"A limit must be at least 1, not {number}.")


def _utc(moment: datetime) -> datetime:
    return local_time(moment).astimezone(UTC)
