"""Reading attendance, under the actor's rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from openmash.casework.attendance.models import Figures
from openmash.casework.attendance.rules import Period, said_of, sharp_drop
from openmash.casework.attendance.words import Place
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import People


@dataclass(frozen=True)
class FiguresShown:
    """One period as the school sent it. `as_at` is UTC."""

    school: str
    starts_on: date
    ends_on: date
    as_at: datetime
    possible: int
    attended: int
    authorised: int
    unauthorised: int
    suspensions: int
    place: Place
    part_time: str

    @property
    def said(self) -> str:
        """ "Attended 52 of 73 sessions (71 in 100)"."""
        words = said_of(self.attended, self.possible)
        return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Attendance:
    """A child's figures, newest period first, and whether the newest is sharply lower than the one before (in 100)."""

    periods: tuple[FiguresShown, ...]
    dropped: tuple[int, int] | None

    @property
    def newest(self) -> FiguresShown | None:
        """The newest period; None where no school has sent any."""
        return self.periods[0] if self.periods else None

    @property
    def drop_said(self) -> str:
        """The drop as a fact; empty where there is none."""
        if self.dropped is None:
            return ""
        return f"The period before it was {self.dropped[0]} in 100: {self.dropped[0] - self.dropped[1]} lower now."


def attendance(people: People, *, actor: Actor, known_at: datetime | None = None) -> Attendance:
    """What schools sent of one child, over all records agreed to be them. One query."""
    trip = Trip(known_at=known_at)
    rows = trip.facts(Figures, "person_id", people.ids, actor=actor)
    trip.go()
    found = sorted(rows.all, key=lambda row: (row.ends_on, row.as_at), reverse=True)
    return Attendance(
        tuple(
            FiguresShown(
                row.school, row.starts_on, row.ends_on, row.as_at, row.possible, row.attended, row.authorised,
                row.unauthorised, row.suspensions, Place(row.place), row.part_time,
            )
            for row in found
        ),
        sharp_drop([Period(row.starts_on, row.attended, row.possible) for row in found]),
    )  # fmt: skip
