"""England's bank holidays, without a network.

GOV.UK publishes the list for England and Wales a few years ahead, and the `govuk-bank-holidays` package
carries a copy. Beyond the last published year we work the days out from the standing rule (Banking and
Financial Dealings Act 1971, schedule 1, with the custom of substitute days), so that a review due in five
years still has a date. A one-off holiday proclaimed later (a coronation, a jubilee) arrives with the next
copy of the list.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

FIRST_YEAR, LAST_YEAR = 2000, 2060
MONDAY, SATURDAY, SUNDAY = 0, 5, 6


@cache
def published() -> frozenset[date]:
    """The days GOV.UK has published for England and Wales, from the copy on this machine."""
    listed = json.loads((files("govuk_bank_holidays") / "bank-holidays.json").read_text("utf-8"))
    return frozenset(date.fromisoformat(event["date"]) for event in listed["england-and-wales"]["events"])


@cache
def published_to() -> date:
    """The last day of the last published year; later bank holidays are worked out, not published."""
    return date(max(day.year for day in published()), 12, 31)


@cache
def england() -> frozenset[date]:
    """Every bank holiday from 2000 to 2060: published where there is a list, by rule elsewhere."""
    listed_years = {day.year for day in published()}
    by_rule = (year for year in range(FIRST_YEAR, LAST_YEAR + 1) if year not in listed_years)
    return published().union(*(in_year_by_rule(year) for year in by_rule))


def in_year_by_rule(year: int) -> frozenset[date]:
    """The eight standing bank holidays of a year, on the day they are kept."""
    easter = easter_sunday(year)
    return frozenset(
        {
            _moved_off_the_weekend(date(year, 1, 1)),
            easter - timedelta(days=2),  # Good Friday
            easter + timedelta(days=1),  # Easter Monday
            _first_monday(year, 5),  # early May
            _last_monday(year, 5),  # spring
            _last_monday(year, 8),  # summer
            *_christmas(year),
        }
    )


def easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar (the anonymous algorithm, as in Meeus)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped_leap_days = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + skipped_leap_days + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def _christmas(year: int) -> Iterator[date]:
    """Christmas Day and Boxing Day; where they meet a weekend, Monday and Tuesday stand in."""
    christmas = date(year, 12, 25)
    match christmas.weekday():
        case 4:  # Friday: Boxing Day is a Saturday, kept on Monday 28
            yield from (christmas, date(year, 12, 28))
        case 5:  # Saturday: kept on Monday 27 and Tuesday 28
            yield from (date(year, 12, 27), date(year, 12, 28))
        case 6:  # Sunday: Boxing Day is the Monday, Christmas is kept on Tuesday 27
            yield from (date(year, 12, 26), date(year, 12, 27))
        case _:
            yield from (christmas, date(year, 12, 26))


def _moved_off_the_weekend(day: date) -> date:
    days_to_monday = {SATURDAY: 2, SUNDAY: 1}.get(day.weekday(), 0)
    return day + timedelta(days=days_to_monday)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)  # May and August both have 31 days
    return last - timedelta(days=last.weekday())
