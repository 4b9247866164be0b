"""Where a child learns, as their records say now: a school, the council's officer, or nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.casework.attendance import selectors as attendance
from openmash.casework.attendance.words import Place as Attends
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.selectors import SchoolShown
from openmash.foundation.access.actors import Actor
from openmash.records.linkage.selectors import person_sets
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Place
from openmash.records.people.sets import PersonSet
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date

AT_HOME = ("educated at home", "home educat", "elective home", "electively home")
NOT_IN_SCHOOL = (Attends.AT_HOME, Attends.MISSING, Attends.EXCLUDED, Attends.NO_PLACE)


@dataclass(frozen=True)
class Learns:
    """Where a child learns, as the records say now. `on_record`: words for a school stand there.

    `kept_apart`: where the child lives or learns is protected from somebody; a protected school is not named until
    somebody gives a reason.
    """

    school: SchoolShown | None
    on_record: bool
    kept_apart: bool


def learns_at(person: PersonSet, *, actor: Actor, now: datetime) -> Learns:
    """Where this child learns now, over all their records: the newest school, or what attendance says."""
    today = local_date(now)
    rows = people.places_of(person.ids, actor)
    current = [row for row in rows if row.until is None or row.until >= today]
    kept = any(
        row.is_protected for row in current if row.kind in (LocatingKind.ADDRESS, LocatingKind.SCHOOL)
    )  # fmt: skip
    places = [row for row in current if row.kind == LocatingKind.SCHOOL]
    newest = max(places, key=_since, default=None)
    figures = attendance.attendance(person, actor=actor).newest
    if figures is not None and (newest is None or local_date(figures.as_at) >= _since(newest)[0]):
        if figures.place in NOT_IN_SCHOOL:
            return Learns(schools.officer(actor=actor), True, kept)
        if newest is None:
            return Learns(schools.named("", figures.school, actor=actor), True, kept)
    if newest is None:
        return Learns(None, False, kept)
    if any(words in newest.text.casefold() for words in AT_HOME):
        return Learns(schools.officer(actor=actor), True, kept)
    return Learns(schools.named(newest.urn, newest.text, actor=actor), True, kept)


def behind_protection(person_id: UUID, why: str, *, actor: Actor, now: datetime) -> UUID | None:
    """The school of a child whose school is kept from somebody, looked up for a reason, which is logged."""
    person = person_sets([person_id], actor).get(person_id)
    if person is None:
        return None
    today = local_date(now)
    places = [
        each for each in people.locating(person, actor, because=why)
        if each.kind == LocatingKind.SCHOOL and (each.until is None or each.until >= today)
    ]  # fmt: skip
    newest = max(places, key=_since, default=None)
    found = schools.named(newest.urn, newest.text, actor=actor) if newest else None
    return found.id if found else None


def _since(place: Place) -> tuple[date, datetime]:
    return place.since or local_date(place.recorded_at), place.recorded_at


def school_is_withheld(person: PersonSet, actor: Actor) -> bool:
    """Whether a school of this child is kept from somebody, so that no page names it without a reason."""
    places = people.places_of(person.ids, actor)
    return any(place.kind == LocatingKind.SCHOOL and place.is_protected for place in places)
