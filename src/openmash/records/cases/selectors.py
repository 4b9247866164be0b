"""Reading the spine: who holds, who was offered, who else works with a child, what happened.

Rows come back limited by the wall to what the actor may see. Moments are UTC. Lists cost the same number of queries
however long the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.once import once
from openmash.foundation.facts.trip import Rows, Trip
from openmash.records.cases.entries import People
from openmash.records.cases.happening import (
    Happened,
    happened_lately,
    happened_since,
    happened_to,
    latest_of,
    milestones,
)
from openmash.records.cases.holding import Holder, Offered
from openmash.records.cases.involved import (
    AlreadyOpen,
    AnswersFor,
    Open,
    already_open_among,
    already_open_to,
    involvements,
)
from openmash.records.cases.models import (
    Allocation,
    Holding,
    Involvement,
    Offer,
    Process,
    ProcessChild,
)
from openmash.records.cases.reading import holder_from, offered_from
from openmash.records.cases.words import AllocationRole, ProcessKind

__all__ = [
    "Allocated",
    "AlreadyOpen",
    "AnswersFor",
    "Desk",
    "Happened",
    "InProcess",
    "Open",
    "People",
    "allocated_to_me",
    "allocations",
    "already_open_among",
    "already_open_to",
    "ask_holders",
    "ask_offers",
    "happened_lately",
    "happened_since",
    "happened_to",
    "has_ended",
    "held_by",
    "held_in_journeys",
    "holder",
    "holders",
    "holders_told",
    "involvements",
    "is_allocated_to",
    "latest_of",
    "milestones",
    "offers",
    "offers_of",
    "offers_told",
    "offers_waiting",
    "open_processes",
    "open_processes_held",
    "process_children",
    "processes_of",
    "still_in",
    "workers_of",
]


def process_children(process_id: UUID, *, actor: Actor) -> list[UUID]:
    """The children of a process this actor may see, in the order they were recorded."""
    rows = ProcessChild.objects.filter(process_id=process_id).order_by("recorded_at", "id")
    return list(rows.values_list("person_id", flat=True))


def still_in(process_id: UUID, *, actor: Actor) -> bool:
    """Whether a process goes on for any child this actor may see."""
    return ProcessChild.objects.filter(process_id=process_id, ended_at__isnull=True).exists()


def open_processes(kind: ProcessKind, *, actor: Actor) -> list[UUID]:
    """The open processes of a kind, oldest first: an index of open ones alone."""
    rows = Process.objects.filter(kind=kind, closed_at__isnull=True).order_by("opened_at", "pk")
    return list(rows.values_list("id", flat=True))


def open_processes_held(kind: ProcessKind, *, actor: Actor, or_by_a_desk: bool) -> list[UUID]:
    """The open processes of a kind in which this actor holds a child by name; with `or_by_a_desk` also those in which
    nobody does. One query.
    """
    held = Q(account_id=actor.account_id) | (Q(account_id__isnull=True) if or_by_a_desk else Q())
    rows = Holding.objects.filter(held, released_at__isnull=True, process__kind=kind, process__closed_at__isnull=True)
    return list(rows.order_by("process_id").values_list("process_id", flat=True).distinct())


def is_allocated_to(person_ids: Iterable[UUID], *, actor: Actor) -> bool:
    """Whether one of these records is allocated to this actor now."""
    now = timezone.now()
    mine = Allocation.objects.filter(person_id__in=list(person_ids), account_id=actor.account_id, starts_at__lte=now)
    return mine.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now)).exists()


@dataclass(frozen=True)
class InProcess:
    """A child's part in a process; `ended_at` once it has ended for them. Moments are UTC."""

    process_id: UUID
    person_id: UUID
    kind: ProcessKind
    opened_at: datetime
    ended_at: datetime | None


