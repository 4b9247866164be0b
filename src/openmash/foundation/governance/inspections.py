"""What an inspection asks for and by which working day: figures of an area's profile, each with where it was read.

No guidance that could be read lists what is due when, so none of these is a constant of the law.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from openmash.foundation.governance.page import Page
from openmash.statute.calendar import Calendar, local_date


@dataclass(frozen=True)
class InspectionStep:
    """Something to be ready `working_day` working days after the day of the notice, which is day 0.

    `confirmed`: somebody has read the guidance of the day and found it there.
    """

    key: str
    says: str
    working_day: int
    source: str
    confirmed: bool

    def due_on(self, notice_at: datetime, calendar: Calendar) -> date:
        """The day it is due, for a notice that came at that moment (aware)."""
        return calendar.add_working_days(local_date(notice_at), self.working_day)


@dataclass(frozen=True)
class InspectionKind:
    """A kind of inspection, with what it asks for in the order of its days. Without steps: a plan made by hand."""

    key: str
    name: str
    steps: tuple[InspectionStep, ...]


def inspection(page: Page) -> InspectionKind:
    """Read one kind. Raises ProfileProblem, naming the place."""
    found = InspectionKind(
        key=page.required("key", str),
        name=page.required("name", str),
        steps=tuple(_step(each) for each in page.repeated("steps")),
    )
    days = [each.working_day for each in found.steps]
    if days != sorted(days):
        raise page.problem("steps", "write them in the order of their days.")
    page.finish()
    return found


def _step(page: Page) -> InspectionStep:
    found = InspectionStep(
        key=page.required("key", str),
        says=page.required("says", str),
        working_day=page.required("working_day", int),
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
    )
    if found.working_day < 0:
        raise page.problem("working_day", "write a whole number, from 0 for the day of the notice.")
    page.finish()
    return found
