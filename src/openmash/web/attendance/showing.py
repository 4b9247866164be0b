"""A child's attendance as a fact beside its date: on the child's page, and in an assessment as it is written."""

from __future__ import annotations

from datetime import datetime

from openmash.casework.attendance import selectors
from openmash.casework.attendance.permissions import Permission
from openmash.casework.attendance.selectors import FiguresShown
from openmash.casework.attendance.words import Place
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Table
from openmash.records.cases.entries import People


def attendance_line(people: People, *, actor: Actor, known_at: datetime | None = None) -> str:
    """The newest figures on a line with their date; empty where there are none, or the actor may not see them."""
    if not may(actor, Permission.VIEW):
        return ""
    found = selectors.attendance(people, actor=actor, known_at=known_at)
    newest = found.newest
    if newest is None:
        return ""
    parts = [
        f"{newest.said}, {say.day(newest.starts_on)} to {say.day(newest.ends_on)}",
        found.drop_said,
        *_more(newest),
    ]
    said = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    return f"{said} {newest.school}, as at {say.day_of(newest.as_at)}."


def _more(newest: FiguresShown) -> list[str]:
    found = []
    if newest.place is not Place.ON_ROLL:
        found.append(str(newest.place.label))
    if newest.unauthorised:
        found.append(f"{newest.unauthorised} sessions missed without leave")
    if newest.suspensions:
        found.append(f"Suspended {'once' if newest.suspensions == 1 else f'{newest.suspensions} times'}")
    if newest.part_time:
        found.append(f"Part-time timetable: {newest.part_time}")
    return found


def attendance_table(people: People, *, actor: Actor, known_at: datetime | None = None) -> Table | None:
    """Every period a school sent, newest first; None where there is none."""
    if not may(actor, Permission.VIEW):
        return None
    found = selectors.attendance(people, actor=actor, known_at=known_at)
    if not found.periods:
        return None
    return Table(
        "Attendance, by period",
        ("Period", "Sessions", "Authorised absence", "Unauthorised absence", "Suspensions", "Place", "As at"),
        [
            (
                Cell(f"{say.day(each.starts_on)} to {say.day(each.ends_on)}", note=each.school), Cell(each.said),
                Cell(str(each.authorised), is_number=True), Cell(str(each.unauthorised), is_number=True),
                Cell(str(each.suspensions), is_number=True), Cell(str(each.place.label), note=each.part_time),
                Cell(say.day_of(each.as_at)),
            )
            for each in found.periods
        ],
        left_out=found.drop_said,
    )  # fmt: skip