def processes_of(
    person_ids: Iterable[UUID], *, actor: Actor, known_at: datetime | None = None, ended: bool = False
) -> list[InProcess]:
    """The processes these people are children in, newest first: those not ended for them, or all with `ended`.

    As they stood at a moment where asked. One query.
    """
    rows = ProcessChild.objects.visible_to(actor).filter(person_id__in=list(person_ids)).select_related("process")
    rows = rows.filter(recorded_at__lte=known_at) if known_at else rows
    if not ended:
        rows = rows.filter(
            Q(ended_at__isnull=True) | Q(ended_at__gt=known_at) if known_at else Q(ended_at__isnull=True)
        )
    return [
        InProcess(row.process_id, row.person_id, ProcessKind(row.process.kind), row.process.opened_at, row.ended_at)
        for row in rows.order_by("-process__opened_at", "-process_id")
    ]


def holder(process_id: UUID, person_id: UUID, *, actor: Actor, at: datetime | None = None) -> Holder | None:
    """Who holds a child in a process, now or at a moment; None once it has ended for them or where not visible."""
    rows = Holding.objects.filter(process_id=process_id, person_id=person_id).select_related("team")
    if at is None:
        rows = rows.filter(released_at__isnull=True)
    else:
        rows = rows.filter(Q(released_at__isnull=True) | Q(released_at__gt=at), accepted_at__lte=at)
    row = rows.first()
    return holder_from(row, who([row.account_id] if row.account_id else [])) if row else None


def held_last_by(process_id: UUID, person_id: UUID, *, actor: Actor) -> UUID | None:
    """The team that holds a child in a process, or held them last; None where this actor may see neither."""
    held = Holding.objects.filter(process_id=process_id, person_id=person_id)
    return held.order_by(F("released_at").desc(nulls_first=True), "-id").values_list("team_id", flat=True).first()


def has_ended(process_id: UUID, person_id: UUID) -> bool:
    """Whether a process has ended for a child this actor may see: nobody holds them there any more."""
    return ProcessChild.objects.filter(process_id=process_id, person_id=person_id, ended_at__isnull=False).exists()


def has_closed(process_id: UUID) -> bool:
    """Whether a process this actor may see has closed: no child joins it any more."""
    return Process.objects.filter(pk=process_id, closed_at__isnull=False).exists()


def holders(
    process_ids: Sequence[UUID], *, actor: Actor, at: datetime | None = None
) -> Mapping[tuple[UUID, UUID], Holder]:
    """Who holds each child of these processes, now or at a moment, by (process, person). Two queries."""
    trip = Trip()
    if at is None:
        held = ask_holders(trip, process_ids)
    else:
        rows = Holding.objects.filter(process_id__in=list(process_ids)).select_related("team")
        held = trip.add(rows.filter(Q(released_at__isnull=True) | Q(released_at__gt=at), accepted_at__lte=at))
    trip.go()
    return holders_told(held)


def ask_holders(trip: Trip, process_ids: Sequence[UUID]) -> Rows[Holding]:
    """Add to a trip who holds each child of these processes now; `holders_told` says it."""
    return trip.rows(Holding, "process_id", process_ids, related=("team",), lean=True, released_at__isnull=True)


def holders_told(held: Rows[Holding]) -> Mapping[tuple[UUID, UUID], Holder]:
    """The holders of a trip that was made, by (process, person). One query, for the names."""
    names = who({row.account_id for row in held.all if row.account_id})
    return {(row.process_id, row.person_id): holder_from(row, names) for row in held.all}


def held_by(*, actor: Actor, account_id: UUID | None = None, team_id: UUID | None = None) -> list[Holder]:
    """The children a person or a team holds now. One query, and one for the names; a person's once a page."""
    if account_id and not team_id:
        mine = once("held by", [account_id], lambda accounts: {each: _held(account_id=each) for each in accounts})
        found = mine.get(account_id, [])
    else:
        found = _held(account_id=account_id, team_id=team_id)
    names = who(row.account_id for row in found if row.account_id)
    return [holder_from(row, names) for row in found]


