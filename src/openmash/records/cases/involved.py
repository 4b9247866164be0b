"""Who else works with a child, on whose list and how fresh that is; and who holds the child here meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import BooleanField, F, Func, Max
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import People
from openmash.records.cases.freshness import Freshness, freshness, not_shared
from openmash.records.cases.holding import Holder
from openmash.records.cases.models import Allocation, FeedReading, Holding, Involvement
from openmash.records.cases.reading import holder_from
from openmash.records.cases.words import AllocationRole, ProcessKind, Service

NOT_SHARED: Func = Func(
    F("agency_id"), template="%(expressions)s = any((select wall.not_shared('involvement'))::uuid[])",
    output_field=BooleanField(),
)  # fmt: skip
"""Whether an agency's list is kept back from the reader, because no sharing agreement is in force (ADR 0038)."""
HOLDS: Mapping[ProcessKind, str] = {
    ProcessKind.CONTACT: "holds the contact in the hub",
    ProcessKind.MISSING: "holds the missing episode",
    ProcessKind.JOURNEY: "holds social care and family help",
}


@dataclass(frozen=True)
class Open:
    """One involvement or allocation: who works with the child, how to reach them, and how fresh that is."""

    person_id: UUID
    agency_id: UUID
    agency: str
    service: Service
    service_name: str
    team_id: UUID | None
    team_name: str
    worker_name: str
    worker_telephone: str
    since: date | None
    freshness: Freshness
    involvement_id: UUID | None
    until: date | None = None

    @property
    def is_social_worker(self) -> bool:
        """Open to a social worker. Open to family help is not: new harm is still screened."""
        return self.service is Service.SOCIAL_CARE

    @property
    def said(self) -> str:
        """Such as "Open to Dee Hart, North team (children's social care)"."""
        whom = ", ".join(part for part in (self.worker_name, self.team_name) if part) or self.agency
        return f"Open to {whom} ({self.service_name or self.service.label.lower()})"


@dataclass(frozen=True)
class AnswersFor:
    """Who answers for a child in something open here, and what it is."""

    holder: Holder
    kind: ProcessKind

    @property
    def said(self) -> str:
        """Such as "Priya Nair, Duty desk, holds the contact, 01632 960123"."""
        return ", ".join(filter(None, (self.holder.said, HOLDS[self.kind], self.holder.telephone)))


@dataclass(frozen=True)
class AlreadyOpen:
    """The answer to "already open to": what is open, what was searched and how fresh, under how many records."""

    open: tuple[Open, ...]
    searched: tuple[Freshness, ...]
    records: int
    held: tuple[AnswersFor, ...] = ()
    """Who holds the child here now, which is not being open to a worker: new harm is still screened."""

    @property
    def said(self) -> str:
        """In a sentence that never says a bare "not known"."""
        lists = "; ".join(each.words for each in self.searched) or "no agency's list has been read"
        if self.open:
            return f"{'. '.join(each.said for each in self.open)}. {lists[:1].upper()}{lists[1:]}."
        return f"Not on any list read: {lists}."


def already_open_to(
    person_set: People, *, actor: Actor, now: datetime | None = None, known_at: datetime | None = None
) -> AlreadyOpen:
    """What this person is already open to, over all their records, with how fresh each agency's list is."""
    ids = list(person_set.ids)
    found = already_open_among(ids, actor=actor, now=now, known_at=known_at)
    every = tuple(each for person in ids for each in found.open.get(person, ()))
    held = tuple(each for person in ids for each in found.held.get(person, ()))
    return AlreadyOpen(every, found.searched, len(ids), held)


@dataclass(frozen=True)
class OpenAmong:
    """What each of several people is open to, how fresh the lists are, and who holds whom here."""

    open: Mapping[UUID, tuple[Open, ...]]
    searched: tuple[Freshness, ...]
    held: Mapping[UUID, tuple[AnswersFor, ...]]


def already_open_among(
    person_ids: Sequence[UUID],
    *,
    actor: Actor,
    now: datetime | None = None,
    known_at: datetime | None = None,
    held: bool = True,
) -> OpenAmong:
    """The same for many people at once, by record, as known at a moment where asked.

    `held`: also who holds them here; a list that says nothing of that does not read it. Six queries however many people
    and however long their past.
    """
    found, searched, answers = _involved(person_ids, actor, now, known_at, ended=False, held=held)
    opened: dict[UUID, list[Open]] = {}
    for each in found:
        opened.setdefault(each.person_id, []).append(each)
    holding: dict[UUID, list[AnswersFor]] = {}
    for one in answers:
        holding.setdefault(one.holder.person_id, []).append(one)
    return OpenAmong(
        {person: tuple(every) for person, every in opened.items()}, searched,
        {person: tuple(every) for person, every in holding.items()},
    )  # fmt: skip


