"""Each limit of a journey, by its row in the table of clocks, at its edges: bank holidays, month ends, leap day, clock change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from openmash.casework.journey.rules import Mark
from openmash.casework.journey.timing import KEYS, Running, running
from openmash.casework.visits import rules as visit_rules
from openmash.foundation.governance.profile import profile
from openmash.statute import events
from openmash.statute.calendar import local_date, local_time

E = events.Event
LONDON = ZoneInfo("Europe/London")
LOCAL = profile("gloucestershire", on=datetime(2026, 6, 1, tzinfo=UTC).date())
LATER = datetime(2031, 1, 1, tzinfo=UTC)


def at(words: str) -> datetime:
    """A moment in England: "2026-12-18 10:00"."""
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


def one(key: str, *happened: tuple[E, str], now: datetime = LATER) -> Running | None:
    marks = [Mark(uuid4(), event, at(when)) for event, when in happened]
    return next((each for each in running(marks, LOCAL, now) if each.clock.key == key), None)


def due(key: str, *happened: tuple[E, str]) -> str:
    """The last day in England."""
    found = one(key, *happened)
    assert found is not None, key
    assert found.standing.due_at is not None, key
    return str(local_date(found.standing.due_at))


PLAN = ((E.INITIAL_CONFERENCE_HELD, "2026-10-20 10:00"), (E.CHILD_PROTECTION_PLAN_BEGAN, "2026-10-20 10:00"))


LIMITS: list[tuple[str, list[tuple[E, str]], str]] = [
    # row 7: 15 working days, over Christmas, Boxing Day (kept on Monday) and New Year
    ("initial_conference", [(E.ENQUIRY_BEGAN, "2026-12-11 10:00")], "2027-01-06"),
    # the night belongs to its own day in England, on either side of midnight and of the clock change
    ("initial_conference", [(E.ENQUIRY_BEGAN, "2026-10-24 23:59")], "2026-11-13"),
    ("initial_conference", [(E.ENQUIRY_BEGAN, "2026-10-25 01:30")], "2026-11-13"),
    # over Easter: Good Friday and Easter Monday
    ("initial_conference", [(E.ENQUIRY_BEGAN, "2027-03-19 10:00")], "2027-04-13"),
    # row 9: 10 working days from the conference, with a plan
    ("first_core_group", [(E.INITIAL_CONFERENCE_HELD, "2026-12-18 10:00"), (E.CHILD_PROTECTION_PLAN_BEGAN, "2026-12-18 10:00")], "2027-01-06"),
    # row 10: 28 days, local, from each one
    ("later_core_group", [*PLAN, (E.CORE_GROUP_HELD, "2028-02-01 10:00")], "2028-02-29"),
    # row 11: 3 months, clipped to the end of February, in a leap year and in another
    ("first_review_conference", [(E.INITIAL_CONFERENCE_HELD, "2026-11-30 10:00"), (E.CHILD_PROTECTION_PLAN_BEGAN, "2026-11-30 10:00")], "2027-02-28"),
    ("first_review_conference", [(E.INITIAL_CONFERENCE_HELD, "2027-11-30 10:00"), (E.CHILD_PROTECTION_PLAN_BEGAN, "2027-11-30 10:00")], "2028-02-29"),
    # row 12: 6 months from a review on the last of August
    ("later_review_conference", [*PLAN, (E.REVIEW_CONFERENCE_HELD, "2027-08-31 10:00")], "2028-02-29"),
    # row 13: 5 working days before a review, counted back over a bank holiday
    ("conference_report_shared", [(E.REVIEW_CONFERENCE_ARRANGED, "2027-01-05 10:00")], "2026-12-24"),
    # row 15: 45 working days from when the referral came, not from when it was accepted
    ("assessment", [(E.REFERRAL_RECEIVED, "2026-09-01 09:10"), (E.REFERRAL_ACCEPTED, "2026-09-03 11:00")], "2026-11-03"),
    # and where that one led to early help or a case that closed, from when the child was accepted again
    ("assessment", [(E.REFERRAL_RECEIVED, "2024-02-01 09:10"), (E.FAMILY_HELP_BEGAN, "2024-02-05 09:00"), (E.REFERRAL_ACCEPTED, "2026-09-01 11:00")], "2026-11-03"),
    ("assessment", [(E.REFERRAL_RECEIVED, "2024-02-01 09:10"), (E.REFERRAL_ACCEPTED, "2024-02-05 09:00"), (E.CASE_CLOSED, "2024-06-03 09:00"), (E.REFERRAL_ACCEPTED, "2026-09-01 11:00")], "2026-11-03"),
    # one that was closed with no further action dates nothing either, unless it was taken up again
    ("assessment", [(E.REFERRAL_RECEIVED, "2026-06-01 09:10"), (E.DECIDED, "2026-06-02 09:00"), (E.REFERRAL_CLOSED, "2026-06-02 09:00"), (E.REFERRAL_ACCEPTED, "2026-09-01 11:00")], "2026-11-03"),
    ("assessment", [(E.REFERRAL_RECEIVED, "2026-09-01 09:10"), (E.REFERRAL_CLOSED, "2026-09-01 10:00"), (E.REOPENED, "2026-09-02 09:00"), (E.REFERRAL_ACCEPTED, "2026-09-03 11:00")], "2026-11-03"),
    ("assessment", [(E.REFERRAL_RECEIVED, "2026-09-01 09:10"), (E.REFERRAL_CLOSED, "2026-09-01 10:00"), (E.DECIDED, "2026-09-02 09:00"), (E.REFERRAL_ACCEPTED, "2026-09-03 11:00")], "2026-11-03"),
    # row 14: 10 working days, local, from the plan, then from each visit
    ("child_protection_visit", [*PLAN], "2026-11-03"),
    ("child_protection_visit", [*PLAN, (E.CHILD_PROTECTION_VISIT_MADE, "2026-12-18 15:00")], "2027-01-06"),
    # row 16: local, from the plan and from each review or visit
    ("child_in_need_review", [(E.CHILD_IN_NEED_PLAN_BEGAN, "2026-11-30 10:00")], "2027-02-28"),
    ("child_in_need_visit", [(E.CHILD_IN_NEED_PLAN_BEGAN, "2026-10-20 10:00"), (E.CHILD_IN_NEED_VISIT_MADE, "2026-10-27 10:00")], "2026-11-24"),
    # row 5: the next working day, after a Friday before a bank holiday
    ("strategy_record_circulated", [(E.STRATEGY_DISCUSSION_HELD, "2026-08-28 17:30")], "2026-09-01"),
    # row 3: the same day; row 4: one working day
    ("child_seen", [(E.VISIT_DECIDED, "2026-10-25 23:30")], "2026-10-25"),
    ("strategy_discussion", [(E.REASONABLE_CAUSE_FOUND, "2026-11-27 16:55")], "2026-11-30"),
    # row 32: 10 days from the birth of a child with a plan made before it
    ("review_after_birth", [*PLAN, (E.CHILD_BORN, "2028-02-20 00:00")], "2028-03-01"),
    # row 8: a plan is recorded on the day of its conference
    ("child_protection_plan_starts", [(E.INITIAL_CONFERENCE_HELD, "2026-10-20 10:00"), (E.CHILD_PROTECTION_PLAN_BEGAN, "2026-10-20 10:00")], "2026-10-20"),
    # row 6: an enquiry starts on the day of its discussion
    ("enquiry_start_recorded", [(E.ENQUIRY_BEGAN, "2026-03-29 00:30")], "2026-03-29"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "happened", "last_day"), LIMITS)
def test_each_limit_ends_on_the_day_its_rule_says(key: str, happened: list[tuple[E, str]], last_day: str) -> None:
    assert due(key, *happened) == last_day


@pytest.mark.parametrize(
    ("key", "plan", "visit"),
    [
        ("child_protection_visit", E.CHILD_PROTECTION_PLAN_BEGAN, E.CHILD_PROTECTION_VISIT_MADE),
        ("child_in_need_visit", E.CHILD_IN_NEED_PLAN_BEGAN, E.CHILD_IN_NEED_VISIT_MADE),
    ],
)
@pytest.mark.parametrize(
    ("visited", "counts_from"),
    [
        ("2026-10-24 16:00", "2026-10-25 10:00"),  # the day before: the plan's first visit is still to be made
        ("2026-10-25 00:30", "2026-10-25 10:00"),  # before the conference, on its own day, the day the clocks go back
        ("2026-10-25 09:59", "2026-10-25 10:00"),
        ("2026-10-25 10:01", "2026-10-25 10:01"),
        ("2026-10-26 09:00", "2026-10-26 09:00"),
    ],
)
def test_a_visit_made_before_a_plan_began_does_not_count_for_it_on_the_journey_or_among_visits(
    key: str, plan: E, visit: E, visited: str, counts_from: str
) -> None:
    """A plan's visits are counted from its beginning, then from each visit on it (reference §4.1, rows 14 and 16)."""
    began = "2026-10-25 10:00"
    found = one(key, *sorted([(plan, began), (visit, visited)], key=lambda each: each[1]))
    assert found is not None and found.is_open
    assert f"{local_time(found.started_at):%Y-%m-%d %H:%M}" == counts_from
    assert found.counted_from is (visit if counts_from == visited else None), "the page says from what it is counted"
    assert visit_rules.runs_from(at(began), at(visited), None) == found.started_at


