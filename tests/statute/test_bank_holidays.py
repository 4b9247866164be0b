"""England's bank holidays: the published list, and the rule that goes on beyond it."""

from datetime import date, timedelta

import pytest

from openmash.statute import bank_holidays
from openmash.statute.bank_holidays import easter_sunday, in_year_by_rule

MOVED_OR_PROCLAIMED = {
    2012: ({date(2012, 5, 28)}, {date(2012, 6, 4), date(2012, 6, 5)}),  # diamond jubilee
    2020: ({date(2020, 5, 4)}, {date(2020, 5, 8)}),  # VE day
    2022: ({date(2022, 5, 30)}, {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}),  # jubilee, funeral
    2023: (set[date](), {date(2023, 5, 8)}),  # coronation
}


@pytest.mark.parametrize("year", range(2012, 2029))
def test_the_rule_gives_the_published_list_save_where_a_proclamation_changed_it(year: int) -> None:
    published = {day for day in bank_holidays.published() if day.year == year}
    taken_away, added = MOVED_OR_PROCLAIMED.get(year, (set[date](), set[date]()))
    assert published == (in_year_by_rule(year) - taken_away) | added


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2024, date(2024, 3, 31)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
    ],
)
def test_easter_falls_where_the_almanac_says(year: int, easter: date) -> None:
    assert easter_sunday(year) == easter


@pytest.mark.parametrize(
    ("year", "kept"),
    [
        (2029, {date(2029, 12, 25), date(2029, 12, 26)}),  # Tuesday
        (2031, {date(2031, 12, 25), date(2031, 12, 26)}),  # Thursday
        (2037, {date(2037, 12, 25), date(2037, 12, 28)}),  # Friday
        (2032, {date(2032, 12, 27), date(2032, 12, 28)}),  # Saturday
        (2033, {date(2033, 12, 26), date(2033, 12, 27)}),  # Sunday
    ],
)
def test_christmas_that_meets_a_weekend_is_kept_on_the_days_after(year: int, kept: set[date]) -> None:
    assert {day for day in in_year_by_rule(year) if day.month == 12} == kept


def test_every_year_has_its_holidays_on_weekdays() -> None:
    days = bank_holidays.england()
    assert all(day.weekday() < 5 for day in days)
    for year in range(bank_holidays.FIRST_YEAR, bank_holidays.LAST_YEAR + 1):
        assert sum(day.year == year for day in days) >= 8


def test_we_say_how_far_the_published_list_goes() -> None:
    assert bank_holidays.published_to() >= date(2028, 12, 31)
    assert bank_holidays.published_to() + timedelta(days=1) > max(bank_holidays.published())
