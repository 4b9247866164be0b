"""The table of clocks: every row of docs/reference/clocks.md has its figure, its source and its dates."""

from dataclasses import replace
from datetime import date

import pytest

from openmash.statute import sources
from openmash.statute.clocks import CLOCKS, Between, Clock, Force, NoSuchClock, NotCommenced, Since, clock
from openmash.statute.clocks.shape import find
from openmash.statute.events import Event
from openmash.statute.limits import Limit, ServiceHours, WorkingDays
from openmash.statute.sources import Confidence
from tests.statute.moments import CALENDAR, london

TODAY = date(2026, 11, 23)

LAWFUL = [
    # row, clock, limit as said
    ("1", "initial_decision", "1 working day"),
    ("6", "enquiry_start_recorded", "the same day"),
    ("7", "initial_conference", "15 working days"),
    ("8", "child_protection_plan_starts", "the same day"),
    ("9", "first_core_group", "10 working days"),
    ("11", "first_review_conference", "3 months"),
    ("12", "later_review_conference", "6 months"),
    ("15", "assessment", "45 working days"),
    ("17", "return_home_interview", "72 hours, day and night"),
    ("18", "police_protection", "72 hours, day and night"),
    ("19", "emergency_protection_order", "8 days, the first day counted"),
    ("19", "emergency_protection_order_extension", "7 days, the first day counted"),
    ("20", "child_assessment_order", "7 days, the first day counted"),
    ("21", "looked_after_first_visit", "1 week"),
    ("21", "looked_after_visit", "6 weeks"),
    ("21", "looked_after_visit_settled", "3 months"),
    ("22", "visit_until_first_review", "1 week"),
    ("22", "placed_with_parent_later_visit", "6 weeks"),
    ("22", "temporary_carer_later_visit", "4 weeks"),
    ("22", "care_order_at_home_first_visit", "1 week"),
    ("22", "care_order_at_home_visit", "6 weeks"),
    ("23", "looked_after_first_review", "20 working days"),
    ("23", "looked_after_second_review", "3 months"),
    ("23", "looked_after_later_review", "6 months"),
    ("24", "private_fostering_notice", "6 weeks before"),
    ("25", "private_fostering_first_visit", "7 working days"),
    ("26", "private_fostering_visit_first_year", "6 weeks"),
    ("26", "private_fostering_visit_later", "12 weeks"),
    ("27", "serious_incident_notice", "5 working days"),
    ("31", "operation_encompass", "before the next school day starts"),
    ("34", "inspection_statement", "70 working days"),
    ("21", "looked_after_visit_agreed", "6 months"),
    ("35", "complaint_investigated", "25 working days"),
    ("35", "complaint_investigated_at_most", "65 working days"),
    ("35", "complaint_panel_meets", "30 working days"),
    ("35", "complaint_panel_answered", "15 working days"),
    ("37", "pathway_plan_review", "6 months"),
    ("36", "regulator_told_of_breach", "72 hours, day and night"),
]
NO_NATIONAL_FIGURE = [
    ("2", "immediate_protection"),
    ("3", "child_seen"),
    ("4", "strategy_discussion"),
    ("5", "strategy_record_circulated"),
    ("10", "later_core_group"),
    ("13", "conference_report_shared"),
    ("14", "child_protection_visit"),
    ("16", "child_in_need_review"),
    ("16", "child_in_need_visit"),
    ("17", "return_home_interview_offered"),
    ("28", "rapid_review"),
    ("29", "practice_review_published"),
    ("30", "designated_officer_told"),
    ("32", "review_after_birth"),
    ("35", "complaint_acknowledged"),
    ("35", "complaint_answered"),
]


@pytest.mark.parametrize(("row", "key", "said"), LAWFUL)
def test_a_row_with_a_national_figure_counts_it(row: str, key: str, said: str) -> None:
    found = clock(key, TODAY)
    assert found.row == row
    assert found.limit is not None
    assert found.limit.said == said


@pytest.mark.parametrize(("row", "key"), NO_NATIONAL_FIGURE)
def test_a_row_without_a_national_figure_carries_none(row: str, key: str) -> None:
    found = clock(key, TODAY)
    assert found.row == row
    assert found.limit is None
    assert found.local_policy_key == key or found.promptness


