"""Which school is told of a child, by when, and when somebody is asked first. Plain Python, decided from facts alone.

The duty is the police's (Domestic Abuse Act 2021, section 49A, with statutory guidance of 7 November 2025): a child's
school is told before the next school day starts, at weekends and in holidays too, and though the child was not there.
Children from reception to 17. Of a child educated at home, or with no school, the council's officer is told.
Practice rules of this release: hold and ask where the alleged person is tied to the school or the child has moved to
where they must not be found; the child's words go only where they are marked safe for school.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from openmash.casework.encompass.words import Because, Standing
from openmash.statute.calendar import Calendar, months_after
from openmash.statute.limits import BeforeNextSchoolDay

LIMIT = "operation_encompass"
"""Row 31 of docs/reference/clocks.md."""
RECEPTION = 4
"""The age on 31 August before the school year in which a child may be in reception."""
GROWN_UP_MONTHS = 18 * 12
TO_FIND_OUT = timedelta(minutes=30)
"""How long a child's other records may take to be compared before nobody knows of a school."""
BEFORE_IT_STARTS = timedelta(hours=1)
TO_READ = timedelta(minutes=10)
"""How long a school has to read a notice before somebody rings it."""


def told_by(attended_at: datetime, calendar: Calendar) -> datetime:
    """The start of the school day that comes next after the police attended (aware), in UTC: before it is in time."""
    return BeforeNextSchoolDay().due(attended_at, calendar)


def school_age(born: date, on: date) -> int:
    """The age on the 31 August before the school year that a day falls in: 4 is reception, 15 is year 11."""
    ends = date(on.year if on.month >= 9 else on.year - 1, 8, 31)
    return ends.year - born.year - ((ends.month, ends.day) < (born.month, born.day))


def out_of_scope(born: date | None, on: date, *, is_unborn: bool, has_died: bool) -> Because | None:
    """Why no school is told of this child on a day; None: they are of school age, or nobody knows that they are not."""
    if has_died:
        return Because.DIED
    if is_unborn:
        return Because.UNBORN
    if born is None:
        return None
    if months_after(born, GROWN_UP_MONTHS) <= on:
        return Because.GROWN_UP
    return Because.TOO_YOUNG if school_age(born, on) < RECEPTION else None


@dataclass(frozen=True)
class Facts:
    """What is known when it is decided about one child. `school_known`: a school or the officer is in the register.

    `on_record`: words for a school stand on the child's record. `has_contact`: somebody verified there signs in, or
    opens a link with a code that was agreed.
    """

    out_of_scope: Because | None
    school_known: bool
    on_record: bool
    has_contact: bool
    alleged_tied: bool = False
    same_name: bool = False
    kept_apart: bool = False
    restricted: bool = False
    told_already: bool = False
    heard_at: datetime | None = None
    due_at: datetime | None = None


@dataclass(frozen=True)
class Course:
    """What is to happen, and why. `came_late`: we were told when the school day had started, so that it is rung too."""

    standing: Standing
    because: Because
    came_late: bool = False


def course(facts: Facts) -> Course:
    """What happens for one child. Doing nothing is never the answer to not knowing: then somebody is asked, or rung."""
    if facts.out_of_scope is not None:
        return Course(Standing.NOBODY, facts.out_of_scope)
    if facts.told_already:
        return Course(Standing.NOBODY, Because.TOLD_ALREADY)
    for holds, because in (
        (facts.restricted, Because.RESTRICTED),
        (facts.alleged_tied, Because.ALLEGED_TIED),
        (facts.same_name, Because.SAME_NAME),
        (facts.kept_apart, Because.KEPT_APART),
    ):
        if holds:
            return Course(Standing.ASK, because)
    if not facts.school_known:
        return Course(Standing.RING, Because.NOT_IN_REGISTER if facts.on_record else Because.NO_SCHOOL)
    if not facts.has_contact:
        return Course(Standing.RING, Because.NO_CONTACT)
    late = facts.heard_at is not None and facts.due_at is not None and facts.heard_at >= facts.due_at
    return Course(Standing.TELL, Because.CAME_LATE if late else Because.PLAIN, came_late=late)


def may_wait(heard_at: datetime, due_at: datetime, now: datetime) -> bool:
    """Whether a school nobody knows of yet may still be found by comparing records, before anybody has to ring."""
    return now < min(heard_at + TO_FIND_OUT, due_at - BEFORE_IT_STARTS)


def is_last_call(due_at: datetime, now: datetime) -> bool:
    """Whether the school day starts within the hour, so that what is still open goes to the desk on duty at once."""
    return due_at - BEFORE_IT_STARTS <= now


def is_to_escalate(told_at: datetime, due_at: datetime, now: datetime, minutes: int) -> bool:
    """Whether a notice nobody has read goes to the desk on duty, to ring the school: the area's minutes before the
    school day, and never before the school has had a few minutes to read it.
    """
    return due_at - timedelta(minutes=minutes) <= now and now - told_at >= TO_READ


def is_to_chase(told_at: datetime, due_at: datetime, now: datetime) -> bool:
    """Whether a notice nobody has read is sent again to everybody there: the hour before the school day, once."""
    return due_at - BEFORE_IT_STARTS <= now and now - told_at >= BEFORE_IT_STARTS
