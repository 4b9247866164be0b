"""Visits as they were planned and as they went, and when a child was last seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from openmash.casework.visits import rules
from openmash.casework.visits.models import Frequency, Record, Visit
from openmash.casework.visits.words import Bedroom, Happened, Purpose, Safe, SeenAlone, Tried, Where
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases.entries import People
from openmash.statute.limits import Limit

MOST = 60
FOLLOWED_WITHIN = timedelta(days=28)


@dataclass(frozen=True)
class RecordShown:
    """What happened at a visit. `at` is the worker's time and `recorded_at` the server's (both UTC).

    `purpose`: what it turned out to be for; None: what it was planned for.
    """

    id: UUID
    visit_id: UUID
    person_id: UUID
    purpose: Purpose | None
    happened: Happened
    at: datetime
    where: Where
    place: str
    alone: SeenAlone | None
    who_was_there: str
    bedroom: Bedroom | None
    communicates: str
    observations: str
    safe: Safe | None
    safe_words: str
    tried: tuple[Tried, ...]
    done: str
    put_right_because: str
    voice_ids: tuple[UUID, ...]
    by: str
    by_id: UUID
    recorded_at: datetime

    @property
    def is_seen(self) -> bool:
        return self.happened is Happened.SEEN

    @property
    def said(self) -> str:
        """Such as "Child seen, alone, at home" or "Access refused, at home"."""
        alone = {SeenAlone.YES: "alone", SeenAlone.PARTLY: "alone for part of the time", SeenAlone.NO: "not alone"}
        where = (self.place or str(self.where.label)).strip()
        where = f"{where[:1].lower()}{where[1:]}" if not self.place else where
        how = alone[self.alone] if self.alone else ""
        return ", ".join(part for part in (self.happened.said, how, where) if part)


@dataclass(frozen=True)
class VisitShown:
    """A visit to one child as its plan stands, with what happened, if anybody has said. Moments are UTC."""

    id: UUID
    person_id: UUID
    process_id: UUID | None
    purpose: Purpose
    planned_at: datetime
    where: Where
    visitor_id: UUID
    visitor: str
    what_to_see: str
    unannounced: bool
    together: UUID
    called_off: str
    moved_because: str
    planned_by: str
    recorded_at: datetime
    record: RecordShown | None

    @property
    def about(self) -> list[str]:
        return [f"visit:{self.id}", f"person:{self.person_id}"]

    @property
    def is_open(self) -> bool:
        """Still to be made, or still to be told of."""
        return self.record is None and not self.called_off


@dataclass(frozen=True)
class LastSeen:
    """When a child was last seen on a visit, by whom, where and whether alone."""

    at: datetime
    by: str
    said: str
    visit_id: UUID


@dataclass(frozen=True)
class FrequencyShown:
    """How often a child is to be seen, and which plan or decision says so."""

    every: int
    in_working_days: bool
    because: str
    set_by: str
    set_at: datetime

    @property
    def said(self) -> str:
        days = "working day" if self.in_working_days else "day"
        return f"every {days}" if self.every == 1 else f"every {self.every} {days}s"


def current_visit(visit_id: UUID, actor: Actor) -> Visit | None:
    """The row of this visit that nothing replaces, by its first key; None where the actor sees none."""
    rows = Visit.objects.visible_to(actor).current().filter(Q(pk=visit_id, first__isnull=True) | Q(first=visit_id))
    return rows.first()


def standing_record(visit_id: UUID, actor: Actor) -> Record | None:
    """What was recorded of a visit, as last put right."""
    return Record.objects.visible_to(actor).current().filter(visit_id=visit_id).order_by("-recorded_at", "-pk").first()


def visit(visit_id: UUID, *, actor: Actor) -> VisitShown:
    """One visit. Raises NotVisible. Three queries."""
    row = current_visit(visit_id, actor)
    if row is None:
        raise NotVisible
    return _shown([row], actor)[0]


def visit_of_record(record_id: UUID, *, actor: Actor) -> UUID:
    """The visit that a record tells of. Raises NotVisible."""
    row = Record.objects.visible_to(actor).filter(pk=record_id).first()
    if row is None:
        raise NotVisible
    return row.visit_id


def visits_of(people: People, *, actor: Actor, known_at: datetime | None = None) -> list[VisitShown]:
    """The visits of this child, the newest planned first. Three queries, however many there are."""
    rows = Visit.objects.visible_to(actor).as_known_at(known_at).filter(person_id__in=list(people.ids))
    return _shown(list(rows.order_by("-planned_at", "-pk")[:MOST]), actor, known_at)


def visits_together(together: UUID, *, actor: Actor) -> list[VisitShown]:
    """The visits made on one journey, as far as the actor sees them, in the order they were planned."""
    return _shown(list(Visit.objects.visible_to(actor).current().filter(together=together).order_by("id")), actor)


def last_seen(people: People, *, actor: Actor, known_at: datetime | None = None) -> LastSeen | None:
    """When this child was last seen on a visit, as known at a moment where asked. Two queries."""
    rows = Record.objects.visible_to(actor).as_known_at(known_at).filter(
        person_id__in=list(people.ids), happened=Happened.SEEN
    )  # fmt: skip
    row = rows.order_by("-occurred_at", "-pk").first()
    if row is None:
        return None
    shown = _record(row, who([row.recorded_by]))
    return LastSeen(shown.at, shown.by, shown.said, shown.visit_id)


def frequency_of(people: People, *, actor: Actor) -> FrequencyShown | None:
    """How often this child is to be seen, where a plan says so."""
    rows = Frequency.objects.visible_to(actor).current().filter(person_id__in=list(people.ids))
    row = rows.order_by("-recorded_at", "-pk").first()
    if row is None:
        return None
    by = who([row.recorded_by])[row.recorded_by].name
    return FrequencyShown(row.every, row.in_working_days, row.because, by, row.recorded_at)


@dataclass(frozen=True)
class HowOften:
    """How often a child is to be seen, as a limit, which plan or decision says so, and since when (UTC)."""

    limit: Limit
    because: str
    set_at: datetime


def how_often(
    person_ids: Collection[UUID], *, actor: Actor, known_at: datetime | None = None
) -> Mapping[UUID, HowOften]:
    """The same of these records of children, for those of whom a plan says so, as known then. One query."""
    rows = Frequency.objects.visible_to(actor).as_known_at(known_at).filter(person_id__in=list(person_ids))
    return {
        row.person_id: HowOften(
            rules.limit_of(row.every, in_working_days=row.in_working_days), row.because, row.recorded_at
        )
        for row in rows.order_by("recorded_at", "pk")
    }


def planned_for(account_id: UUID, *, actor: Actor, until: datetime) -> list[VisitShown]:
    """The visits somebody is to make or to tell of, planned before a moment, oldest first. Three queries."""
    return planned_among([account_id], actor=actor, until=until)


def planned_among(account_ids: Iterable[UUID], *, actor: Actor, until: datetime) -> list[VisitShown]:
    """The same of several people at once, in as many queries."""
    since = until - timedelta(days=120)
    rows = Visit.objects.visible_to(actor).current().filter(
        visitor_id__in=list(account_ids), planned_at__lt=until, planned_at__gte=since, called_off=""
    )  # fmt: skip
    found = _shown(list(rows.order_by("planned_at", "pk")[:200]), actor)
    return [each for each in found if each.is_open]


def not_followed(account_id: UUID, *, actor: Actor, now: datetime) -> list[RecordShown]:
    """Visits of the last four weeks on which this worker did not see the child, and nobody has since or is to go."""
    since = now - FOLLOWED_WITHIN
    rows = Record.objects.visible_to(actor).current().filter(recorded_by=account_id, occurred_at__gte=since)
    missed = [row for row in rows.order_by("occurred_at", "pk")[:200] if row.happened != Happened.SEEN]
    if not missed:
        return []
    ids = {row.person_id for row in missed}
    plans = Visit.objects.visible_to(actor).current().filter(person_id__in=ids, called_off="", planned_at__gte=since)
    told = Record.objects.visible_to(actor).current().filter(person_id__in=ids, occurred_at__gte=since)
    told_of = list(told)
    done = {row.visit_id for row in told_of}
    going = {row.person_id for row in plans if (row.first or row.pk) not in done}
    latest: dict[UUID, datetime] = {}
    for row in told_of:
        if row.occurred_at is not None and row.happened == Happened.SEEN:
            latest[row.person_id] = max(row.occurred_at, latest.get(row.person_id, row.occurred_at))
    open_ones: dict[UUID, Record] = {}
    for row in missed:
        seen = latest.get(row.person_id)
        if row.person_id not in going and (seen is None or row.occurred_at is None or seen < row.occurred_at):
            open_ones[row.person_id] = row
    names = who({row.recorded_by for row in open_ones.values()})
    return [_record(row, names) for row in open_ones.values()]


def seen_at(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, datetime]:
    """When each of these was last seen on a visit (UTC), by record; one query."""
    rows = Record.objects.visible_to(actor).current().filter(person_id__in=list(person_ids), happened=Happened.SEEN)
    newest = rows.order_by("person_id", "-occurred_at", "-pk").distinct("person_id")
    return {row.person_id: row.occurred_at for row in newest if row.occurred_at is not None}


def seen_alone(
    person_ids: Iterable[UUID], purpose: Purpose, *, actor: Actor
) -> Mapping[UUID, list[tuple[datetime, SeenAlone]]]:
    """When each of these was seen on a visit of this purpose (UTC), and whether alone, oldest first, by record.

    One query.
    """
    rows = Record.objects.visible_to(actor).current().filter(person_id__in=list(person_ids), happened=Happened.SEEN)
    for_it = rows.filter(Q(purpose=purpose) | Q(purpose="", visit__purpose=purpose))
    found: dict[UUID, list[tuple[datetime, SeenAlone]]] = {}
    for person, at, alone in for_it.order_by("occurred_at", "pk").values_list("person_id", "occurred_at", "alone"):
        if at is not None:
            found.setdefault(person, []).append((at, SeenAlone(alone)))
    return found


def _shown(rows: Sequence[Visit], actor: Actor, known_at: datetime | None = None) -> list[VisitShown]:
    keys = [row.first or row.pk for row in rows]
    told = Record.objects.visible_to(actor).as_known_at(known_at).filter(visit_id__in=keys) if keys else ()
    by_visit = {each.visit_id: each for each in sorted(told, key=lambda each: each.recorded_at)}
    wanted = {row.visitor_id for row in rows} | {row.recorded_by for row in rows}
    names = who(wanted | {each.recorded_by for each in by_visit.values()})
    return [
        VisitShown(
            id=row.first or row.pk, person_id=row.person_id, process_id=row.process_id, purpose=Purpose(row.purpose),
            planned_at=row.planned_at, where=Where(row.where), visitor_id=row.visitor_id,
            visitor=names[row.visitor_id].name, what_to_see=row.what_to_see, unannounced=row.unannounced,
            together=row.together, called_off=row.called_off, moved_because=row.moved_because,
            planned_by=names[row.recorded_by].name, recorded_at=row.recorded_at,
            record=_record(by_visit[row.first or row.pk], names) if (row.first or row.pk) in by_visit else None,
        )
        for row in rows
    ]  # fmt: skip


def _record(row: Record, names: Mapping[UUID, Who]) -> RecordShown:
    return RecordShown(
        id=row.pk, visit_id=row.visit_id, person_id=row.person_id,
        purpose=Purpose(row.purpose) if row.purpose else None, happened=Happened(row.happened),
        at=row.occurred_at or row.recorded_at, where=Where(row.where), place=row.place,
        alone=SeenAlone(row.alone) if row.alone else None, who_was_there=row.who_was_there,
        bedroom=Bedroom(row.bedroom) if row.bedroom else None, communicates=row.communicates,
        observations=row.observations, safe=Safe(row.safe) if row.safe else None, safe_words=row.safe_words,
        tried=tuple(Tried(each) for each in row.tried), done=row.done, put_right_because=row.put_right_because,
        voice_ids=tuple(row.voice_ids), by=names[row.recorded_by].name, by_id=row.recorded_by,
        recorded_at=row.recorded_at,
    )  # fmt: skip
