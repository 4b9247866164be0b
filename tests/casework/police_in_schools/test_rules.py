"""Which days a session can be on, and what may be said of answers before and after."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openmash.casework.police_in_schools.catalogue import CATALOGUE, SPEAKS_OF, topics_of
from openmash.casework.police_in_schools.rules import (
    Answers,
    change,
    newcombe,
    said,
    stands,
    wrong_with_day,
    wrong_with_years,
)
from openmash.casework.police_in_schools.words import NO_PUPILS, Side, Stands, Step, Topic, Way, years_said
from openmash.statute.calendar import Calendar, Term

TERMS = (
    Term("Autumn", date(2026, 9, 2), date(2026, 12, 18)), Term("Spring", date(2027, 1, 5), date(2027, 3, 24)),
)  # fmt: skip
CALENDAR = Calendar(terms=TERMS, inset_days=frozenset({date(2026, 11, 30)}))
TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("day", "way", "says"),
    [
        (date(2026, 11, 3), Way.CLASS, ""),
        (date(2026, 11, 30), Way.CLASS, "training day: pupils are not in school. The next school day is Tuesday 1 Dec"),
        (date(2026, 11, 30), Way.STAFF, ""),
        (date(2026, 11, 28), Way.ASSEMBLY, "at a weekend"),
        (date(2026, 12, 22), Way.ASSEMBLY, "in the school’s holidays. The next school day is Tuesday 5 January 2027"),
        (date(2026, 12, 22), Way.STAFF, "in the school’s holidays"),
        (date(2026, 12, 25), Way.CLASS, "bank holiday"),
        (date(2026, 10, 30), Way.CLASS, "has passed"),
        (date(2028, 1, 10), Way.CLASS, "more than a year away"),
    ],
)
def test_a_session_is_on_a_day_the_school_is_open_to_whoever_it_is_for(day: date, way: Way, says: str) -> None:
    found = wrong_with_day(day, TODAY, way, CALENDAR)
    assert says in found if says else found == ""


@given(st.integers(0, 390), st.sampled_from([Way.CLASS, Way.ASSEMBLY]))
def test_with_pupils_a_day_is_agreed_exactly_where_the_school_has_one(ahead: int, way: Way) -> None:
    day = TODAY + timedelta(days=ahead)
    assert (wrong_with_day(day, TODAY, way, CALENDAR) == "") == CALENDAR.is_school_day(day)


def test_pupils_have_years_and_adults_have_none() -> None:
    assert "at least one" in wrong_with_years(Way.CLASS, [])
    assert "no year group" in wrong_with_years(Way.PARENTS, [7])
    assert wrong_with_years(Way.CLASS, [7, 8]) == "" == wrong_with_years(Way.STAFF, [])


def test_years_are_said_as_a_school_says_them() -> None:
    assert years_said([9, 7, 8]) == "Years 7 to 9"
    assert years_said([0, 2]) == "Reception and Year 2"
    assert years_said([]) == "No year group"


def test_a_session_waits_for_whoever_did_not_speak_last() -> None:
    day, today = date(2026, 11, 10), date(2026, 11, 2)
    asked = (Step.ASKED, Side.SCHOOL, day)
    assert stands([asked], given=False, today=today) is Stands.FOR_POLICE
    moved = (Step.MOVED, Side.POLICE, day)
    assert stands([asked, moved], given=False, today=today) is Stands.FOR_SCHOOL
    agreed = (Step.AGREED, Side.SCHOOL, day)
    assert stands([asked, moved, agreed], given=False, today=today) is Stands.AGREED
    assert stands([asked, moved, agreed], given=False, today=day) is Stands.TO_RECORD
    assert stands([asked, moved, agreed], given=True, today=day) is Stands.GIVEN
    assert stands([asked, (Step.CALLED_OFF, Side.POLICE, day)], given=False, today=today) is Stands.CALLED_OFF


def test_newcombes_interval_is_the_published_one() -> None:
    """Newcombe 1998, table II, example (a): 56/70 and 48/80, method 10: 0.0524 to 0.3339."""
    low, high = newcombe(48, 80, 56, 70)
    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)


def test_few_answers_say_that_they_are_too_few() -> None:
    found = change([Answers(19, 5, 40, 38)], 20)
    assert found is not None
    assert not found.is_told
    assert said(found, 20) == "Too few to tell: fewer than 20 answers before or after."
    assert said(change([], 20), 20) == "Nobody counted answers both before and after."


def test_a_change_that_may_be_chance_is_said_to_be_and_one_beyond_it_claims_no_more() -> None:
    assert "It may be chance." in said(change([Answers(30, 15, 30, 17)], 20), 20)
    beyond = said(change([Answers(90, 30, 88, 70)], 20), 20)
    assert "33 in 100 before, 80 in 100 after: a change of +46 points" in beyond
    assert "does not say that anybody will act on it" in beyond


def test_the_interval_holds_the_truth_as_often_as_it_says_when_classes_answer_alike() -> None:
    """Classes differ by far more than chance; a change of 20 points is put in and found again 19 times in 20 or so."""
    chance, hit, runs = Random(7), 0, 400
    for _ in range(runs):
        sessions = []
        for _ in range(12):
            usual = min(0.7, max(0.1, chance.gauss(0.4, 0.15)))
            before, after = chance.randint(20, 32), chance.randint(20, 32)
            sessions.append(
                Answers(
                    before, sum(chance.random() < usual for _ in range(before)), after,
                    sum(chance.random() < usual + 0.2 for _ in range(after)),
                )
            )  # fmt: skip
        found = change(sessions, 20)
        assert found is not None
        assert found.low is not None
        assert found.high is not None
        hit += found.low <= 20 <= found.high
    assert 0.91 <= hit / runs <= 0.99


def test_the_catalogue_holds_what_it_promises() -> None:
    assert len({each.code for each in CATALOGUE}) == len(CATALOGUE)
    assert {each.topic for each in CATALOGUE} == set(Topic) == set(SPEAKS_OF)
    for each in CATALOGUE:
        assert (each.years is None) == all(way in NO_PUPILS for way in each.ways), each.code
        assert len(each.questions) <= 3
        assert each.questions or each.years is None, each.code
    assert topics_of("Vapes sold at the gate, and a machete") == (Topic.KNIVES, Topic.DRUGS)
    assert topics_of("Bicycle theft") == ()