def _held(*, account_id: UUID | None = None, team_id: UUID | None = None) -> list[Holding]:
    rows = Holding.objects.filter(released_at__isnull=True).select_related("team")
    if account_id:
        rows = rows.filter(account_id=account_id)
    if team_id:
        rows = rows.filter(team_id=team_id)
    return list(rows.order_by("accepted_at", "pk"))


def held_in_journeys(*, team_id: UUID | None, actor: Actor, limit: int) -> list[UUID]:
    """The children whose journey a team holds now, the longest held first; of every team where none is given."""
    rows = Holding.objects.visible_to(actor).filter(released_at__isnull=True, process__kind=ProcessKind.JOURNEY)
    rows = rows.filter(team_id=team_id) if team_id else rows
    return list(dict.fromkeys(rows.order_by("accepted_at", "pk").values_list("person_id", flat=True)[:limit]))


def offers_of(process_ids: Sequence[UUID], *, actor: Actor, known_at: datetime | None = None) -> list[Offered]:
    """Every offer of these processes, answered or not, newest first; as known at a moment where asked."""
    if known_at is not None:
        rows = Offer.objects.filter(process_id__in=list(process_ids)).select_related("to_team", "answer")
        return [offered_from(row) for row in rows.filter(recorded_at__lte=known_at).order_by("-recorded_at", "-pk")]
    trip = Trip()
    made = ask_offers(trip, process_ids)
    trip.go()
    return offers_told(made)


def ask_offers(trip: Trip, process_ids: Sequence[UUID]) -> Rows[Offer]:
    """Add to a trip every offer of these processes; `offers_told` says them."""
    return trip.rows(Offer, "process_id", process_ids, order=("-recorded_at", "-pk"), related=("to_team", "answer"))


def offers_told(made: Rows[Offer]) -> list[Offered]:
    """The offers of a trip that was made, newest first."""
    return [offered_from(row) for row in made.all]


def offers(offer_ids: Sequence[UUID], *, actor: Actor) -> list[Offered]:
    """These offers."""
    return [offered_from(r) for r in Offer.objects.filter(pk__in=list(offer_ids)).select_related("to_team", "answer")]


@dataclass(frozen=True)
class Desk:
    """To whom an offer may be made that somebody may answer: themselves by name, their team, or a desk they sit at."""

    account_id: UUID
    team_id: UUID | None
    out_of_hours: bool
    duty_desk: bool
    to_nobody: bool
    """Also what was offered to no team and nobody here, such as to another area: a manager follows that."""


def offers_waiting(*, actor: Actor, team_id: UUID | None = None, desk: Desk | None = None) -> list[Offered]:
    """Offers of open processes that nobody has answered, oldest first; to one team, or what one person may answer.

    Open processes are few and indexed, so the cost does not grow with the years: they are found first, for joined to
    them every offer ever made was read. Two queries.
    """
    still_open = list(Process.objects.filter(closed_at__isnull=True).values_list("pk", flat=True))
    rows = Offer.objects.filter(process_id__in=still_open, answer__isnull=True).select_related("to_team", "answer")
    if team_id:
        rows = rows.filter(to_team_id=team_id)
    if desk:
        teams = Q(to_team_id=desk.team_id) if desk.team_id else Q(pk__in=[])
        teams |= Q(to_team__answers_out_of_hours=True) if desk.out_of_hours else Q()
        teams |= Q(to_team__is_duty_desk=True) if desk.duty_desk else Q()
        teams |= Q(to_team_id__isnull=True) if desk.to_nobody else Q()
        rows = rows.filter(Q(to_account_id=desk.account_id) | (Q(to_account_id__isnull=True) & teams))
    return [offered_from(row) for row in rows.order_by("occurred_at", "pk")]


def allocated_to_me(*, actor: Actor) -> list[UUID]:
    """The children allocated to this actor now: an index of one's own. One query a page."""
    return list(allocated_to_me_since(actor=actor))


