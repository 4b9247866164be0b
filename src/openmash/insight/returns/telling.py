"""What is recorded of one child, told as the census tells it. Plain functions of values; they read nothing.

Only what the year asks for is told: what happened after its last day is not yet there, and what ended before it began
has been told already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from openmash.casework.court.selectors import Returned
from openmash.casework.journey.selectors import Life, Mark, referral_of
from openmash.statute.calendar import local_date
from openmash.statute.census.census import Census
from openmash.statute.census.codes import PRE_PROCEEDINGS
from openmash.statute.census.shape import Assessment, Child, Enquiry, Episode, NeedPlan, PreProceedings, ProtectionPlan
from openmash.statute.events import Event

BEGINS = (
    Event.REFERRAL_ACCEPTED, Event.ASSESSMENT_BEGAN, Event.ENQUIRY_BEGAN, Event.CHILD_IN_NEED_PLAN_BEGAN,
    Event.CHILD_PROTECTION_PLAN_BEGAN,
)  # fmt: skip
"""What opens a case, where somebody left out that the referral was accepted."""
ENDS = (Event.CASE_CLOSED, Event.TRANSFERRED_OUT)
TO_ANOTHER_AREA, UNKNOWN_SOURCE, NOBODY_ASKED = "RC5", "10", "NOBT"
Dated = tuple[datetime, str]
T = TypeVar("T")


@dataclass(frozen=True)
class Told:
    """What is recorded of one child, from all their records. Moments are UTC; each list is oldest first."""

    id: str
    upn: str
    sex: str
    life: Life
    ethnicity: str
    disabilities: tuple[str, ...]
    marks: Sequence[Mark]
    needs: Sequence[Dated] = ()
    sources: Sequence[Dated] = ()
    factors: Sequence[tuple[datetime, tuple[str, ...]]] = ()
    categories: Sequence[Dated] = ()
    before_a_court: Sequence[Returned] = ()


@dataclass(frozen=True)
class Case:
    """One case: what happened from the referral to its closing. `came` is when the referral did."""

    came: date
    marks: Sequence[Mark]
    closed: Mark | None


def child_of(told: Told, census: Census) -> Child | None:
    """The child as the census of a year tells them; None where no case of theirs was open in it."""
    marks = [mark for mark in told.marks if mark.on <= census.end]
    cases = [case for case in cases_of(marks) if case.closed is None or case.closed.on >= census.start]
    if not cases:
        return None
    life = told.life
    born = life.born if life.born and not life.expected and life.born <= census.end else None
    due = life.born if born is None else None
    return Child(
        told.id, told.upn, "", "" if told.upn or not _too_young(born, census) else "UN1", born, due,
        told.sex if born else census.codes.unborn_sex, life.died if life.died and life.died <= census.end else None,
        told.ethnicity or NOBODY_ASKED, told.disabilities if born else (),
        tuple(_episode(case, told, marks, census) for case in cases),
    )  # fmt: skip


def _too_young(born: date | None, census: Census) -> bool:
    return born is None or born > census.of_school_age_born_by


def cases_of(marks: Sequence[Mark]) -> list[Case]:
    """A child's cases, oldest first. A referral came when somebody told of it, where that is known."""
    cases: list[Case] = []
    within: list[Mark] = []
    for mark in sorted(marks, key=lambda each: each.at):
        if within or mark.event in BEGINS:
            within.append(mark)
        if within and mark.event in ENDS:
            cases.append(_case(within, marks, mark))
            within = []
    if within:
        cases.append(_case(within, marks, None))
    return cases


def _case(within: Sequence[Mark], marks: Sequence[Mark], closed: Mark | None) -> Case:
    accepted = next((mark for mark in within if mark.event is Event.REFERRAL_ACCEPTED), None)
    opened = within[0] if accepted is None else referral_of(accepted, marks)
    return Case(opened.on, tuple(within), closed)


def spans(marks: Sequence[Mark], begins: Event, ends: Event) -> list[tuple[date, date | None]]:
    """Each beginning with the end that follows it, before the next begins or not at all."""
    found: list[tuple[date, date | None]] = []
    for mark in marks:
        if mark.event is begins:
            found.append((mark.on, None))
        elif mark.event is ends and found and found[-1][1] is None:
            found[-1] = (found[-1][0], mark.on)
    return found


def _of_the_year(found: Iterable[tuple[date, date | None]], census: Census) -> list[tuple[date, date | None]]:
    return [(start, end) for start, end in found if end is None or end >= census.start]


def _newest(dated: Sequence[tuple[datetime, T]], until: date) -> T | None:
    """The last that was said by a day; the first said at all where none was by then."""
    by_then = [value for at, value in dated if local_date(at) <= until]
    return by_then[-1] if by_then else dated[0][1] if dated else None


