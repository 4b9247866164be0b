"""By when a school is told, over generated years at every hour; and what happens when it cannot be."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openmash.casework.encompass.rules import (
    Facts,
    course,
    is_last_call,
    is_to_chase,
    may_wait,
    out_of_scope,
    school_age,
    told_by,
)
from openmash.casework.encompass.words import Because, Standing
from openmash.casework.schools.rules import OwnDays, calendar_of, wrong_with_terms
from openmash.foundation.governance.profile import profile
from openmash.statute.bank_holidays import england
from openmash.statute.calendar import Calendar, Term

ENGLAND = ZoneInfo("Europe/London")
AREA = profile("gloucestershire", on=date(2026, 11, 28)).calendar()
LATER_TERMS = OwnDays(
    terms=(
        Term("Autumn", date(2026, 9, 7), date(2026, 12, 11)), Term("Spring", date(2027, 1, 11), date(2027, 3, 19)),
        Term("Summer", date(2027, 4, 12), date(2027, 7, 16)),
    ),
    inset_days=frozenset({date(2026, 11, 30), date(2027, 1, 11)}), starts=time(9, 5),
)  # fmt: skip
CALENDARS = {
    "the area's": AREA,
    "a school with terms and an hour of its own": calendar_of(LATER_TERMS, AREA),
    "a school that starts early": calendar_of(OwnDays(starts=time(7, 45)), AREA),
    "a school with one more training day": calendar_of(OwnDays(inset_days=frozenset({date(2027, 2, 1)})), AREA),
    "an area that told us no terms": Calendar(),
}


def by_hand(attended_at: datetime, calendar: Calendar) -> datetime:
    """The deadline worked out in another way: day after day on a wall calendar."""
    local = attended_at.astimezone(ENGLAND)
    first, last = (
        (min(t.first_day for t in calendar.terms), max(t.last_day for t in calendar.terms))
        if calendar.terms else (date.max, date.min)
    )  # fmt: skip
    day = local.date()
    while True:
        taught = day.isoweekday() <= 5 and day not in england() and day not in calendar.inset_days
        if first <= day <= last:
            taught = taught and any(t.first_day <= day <= t.last_day for t in calendar.terms)
        bell = datetime.combine(day, calendar.school_day_starts, ENGLAND)
        if taught and bell.astimezone(UTC) > attended_at:
            return bell.astimezone(UTC)
        day += timedelta(days=1)


@given(
    st.datetimes(datetime(2025, 9, 1), datetime(2028, 7, 20), timezones=st.just(UTC)),
    st.sampled_from(sorted(CALENDARS)),
)
def test_a_school_is_told_before_its_own_next_day_starts(attended_at: datetime, which: str) -> None:
    calendar = CALENDARS[which]
    due = told_by(attended_at, calendar)
    assert due == by_hand(attended_at, calendar)
    assert due > attended_at
    assert calendar.is_school_day(due.astimezone(ENGLAND).date())


def test_three_generated_years_of_incidents_at_every_hour(capsys: pytest.CaptureFixture[str]) -> None:
    """Every hour of three years, in each kind of school: told in time unless we were told late or nobody is verified."""
    chance, counts = Random("three years"), Counter[str]()
    hour = datetime(2025, 9, 1, tzinfo=UTC)
    while hour < datetime(2028, 7, 20, tzinfo=UTC):
        attended = hour + timedelta(seconds=chance.randrange(3600))
        calendar = CALENDARS[chance.choice(sorted(CALENDARS))]
        heard = attended + timedelta(minutes=chance.choice((5, 20, 60, 180, 600, 2880)))
        verified = chance.random() < 0.95
        due = told_by(attended, calendar)
        found = course(Facts(None, True, True, verified, heard_at=heard, due_at=due))
        counts["incidents"] += 1
        late = heard >= by_hand(attended, calendar)
        told = found.standing is Standing.TELL
        rung = found.standing is Standing.RING or found.came_late
        assert told == verified
        assert rung == (late or not verified), "rung only without a verified contact, or when we were told too late"
        counts["told in OpenMASH before the deadline"] += told and not late
        counts["rung: no verified contact"] += not verified
        counts["told at once and rung: we were told after the deadline"] += verified and late
        hour += timedelta(hours=1)
    assert sum(counts.values()) == 2 * counts["incidents"]
    assert min(counts.values()) > 500
    with capsys.disabled():
        sys.stdout.write("\n" + "; ".join(f"{number} {what}" for what, number in counts.items()) + "\n")


@pytest.mark.parametrize(
    ("attended", "due"),
    [
        ("2026-11-29 02:00", "2026-11-30 08:30"),  # Sunday at two in the morning: Monday
        ("2026-11-27 23:50", "2026-11-30 08:30"),  # Friday night: Monday
        ("2026-11-25 03:00", "2026-11-25 08:30"),  # the small hours of a school day: the same morning
        ("2026-11-25 08:29", "2026-11-25 08:30"),
        ("2026-11-25 08:30", "2026-11-26 08:30"),  # once it has started: the next
        ("2026-12-24 18:00", "2027-01-05 08:30"),  # Christmas, and the training day of 4 January
    ],
)
def test_the_deadline_in_the_areas_own_terms(attended: str, due: str) -> None:
    moment = datetime.fromisoformat(attended).replace(tzinfo=ENGLAND)
    assert told_by(moment, AREA) == datetime.fromisoformat(due).replace(tzinfo=ENGLAND)


def test_who_is_of_an_age_to_have_a_school() -> None:
    on, nobody = date(2026, 11, 28), {"is_unborn": False, "has_died": False}
    assert school_age(date(2022, 8, 31), on) == 4
    assert out_of_scope(date(2022, 8, 31), on, **nobody) is None
    assert out_of_scope(date(2022, 9, 1), on, **nobody) is Because.TOO_YOUNG
    assert out_of_scope(date(2008, 11, 29), on, **nobody) is None
    assert out_of_scope(date(2008, 11, 28), on, **nobody) is Because.GROWN_UP
    assert out_of_scope(None, on, **nobody) is None, "an age nobody knows is no reason to tell nobody"
    assert out_of_scope(None, on, is_unborn=True, has_died=False) is Because.UNBORN
    assert out_of_scope(date(2018, 1, 1), on, is_unborn=False, has_died=True) is Because.DIED


@given(st.builds(
    Facts, st.sampled_from([None, Because.TOO_YOUNG]), st.booleans(), st.booleans(), st.booleans(), st.booleans(),
    st.booleans(), st.booleans(), st.booleans(),
))  # fmt: skip
def test_nobody_is_told_at_once_who_should_be_asked_about_first(facts: Facts) -> None:
    found = course(facts)
    if found.standing is Standing.TELL:
        assert facts.school_known
        assert facts.has_contact
        assert not (facts.alleged_tied or facts.same_name or facts.kept_apart or facts.restricted)
    if found.standing is Standing.NOBODY:
        assert facts.out_of_scope is not None, "not knowing a school is never a reason to tell nobody"


def test_waiting_chasing_and_the_last_call() -> None:
    due = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
    assert may_wait(due - timedelta(hours=20), due, due - timedelta(hours=19, minutes=45))
    assert not may_wait(due - timedelta(hours=20), due, due - timedelta(hours=19, minutes=30))
    assert not may_wait(due - timedelta(minutes=65), due, due - timedelta(minutes=60)), "near the bell nobody waits"
    assert not is_last_call(due, due - timedelta(minutes=61))
    assert is_last_call(due, due - timedelta(minutes=60))
    assert is_to_chase(due - timedelta(hours=9), due, due - timedelta(minutes=30))
    assert not is_to_chase(due - timedelta(minutes=40), due, due - timedelta(minutes=30)), "it has only just gone"


def test_terms_that_cannot_be_are_refused() -> None:
    autumn = Term("Autumn", date(2026, 9, 1), date(2026, 10, 23))
    assert "overlap" in wrong_with_terms([autumn, Term("Late", date(2026, 10, 23), date(2026, 12, 1))])
    assert "half terms" in wrong_with_terms([Term("Year", date(2026, 9, 1), date(2027, 7, 20))])
    assert wrong_with_terms([autumn]) == ""
