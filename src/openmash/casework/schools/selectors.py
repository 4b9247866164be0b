"""The only code that reads the register of schools for others. Who works at a school is no child's record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet

from openmash.casework.schools.models import FileSent, FileStep, KeyAdult, OnPlan, School, SchoolDays, Tied, Verified
from openmash.casework.schools.rules import OwnDays, calendar_of, plainly
from openmash.casework.schools.words import Content, FileStepKind, Kind, OnPlanKind, Part, Standing, TiedBy
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.statute.calendar import Calendar, Term, months_after

__all__ = [
    "Adult",
    "FileShown",
    "OwnDays",
    "Pupil",
    "SchoolShown",
    "TiedTo",
    "adult",
    "adults",
    "calendars",
    "days_of",
    "file",
    "files",
    "found",
    "mine",
    "named",
    "of_agencies",
    "of_urns",
    "officer",
    "one",
    "plainly",
    "pupils_on_plans",
    "these",
    "tied",
    "told_on_plans",
    "with_people",
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


def of_urns(urns: Iterable[str], *, actor: Actor) -> Mapping[str, SchoolShown]:
    """Schools by their number in the national register. One query."""
    rows = School.objects.select_related("agency").filter(urn__in=set(urns)).exclude(urn="")
    return {row.urn: _shown(row) for row in rows}


def of_agencies(agency_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, SchoolShown]:
    """Which of these organisations are a school's own. One query."""
    rows = School.objects.select_related("agency").filter(agency_id__in=set(agency_ids)).exclude(kind=Kind.OFFICER)
    return {row.agency_id: _shown(row) for row in rows if row.agency_id is not None}


def mine(*, actor: Actor) -> SchoolShown | None:
    """The school whose people sign in for the actor's organisation, or the council's officer."""
    row = School.objects.select_related("agency").filter(agency_id=actor.agency_id).order_by("name", "pk").first()
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


@dataclass(frozen=True)
class Pupil:
    """A pupil on a plan, as their school is told."""

    id: UUID
    person_id: UUID
    school_id: UUID
    called: str
    born: str
    plan: OnPlanKind
    since: date
    works: str
    told_at: datetime


def pupils_on_plans(*, actor: Actor) -> list[Pupil]:
    """Pupils of the actor's school who are on a plan now, child protection first. One query after the school's."""
    ours = mine(actor=actor)
    rows = OnPlan.objects.current().filter(school_id=ours.id, until__isnull=True) if ours else []
    found = [_pupil(row) for row in rows]
    return sorted(found, key=lambda each: (each.plan != OnPlanKind.PROTECTION, each.called))


def told_on_plans(*, actor: Actor) -> list[Pupil]:
    """Everything any school is told of pupils on plans now: what the clocks keep up. One query."""
    return [_pupil(row) for row in OnPlan.objects.current().filter(until__isnull=True)]


def with_people(*, actor: Actor) -> Mapping[str, SchoolShown]:
    """Open schools whose people sign in, by URN. One query."""
    rows = School.objects.select_related("agency").filter(standing=Standing.OPEN, agency__isnull=False).exclude(urn="")
    return {row.urn: _shown(row) for row in rows}


@dataclass(frozen=True)
class FileShown:
    """A safeguarding file on its way, and what was said of it, oldest first. `ours`: the actor's school sent it."""

    id: UUID
    ours: bool
    other: str
    called: str
    born: date
    contents: tuple[Content, ...]
    how: str
    sent_on: date
    receipt_by: date
    sent_by: str
    steps: tuple[tuple[FileStepKind, datetime, str, str], ...]

    @property
    def about(self) -> list[str]:
        return [f"school_file:{self.id}"]

    @property
    def is_received(self) -> bool:
        """Whether the other school says that it came whole."""
        return any(step is FileStepKind.WHOLE for step, _, _, _ in self.steps)


def files(*, actor: Actor, limit: int = 200) -> list[FileShown]:
    """Files the actor's school sent or is sent, newest first. Three queries."""
    of = Q(from_school__agency_id=actor.agency_id) | Q(to_school__agency_id=actor.agency_id)
    rows = FileSent.objects.select_related("from_school", "to_school").filter(of)
    return _files(list(rows.order_by("-sent_on", "-recorded_at", "-pk")[:limit]), actor)


def file(file_id: UUID, *, actor: Actor) -> FileShown:
    """One of them. Raises NotVisible."""
    of = Q(from_school__agency_id=actor.agency_id) | Q(to_school__agency_id=actor.agency_id)
    found = _files(list(FileSent.objects.select_related("from_school", "to_school").filter(of, pk=file_id)), actor)
    if not found:
        raise NotVisible
    return found[0]


def _files(rows: list[FileSent], actor: Actor) -> list[FileShown]:
    steps = list(FileStep.objects.filter(file_id__in=[row.pk for row in rows]).order_by("recorded_at", "pk"))
    names = who([*(each.recorded_by for each in steps), *(row.recorded_by for row in rows)])
    of: dict[UUID, list[tuple[FileStepKind, datetime, str, str]]] = {}
    for each in steps:
        said = (FileStepKind(each.step), each.recorded_at, names[each.recorded_by].name, each.words)
        of.setdefault(each.file_id, []).append(said)
    made = []
    for row in rows:
        ours = row.from_school.agency_id == actor.agency_id
        made.append(
            FileShown(
                row.pk, ours, row.to_school.name if ours else row.from_school.name, row.called, row.born,
                tuple(Content(each) for each in row.contents), row.how, row.sent_on, row.receipt_by,
                names[row.recorded_by].name, tuple(of.get(row.pk, ())),
            )
        )  # fmt: skip
    return made


def _pupil(row: OnPlan) -> Pupil:
    return Pupil(
        row.pk, row.person_id, row.school_id, row.called, row.born, OnPlanKind(row.plan), row.since, row.works,
        row.recorded_at,
    )  # fmt: skip


def _shown(row: School) -> SchoolShown:
    return SchoolShown(
        row.pk, row.urn, Kind(row.kind), row.name, row.phase, row.postcode, row.telephone,
        row.standing == Standing.OPEN, row.agency_id, row.agency.strand_circle if row.agency else None,
    )  # fmt: skip


def _days(row: SchoolDays) -> OwnDays:
    terms = tuple(Term(name, date.fromisoformat(first), date.fromisoformat(last)) for name, first, last in row.terms)
    starts: time | None = row.starts
    return OwnDays(terms, frozenset(row.inset_days), starts)