DAY_LIMITS = (
    # key, what starts it on a day, working days; the rest of what it needs happens with it
    ("initial_conference", (E.ENQUIRY_BEGAN,), 15),
    ("first_core_group", (E.INITIAL_CONFERENCE_HELD, E.CHILD_PROTECTION_PLAN_BEGAN), 10),
    ("child_protection_visit", (E.CHILD_PROTECTION_PLAN_BEGAN,), 10),
    ("assessment", (E.REFERRAL_RECEIVED, E.REFERRAL_ACCEPTED), 45),
    ("strategy_record_circulated", (E.STRATEGY_DISCUSSION_HELD,), 1),
    ("strategy_discussion", (E.REASONABLE_CAUSE_FOUND,), 1),
)
CLOSED = {date.fromisoformat(f"2027-{day}") for day in ("12-27", "12-28")} | {
    date.fromisoformat(f"2028-{day}")
    for day in ("01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26")
}
"""England's bank holidays from December 2027 to the end of 2028, as GOV.UK publishes them."""


@pytest.mark.parametrize(("key", "events", "days"), DAY_LIMITS, ids=lambda each: each if isinstance(each, str) else "")
def test_working_days_are_counted_one_by_one_from_every_day_of_a_leap_year(
    key: str, events: tuple[E, ...], days: int
) -> None:
    """Over each weekend and bank holiday, each month's end, 29 February and both changes of the clocks."""
    start = date(2027, 12, 20)
    while start < date(2028, 10, 20):
        last, left = start, days
        while left:
            last += timedelta(days=1)
            left -= last.weekday() < 5 and last not in CLOSED
        assert due(key, *((event, f"{start} 23:30") for event in events)) == str(last), start
        start += timedelta(days=1)