def involvements(
    person_set: People, *, actor: Actor, now: datetime | None = None, known_at: datetime | None = None
) -> AlreadyOpen:
    """Everyone who works or worked with this person, what is open first; six queries however long their past."""
    found, searched, _ = _involved(list(person_set.ids), actor, now, known_at, ended=True, held=False)
    newest = sorted(found, key=lambda each: each.since or date.min, reverse=True)
    return AlreadyOpen(
        tuple(sorted(newest, key=lambda each: each.until is not None)), searched, len(list(person_set.ids))
    )


def _involved(
    person_ids: Sequence[UUID],
    actor: Actor,
    now: datetime | None,
    known_at: datetime | None,
    *,
    ended: bool,
    held: bool,
) -> tuple[list[Open], tuple[Freshness, ...], list[AnswersFor]]:
    moment = known_at or now or timezone.now()
    read = FeedReading.objects.filter(recorded_at__lte=known_at) if known_at else FeedReading.objects.all()
    lists = read.values_list("agency_id").annotate(latest=Max("as_at"), closed=NOT_SHARED)
    readings, closed = {agency: latest for agency, latest, _ in lists}, {agency for agency, _, shut in lists if shut}
    trip = Trip(known_at=known_at)
    ours = trip.rows(Allocation, "person_id", person_ids, order=("starts_at", "id"), related=("team",))
    kept, beside = (Holding, "person_id", person_ids if held else ()), ("team", "process")
    if known_at is None:
        holding = trip.rows(*kept, related=beside, released_at__isnull=True)
    else:
        holding = trip.rows(*kept, related=beside)
    told, order = (Involvement, "person_id", person_ids), ("since", "id")
    theirs = (
        trip.facts(*told, order=order, actor=actor)
        if ended
        else trip.facts(*told, order=order, actor=actor, until__isnull=True)
    )
    trip.go()
    involved = theirs.all
    allocated = [
        row
        for row in ours.all
        if row.starts_at <= moment
        and (ended or row.ends_at is None or row.ends_at > moment)
        and (known_at is None or row.recorded_at <= known_at)
    ]
    holds = [
        row
        for row in holding.all
        if row.accepted_at <= moment and (row.released_at is None or row.released_at > moment)
    ]
    workers = who({*(row.account_id for row in allocated), *(row.account_id for row in holds if row.account_id)})
    names = agencies.names({*readings, *(row.agency_id for row in involved), *(row.held_by for row in allocated)})
    found = [_from_allocation(row, workers[row.account_id], names[row.held_by], moment) for row in allocated]
    for one in involved:
        as_at = max(filter(None, (one.as_at, readings.get(one.agency_id))))
        found.append(_from_involvement(one, names[one.agency_id], freshness(names[one.agency_id], as_at, moment)))
    searched = [
        not_shared(names[agency]) if agency in closed else freshness(names[agency], as_at, moment)
        for agency, as_at in readings.items()
    ]
    answers = [AnswersFor(holder_from(row, workers), ProcessKind(row.process.kind)) for row in holds]
    return found, tuple(sorted(searched, key=lambda each: each.agency)), answers


def _from_allocation(row: Allocation, worker: Who, agency: str, now: datetime) -> Open:
    family_help = row.role == AllocationRole.FAMILY_HELP_LEAD
    return Open(
        person_id=row.person_id, agency_id=row.held_by, agency=worker.agency_name or agency,
        service=Service.FAMILY_HELP if family_help else Service.SOCIAL_CARE,
        service_name=AllocationRole(row.role).label, team_id=row.team_id, team_name=row.team.name if row.team else "",
        worker_name=worker.name, worker_telephone=row.team.telephone if row.team else "", since=row.starts_at.date(),
        freshness=Freshness(agency, now, f"{agency}: in this system, now", False), involvement_id=None,
        until=row.ends_at.date() if row.ends_at and row.ends_at <= now else None,
    )  # fmt: skip


def _from_involvement(row: Involvement, agency: str, fresh: Freshness) -> Open:
    return Open(
        person_id=row.person_id, agency_id=row.agency_id, agency=agency, service=Service(row.service),
        service_name=row.service_name, team_id=row.team_id, team_name=row.team_name, worker_name=row.worker_name,
        worker_telephone=row.worker_telephone, since=row.since, freshness=fresh, involvement_id=row.id,
        until=row.until,
    )  # fmt: skip
