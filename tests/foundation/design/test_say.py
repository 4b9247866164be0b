"""What people read. Around the changes of the clock in England, and at the edges of ages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openmash.foundation.design import say
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Beside, SideBySide, TimeLeft
from openmash.statute.clocks.reckoning import Standing, State

NOON = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-03-06 16:55", "4:55pm on Friday 6 March 2026"),
        ("2026-03-29 00:59", "12:59am on Sunday 29 March 2026"),  # the minute before the clocks go forward
        ("2026-03-29 01:00", "2am on Sunday 29 March 2026"),
        ("2026-06-30 23:30", "12:30am on Wednesday 1 July 2026"),  # summer: it is tomorrow in England already
        ("2026-10-25 00:30", "1:30am on Sunday 25 October 2026"),  # the first of two half past ones
        ("2026-10-25 01:30", "1:30am on Sunday 25 October 2026"),
        ("2026-12-25 12:00", "midday on Friday 25 December 2026"),
        ("2026-12-25 00:00", "midnight on Friday 25 December 2026"),
    ],
)
def test_a_moment_is_said_as_clocks_in_england_show_it(moment: str, said: str) -> None:
    assert say.moment(utc(moment)) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-03-06 14:10", "2:10pm today"),
        ("2026-03-05 09:00", "9am yesterday"),
        ("2026-03-07 00:00", "midnight at the start of tomorrow"),
        ("2025-03-07 10:05", "10:05am on Friday 7 March 2025"),
    ],
)
def test_a_moment_near_now_is_said_beside_it(moment: str, said: str) -> None:
    assert say.near(utc(moment), NOON) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-03-06 11:59:30", "just now"),
        ("2026-03-06 11:50", "10 minutes ago"),
        ("2026-03-06 09:00", "3 hours ago"),
        ("2026-03-05 11:00", "11am yesterday"),
    ],
)
def test_how_long_ago(moment: str, said: str) -> None:
    assert say.ago(utc(moment), NOON) == said


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        say.moment(datetime(2026, 3, 6, 12, 0))


def test_a_time_of_day_needs_no_zone() -> None:
    assert [say.clock(time(0, 5)), say.clock(time(9)), say.clock(time(23, 59))] == ["12:05am", "9am", "11:59pm"]


@pytest.mark.parametrize(
    ("born", "on", "said"),
    [
        ("2026-03-06", "2026-03-06", "0 days"),
        ("2026-03-05", "2026-03-06", "1 day"),
        ("2026-02-20", "2026-03-06", "2 weeks"),
        ("2025-12-13", "2026-03-06", "11 weeks"),
        ("2025-12-06", "2026-03-06", "3 months"),
        ("2025-08-06", "2026-03-06", "7 months"),
        ("2024-03-07", "2026-03-06", "23 months"),
        ("2024-03-06", "2026-03-06", "2 years"),
        ("2022-03-07", "2026-03-06", "3 years"),
        ("2020-02-29", "2026-02-28", "5 years"),
        ("2020-02-29", "2026-03-01", "6 years"),
        ("2026-03-07", "2026-03-06", ""),
    ],
)
def test_an_age_is_said_in_the_unit_that_matters(born: str, on: str, said: str) -> None:
    assert say.age(date.fromisoformat(born), date.fromisoformat(on)) == said


@pytest.mark.parametrize(
    ("born", "expected", "said"),
    [
        (PartialDate(2022, 3, 1), False, "4 years"),
        (PartialDate(2021, 7), False, "4 years"),
        (PartialDate(2022, 3), False, "3 or 4 years"),
        (PartialDate(2019), False, "6 or 7 years"),
        (PartialDate(2026), False, "9 weeks at most"),
        (PartialDate(), False, "age not known"),
        (PartialDate(2030), False, "age not known"),
        (PartialDate(2027, 5, 3), True, "due 3 May 2027"),
        (PartialDate(2027, 5), True, "due May 2027"),
        (PartialDate(2026, 2, 1), True, "was due 1 February 2026"),
        (PartialDate(), True, "unborn"),
    ],
)
def test_the_age_of_somebody_whose_birth_is_known_in_part(born: PartialDate, expected: bool, said: str) -> None:
    assert say.age_of(born, date(2026, 3, 6), expected=expected) == said


@given(st.dates(date(1990, 1, 1), date(2026, 12, 31)), st.integers(0, 30))
def test_the_day_somebody_turns_an_age_is_the_first_they_are_that_old(born: date, age: int) -> None:
    day = say.turns(born, age)
    assert say.years(born, day) == age
    assert day == born or say.years(born, date.fromordinal(day.toordinal() - 1)) == age - 1


@pytest.mark.parametrize(
    ("date_known", "said"),
    [(PartialDate(2019, 5, 3), "3 May 2019"), (PartialDate(2019, 5), "May 2019"), (PartialDate(2019), "2019")],
)
def test_a_date_is_said_as_far_as_it_is_known(date_known: PartialDate, said: str) -> None:
    assert say.known(date_known) == said
    assert say.known(PartialDate()) == "not known"


@pytest.mark.parametrize("parts", [(2019, None, 3), (None, 5, None), (2019, 2, 31), (2019, 13, 1)])
def test_a_date_that_cannot_be_is_refused(parts: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate(*parts)


def test_a_stored_date_and_its_precision_make_a_partial_date() -> None:
    stored = date(2019, 5, 3)
    assert PartialDate.of(stored) == PartialDate(2019, 5, 3)
    assert PartialDate.of(stored, "month") == PartialDate(2019, 5)
    assert PartialDate.of(stored, "year").latest() == date(2019, 12, 31)
    assert not PartialDate.of(stored, "unknown")
    assert not PartialDate.of(None)


def test_what_is_left_says_what_is_late_and_when_it_was_due() -> None:
    running = Standing(utc("2026-03-06 14:10"), State.RUNNING, None, lambda: "in 2 hours, by 2:10pm today")
    late = Standing(utc("2026-03-03 17:00"), State.LATE, None, lambda: "3 working days late")
    assert say.left(running, NOON) == TimeLeft("in 2 hours, by 2:10pm today")
    assert say.left(late, NOON, "Initial decision") == TimeLeft(
        "3 working days late, was due 5pm on Tuesday 3 March", is_late=True, of="Initial decision"
    )


def test_names_and_lists() -> None:
    assert say.name("Amelia Rose", "Farrow", "Mia") == "Mia Farrow"
    assert say.name("", "Farrow") == "Farrow"
    assert say.name(" ", "") == "name not known"
    assert [say.listed([]), say.listed(["Mia"]), say.listed(["Mia", "Toby"]), say.listed(["Mia", "Toby", "Zoë"])] == [
        "",
        "Mia",
        "Mia and Toby",
        "Mia, Toby and Zoë",
    ]
    assert say.nhs_number("9991234560") == "999 123 4560"


@pytest.mark.parametrize(
    ("people", "labels", "together"),
    [
        ([("Mia", "7 years")], ["Mia"], ""),
        ([("Mia", "7 years"), ("Toby", "4 years")], ["Mia", "Toby"], "Both"),
        ([("Mia", "7 years"), ("Toby", "4 years"), ("Ella", "2 years")], ["Mia", "Toby", "Ella"], "All"),
        ([("Zoe Ashworth", "School"), ("Zoe Ashworth", "Health trust")], ["School", "Health trust"], "Both"),
        ([("Zoe Ashworth", "School"), ("Zoe Ashworth", "School")], ["Zoe Ashworth (1)", "Zoe Ashworth (2)"], "Both"),
    ],
)
def test_people_side_by_side_are_told_apart_where_they_stand_one_beneath_another(
    people: list[tuple[str, str]], labels: list[str], together: str
) -> None:
    side = SideBySide("Side by side", [Beside(*each) for each in people], [])
    assert list(side.labels) == labels
    assert side.all_of_them == together
