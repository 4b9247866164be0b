"""The only code that writes attendance: what a school's file says, instead of what it said before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from openmash.casework.attendance.models import Figures
from openmash.casework.attendance.permissions import Permission
from openmash.casework.attendance.words import Place
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.statute.calendar import at


@dataclass(frozen=True)
class FiguresTold:
    """One period of one child. `as_at` is aware. Sessions are half days."""

    school: str
    starts_on: date
    ends_on: date
    as_at: datetime
    possible: int
    attended: int
    authorised: int
    unauthorised: int
    suspensions: int = 0
    place: Place = Place.ON_ROLL
    part_time: str = ""


@transaction.atomic
def take_in(
    *, actor: Actor, person_id: UUID, told: FiguresTold, instead_of: UUID | None = None, origin_id: UUID | None = None
) -> UUID:
    """Keep a period's figures; `instead_of`: what the school sent of the same period before. Returns the key."""
    require(actor, Permission.TAKE_IN)
    row = Figures.record(
        actor=actor, person_id=person_id, school=told.school[:200], starts_on=told.starts_on, ends_on=told.ends_on,
        as_at=told.as_at, possible=told.possible, attended=told.attended, authorised=told.authorised,
        unauthorised=told.unauthorised, suspensions=told.suspensions, place=told.place, part_time=told.part_time[:200],
        occurred_at=at(told.ends_on, time(12)), occurred_precision="day", supersedes=instead_of, origin_id=origin_id,
    )  # fmt: skip
    audit.record(actor, "attendance.taken_in", about=[f"person:{person_id}"], detail={"period": str(told.starts_on)})
    return row.pk
