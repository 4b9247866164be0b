"""Attendance by file, from a school or the council: one row a child and period, sent again as it grows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from openmash.casework.attendance import actions
from openmash.casework.attendance.actions import FiguresTold
from openmash.casework.attendance.words import Place
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.imports import columns as read
from openmash.foundation.imports.actions import load_feed
from openmash.foundation.imports.columns import Approximate, Column, Unreadable
from openmash.foundation.imports.feeds import Feed, Origin, Outcome, Receipt
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, NumberTold
from openmash.records.people.words import PersonKind, Scheme
from openmash.statute.calendar import local_date

MOST = 500


def number(cell: str) -> int:
    """A whole number of sessions. Raises Unreadable."""
    if not cell.strip().isdigit() or int(cell) > MOST:
        raise Unreadable(f"“{cell[:20]}” is not a number of sessions (0 to {MOST}).")
    return int(cell)


@dataclass(frozen=True)
class AttendanceRow:
    """One child and period, as read."""

    pupil_id: str
    upn: str
    forenames: str
    surname: str
    date_of_birth: Approximate | None
    school: str
    starts_on: date
    ends_on: date
    possible: int
    attended: int
    authorised: int
    unauthorised: int
    suspensions: int
    place: str
    part_time: str
    as_at: datetime | None


ATTENDANCE = Feed(
    slug="attendance",
    name="Attendance",
    columns=(
        Column("pupil_id", read.whole_number_as_text, required=True, longest=40, synonyms=("admission number",)),
        Column("upn", read.text, longest=20, synonyms=("unique pupil number",)),
        Column("forenames", read.text, longest=200, synonyms=("forename", "first name")),
        Column("surname", read.text, longest=200, synonyms=("last name", "family name")),
        Column("date_of_birth", read.approximate_day, blank=None, synonyms=("dob", "born")),
        Column("school", read.text, required=True, longest=200, synonyms=("establishment",)),
        Column("starts_on", read.day, required=True, synonyms=("period start", "from")),
        Column("ends_on", read.day, required=True, synonyms=("period end", "to")),
        Column("possible", number, required=True, synonyms=("sessions possible", "possible sessions")),
        Column("attended", number, required=True, synonyms=("sessions attended", "present")),
        Column("authorised", number, blank=0, synonyms=("authorised absence",)),
        Column("unauthorised", number, blank=0, synonyms=("unauthorised absence",)),
        Column("suspensions", number, blank=0, synonyms=("suspended", "fixed term exclusions")),
        Column(
            "place",
            read.one_of({
                "on_roll": ("on roll", "enrolled"), "missing": ("cme", "missing from education"),
                "home": ("ehe", "elective home education"), "excluded": ("permanently excluded",),
                "no_place": ("no place", "waiting for a place"),
            }),
            blank="on_roll", synonyms=("status",),
        ),
        Column("part_time", read.text, longest=200, synonyms=("part time timetable", "reduced timetable")),
        Column("as_at", read.moment, blank=None, hashed=False, synonyms=("extracted at",)),
    ),
    make=AttendanceRow,
    key=("pupil_id", "starts_on"),
    group=("pupil_id",),
    as_at_of=lambda row: row.as_at,
)  # fmt: skip


def read_attendance_file(
    path: Path, *, actor: Actor, as_at: datetime | None = None, progress: Callable[[int], None] | None = None
) -> Receipt:
    """Take in a school's file of attendance; returns the receipt. Call it outside a transaction.

    `actor` is the account of person extracts acting for the sender. Raises what `imports.load_feed` raises.
    """
    take = partial(_take, actor=actor, now=timezone.now())
    return load_feed(ATTENDANCE, path, actor=actor, as_at=as_at, handle=take, progress=progress)


def _take(row: AttendanceRow, origin: Origin, *, actor: Actor, now: datetime) -> Outcome:
    _refuse(row, now)
    person = _key("person", (*origin.before, *origin.group)) or people.add_person(actor=actor, told=_child(row, origin))
    told = FiguresTold(
        row.school, row.starts_on, row.ends_on, row.as_at or origin.as_at or now, row.possible, row.attended,
        row.authorised, row.unauthorised, row.suspensions, Place(row.place or Place.ON_ROLL), row.part_time,
    )  # fmt: skip
    made = actions.take_in(
        actor=actor, person_id=person, told=told, instead_of=_key("figures", origin.before), origin_id=origin.row_id
    )
    return Outcome(about=(f"person:{person}", f"figures:{made}"))


def _key(kind: str, keys: tuple[str, ...]) -> UUID | None:
    found = (each.removeprefix(f"{kind}:") for each in keys if each.startswith(f"{kind}:"))
    return next((UUID(each) for each in found), None)


def _refuse(row: AttendanceRow, now: datetime) -> None:
    """Only what cannot be, or nobody could use."""
    found = []
    if not (row.forenames or row.surname or row.upn):
        found.append(Problem("surname", "surname: this row does not say which child. Send the name or the UPN."))
    if row.ends_on < row.starts_on:
        found.append(Problem("ends_on", "ends_on: the period ends before it starts. Check both days."))
    if row.starts_on > local_date(now):
        found.append(Problem("starts_on", "starts_on: the period has not begun. Check the date."))
    if row.attended + row.authorised + row.unauthorised > row.possible:
        found.append(
            Problem("attended", "attended: more sessions are attended and missed than were possible. Check the counts.")
        )
    if found:
        raise Incomplete(found)


def _child(row: AttendanceRow, origin: Origin) -> AsTold:
    born = row.date_of_birth
    return AsTold(
        kind=PersonKind.CHILD,
        names=(NameTold(row.forenames, row.surname),) if row.forenames or row.surname else (),
        birth=BirthTold(born.date, born.precision) if born else None,
        numbers=(NumberTold(Scheme.UPN, row.upn),) if row.upn else (),
        origin_id=origin.row_id,
    )