def test_every_row_of_the_table_of_limits_has_a_clock() -> None:
    rows = {found.row for found in CLOCKS}
    assert {str(number) for number in range(1, 36)} <= rows
    assert {f"L{number}" for number in range(1, 15)} <= rows


def test_these_tests_name_every_national_clock() -> None:
    named = {key for _, key, _ in LAWFUL} | {key for _, key in NO_NATIONAL_FIGURE}
    national = {found.key for found in CLOCKS if not found.row.startswith("L")}
    assert national - named == {"family_group_decision_meeting_offer"}  # passed, not commenced


DUE = [
    # row, clock, started, due: England's wall clock
    ("1", "initial_decision", "2026-11-20 16:55", "2026-11-23 23:59:59"),  # Friday 16:55, by the close of Monday
    ("7", "initial_conference", "2026-12-10 14:00", "2027-01-05 23:59:59"),  # over Christmas and New Year
    ("9", "first_core_group", "2026-04-01 10:00", "2026-04-17 23:59:59"),  # over Easter
    ("11", "first_review_conference", "2026-11-30 10:00", "2027-02-28 23:59:59"),
    ("12", "later_review_conference", "2026-08-31 10:00", "2027-02-28 23:59:59"),
    ("15", "assessment", "2026-11-23 09:10", "2027-01-28 23:59:59"),
    ("17", "return_home_interview", "2026-03-28 03:00", "2026-03-31 04:00"),  # over the spring clock change
    ("18", "police_protection", "2026-10-24 01:10", "2026-10-27 00:10"),  # over the autumn one
    ("19", "emergency_protection_order", "2026-11-23 16:00", "2026-11-30 23:59:59"),
    ("20", "child_assessment_order", "2026-11-23 00:00", "2026-11-29 23:59:59"),
    ("23", "looked_after_first_review", "2026-11-23 12:00", "2026-12-21 23:59:59"),
    ("24", "private_fostering_notice", "2026-11-23 00:00", "2026-10-12 23:59:59"),
    ("25", "private_fostering_first_visit", "2026-11-23 09:00", "2026-12-02 23:59:59"),
    ("27", "serious_incident_notice", "2026-12-23 09:00", "2027-01-04 23:59:59"),
    ("31", "operation_encompass", "2026-11-20 22:30", "2026-11-23 08:30"),
    ("34", "inspection_statement", "2026-11-23 09:00", "2027-03-04 23:59:59"),
]


@pytest.mark.parametrize(("row", "key", "started", "due"), DUE)
def test_a_clock_is_due_when_its_text_says(row: str, key: str, started: str, due: str) -> None:
    found = clock(key, london(started).date())
    assert found.row == row
    assert found.due(london(started), CALENDAR) == london(due)


@pytest.mark.parametrize("found", CLOCKS, ids=lambda each: each.key)
def test_every_clock_has_a_source_and_dates(found: Clock) -> None:
    assert found.source.title
    assert found.in_force.said
    assert found.stops
    if found.source.confidence in (Confidence.LAW, Confidence.STATUTORY_GUIDANCE, Confidence.DATA_STANDARD):
        assert found.source.link.startswith("https://")
        assert found.source.paragraph


@pytest.mark.parametrize("found", CLOCKS, ids=lambda each: each.key)
def test_only_law_guidance_and_data_standards_put_a_figure_in_a_clock(found: Clock) -> None:
    if found.limit is not None:
        assert found.source.confidence not in (Confidence.LOCAL, Confidence.UNCONFIRMED)
        assert not found.local
    if found.local:
        assert found.limit is None
        assert found.local_policy_key


@pytest.mark.parametrize("found", CLOCKS, ids=lambda each: each.key)
def test_how_binding_a_clock_is_follows_the_kind_of_text(found: Clock) -> None:
    expected = {
        Confidence.LAW: {Force.MUST, Force.SHOULD},  # row 27: the duty is the Act's, the days are guidance
        Confidence.STATUTORY_GUIDANCE: {Force.SHOULD},
        Confidence.DATA_STANDARD: {Force.RECORD},
        Confidence.LOCAL: {Force.LOCAL},
        Confidence.UNCONFIRMED: {Force.LOCAL, Force.SHOULD},
    }
    assert found.force in expected[found.source.confidence]


