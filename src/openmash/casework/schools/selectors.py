"""The only code that reads the register of schools for others. Who works at a school is no child's record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet

from openmash.casework.schools.models import KeyAdult, School, SchoolDays, Tied, Verified
from openmash.casework.schools.rules import OwnDays, calendar_of, plainly
from openmash.casework.schools.words import Kind, Part, Standing, TiedBy
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.statute.calendar import Calendar, Term, months_after

__all__ = [
    "Adult",
    "OwnDays",
    "SchoolShown",
    "TiedTo",
    "adult",
    "adults",
    "calendars",
    "days_of",
    "found",
    "mine",
    "named",
    "officer",
    "one",
    "plainly",
    "these",
    "tied",
]


@dataclass(frozen=True)
class SchoolShown:
    """A school of the register."""

    id: UUID
    urn: str
    kind: Kind
    name: str
    phase: str
    postcode: str
    telephone: str
    is_open: bool
    agency_id: UUID | None
    to_circle: int | None


@dataclass(frozen=True)
class Adult:
    """A key adult, and when somebody last made sure of them (None: nobody has)."""

    id: UUID
    school_id: UUID
    name: str
    part: Part
    email: str
    telephone: str
    account_id: UUID | None
    verified_on: date | None
    verified_by: str
    how: str

    def is_verified(self, on: date, months: int) -> bool:
        """Whether they were verified within so many months before a day."""
        return self.verified_on is not None and months_after(self.verified_on, months) >= on


def one(school_id: UUID, *, actor: Actor) -> SchoolShown:
    """A school by its key. Raises NotVisible."""
    found = these([school_id], actor=actor)
    if school_id not in found:
        raise NotVisible
    return found[school_id]


def these(school_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, SchoolShown]:
    """Schools by their keys. One query, or none for none."""
    ids = set(school_ids)
    rows = School.objects.select_related("agency").filter(pk__in=ids) if ids else []
    return {row.pk: _shown(row) for row in rows}


def mine(*, actor: Actor) -> SchoolShown | None:
    """The school whose people sign in for the actor's organisation."""
    row = School.objects.select_related("agency").filter(agency_id=actor.agency_id).exclude(kind=Kind.OFFICER).first()
    return _shown(row) if row else None


def officer(*, actor: Actor) -> SchoolShown | None:
    """The council's officer for children educated at home or without a school."""
    row = School.objects.select_related("agency").filter(kind=Kind.OFFICER, standing=Standing.OPEN).first()
    return _shown(row) if row else None


def found(words: str = "", *, actor: Actor, limit: int = 60) -> list[SchoolShown]:
    """Schools whose name, URN or postcode has these words, by name; the first of all where nothing is asked."""
    rows: QuerySet[School] = School.objects.select_related("agency")
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(urn=word) | Q(postcode__istartswith=word))
    return [_shown(row) for row in rows.order_by("standing", "name")[:limit]]


def named(urn: str, name: str, *, actor: Actor) -> SchoolShown | None:
    """The open school a record means: by its URN, else by a name only one open school has.

    A closed school's successor is the one open school of the same postcode. None where nobody can tell.
    """
    rows = School.objects.select_related("agency").exclude(kind=Kind.OFFICER)
    by_urn = rows.filter(urn=urn).first() if urn else None
    if by_urn is not None and by_urn.standing == Standing.OPEN:
        return _shown(by_urn)
    if by_urn is not None:
        after = [row for row in rows.filter(standing=Standing.OPEN, postcode=by_urn.postcode) if by_urn.postcode]
        return _shown(after[0]) if len(after) == 1 else None
    wanted = plainly(name)
    if not wanted:
        return None
    first = wanted.split()[0]
    alike = [
        row for row in rows.filter(standing=Standing.OPEN, name__istartswith=first[:3]) if plainly(row.name) == wanted
    ]
    return _shown(alike[0]) if len(alike) == 1 else None


def adults(school_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, tuple[Adult, ...]]:
    """The key adults of these schools, leads first. Three queries."""
    ids = set(school_ids)
    rows = list(KeyAdult.objects.filter(school_id__in=ids, ended_at__isnull=True).order_by("name", "pk"))
    newest: dict[UUID, Verified] = {}
    for each in Verified.objects.filter(key_adult__in=[row.pk for row in rows]).order_by("on", "recorded_at", "pk"):
        newest[each.key_adult_id] = each
    names = who(each.recorded_by for each in newest.values())
    order = list(Part)
    made: dict[UUID, list[Adult]] = {}
    for row in sorted(rows, key=lambda row: order.index(Part(row.part))):
        last = newest.get(row.pk)
        made.setdefault(row.school_id, []).append(
            Adult(
                row.pk, row.school_id, row.name, Part(row.part), row.email, row.telephone, row.account_id,
                last.on if last else None, names[last.recorded_by].name if last else "", last.how if last else "",
            )
        )  # fmt: skip
    return {school: tuple(each) for school, each in made.items()}


def adult(adult_id: UUID, *, actor: Actor) -> Adult:
    """One key adult. Raises NotVisible."""
    row = KeyAdult.objects.filter(pk=adult_id, ended_at__isnull=True).first()
    found = adults([row.school_id], actor=actor).get(row.school_id, ()) if row else ()
    for each in found:
        if each.id == adult_id:
            return each
    raise NotVisible


def days_of(school_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, OwnDays]:
    """What these schools say of their own days; those that say nothing are left out. One query."""
    rows = SchoolDays.objects.filter(school_id__in=set(school_ids)).order_by("school_id", "-recorded_at", "-pk")
    return {row.school_id: _days(row) for row in rows.distinct("school_id")}


def calendars(school_ids: Iterable[UUID], area: Calendar, *, actor: Actor) -> Mapping[UUID, Calendar]:
    """The calendar of each of these schools. One query."""
    ids = set(school_ids)
    own = days_of(ids, actor=actor)
    return {each: calendar_of(own.get(each), area) for each in ids}


@dataclass(frozen=True)
class TiedTo:
    """That an adult is tied to a school, and who says so. `at` is UTC."""

    id: UUID
    person_id: UUID
    school_id: UUID
    by: TiedBy
    said_by: str
    at: datetime


def tied(person_ids: Iterable[UUID], *, actor: Actor) -> list[TiedTo]:
    """The schools these adults are tied to now. One query, or none for none."""
    ids = list(person_ids)
    rows = Tied.objects.visible_to(actor).current().filter(person_id__in=ids, ended=False) if ids else []
    return [TiedTo(row.pk, row.person_id, row.school_id, TiedBy(row.by), row.said_by, row.recorded_at) for row in rows]


def _shown(row: School) -> SchoolShown:
    return SchoolShown(
        row.pk, row.urn, Kind(row.kind), row.name, row.phase, row.postcode, row.telephone,
        row.standing == Standing.OPEN, row.agency_id, row.agency.strand_circle if row.agency else None,
    )  # fmt: skip


def _days(row: SchoolDays) -> OwnDays:
    terms = tuple(Term(name, date.fromisoformat(first), date.fromisoformat(last)) for name, first, last in row.terms)
    starts: time | None = row.starts
    return OwnDays(terms, frozenset(row.inset_days), starts)
