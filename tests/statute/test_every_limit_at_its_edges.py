"""Every row of the table of limits, counted again by hand from each day of a leap year, as Gloucestershire has it.

The counting here shares nothing with the code it tests: the bank holidays are typed from GOV.UK's list, a month's end
from a calendar on paper, England's hour from the time zone. It begins at three hours of each day, so over every
weekend, bank holiday, month's end, 29 February and both changes of the clocks.
"""

from __future__ import annotations

import calendar as paper
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from openmash.foundation.governance.profile import profile
from openmash.statute.calendar import Calendar
from openmash.statute.clocks import CLOCKS, NoSuchClock, State, reckon

LOCAL = profile("gloucestershire", on=date(2026, 6, 1))
LONDON = ZoneInfo("Europe/London")
LAST = time(23, 59, 59)
HOLIDAYS = {
    date.fromisoformat(day)
    for day in (
        "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28", "2028-01-03", "2028-04-14", "2028-04-17",
        "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26", "2029-01-01", "2029-03-30", "2029-04-02",
        "2029-05-07", "2029-05-28", "2029-08-27", "2029-12-25", "2029-12-26",
    )
}  # fmt: skip
"""England's, from the spring of 2027 to the end of 2029: Christmas 2027 fell at a weekend and was kept on two days."""
FIRST, END = date(2027, 10, 1), date(2028, 12, 31)
Counted = Callable[[datetime], datetime]


def _close(day: date) -> datetime:
    return datetime.combine(day, LAST, LONDON)


