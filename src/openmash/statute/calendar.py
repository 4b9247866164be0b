"""Which days are worked, which are school days, and when the service is open.

A calendar is data: England's bank holidays, a service's hours for each weekday, and school terms. Nothing
here knows what today is. Days are local days in England; moments are times with a zone, kept in UTC.

Conventions, used by every limit:
- A working day is Monday to Friday except England's bank holidays.
- A day lasts until `working_day_ends`, 23:59:59 in England unless a local profile chooses an earlier time.
- School terms are local data. On a day no term covers before or after all known terms, any working day
  counts as a school day: a deadline then comes too early, never too late.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from openmash.statute import bank_holidays

ENGLAND = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
LAST_SECOND = time(23, 59, 59)


class CalendarError(ValueError):
    """The calendar cannot answer, in a plain sentence."""


@dataclass(frozen=True)
class Hours:
    """One day's opening hours, local time: `opens` up to `closes` on the same day."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise CalendarError(f"A service that opens at {self.opens:%H:%M} must close later that day.")


@dataclass(frozen=True)
class Term:
    """A run of school days, both ends included. Half-term breaks fall between two terms."""

    name: str
    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.first_day > self.last_day:
            raise CalendarError(f"{self.name} ends before it begins.")

    def covers(self, day: date) -> bool:
        """Whether the day falls in this term."""
        return self.first_day <= day <= self.last_day


NINE_TO_FIVE = Hours(time(9), time(17))
OFFICE_WEEK: tuple[Hours | None, ...] = (*(NINE_TO_FIVE,) * 5, None, None)


@dataclass(frozen=True)
class Calendar:
    """The days and hours limits are counted on. `service_hours` runs Monday to Sunday; None is closed."""

    service_hours: tuple[Hours | None, ...] = OFFICE_WEEK
    terms: tuple[Term, ...] = ()
    inset_days: frozenset[date] = frozenset()
    school_day_starts: time = time(8, 30)
    working_day_ends: time = LAST_SECOND
    opens_on_bank_holidays: bool = False
    bank_holidays: frozenset[date] = field(default_factory=bank_holidays.england, repr=False)

    def __post_init__(self) -> None:
        if len(self.service_hours) != 7:
            raise CalendarError("Service hours need an entry for each of the seven days.")

    # Working days

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, and not a bank holiday in England."""
        return day.weekday() < bank_holidays.SATURDAY and day not in self.bank_holidays

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        return self.add_working_days(day, 1)

    def add_working_days(self, day: date, count: int) -> date:
        """The working day `count` working days after `day`, which is day 0; before it when negative."""
        step = ONE_DAY if count > 0 else -ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days fall after `start`, up to and including `end`; none when that is earlier."""
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)

    # School days

    def is_school_day(self, day: date) -> bool:
        """A working day in a term and not a training day; outside all known terms, any working day."""
        if not self.is_working_day(day) or day in self.inset_days:
            return False
        return not self.knows_terms_on(day) or any(term.covers(day) for term in self.terms)

    def knows_terms_on(self, day: date) -> bool:
        """Whether the day lies between the first and the last day of the terms we were given."""
        if not self.terms:
            return False
        return min(t.first_day for t in self.terms) <= day <= max(t.last_day for t in self.terms)

    def next_school_day(self, day: date) -> date:
        """The first school day after `day`."""
        day += ONE_DAY
        while not self.is_school_day(day):
            day += ONE_DAY
        return day

    # Service hours

    def hours_on(self, day: date) -> Hours | None:
        """The service's hours that day, or None when it is closed."""
        if day in self.bank_holidays and not self.opens_on_bank_holidays:
            return None
        return self.service_hours[day.weekday()]

    def is_open(self, moment: datetime) -> bool:
        """Whether the service is open at that moment: from the minute it opens until the minute it closes."""
        local = local_time(moment)
        hours = self.hours_on(local.date())
        return hours is not None and hours.opens <= local.time() < hours.closes

    def next_opening(self, moment: datetime) -> datetime:
        """The moment the service next opens, strictly after `moment`, in UTC."""
        day = local_date(moment)
        for _ in range(366):
            hours = self.hours_on(day)
            if hours is not None and at(day, hours.opens) > moment:
                return at(day, hours.opens)
            day += ONE_DAY
        raise CalendarError("The service has no opening hours, so its next opening cannot be worked out.")

    def closes_at(self, moment: datetime) -> datetime:
        """When the service, open at `moment`, closes that day, in UTC."""
        day = local_date(moment)
        hours = self.hours_on(day)
        if hours is None:
            raise CalendarError(f"The service is closed on {day:%d %B %Y}.")
        return at(day, hours.closes)

    # The end of a day

    def end_of(self, day: date) -> datetime:
        """The last moment of a day for a limit counted in days, in UTC."""
        return at(day, self.working_day_ends)


def at(day: date, clock_time: time) -> datetime:
    """A local time in England as a moment in UTC; a time the spring change skips is an hour later."""
    return datetime.combine(day, clock_time, ENGLAND).astimezone(UTC)


@lru_cache(maxsize=4096)
def local_time(moment: datetime) -> datetime:
    """A moment as the clock on a wall in England shows it. Refuses a time without a zone."""
    if moment.tzinfo is None:
        raise CalendarError("A moment needs a time zone.")
    return moment.astimezone(ENGLAND)


def local_date(moment: datetime) -> date:
    """The day it is in England at that moment."""
    return local_time(moment).date()


def months_after(day: date, count: int) -> date:
    """The same day of the month `count` months later, clipped to that month's last day."""
    years, month = divmod(day.month - 1 + count, 12)
    first = date(day.year + years, month + 1, 1)
    next_first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), next_first - ONE_DAY)
