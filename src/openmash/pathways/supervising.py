"""What a supervisor and a worker look at together, and a team's day: joined from the records, in plain facts.

Nobody is scored and nothing is added up into a weight: a child is a child and a number of children is a number. Workers
stand in the order of their names, and in no other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.differences import selectors as differences
from openmash.casework.differences.selectors import DifferenceShown
from openmash.casework.journey.selectors import Overview, Running
from openmash.casework.journey.stages import Stage
from openmash.casework.supervision import selectors as supervision
from openmash.casework.supervision.permissions import Permission
from openmash.casework.supervision.selectors import DirectionShown, LateSaid, Worker
from openmash.casework.visits import selectors as visits
from openmash.casework.visits.selectors import VisitShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.rota import selectors as rota
from openmash.pathways import drift, seeing
from openmash.pathways.drift import Still
from openmash.records.cases import selectors as cases
from openmash.records.cases.holding import Offered
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class ToDiscuss:
    """One child of a worker's with what the records say to look at. `late` are limits past, with a reason or none."""

    overview: Overview
    still: tuple[Still, ...]
    late: tuple[tuple[Running, LateSaid | None], ...]
    differences: tuple[DifferenceShown, ...]
    directions: tuple[DirectionShown, ...]


@dataclass(frozen=True)
class Day:
    """What one worker has today: away or not, visits, limits due today or past, and directions due."""

    worker: Worker
    is_away: bool
    visits: tuple[VisitShown, ...]
    due: tuple[tuple[Overview, Running], ...]
    directions: tuple[DirectionShown, ...]


@dataclass(frozen=True)
class TeamToday:
    """A team's day. `offered` are children offered to it that nobody has accepted; `unallocated` have no worker."""

    days: tuple[Day, ...]
    offered: tuple[Offered, ...]
    unallocated: tuple[Overview, ...]


@dataclass(frozen=True)
class Load:
    """How many children one worker has, by where they are, and a few plain counts."""

    worker: Worker
    children: int
    stages: tuple[tuple[Stage, int], ...]
    unborn: int
    limits_past: int
    visits_this_week: int


def agenda(worker_id: UUID, *, actor: Actor, now: datetime | None = None) -> list[ToDiscuss]:
    """Every child allocated to a worker whom the actor may see, by name, with what the records say to look at."""
    require(actor, Permission.SUPERVISE)
    moment = now or timezone.now()
    allocated = cases.allocations(actor=actor, account_id=worker_id)
    found = seeing.overviews(dict.fromkeys(each.person_id for each in allocated), actor=actor, now=moment)
    return _to_discuss(found, actor, moment)


def _to_discuss(found: Sequence[Overview], actor: Actor, now: datetime) -> list[ToDiscuss]:
    ids = [one.person_id for one in found]
    still = {one.overview.person_id: one.still for one in drift.still_among(found, now, actor=actor)}
    reasons = supervision.late_reasons(ids, actor=actor)
    open_differences = differences.open_differences(actor=actor) if ids else []
    directed = supervision.open_directions(ids, actor=actor)
    every = [
        ToDiscuss(
            one,
            tuple(each for each in still.get(one.person_id, ()) if each.kind != drift.PAST),
            tuple((each, reasons.get((one.person_id, each.clock.name))) for each in one.running if _is_past(each)),
            tuple(each for each in open_differences if each.person_id == one.person_id),
            tuple(each for each in directed if each.person_id == one.person_id),
        )
        for one in found
    ]
    return sorted(every, key=lambda each: each.overview.card.name if each.overview.card else "")


def team_today(*, actor: Actor, now: datetime | None = None) -> TeamToday:
    """The day of the actor's team, worker by worker by name. The same few queries for three workers or thirty."""
    require(actor, Permission.SEE_TEAM)
    moment = now or timezone.now()
    workers, children = _team(actor, moment)
    by_worker, overviews = _by_worker(workers, children, actor, moment)
    today = local_date(moment)
    away = rota.away(moment)
    tomorrow = moment + timedelta(days=1)
    planned = visits.planned_among([each.id for each in workers], actor=actor, until=tomorrow)
    directed = supervision.open_directions([one.person_id for one in overviews], actor=actor)
    days = tuple(
        Day(
            each, each.id in away,
            tuple(
                visit for visit in planned if visit.visitor_id == each.id and local_date(visit.planned_at) <= today
            ),
            tuple(
                (one, limit)
                for one in by_worker.get(each.id, ())
                for limit in one.running
                if limit.is_open and limit.standing.due_at and local_date(limit.standing.due_at) <= today
            ),
            tuple(one for one in directed if one.owner_id == each.id and one.due_on <= today),
        )
        for each in workers
    )  # fmt: skip
    with_worker = {one.person_id for each in by_worker.values() for one in each}
    offered = cases.offers_waiting(actor=actor, team_id=actor.team_id) if actor.team_id else []
    return TeamToday(days, tuple(offered), tuple(one for one in overviews if one.person_id not in with_worker))