def _works(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def working_days(many: int, *, back: bool = False) -> Counted:
    def due(start: datetime) -> datetime:
        day, left = start.date(), many
        while left:
            day += timedelta(days=-1 if back else 1)
            left -= _works(day)
        return _close(day)

    return due


def days(many: int) -> Counted:
    return lambda start: _close(start.date() + timedelta(days=many))


def months(many: int) -> Counted:
    def due(start: datetime) -> datetime:
        passed = start.month - 1 + many
        year, month = start.year + passed // 12, passed % 12 + 1
        return _close(date(year, month, min(start.day, paper.monthrange(year, month)[1])))

    return due


def first_day_counted(many: int) -> Counted:
    return lambda start: _close(start.date() + timedelta(days=many - 1))


def hours(many: int) -> Counted:
    return lambda start: (start.astimezone(UTC) + timedelta(hours=many)).astimezone(LONDON)


def before_school(start: datetime) -> datetime:
    """Half past eight on the next working day: where nobody has said when terms end, every one is a school day."""
    day = start.date()
    while not _works(day) or datetime.combine(day, time(8, 30), LONDON) <= start:
        day += timedelta(days=1)
    return datetime.combine(day, time(8, 30), LONDON)


ROWS: dict[str, tuple[int, Counted]] = {
    "initial_decision": (1, working_days(1)),
    "child_seen": (3, days(0)),
    "strategy_discussion": (4, working_days(1)),
    "strategy_record_circulated": (5, working_days(1)),
    "enquiry_start_recorded": (6, days(0)),
    "initial_conference": (7, working_days(15)),
    "child_protection_plan_starts": (8, days(0)),
    "first_core_group": (9, working_days(10)),
    "later_core_group": (10, days(28)),
    "first_review_conference": (11, months(3)),
    "later_review_conference": (12, months(6)),
    "conference_report_shared": (13, working_days(5, back=True)),
    "child_protection_visit": (14, working_days(10)),
    "assessment": (15, working_days(45)),
    "child_in_need_review": (16, months(3)),
    "child_in_need_visit": (16, days(28)),
    "return_home_interview": (17, hours(72)),
    "return_home_interview_offered": (17, hours(72)),
    "police_protection": (18, hours(72)),
    "emergency_protection_order": (19, first_day_counted(8)),
    "emergency_protection_order_extension": (19, first_day_counted(7)),
    "child_assessment_order": (20, first_day_counted(7)),
    "looked_after_first_visit": (21, days(7)),
    "looked_after_visit": (21, days(42)),
    "looked_after_visit_settled": (21, months(3)),
    "looked_after_visit_agreed": (21, months(6)),
    "visit_until_first_review": (22, days(7)),
    "placed_with_parent_later_visit": (22, days(42)),
    "temporary_carer_later_visit": (22, days(28)),
    "care_order_at_home_first_visit": (22, days(7)),
    "care_order_at_home_visit": (22, days(42)),
    "looked_after_first_review": (23, working_days(20)),
    "looked_after_second_review": (23, months(3)),
    "looked_after_later_review": (23, months(6)),
    "private_fostering_notice": (24, days(-42)),
    "private_fostering_first_visit": (25, working_days(7)),
    "private_fostering_visit_first_year": (26, days(42)),
    "private_fostering_visit_later": (26, days(84)),
    "serious_incident_notice": (27, working_days(5)),
    "rapid_review": (28, working_days(15)),
    "practice_review_published": (29, months(6)),
    "designated_officer_told": (30, working_days(1)),
    "operation_encompass": (31, before_school),
    "review_after_birth": (32, days(10)),
    "inspection_statement": (34, working_days(70)),
    "complaint_acknowledged": (35, working_days(2)),
    "complaint_answered": (35, working_days(20)),
    "complaint_investigated": (35, working_days(25)),
    "complaint_investigated_at_most": (35, working_days(65)),
    "complaint_panel_meets": (35, working_days(30)),
    "complaint_panel_answered": (35, working_days(15)),
    "regulator_told_of_breach": (36, hours(72)),
    "pathway_plan_review": (37, months(6)),
}
"""The row, and how long it is, as the law, the guidance or this area's profile has it."""
NO_TERMS = Calendar()
"""For a school's day: an area's terms are its own, and tests/casework/encompass counts over them."""
NO_FIGURE = {
    "immediate_protection": "at once, and so never counted",
    "family_group_decision_meeting_offer": "passed on 29 April 2026 and not commenced",
}


def _calendar(key: str) -> Calendar:
    return NO_TERMS if key == "operation_encompass" else LOCAL.calendar()


def _starts() -> Iterator[datetime]:
    day = FIRST
    while day <= END:
        for hour in (time(0, 15), time(12), time(23, 45)):
            yield datetime.combine(day, hour, LONDON)
        day += timedelta(days=1)


@pytest.mark.parametrize("key", ROWS)
def test_a_limit_ends_as_counted_by_hand_from_every_day_of_a_leap_year(key: str) -> None:
    row, counted = ROWS[key]
    found, service = LOCAL.clock(key, FIRST), _calendar(key)
    assert int(found.row) == row
    wrong = [
        f"from {start:%a %d %b %Y %H:%M}: {due:%a %d %b %Y %H:%M:%S}, by hand {counted(start):%a %d %b %Y %H:%M:%S}"
        for start in _starts()
        if (due := (found.due(start, service) or start).astimezone(LONDON)) != counted(start)
    ]
    assert not wrong, f"{len(wrong)} of them, such as {wrong[:3]}"


@pytest.mark.parametrize("key", ROWS)
@pytest.mark.parametrize(
    "began", ["2027-12-24 16:00", "2028-01-31 10:00", "2028-02-29 10:00", "2028-03-24 23:30", "2028-10-28 00:30"]
)
def test_a_limit_is_kept_in_its_last_second_and_late_in_the_next(key: str, began: str) -> None:
    """Begun before Christmas, on a month's last day, on a leap day, and before each change of the clocks."""
    start = datetime.fromisoformat(began).replace(tzinfo=LONDON)
    found, last = LOCAL.clock(key, FIRST), ROWS[key][1](start).astimezone(UTC)
    in_time = reckon(found, start, last, _calendar(key))
    late = reckon(found, start, last + timedelta(seconds=1), _calendar(key))
    assert (in_time.state, late.state) == (State.RUNNING, State.LATE), (in_time.words, late.words)


def test_every_row_of_the_table_is_counted_here_or_says_why_it_is_not() -> None:
    national = {each.key for each in CLOCKS if not each.row.startswith("L")}
    assert national == set(ROWS) | set(NO_FIGURE)
    assert set(range(1, 38)) - {row for row, _ in ROWS.values()} == {2, 33}
    assert LOCAL.clock("immediate_protection", FIRST).limit is None
    with pytest.raises(NoSuchClock, match="not in force"):
        LOCAL.clock("family_group_decision_meeting_offer", FIRST)
