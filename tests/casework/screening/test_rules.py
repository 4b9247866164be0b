"""What is sent to whom and when, from facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openmash.casework.screening.rules import Before, Facts, direction, person_key, sendings, severity
from openmash.foundation.governance.screening import GRADES, USUAL_SCREENING, ScreeningRoute

NOW = datetime(2026, 3, 1, 2, 10, tzinfo=UTC)
LOW = Facts("green", NOW, NOW, is_reviewed=False, is_domestic_abuse=False)


def to_mash(facts: Facts):  # type: ignore[no-untyped-def]  # what the rules say, or None
    return next((each for each in sendings(facts, USUAL_SCREENING) if each.to == "mash"), None)


def test_red_goes_at_once_and_tells_whoever_is_on_duty_whatever_else_is_so() -> None:
    sent = to_mash(replace(LOW, grade="red"))
    assert sent is not None and sent.waits_for_review_until is None and sent.tell_now


def test_amber_waits_for_its_review_and_never_longer_than_the_area_says() -> None:
    sent = to_mash(replace(LOW, grade="amber"))
    assert sent is not None and sent.waits_for_review_until == NOW + timedelta(hours=8) and not sent.tell_now
    reviewed = to_mash(replace(LOW, grade="amber", is_reviewed=True))
    assert reviewed is not None and reviewed.waits_for_review_until is None


def test_a_low_grade_stays_with_the_force_until_it_is_the_third_in_ninety_days() -> None:
    days = [NOW - timedelta(days=80), NOW - timedelta(days=40)]
    twice = replace(LOW, before=[[Before("green", days[0]), Before("blue", days[1])]])
    assert to_mash(LOW) is None
    assert to_mash(replace(LOW, before=[[Before("green", days[0])]])) is None
    sent = to_mash(twice)
    assert sent is not None and sent.grade == "amber" and sent.rules == ("low_grades",)
    assert (
        to_mash(replace(twice, before=[[Before("green", NOW - timedelta(days=91)), Before("green", days[1])]])) is None
    )
    of_two_children = replace(LOW, before=[[Before("green", days[0])], [Before("green", days[1])]])
    assert to_mash(of_two_children) is None, "two children of one home are not one child twice"
    one_was_amber = replace(LOW, before=[[Before("amber", days[0]), Before("green", days[1])]])
    assert to_mash(one_was_amber) is None, "amber went when it was given"


def test_domestic_abuse_lifts_what_is_sent_never_the_grade_and_the_school_is_to_know() -> None:
    sent = {each.to: each for each in sendings(replace(LOW, is_domestic_abuse=True), USUAL_SCREENING)}
    assert sent["mash"].grade == "amber" and sent["school"].waits_for_review_until is None
    assert sendings(LOW, USUAL_SCREENING) == []


@given(
    grade=st.sampled_from(GRADES), reviewed=st.booleans(), abuse=st.booleans(),
    before=st.lists(
        st.lists(st.tuples(st.sampled_from(GRADES), st.integers(0, 200)), max_size=4), max_size=3
    ),
)  # fmt: skip
def test_a_rule_never_lowers_never_loses_red_and_never_waits_beyond_the_limit(
    grade: str, reviewed: bool, abuse: bool, before: list[list[tuple[str, int]]]
) -> None:
    told = [[Before(g, NOW - timedelta(days=d)) for g, d in child] for child in before]
    facts = Facts(grade, NOW, NOW, reviewed, abuse, told)
    found = sendings(facts, USUAL_SCREENING)
    assert len({each.to for each in found}) == len(found), "each is sent it once"
    for each in found:
        assert severity(each.grade) >= severity(grade)
        assert each.waits_for_review_until is None or each.waits_for_review_until <= NOW + timedelta(hours=8)
    if grade == "red" or grade == "amber" or abuse:
        assert any(each.to == "mash" for each in found)
    graver = sendings(replace(facts, grade="red"), USUAL_SCREENING)
    assert {each.to for each in found} <= {each.to for each in graver}, "a graver grade is sent to no fewer"


def test_a_childs_name_and_birth_in_one_spelling_and_nothing_where_one_is_missing() -> None:
    assert person_key("Zoë Anne", "O'Neill-Brown", "2018-03-09") == person_key("ZOE", "oneill brown", "2018-03-09")
    assert person_key("Mia", "Farrow", "2018-03-09") != person_key("Mia", "Farrow", "2018-03-10")
    for missing in (("", "Farrow", "2018-03-09"), ("Mia", " ", "2018-03-09"), ("Mia", "Farrow", "2018-03")):
        assert person_key(*missing) == ""


@pytest.mark.parametrize(("first", "second", "way"), [("green", "red", 1), ("red", "amber", -1), ("blue", "blue", 0)])
def test_which_way_a_second_person_went(first: str, second: str, way: int) -> None:
    assert direction(first, second) == way


def test_an_areas_own_rule_counts_its_own_grades() -> None:
    five = ScreeningRoute("five", "The fifth blue in a year.", ("blue",), "mash", times=5, days=365)
    local = replace(USUAL_SCREENING, routes=(USUAL_SCREENING.routes[0], five))
    before = [[Before("blue", NOW - timedelta(days=n)) for n in (1, 100, 200, 364)]]
    assert sendings(replace(LOW, grade="blue", before=before), local)[0].rules == ("five",)
    assert sendings(replace(LOW, grade="blue", before=[before[0][:3]]), local) == []