def caseload(*, actor: Actor, now: datetime | None = None) -> list[Load]:
    """How many children each worker of the actor's team has, by where they are. By name: no order but that."""
    require(actor, Permission.SEE_TEAM)
    moment = now or timezone.now()
    workers, children = _team(actor, moment)
    by_worker, _ = _by_worker(workers, children, actor, moment)
    planned = visits.planned_among([each.id for each in workers], actor=actor, until=moment + timedelta(days=7))
    loads = []
    for each in workers:
        mine = by_worker.get(each.id, [])
        stages = [(stage, sum(one.standing.stage is stage for one in mine)) for stage in Stage]
        loads.append(
            Load(
                each, len(mine), tuple(pair for pair in stages if pair[1]),
                sum(bool(one.card and one.card.birth.expected) for one in mine),
                sum(_is_past(limit) for one in mine for limit in one.running),
                sum(visit.visitor_id == each.id and visit.planned_at >= moment for visit in planned),
            )
        )  # fmt: skip
    return loads


@dataclass(frozen=True)
class TeamStanding:
    """How a manager's team stands, in counts of children and days; nobody is ranked."""

    children: int
    without_worker: int
    limits_past: int
    drifting: int
    supervision_late: int


def of_managers_team(
    team_id: UUID | None, manager_id: UUID, *, actor: Actor, now: datetime | None = None
) -> TeamStanding | None:
    """How the team of a manager stands, for whoever supervises managers; None for anybody who manages none."""
    if team_id is None or not may(actor, Permission.SUPERVISE_MANAGERS):
        return None
    moment = now or timezone.now()
    if manager_id not in supervision.managers_of(actor.agency_id):
        return None
    children = drift.team_of(actor=actor, team_id=team_id, now=moment)
    ids = [one.person_id for one in children]
    workers = cases.with_a_worker(ids, actor=actor)
    due = supervision.supervision_standing(actor=actor)
    return TeamStanding(
        len(children), sum(key not in workers for key in ids),
        sum(_is_past(limit) for one in children for limit in one.running),
        len(drift.still_among(children, moment, actor=actor)),
        sum(each.supervisor_id == manager_id and each.is_late(local_date(moment)) for each in due),
    )  # fmt: skip


def _team(actor: Actor, now: datetime) -> tuple[list[Worker], list[UUID]]:
    if actor.team_id is None:
        return [], []
    return supervision.team_workers(actor.team_id, actor=actor), cases.held_in_journeys(
        team_id=actor.team_id, actor=actor, limit=drift.MOST
    )


def _by_worker(
    workers: Sequence[Worker], children: Sequence[UUID], actor: Actor, now: datetime
) -> tuple[Mapping[UUID, list[Overview]], list[Overview]]:
    known = {each.id for each in workers}
    allocated = [each for each in cases.allocations(actor=actor, account_ids=list(known)) if each.account_id in known]
    every = dict.fromkeys([*children, *(each.person_id for each in allocated)])
    lead = {key: one.lead_id for key, one in linkage.person_sets(every, actor).items()}
    found = {one.person_id: one for one in seeing.overviews(every, actor=actor, now=now)}
    held: dict[UUID, list[Overview]] = {}
    for each in allocated:
        one = found.get(lead.get(each.person_id, each.person_id))
        if one is not None and one not in held.setdefault(each.account_id, []):
            held[each.account_id].append(one)
    of_team = {lead.get(key, key) for key in children}
    return held, [one for key, one in found.items() if key in of_team and one.standing.is_open]


def _is_past(limit: Running) -> bool:
    return limit.is_open and limit.is_late