@pytest.mark.parametrize(
    ("key", "happened", "last_day"),
    [
        ("initial_conference", [(E.ENQUIRY_BEGAN, "2028-03-06 10:00")], "2028-03-27"),  # the day after the clocks go on
        ("assessment", [(E.REFERRAL_RECEIVED, "2026-08-21 10:00"), (E.REFERRAL_ACCEPTED, "2026-08-21 10:00")], "2026-10-26"),
        ("child_seen", [(E.VISIT_DECIDED, "2026-03-29 00:30")], "2026-03-29"),  # a day of 23 hours
        ("child_seen", [(E.VISIT_DECIDED, "2026-10-25 00:30")], "2026-10-25"),  # a day of 25 hours
        ("child_in_need_visit", [(E.CHILD_IN_NEED_PLAN_BEGAN, "2026-03-01 10:00")], "2026-03-29"),
        ("review_after_birth", [*PLAN, (E.CHILD_BORN, "2027-10-21 00:00")], "2027-10-31"),
        ("child_in_need_review", [(E.CHILD_IN_NEED_PLAN_BEGAN, "2027-11-30 10:00")], "2028-02-29"),
        ("first_review_conference", [(E.INITIAL_CONFERENCE_HELD, "2028-02-29 10:00"), (E.CHILD_PROTECTION_PLAN_BEGAN, "2028-02-29 10:00")], "2028-05-29"),
        ("later_core_group", [*PLAN, (E.CORE_GROUP_HELD, "2026-10-24 10:00")], "2026-11-21"),
    ],
)  # fmt: skip
def test_a_limit_is_met_in_the_last_second_of_its_last_day_and_late_in_the_next(
    key: str, happened: list[tuple[E, str]], last_day: str
) -> None:
    """The day is England's, also on the day the clocks change."""
    last = at(f"{last_day} 23:59:59")
    in_time, late = one(key, *happened, now=last), one(key, *happened, now=last.astimezone(UTC) + timedelta(seconds=1))
    assert in_time is not None and late is not None
    assert in_time.is_open and not in_time.is_late, in_time.standing
    assert late.is_open and late.is_late, late.standing


def test_these_tests_name_every_limit_of_a_journey_and_each_row_of_the_table_that_applies() -> None:
    """Rows 3 to 16, 32 and 33: row 1 and 2 end where a journey begins, the rest are met elsewhere or not at all."""
    tested = {row[0] for row in LIMITS}
    assert set(KEYS) - tested == {"family_group_decision_meeting_offer"}, "tested by itself: not commenced"
    rows = {
        int(each.clock.row) for each in running([Mark(uuid4(), e, at("2026-10-20 10:00")) for e in E], LOCAL, LATER)
    }
    assert rows == {*range(3, 17), 32}