def test_no_two_clocks_share_a_key_and_a_day() -> None:
    first_days = {in_force.first for found in CLOCKS if not isinstance(in_force := found.in_force, NotCommenced)}
    for day in first_days:  # two spans that overlap share the first day of one of them
        keys = [found.key for found in CLOCKS if found.in_force.covers(day)]
        assert len(keys) == len(set(keys))


def test_the_initial_decision_and_the_mash_enquiry_are_two_clocks() -> None:
    decision, enquiry = clock("initial_decision", TODAY), clock("mash_enquiry", TODAY)
    assert decision.limit == WorkingDays(1)
    assert enquiry.limit is None
    assert enquiry.local


# In force


@pytest.mark.parametrize(
    ("key", "on"),
    [
        ("operation_encompass", date(2025, 11, 6)),  # the section came into force on 7 November 2025
        ("serious_incident_notice", date(2018, 6, 28)),
        ("looked_after_visit", date(2011, 3, 31)),
        ("family_group_decision_meeting_offer", TODAY),  # passed, and no commencement seen
    ],
)
def test_a_rule_is_not_applied_on_a_day_it_was_not_in_force(key: str, on: date) -> None:
    with pytest.raises(NoSuchClock, match="was not in force on"):
        clock(key, on)


def test_a_rule_applies_from_its_first_day() -> None:
    assert clock("operation_encompass", date(2025, 11, 7)).force is Force.MUST


def test_an_unknown_clock_is_named() -> None:
    with pytest.raises(NoSuchClock, match="There is no clock called “inital_decision”"):
        clock("inital_decision", TODAY)


def test_a_child_is_judged_by_the_version_of_a_rule_in_force_that_day() -> None:
    now = clock("initial_decision", TODAY)
    before = replace(now, limit=WorkingDays(7), in_force=Between(date(2000, 1, 1), date(2013, 4, 14)))
    assert find((now, before), "initial_decision", date(2013, 4, 14)).limit == WorkingDays(7)
    assert find((now, before), "initial_decision", date(2013, 4, 15)).limit == WorkingDays(1)


@pytest.mark.parametrize(
    ("in_force", "said"),
    [
        (Since(date(2013, 4, 15)), "since 15 April 2013"),
        (Between(date(2000, 1, 1), date(2013, 4, 14)), "1 January 2000 to 14 April 2013"),
        (NotCommenced(passed=date(2026, 4, 29)), "passed 29 April 2026; no commencement date seen"),
    ],
)
def test_when_a_rule_is_in_force_is_said_in_words(in_force: Since | Between | NotCommenced, said: str) -> None:
    assert in_force.said == said


# What the shape refuses and does


def test_a_clock_may_not_give_a_figure_nobody_has_confirmed() -> None:
    with pytest.raises(ValueError, match="rapid_review gives a figure nobody has confirmed"):
        replace(clock("rapid_review", TODAY), limit=WorkingDays(15))


def test_a_clock_must_say_something_about_how_soon() -> None:
    with pytest.raises(ValueError, match="no limit, no local policy and no words"):
        replace(clock("immediate_protection", TODAY), promptness="")


@pytest.mark.parametrize(("never_pauses", "due"), [(True, "2026-11-20 20:30"), (False, "2026-11-23 12:30")])
def test_a_clock_that_never_pauses_runs_on_past_closing(never_pauses: bool, due: str) -> None:
    red = replace(clock("mash_enquiry", TODAY), never_pauses=never_pauses)
    assert red.due(london("2026-11-20 16:30"), CALENDAR, ServiceHours(4)) == london(due)


def test_a_local_limit_given_wins() -> None:
    stricter: Limit = WorkingDays(35)
    assert clock("assessment", TODAY).due(london("2026-11-23 09:00"), CALENDAR, stricter) == london(
        "2027-01-14 23:59:59"
    )


def test_an_event_is_said_as_a_reader_would() -> None:
    assert Event.STRATEGY_DISCUSSION_HELD.said == "strategy discussion held"


def test_a_source_is_cited_on_one_line() -> None:
    assert sources.children_act_1989("46(6)").said == "Children Act 1989, section 46(6)"
    assert sources.children_act_1989("46(6)").link.endswith("/section/46")
