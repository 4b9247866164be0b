"""Limits as a profile writes them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openmash.foundation.governance.wording import COUNTED, NotALimit, limit_from
from openmash.statute.limits import (
    CalendarDays,
    ElapsedHours,
    ElapsedMinutes,
    Limit,
    Months,
    NextWorkingDayAt,
    OnSchoolDayAt,
    SameDay,
    ServiceHours,
    Weeks,
    WorkingDays,
    WorkingDaysBefore,
)


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("30 minutes", ElapsedMinutes(30)),
        ("1 elapsed hour", ElapsedHours(1)),
        ("72 elapsed hours", ElapsedHours(72)),
        ("24 service hours", ServiceHours(24)),
        ("1 working day", WorkingDays(1)),
        ("28 days", CalendarDays(28)),
        ("4 weeks", Weeks(4)),
        ("6 months", Months(6)),
        ("the same day", SameDay()),
        ("5 working days before", WorkingDaysBefore(5)),
        ("10:00 the next working day", NextWorkingDayAt(time(10))),
        ("15:00 on a school day", OnSchoolDayAt(time(15))),
    ],
)
def test_a_limit_is_read_from_plain_words(words: str, limit: Limit) -> None:
    assert limit_from(words) == limit


@pytest.mark.parametrize(
    "words",
    ["4 hors", "0 working days", "-1 days", "soon", "", "25:00 on a school day", "10:00 on a Sunday", "four weeks"],
)
def test_what_is_not_a_limit_is_refused_with_examples(words: str) -> None:
    with pytest.raises(NotALimit, match=r"is not a limit. Write it like “30 minutes”"):
        limit_from(words)


def test_bare_hours_are_refused_because_they_may_mean_two_things() -> None:
    with pytest.raises(NotALimit, match="Write “elapsed hours” or “service hours”"):
        limit_from("72 hours")


@given(number=st.integers(1, 500), unit=st.sampled_from(sorted(COUNTED)))
def test_one_and_many_are_both_read(number: int, unit: str) -> None:
    assert limit_from(f"{number} {unit}s") == limit_from(f"{number} {unit}") == COUNTED[unit](number)