def _episode(case: Case, told: Told, marks: Sequence[Mark], census: Census) -> Episode:
    until = case.closed.on if case.closed else census.end
    held = [mark.on for mark in case.marks if mark.event is Event.INITIAL_CONFERENCE_HELD]
    enquiries = _enquiries(case, held, census)
    led_to = {enquiry.conference for enquiry in enquiries}
    alone = next((day for day in held if day not in led_to and day >= census.start), None)
    reason = ""
    if case.closed is not None:
        reason = TO_ANOTHER_AREA if case.closed.event is Event.TRANSFERRED_OUT else case.closed.closure
    return Episode(
        case.came, _newest(told.sources, case.came) or UNKNOWN_SOURCE, _newest(told.needs, until) or "",
        case.closed.on if case.closed else None, reason, alone, "0", _assessments(case, told, census),
        tuple(
            NeedPlan(start, end)
            for start, end in _of_the_year(
                spans(case.marks, Event.CHILD_IN_NEED_PLAN_BEGAN, Event.CHILD_IN_NEED_PLAN_ENDED), census
            )
        ),
        enquiries, _plans(case, told, marks, census),
        _pre_proceedings(case, told, census) if census.codes.has_pre_proceedings else (),
    )  # fmt: skip


def _assessments(case: Case, told: Told, census: Census) -> tuple[Assessment, ...]:
    begun = _of_the_year(spans(case.marks, Event.ASSESSMENT_BEGAN, Event.ASSESSMENT_COMPLETED), census)
    return tuple(
        Assessment(start, None, end, tuple(_newest(told.factors, end) or ()) if end else ()) for start, end in begun
    )


def _enquiries(case: Case, held: Sequence[date], census: Census) -> tuple[Enquiry, ...]:
    """Each enquiry with the conference that followed before the next began; none was needed where it ended without."""
    begun = spans(case.marks, Event.ENQUIRY_BEGAN, Event.ENQUIRY_CLOSED)
    found = []
    for place, (start, end) in enumerate(begun):
        following = begun[place + 1][0] if place + 1 < len(begun) else date.max
        conference = next((day for day in held if start <= day < following), None)
        over = conference or end
        if over is not None and over < census.start:
            continue
        target = census.calendar.add_working_days(start, 15)
        none_needed = conference is None and end is not None
        found.append(Enquiry(start, target, conference, "1" if none_needed else "0"))
    return tuple(found)


def _plans(case: Case, told: Told, marks: Sequence[Mark], census: Census) -> tuple[ProtectionPlan, ...]:
    every = [mark.on for mark in marks if mark.event is Event.CHILD_PROTECTION_PLAN_BEGAN]
    reviews = [mark.on for mark in case.marks if mark.event is Event.REVIEW_CONFERENCE_HELD]
    begun = _of_the_year(
        spans(case.marks, Event.CHILD_PROTECTION_PLAN_BEGAN, Event.CHILD_PROTECTION_PLAN_ENDED), census
    )
    return tuple(
        ProtectionPlan(
            start, end, _newest(told.categories, start) or "", _newest(told.categories, end or census.end) or "",
            str(sum(day < start for day in every)),
            tuple(day for day in reviews if start < day <= (end or census.end) and day >= census.start),
        )
        for start, end in begun
    )  # fmt: skip


def _pre_proceedings(case: Case, told: Told, census: Census) -> tuple[PreProceedings, ...]:
    """Each run of pre-proceedings of the year, and whether the family was offered its meeting and had it.

    How it came out is not told: the codes of it could not be read.
    """
    begun = _of_the_year(spans(case.marks, Event.PRE_PROCEEDINGS_BEGAN, Event.PRE_PROCEEDINGS_ENDED), census)
    return tuple(
        _run(start, end, next((one for one in told.before_a_court if one.began_on == start), None))
        for start, end in begun
    )


def _run(start: date, end: date | None, more: Returned | None) -> PreProceedings:
    """In the order of the file. `more`: what was recorded of it here, where it was not read from another system."""
    days = {"PPStartDate": start, "StepDecisionDate": end}
    values: dict[str, str] = {}
    if more is not None:
        days |= {
            "LBPSentDate": more.letter_on, "InitialPPMeetingDate": more.first_meeting_on,
            "CourtAppDate": more.court_on, "LetterInitCPDate": more.letter_to_court_on,
        }  # fmt: skip
        values |= {
            "FGDMMeetingOffer": "1" if more.group_offered_on else "0",
            "FGDMMeetingFac": "1" if more.group_held_on else "0", "ReviewMeetingsCount": str(more.reviews),
        }  # fmt: skip
    values |= {name: str(day) for name, day in days.items() if day is not None}
    return PreProceedings(tuple((name, values[name]) for name in PRE_PROCEEDINGS if name in values))