def allocated_to_me_since(*, actor: Actor) -> Mapping[UUID, datetime]:
    """Since when (UTC) each child allocated to this actor now has been, the longest first. One query a page."""
    found = once("allocated", [actor.account_id], lambda accounts: {each: _allocated_to(each) for each in accounts})
    return dict(found.get(actor.account_id, {}))


def _allocated_to(account_id: UUID) -> Mapping[UUID, datetime]:
    now = timezone.now()
    mine = Allocation.objects.filter(account_id=account_id, ends_at__isnull=True, starts_at__lte=now)
    found: dict[UUID, datetime] = {}
    for person_id, since in mine.order_by("starts_at", "pk").values_list("person_id", "starts_at"):
        found.setdefault(person_id, since)
    return found


def workers_of(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, str]:
    """The workers this child is allocated to now, by account, with their names. Two queries."""
    now = timezone.now()
    rows = Allocation.objects.visible_to(actor).filter(person_id__in=list(person_ids), starts_at__lte=now)
    keys = rows.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now)).order_by("starts_at", "pk")
    found = list(dict.fromkeys(keys.values_list("account_id", flat=True)))
    names = who(found)
    return {key: names[key].name for key in found}


@dataclass(frozen=True)
class WorkingWith:
    """The names of everybody who works or worked with some people, and of their teams: each leads to them."""

    workers: frozenset[str]
    teams: frozenset[str]


def who_works_with(person_ids: Sequence[UUID], *, actor: Actor) -> WorkingWith:
    """Everybody allocated to these people, now or ever, or told of as working with them; the teams of those, and the
    teams that held them. Three queries.
    """
    allocated = Allocation.objects.visible_to(actor).filter(person_id__in=person_ids)
    told = Involvement.objects.visible_to(actor).filter(person_id__in=person_ids)
    pairs = [
        *allocated.values_list("account__name", "account__team__name"),
        *told.values_list("worker_name", "team_name"),
        *(("", team) for team in _teams_that_held(person_ids, actor)),
    ]
    return WorkingWith(
        frozenset(worker for worker, _ in pairs if worker), frozenset(team for _, team in pairs if team)
    )  # fmt: skip


def _teams_that_held(person_ids: Sequence[UUID], actor: Actor) -> Iterable[str]:
    held = Holding.objects.visible_to(actor).filter(person_id__in=person_ids)
    return held.values_list("team__name", flat=True).distinct()


def with_a_worker(person_ids: Iterable[UUID], *, actor: Actor) -> frozenset[UUID]:
    """Those of these people who are allocated to somebody now. One query."""
    now = timezone.now()
    rows = Allocation.objects.visible_to(actor).filter(person_id__in=list(person_ids), starts_at__lte=now)
    return frozenset(rows.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now)).values_list("person_id", flat=True))


@dataclass(frozen=True)
class Allocated:
    """A child allocated to somebody now: who, in which role, since when (UTC)."""

    id: UUID
    person_id: UUID
    account_id: UUID
    name: str
    agency: str
    role: AllocationRole
    since: datetime


def allocations(
    *, actor: Actor, person_ids: Iterable[UUID] | None = None, account_id: UUID | None = None,
    account_ids: Iterable[UUID] | None = None,
) -> list[Allocated]:  # fmt: skip
    """Who these children are allocated to now, or which are allocated to some, oldest first. Two queries."""
    rows = Allocation.objects.visible_to(actor).filter(ends_at__isnull=True)
    if person_ids is not None:
        rows = rows.filter(person_id__in=list(person_ids))
    if account_id is not None:
        rows = rows.filter(account_id=account_id)
    if account_ids is not None:
        rows = rows.filter(account_id__in=list(account_ids))
    found = list(rows.order_by("starts_at", "id"))
    names = who(row.account_id for row in found)
    return [
        Allocated(
            row.id, row.person_id, row.account_id, names[row.account_id].name, names[row.account_id].agency_name,
            AllocationRole(row.role), row.starts_at,
        )
        for row in found
    ]  # fmt: skip
