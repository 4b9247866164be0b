"""One year's census as the rules see it: from when to when, by which lists, and what its rules are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from openmash.statute.calendar import Calendar, months_after
from openmash.statute.census.codes import Codes
from openmash.statute.census.shape import (
    Assessment,
    Child,
    Enquiry,
    Episode,
    Header,
    NeedPlan,
    ProtectionPlan,
)

FIRST = 2022
"""The first year told here: 2021-22, by the year it ends in."""
OF_FULL_AGE_FOR_CARE, SCHOOL_FROM = 25, 6
ASSESSMENT_DAYS, ENQUIRY_DAYS = 45, 15
LATEST_DUE_MONTHS = 9


class Level(StrEnum):
    """What the return makes of a rule that is broken: refused, or asked about."""

    ERROR = "error"
    QUERY = "query"


def years_before(day: date, count: int) -> date:
    """The same day `count` years earlier; 28 February where there is no 29th."""
    try:
        return day.replace(year=day.year - count)
    except ValueError:
        return day.replace(year=day.year - count, day=28)


@dataclass(frozen=True)
class Census:
    """A collection: `reference_date` is its last day, `expected` the 31 March it should be. Both ends are inside.

    `today`, where the year is not over, is what has been open for long is counted to.
    """

    ending: int
    codes: Codes
    reference_date: date
    calendar: Calendar = field(default_factory=Calendar, repr=False)
    today: date | None = None
    start: date = field(init=False)
    end: date = field(init=False)
    expected: date = field(init=False)
    day_before: date = field(init=False)
    assessments_since: date = field(init=False)
    enquiries_since: date = field(init=False)
    due_from: date = field(init=False)
    due_to: date = field(init=False)
    adults_born_before: date = field(init=False)
    six_born_by: date = field(init=False)
    of_school_age_born_by: date = field(init=False)

    def __post_init__(self) -> None:
        end, calendar = self.reference_date, self.calendar
        counted_to = min(end, self.today or end)
        start = years_before(end, 1) + timedelta(days=1)
        worked = {
            "start": start,
            "end": end,
            "expected": date(self.ending, 3, 31),
            "day_before": calendar.add_working_days(start, -1),
            "assessments_since": calendar.add_working_days(counted_to, -ASSESSMENT_DAYS),
            "enquiries_since": calendar.add_working_days(counted_to, -ENQUIRY_DAYS),
            "due_from": end - timedelta(days=30),
            "due_to": months_after(end, LATEST_DUE_MONTHS),
            "adults_born_before": years_before(end, OF_FULL_AGE_FOR_CARE),
            "six_born_by": years_before(end, SCHOOL_FROM),
            "of_school_age_born_by": date(end.year - SCHOOL_FROM, 8, 31),
        }
        for name, day in worked.items():
            object.__setattr__(self, name, day)

    def covers(self, day: date) -> bool:
        """Whether the day is in the year of the collection."""
        return self.start <= day <= self.end


Answer = bool | tuple[str, ...]
"""What a rule says: broken or not; or, where only some of its elements are wrong, which (none: it holds)."""
HeaderTest = Callable[[Header, Census], Answer]
ChildTest = Callable[[Child, Census], Answer]
EpisodeTest = Callable[[Episode, Child, Census], Answer]
AssessmentTest = Callable[[Assessment, Episode, Child, Census], Answer]
NeedPlanTest = Callable[[NeedPlan, Episode, Child, Census], Answer]
EnquiryTest = Callable[[Enquiry, Episode, Child, Census], Answer]
PlanTest = Callable[[ProtectionPlan, Episode, Child, Census], Answer]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One published rule as it stands from a year on: its number, the DfE's own sentence, the elements, the test."""

    code: str
    message: str
    fields: tuple[str, ...]
    since: int
    test: T

    @property
    def level(self) -> Level:
        """A number that ends in Q asks; any other refuses."""
        return Level.QUERY if self.code.endswith("Q") else Level.ERROR

    @property
    def about(self) -> str:
        """What the test looks for, in our words."""
        return (getattr(self.test, "__doc__", "") or "").strip()


class Rules(Generic[T]):
    """The rules about one kind of thing, in the order they are written."""

    def __init__(self, about: str) -> None:
        self.about = about
        self.all: list[Rule[T]] = []

    def __call__(self, code: str, message: str, *fields: str, since: int = FIRST) -> Callable[[T], T]:
        """Add the function below as a rule."""

        def add(test: T) -> T:
            self.all.append(Rule(code, message, fields, since, test))
            return test

        return add

    def in_force(self, ending: int) -> tuple[Rule[T], ...]:
        """Those of the year that ends in this one: each in its newest form by then."""
        newest: dict[str, Rule[T]] = {}
        for rule in self.all:
            if rule.since <= ending and (rule.code not in newest or newest[rule.code].since < rule.since):
                newest[rule.code] = rule
        return tuple(newest.values())


about_the_header: Rules[HeaderTest] = Rules("the head of the return")
about_a_child: Rules[ChildTest] = Rules("a child")
about_an_episode: Rules[EpisodeTest] = Rules("a referral and what came of it")
about_an_assessment: Rules[AssessmentTest] = Rules("an assessment")
about_a_need_plan: Rules[NeedPlanTest] = Rules("a child in need plan")
about_an_enquiry: Rules[EnquiryTest] = Rules("a section 47 enquiry")
about_a_plan: Rules[PlanTest] = Rules("a child protection plan")


def overlaps(spans: Iterable[tuple[date | None, date | None]], until: date, *, touching: bool = True) -> bool:
    """Whether one span begins while another runs, one without an end running `until` a day.

    `touching`: beginning on the day the other ends counts too. A span is not compared with itself.
    """
    known = [(start, end if end is not None else until) for start, end in spans if start is not None]
    return any(
        other_start <= start and (start <= other_end if touching else start < other_end)
        for place, (start, _) in enumerate(known)
        for other, (other_start, other_end) in enumerate(known)
        if place != other
    )
