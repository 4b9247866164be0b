"""The month for the answer to a request for one's own record: UK GDPR Articles 12(3), 12(6) and 12A."""

from __future__ import annotations

from datetime import date

import pytest

from openmash.statute.access_time import Waited, answer_by, begins, extend_by


@pytest.mark.parametrize(
    ("began", "extended", "last"),
    [
        (date(2026, 9, 3), False, date(2026, 10, 3)),
        (date(2026, 1, 31), False, date(2026, 2, 28)),
        (date(2026, 11, 30), True, date(2027, 2, 28)),
        (date(2026, 10, 24), False, date(2026, 11, 24)),
    ],
)
def test_a_month_ends_on_the_same_day_and_three_where_extended(began: date, extended: bool, last: date) -> None:
    assert answer_by(began, extended=extended) == last


def test_the_month_begins_when_they_show_who_they_are_if_they_were_asked() -> None:
    came = date(2026, 3, 2)
    assert begins(came, None, None) == came
    assert begins(came, came, None) is None
    assert begins(came, came, date(2026, 3, 9)) == date(2026, 3, 9)
    assert begins(came, None, date(2026, 3, 9)) == came, "seen without being asked for: the month is not put off"


def test_the_days_we_wait_for_them_do_not_count_and_the_first_and_last_are_among_them() -> None:
    began = date(2026, 3, 2)
    waited = [Waited(date(2026, 3, 10), date(2026, 3, 14)), Waited(date(2026, 3, 14), date(2026, 3, 15))]
    assert answer_by(began, waited) == date(2026, 4, 8)
    assert extend_by(began, waited) == date(2026, 4, 8)
    assert answer_by(began, waited, extended=True) == date(2026, 6, 8)


def test_while_we_wait_the_clock_stands_still() -> None:
    assert answer_by(date(2026, 3, 2), [Waited(date(2026, 3, 10), None)]) is None
