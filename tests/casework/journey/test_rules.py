"""Each rule of the return, by its number, caught in words with a fix; and what alone cannot have happened."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from openmash.casework.journey.reading import days_told
from openmash.casework.journey.rules import WORK, Finding, Life, Mark, cannot_be, findings
from openmash.statute.calendar import Calendar
from openmash.statute.census.census import Level
from openmash.statute.census.years import newest_rules
from openmash.statute.events import Event

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
BORN = Life(date(2020, 5, 4))
REFERRED = (Event.REFERRAL_ACCEPTED, date(2026, 9, 1))


def a_mark(event: Event, on: date, *, hour: int = 10, closure: str = "") -> Mark:
    return Mark(uuid4(), event, datetime(on.year, on.month, on.day, hour, tzinfo=UTC), closure)


def found(*marks: tuple[Event, date] | Mark, life: Life = BORN, now: datetime = NOW) -> list[Finding]:
    made = [mark if isinstance(mark, Mark) else a_mark(*mark) for mark in marks]
    return findings(made, life, now, Calendar())


def numbers(*marks: tuple[Event, date] | Mark, life: Life = BORN, now: datetime = NOW) -> set[str]:
    every = found(*marks, life=life, now=now)
    assert all(len(one.words) > 25 and one.fix.endswith(".") and len(one.fix) > 25 for one in every), (
        "in words, with a fix"
    )
    assert all(one.published for one in every), "as the DfE publishes it"
    return {one.rule for one in every}


@pytest.mark.parametrize(
    ("rule", "event"),
    [
        ("1103", Event.ASSESSMENT_BEGAN),
        ("1104", Event.INITIAL_CONFERENCE_HELD),
        ("2889", Event.ENQUIRY_BEGAN),
        ("4015", Event.CHILD_IN_NEED_PLAN_BEGAN),
        ("1105", Event.CHILD_PROTECTION_PLAN_BEGAN),
    ],
)
def test_rules_1103_1104_2889_4015_and_1105_what_began_before_the_referral(rule: str, event: Event) -> None:
    assert rule in numbers(REFERRED, (event, date(2026, 8, 31)))
    assert rule not in numbers(REFERRED, (event, date(2026, 9, 1)))


def test_a_discussion_in_the_night_before_the_referral_was_typed_is_the_same_day_in_england() -> None:
    night = a_mark(Event.ENQUIRY_BEGAN, date(2026, 9, 1), hour=1)
    assert "2889" not in numbers(a_mark(Event.REFERRAL_ACCEPTED, date(2026, 9, 1), hour=8), night)


def test_when_the_referral_came_counts_before_when_a_team_accepted_it() -> None:
    came = (Event.REFERRAL_RECEIVED, date(2026, 8, 30))
    assert "1103" not in numbers(came, REFERRED, (Event.ASSESSMENT_BEGAN, date(2026, 8, 31)))


def test_rules_8815_and_8820_a_second_case_while_one_is_open() -> None:
    again = (Event.REFERRAL_ACCEPTED, date(2026, 9, 10))
    assert "8815" in numbers(REFERRED, again)
    assert "8820" in numbers(REFERRED, again, a_mark(Event.CASE_CLOSED, date(2026, 10, 1), closure="RC7"))
    closed = a_mark(Event.CASE_CLOSED, date(2026, 9, 5), closure="RC7")
    assert not {"8815", "8820"} & numbers(REFERRED, closed, again)


def test_rule_8896_two_assessments_at_once() -> None:
    assert "8896" in numbers(
        REFERRED, (Event.ASSESSMENT_BEGAN, date(2026, 9, 2)), (Event.ASSESSMENT_BEGAN, date(2026, 9, 9))
    )


def test_rules_8839_and_8890_two_enquiries_at_once() -> None:
    two = (REFERRED, (Event.ENQUIRY_BEGAN, date(2026, 9, 2)), (Event.ENQUIRY_BEGAN, date(2026, 9, 9)))
    assert "8839" in numbers(*two)
    assert "8890" in numbers(*two, (Event.ENQUIRY_CLOSED, date(2026, 9, 20)))
    one_after_the_other = (REFERRED, two[1], (Event.ENQUIRY_CLOSED, date(2026, 9, 5)), two[2])
    assert not {"8839", "8890"} & numbers(*one_after_the_other)


def test_rules_4001_4016_and_4017_two_plans_at_once() -> None:
    need, plan = (
        (Event.CHILD_IN_NEED_PLAN_BEGAN, date(2026, 9, 5)),
        (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 22)),
    )
    assert "4001" in numbers(REFERRED, need, plan)
    assert "4016" in numbers(REFERRED, need, plan, (Event.CHILD_PROTECTION_PLAN_ENDED, date(2026, 10, 20)))
    assert "4017" in numbers(REFERRED, need, plan, (Event.CHILD_IN_NEED_PLAN_ENDED, date(2026, 10, 1)))
    in_its_place = (Event.CHILD_IN_NEED_PLAN_ENDED, plan[1])
    assert not {"4001", "4016", "4017"} & numbers(REFERRED, need, plan, in_its_place)


def test_rules_8935_and_8940_two_protection_plans_at_once() -> None:
    two = (
        REFERRED,
        (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 2)),
        (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 9)),
    )
    assert "8935" in numbers(*two)
    assert "8940" in numbers(*two, (Event.CHILD_PROTECTION_PLAN_ENDED, date(2026, 10, 1)))


def test_rule_8840_a_plan_that_began_and_ended_on_one_day() -> None:
    began = (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 22))
    assert "8840" in numbers(REFERRED, began, a_mark(Event.CHILD_PROTECTION_PLAN_ENDED, began[1], hour=15))
    assert "8840" not in numbers(REFERRED, began, (Event.CHILD_PROTECTION_PLAN_ENDED, date(2026, 9, 23)))


def test_rule_8841_a_review_no_later_than_the_plan() -> None:
    began = (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 22))
    assert "8841" in numbers(REFERRED, began, a_mark(Event.REVIEW_CONFERENCE_HELD, began[1], hour=15))
    assert "8841" not in numbers(REFERRED, began, (Event.REVIEW_CONFERENCE_HELD, date(2026, 9, 23)))


def test_rule_2885_a_plan_that_did_not_begin_at_its_conference() -> None:
    held = (Event.INITIAL_CONFERENCE_HELD, date(2026, 9, 22))
    assert "2885" in numbers(REFERRED, held, (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 23)))
    assert "2885" not in numbers(REFERRED, held, (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 22)))
    moved_in = (Event.TRANSFERRED_IN, date(2026, 9, 23))
    assert "2885" not in numbers(REFERRED, held, moved_in, (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 23)))


def test_rule_2885_a_plan_whose_conference_nobody_recorded() -> None:
    plan = (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 22))
    [said] = [one for one in found(REFERRED, plan) if one.rule == "2885"]
    assert said.words == "The plan began on 22 September 2026 and no initial conference is recorded: they are one day."
    assert said.fix.startswith("Record the conference that made the plan")
    assert "2885" not in numbers(REFERRED, (Event.INITIAL_CONFERENCE_HELD, plan[1]), plan)
    assert "2885" not in numbers(REFERRED, (Event.TRANSFERRED_IN, plan[1]), plan)


def test_rule_2884_one_conference_recorded_twice() -> None:
    twice = ((Event.INITIAL_CONFERENCE_HELD, date(2026, 9, 22)), (Event.INITIAL_CONFERENCE_HELD, date(2026, 9, 24)))
    assert "2884" in numbers(REFERRED, *twice)
    between = (Event.CHILD_PROTECTION_PLAN_ENDED, date(2026, 9, 23))
    assert "2884" not in numbers(REFERRED, twice[0], between, twice[1])


def test_rule_8875_a_conference_on_a_saturday() -> None:
    assert "8875" in numbers(REFERRED, (Event.INITIAL_CONFERENCE_HELD, date(2026, 9, 26)))
    assert "8875" not in numbers(REFERRED, (Event.INITIAL_CONFERENCE_HELD, date(2026, 9, 25)))


def test_rules_8867_and_8868_closed_with_an_assessment_or_an_enquiry_open() -> None:
    closed = a_mark(Event.CASE_CLOSED, date(2026, 10, 1), closure="RC7")
    assert "8867" in numbers(REFERRED, (Event.ASSESSMENT_BEGAN, date(2026, 9, 2)), closed)
    assert "8868" in numbers(REFERRED, (Event.ENQUIRY_BEGAN, date(2026, 9, 2)), closed)
    done = ((Event.ASSESSMENT_COMPLETED, date(2026, 9, 20)), (Event.ENQUIRY_CLOSED, date(2026, 9, 20)))
    both = ((Event.ASSESSMENT_BEGAN, date(2026, 9, 2)), (Event.ENQUIRY_BEGAN, date(2026, 9, 2)))
    assert not {"8867", "8868"} & numbers(REFERRED, *both, *done, closed)


def test_rules_8805_and_8810_closed_without_a_reason() -> None:
    assert "8810" in numbers(REFERRED, a_mark(Event.CASE_CLOSED, date(2026, 10, 1)))


def test_a_case_that_another_area_took_is_closed_for_the_return_with_rc5() -> None:
    """Rules 8867, 8868 and 8565 see it as closed, 8815 as over; 8810 does not ask for a reason that it has."""
    gone = (Event.TRANSFERRED_OUT, date(2026, 10, 1))
    open_ = ((Event.ASSESSMENT_BEGAN, date(2026, 9, 2)), (Event.ENQUIRY_BEGAN, date(2026, 9, 2)))
    assert {"8867", "8868"} <= numbers(REFERRED, *open_, gone)
    assert "8565" in numbers(REFERRED, gone, (Event.CORE_GROUP_HELD, date(2026, 10, 2)))
    back = numbers(REFERRED, gone, (Event.REFERRAL_ACCEPTED, date(2026, 11, 2)))
    assert not {"8815", "8820", "8810"} & back, "a child who comes back is referred again"


def test_rule_8565_work_after_the_case_closed() -> None:
    closed = a_mark(Event.CASE_CLOSED, date(2026, 10, 1), closure="RC7")
    late = (Event.CORE_GROUP_HELD, date(2026, 10, 2))
    assert "8565" in numbers(REFERRED, closed, late)
    assert "8565" not in numbers(REFERRED, closed, (Event.REFERRAL_ACCEPTED, date(2026, 10, 2)), late)


@pytest.mark.parametrize("event", sorted(WORK))
def test_rule_8565_counts_every_kind_of_work(event: Event) -> None:
    closed = a_mark(Event.CASE_CLOSED, date(2026, 10, 1), closure="RC7")
    assert "8565" in numbers(REFERRED, closed, (event, date(2026, 10, 2)))
    assert "8565" not in numbers(REFERRED, a_mark(event, closed.on, hour=9), closed)


def test_rules_2990_and_8825q_closed_after_assessment() -> None:
    closed = a_mark(Event.CASE_CLOSED, date(2026, 10, 1), closure="RC8")
    assert {"8825Q"} <= numbers(REFERRED, closed)
    enquiry = ((Event.ENQUIRY_BEGAN, date(2026, 9, 2)), (Event.ENQUIRY_CLOSED, date(2026, 9, 9)))
    assert "2990" in numbers(REFERRED, *enquiry, closed)
    assessed = ((Event.ASSESSMENT_BEGAN, date(2026, 9, 2)), (Event.ASSESSMENT_COMPLETED, date(2026, 9, 20)))
    assert not {"2990", "8825Q"} & numbers(REFERRED, *assessed, closed)


def test_rules_8915_4008_and_8555q_what_began_after_a_death() -> None:
    died = Life(date(2020, 5, 4), died=date(2026, 9, 15))
    after = date(2026, 9, 16)
    assert "8915" in numbers(REFERRED, (Event.CHILD_PROTECTION_PLAN_BEGAN, after), life=died)
    assert "4008" in numbers(REFERRED, (Event.CHILD_IN_NEED_PLAN_BEGAN, after), life=died)
    assert "8555Q" in numbers((Event.REFERRAL_ACCEPTED, after), life=died)
    assert "8915" not in numbers(REFERRED, (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 15)), life=died)
    for event in (Event.ASSESSMENT_BEGAN, Event.ENQUIRY_BEGAN, Event.INITIAL_CONFERENCE_HELD):
        assert "8555Q" in numbers(REFERRED, (event, after), life=died)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("26 November 2026, in the night", (date(2026, 11, 26), date(2026, 11, 26))),
        ("29 February 2028", (date(2028, 2, 29), date(2028, 2, 29))),
        ("29 February 2027", None),
        ("On 2 or 3 November 2026", (date(2026, 11, 2), date(2026, 11, 3))),
        ("2nd or the 3rd of November 2026", (date(2026, 11, 2), date(2026, 11, 3))),
        ("2-4 November 2026", (date(2026, 11, 2), date(2026, 11, 4))),
        ("31 October or 1 November 2026", (date(2026, 10, 31), date(2026, 11, 1))),
        ("31 or 32 November 2026", None),
        ("Between 2 November 2026 and 4 November 2026", (date(2026, 11, 2), date(2026, 11, 4))),
        ("On a day nobody has told us", None),
        ("November 2026", (date(2026, 11, 1), date(2026, 11, 30))),
        ("", None),
    ],
)  # fmt: skip
def test_a_death_is_kept_between_the_days_it_may_have_been(words: str, on: tuple[date, date] | None) -> None:
    assert days_told(words) == on


def test_what_may_have_been_before_a_death_is_not_called_after_it_and_the_doubt_is_told() -> None:
    told = Life(date(2020, 5, 4), died=date(2026, 9, 3), died_said="On 2 or 3 September 2026")
    began = Event.CHILD_PROTECTION_PLAN_BEGAN
    assert "8915" not in numbers(REFERRED, (began, date(2026, 9, 3)), life=told)
    [after] = [one for one in found(REFERRED, (began, date(2026, 9, 4)), life=told) if one.rule == "8915"]
    assert after.words.endswith("after the child died: On 2 or 3 September 2026.")


def test_rule_8606_a_referral_more_than_forty_weeks_before_the_birth() -> None:
    due = Life(date(2026, 9, 1) + timedelta(weeks=40), expected=True)
    assert "8606" not in numbers(REFERRED, life=due)
    assert "8606" in numbers(REFERRED, life=Life(date(2026, 9, 2) + timedelta(weeks=40), expected=True))


def test_queries_2991q_8675q_and_8670q_ask_and_refuse_nothing() -> None:
    enquiry, assessment = (Event.ENQUIRY_BEGAN, date(2026, 9, 1)), (Event.ASSESSMENT_BEGAN, date(2026, 9, 1))
    last_day = datetime(2026, 9, 22, 12, tzinfo=UTC)  # the 15th working day
    assert "2991Q" in numbers(REFERRED, enquiry)
    assert "8675Q" not in numbers(REFERRED, enquiry, now=last_day)
    assert "8675Q" in numbers(REFERRED, enquiry, now=last_day + timedelta(days=1))
    due = datetime(2026, 11, 3, 12, tzinfo=UTC)  # the 45th working day
    assert "8670Q" not in numbers(REFERRED, assessment, now=due)
    assert "8670Q" in numbers(REFERRED, assessment, now=due + timedelta(days=1))
    asked = {one.rule for one in found(REFERRED, enquiry, assessment)}
    assert {newest_rules()[rule].level for rule in asked} == {Level.QUERY}


def test_only_what_cannot_have_happened_is_refused() -> None:
    assert cannot_be(Event.CASE_CLOSED, NOW + timedelta(hours=1), BORN, NOW).startswith("This cannot be in the future")
    long_before = datetime(2019, 6, 1, tzinfo=UTC)
    assert "conceived" in cannot_be(Event.ENQUIRY_BEGAN, long_before, BORN, NOW)
    unborn = Life(date(2027, 3, 1), expected=True)
    for event in Event:
        assert cannot_be(event, NOW, unborn, NOW) == "", "nothing about an unborn child is refused"
    before_referral = datetime(2026, 9, 1, 2, tzinfo=UTC)
    assert cannot_be(Event.STRATEGY_DISCUSSION_HELD, before_referral, BORN, NOW) == ""


def test_these_tests_name_every_rule_of_the_reference() -> None:
    """Those of §6.8. 8805 and 8810 (a closure has a day and a reason, or neither) the database holds as well."""
    reference = (
        "1103 1104 2889 4015 1105 8815 8820 8896 8839 8890 4001 4016 4017 8935 8940 8840 8841 8867 8868 8805 8810 8565"
        " 2884 8915 4008 8555q 2991q 8675q 8670q 2885 8875 8606"
    )
    named = " ".join(name for name in globals() if name.startswith("test_"))
    assert [rule for rule in reference.split() if rule not in named] == []


def test_a_journey_in_good_order_has_nothing_to_put_right() -> None:
    assert not numbers(
        REFERRED, (Event.ASSESSMENT_BEGAN, date(2026, 9, 1)), (Event.STRATEGY_DISCUSSION_HELD, date(2026, 9, 3)),
        (Event.ENQUIRY_BEGAN, date(2026, 9, 3)), (Event.INITIAL_CONFERENCE_HELD, date(2026, 9, 21)),
        (Event.CHILD_PROTECTION_PLAN_BEGAN, date(2026, 9, 21)), (Event.ENQUIRY_CLOSED, date(2026, 9, 21)),
        (Event.CORE_GROUP_HELD, date(2026, 10, 1)), (Event.ASSESSMENT_COMPLETED, date(2026, 10, 20)),
        (Event.REVIEW_CONFERENCE_HELD, date(2026, 11, 20)),
    )  # fmt: skip