def test_the_conference_is_counted_from_the_discussion_that_began_the_enquiry_never_a_later_one() -> None:
    later = ((E.ENQUIRY_BEGAN, "2026-09-01 10:00"), (E.ENQUIRY_BEGAN, "2026-09-10 10:00"))
    assert due("initial_conference", *later) == "2026-09-22"


def test_its_last_day_is_never_at_a_weekend() -> None:
    for day in range(1, 31):
        found = one("initial_conference", (E.ENQUIRY_BEGAN, f"2026-11-{day:02} 10:00"))
        assert found is not None
        assert found.standing.due_at is not None
        assert local_time(found.standing.due_at).weekday() < 5


def test_a_limit_that_is_met_stays_met_and_one_that_was_late_stays_late() -> None:
    held = one(
        "initial_conference", (E.ENQUIRY_BEGAN, "2026-09-01 10:00"), (E.INITIAL_CONFERENCE_HELD, "2026-09-22 23:00")
    )
    late = one(
        "initial_conference", (E.ENQUIRY_BEGAN, "2026-09-01 10:00"), (E.INITIAL_CONFERENCE_HELD, "2026-09-23 09:00")
    )
    assert held is not None
    assert late is not None
    assert not held.is_open
    assert not held.is_late
    assert not late.is_open
    assert late.is_late


def test_a_conference_without_a_plan_starts_no_core_group_and_no_review() -> None:
    assert one("first_core_group", (E.INITIAL_CONFERENCE_HELD, "2026-09-22 10:00")) is None
    assert one("first_review_conference", (E.INITIAL_CONFERENCE_HELD, "2026-09-22 10:00")) is None


@pytest.mark.parametrize("over", [E.CASE_CLOSED, E.TRANSFERRED_OUT])
def test_nothing_more_is_due_here_once_a_case_is_closed_or_another_area_has_it(over: E) -> None:
    """But the record of a discussion is still owed to those who took part."""
    begun = (
        E.REFERRAL_RECEIVED, E.REFERRAL_ACCEPTED, E.VISIT_DECIDED, E.REASONABLE_CAUSE_FOUND, E.STRATEGY_DISCUSSION_HELD,
        E.INITIAL_CONFERENCE_HELD, E.CHILD_PROTECTION_PLAN_BEGAN, E.CHILD_IN_NEED_PLAN_BEGAN,
    )  # fmt: skip
    marks = [Mark(uuid4(), event, at("2026-10-20 10:00")) for event in begun]
    before = {each.clock.key for each in running(marks, LOCAL, LATER) if each.is_open}
    marks.append(Mark(uuid4(), over, at("2026-10-21 10:00")))
    after = {each.clock.key for each in running(marks, LOCAL, LATER) if each.is_open}
    assert {"assessment", "child_seen", "child_protection_visit", "first_core_group", "child_in_need_visit"} <= before
    assert after == {"strategy_record_circulated"}


def test_an_enquiry_begun_on_the_day_of_its_discussion_is_recorded_as_it_should_be() -> None:
    """Row 6, whichever was typed first and by whichever page."""
    held = (E.STRATEGY_DISCUSSION_HELD, "2026-10-20 23:30")
    found = one("enquiry_start_recorded", (E.ENQUIRY_BEGAN, "2026-10-20 09:00"), held)
    assert found is not None and not found.is_open and not found.is_late
    other = one("enquiry_start_recorded", (E.ENQUIRY_BEGAN, "2026-10-19 09:00"), held)
    assert other is not None and other.is_late, "another day: one of them is to be put right"
    over = one("enquiry_start_recorded", (E.ENQUIRY_BEGAN, "2026-10-19 09:00"), (E.ENQUIRY_CLOSED, "2026-10-19 18:00"))
    assert over is not None and not over.is_open


def test_a_birth_starts_nothing_where_there_was_no_plan_before_it() -> None:
    assert (
        one(
            "review_after_birth",
            (E.CHILD_BORN, "2026-10-01 00:00"),
            (E.CHILD_PROTECTION_PLAN_BEGAN, "2026-10-20 10:00"),
        )
        is None
    )


def test_the_offer_of_a_family_group_meeting_binds_once_its_section_is_in_force() -> None:
    """Row 33: passed on 29 April 2026, with no commencement date seen: no clock runs, and nothing pretends that one does."""
    assert one("family_group_decision_meeting_offer", (E.COURT_APPLICATION_PLANNED, "2026-10-20 10:00")) is None


def test_a_contact_nobody_accepted_starts_no_assessment() -> None:
    assert one("assessment", (E.REFERRAL_RECEIVED, "2026-09-01 09:10")) is None


def test_each_limit_says_its_law() -> None:
    for each in running([Mark(uuid4(), event, at("2026-10-20 10:00")) for event in E], LOCAL, LATER):
        assert each.clock.source.said
        assert each.clock.name
