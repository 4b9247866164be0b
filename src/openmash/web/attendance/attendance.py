"""What schools sent of one child's attendance, period by period, each with its date."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.attendance.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.parts import Empty, Table
from openmash.web.attendance.showing import attendance_table
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record


@dataclass(frozen=True)
class AttendancePage(RecordPage):
    """What the template shows."""

    periods: Table | None
    empty: Empty


@screen(Permission.VIEW, load=load, log="child.viewed")
def child_attendance(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show the figures, as known then where asked. No child has a score, and none is set beside another."""
    opened = open_record(request, actor, child, Part.DETAILS)
    if not isinstance(opened, Opened):
        return opened
    page = AttendancePage(
        "Attendance – a child’s record", opened.banner, opened.parts, opened.then,
        periods=attendance_table(opened.person, actor=actor, known_at=opened.moment),
        empty=Empty("No school has sent figures", "They come by file from a school, or from the council."),
    )  # fmt: skip
    return opened.shown("attendance/attendance.html", page)
