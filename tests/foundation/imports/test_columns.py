"""Reading cells: no guess about a date, a plain sentence for what cannot be read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from openmash.foundation.imports.columns import (
    Approximate,
    Unreadable,
    approximate_day,
    day,
    moment,
    one_of,
    whole_number_as_text,
    yes_no,
)


@pytest.mark.parametrize(
    "cell",
    ["2019-03-07", "07/03/2019", "7.3.2019", "7 March 2019", "07-Mar-2019", "7th March 2019", "2019-03-07T00:00:00"],
)
def test_a_date_may_be_written_in_any_of_the_usual_ways_day_first(cell: str) -> None:
    assert day(cell) == date(2019, 3, 7)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("43531", "it may be 2019-03-07"),
        ("########", "too narrow"),
        ("07-Mar-19", "two digits"),
        ("03/27/2019", "Days come before months"),
        ("31/02/2019", "not a date that exists"),
        ("2019", "not a whole date"),
        ("tomorrow", "not a date"),
        ("0219-03-07", "outside the years"),
        ("2019-03-06T23:00:00Z", "not a date"),
        ("٢٠١٩-٠٣-٠٧", "not a date"),
    ],
)
def test_a_date_that_is_not_certain_is_refused_and_says_why(cell: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        day(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2019", Approximate(date(2019, 1, 1), "year")),
        ("2019-03", Approximate(date(2019, 3, 1), "month")),
        ("03/2019", Approximate(date(2019, 3, 1), "month")),
        ("March 2019", Approximate(date(2019, 3, 1), "month")),
        ("7/3/2019", Approximate(date(2019, 3, 7), "day")),
    ],
)
def test_a_date_may_be_known_only_in_part(cell: str, expected: Approximate) -> None:
    assert approximate_day(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-07-01 09:30", datetime(2026, 7, 1, 8, 30, tzinfo=UTC)),
        ("2026-07-01T09:30:15+00:00", datetime(2026, 7, 1, 9, 30, 15, tzinfo=UTC)),
        ("01/12/2026 09:30", datetime(2026, 12, 1, 9, 30, tzinfo=UTC)),
        ("1 December 2026, 9:30", datetime(2026, 12, 1, 9, 30, tzinfo=UTC)),
        ("01/07/2026", datetime(2026, 6, 30, 23, 0, tzinfo=UTC)),
        ("2026-10-25 01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_time_without_a_zone_is_the_clock_in_london(cell: str, expected: datetime) -> None:
    assert moment(cell) == expected


@pytest.mark.parametrize("cell", ["01/07/2026 25:00", "now", "45000.5", "2026-07-01 9"])
def test_a_time_that_cannot_be_read_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        moment(cell)


def test_a_number_rounded_by_a_spreadsheet_is_refused() -> None:
    assert whole_number_as_text("9991234640") == "9991234640"
    with pytest.raises(Unreadable, match="rounded"):
        whole_number_as_text("9.99E+09")


def test_yes_and_no_are_read_as_people_write_them() -> None:
    assert [yes_no(cell) for cell in ("Y", "yes", "0", "N/K")] == ["yes", "yes", "no", "unknown"]
    with pytest.raises(Unreadable, match="not yes, no or unknown"):
        yes_no("perhaps")


def test_a_fixed_word_is_read_in_any_case_and_another_is_refused_with_the_choices() -> None:
    grade = one_of({"red": ("high",), "amber": (), "green": ()})
    assert grade("HIGH") == "red"
    with pytest.raises(Unreadable, match="red, amber, green"):
        grade("blue")
