"""Writing what a force's file says of missing children, for an account that sees no child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.casework.missing.actions import problems_of_report, review_after
from openmash.casework.missing.models import Classification, Episode, Found, RiskLevel
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import BackTold, ClassTold, MissingTold, RiskTold
from openmash.casework.missing.words import Level, Scheme
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotPermitted, NotVisible
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.records.cases import actions as cases
from openmash.records.cases.on_duty import profile_at, team_on_duty
from openmash.records.cases.words import ProcessKind
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, PlaceTold
from openmash.records.people.words import LocatingKind, PersonKind
from openmash.statute.calendar import local_date
from openmash.statute.events import Event


@dataclass(frozen=True)
class Continued:
    """An episode this feed opened: its child, and what is recorded of it so far. Times are UTC."""

    person_id: UUID
    found_id: UUID | None
    started_at: datetime | None
    level: str
    ended: bool
    levels: tuple[tuple[str, int], ...] = ()
    """Every level with when it was set, in whole seconds since 1970."""
    classed: tuple[tuple[str, int], ...] = ()
    """The same of the police's classification."""
    place_id: UUID | None = None


@transaction.atomic
def open_episode(*, actor: Actor, child: AsTold, told: MissingTold, origin_id: UUID) -> tuple[UUID, UUID]:
    """Record a child as told and that they are missing; returns the episode's key and the child's.

    The record is new and linked to nobody: whether it is a child known here is for the hub to say. The desk on duty
    holds the child, and is told: at once where the police's level is high. Raises Incomplete.
    """
    _only_for_a_feed(actor)
    now = timezone.now()
    if problems := problems_of_report(told, now):
        raise Incomplete(problems)
    reported_at = told.reported_at or now
    person_id = people.add_person(actor=actor, told=child)
    local = profile_at(now)
    process_id = cases.open_process(
        actor=actor, kind=ProcessKind.MISSING, children=[person_id], held_by_team=team_on_duty(now),
        opened_at=reported_at, profile_slug=local.slug, profile_version=local.version,
    )  # fmt: skip
    place_id = None
    if told.last_seen_where.strip():
        since = local_date(told.last_seen_at or reported_at)
        place = PlaceTold(LocatingKind.SIGHTING, text=told.last_seen_where, since=since)
        seen = AsTold(kind=child.kind, places=(place,), origin_id=origin_id)
        place_id = people.tell_more(actor=actor, person_id=person_id, told=seen)[LocatingKind.SIGHTING.value]
    Episode.record(
        actor=actor, process_id=process_id, person_id=person_id, occurred_at=reported_at, origin_id=origin_id,
        reported_by=told.reported_by, reporter=told.reporter, police_ref=told.police_ref,
        last_seen_at=told.last_seen_at, last_seen_by=told.last_seen_by, place_id=place_id,
        looked_after=told.looked_after, responsible_area=told.responsible_area, circumstances=told.circumstances,
    )  # fmt: skip
    cases.mark(
        actor=actor, process_id=process_id, person_id=person_id, event=Event.REPORTED_MISSING, occurred_at=reported_at
    )
    if told.risk:
        set_level(actor=actor, process_id=process_id, person_id=person_id, told=told.risk, origin_id=origin_id)
    high = told.risk is not None and told.risk.level is Level.HIGH
    notify(
        actor=actor, kind=NoticeKind.NOW if high else NoticeKind.TODAY, to=To(team_id=team_on_duty(now)),
        text="The police's file says that a child is missing.", person_ids=[person_id],
        where=Where("missing_episode", {"process_id": str(process_id)}), source_key=f"missing:{process_id}:by_file",
    )  # fmt: skip
    _note(actor, "missing.reported", process_id, person_id)
    return process_id, person_id


@transaction.atomic
def set_level(*, actor: Actor, process_id: UUID, person_id: UUID, told: RiskTold, origin_id: UUID) -> None:
    """Record the level the file gives now; earlier ones stay."""
    _only_for_a_feed(actor)
    RiskLevel.record(
        actor=actor, process_id=process_id, person_id=person_id, occurred_at=told.at or timezone.now(),
        level=told.level, set_by=told.set_by, supervisor=told.supervisor, reasons=told.reasons, origin_id=origin_id,
        review_at=told.review_at or review_after(told.level, told.at or timezone.now()),
    )  # fmt: skip
    _note(actor, "missing.risk_set", process_id, person_id)


@transaction.atomic
def set_class(*, actor: Actor, process_id: UUID, person_id: UUID, told: ClassTold, origin_id: UUID) -> None:
    """Record how the force classes the episode; earlier ones stay."""
    _only_for_a_feed(actor)
    Classification.record(
        actor=actor, process_id=process_id, person_id=person_id, occurred_at=told.at or timezone.now(),
        scheme=Scheme.POLICE, code=told.code, set_by=told.set_by, reasons=told.reasons, origin_id=origin_id,
    )  # fmt: skip
    _note(actor, "missing.classified", process_id, person_id)


@transaction.atomic
def come_back(*, actor: Actor, process_id: UUID, known: Continued, told: BackTold, origin_id: UUID) -> None:
    """Record that the child is back, in place of what was said before; the interview's clocks start from it."""
    _only_for_a_feed(actor)
    found_at = told.found_at or told.home_at or timezone.now()
    place_id = known.place_id
    if told.where.strip():
        on = local_date(found_at)
        place = PlaceTold(LocatingKind.FOUND_AT, text=told.where, since=on, until=on)
        told_of = AsTold(kind=PersonKind.CHILD, places=(place,), origin_id=origin_id)
        place_id = people.tell_more(actor=actor, person_id=known.person_id, told=told_of)[LocatingKind.FOUND_AT.value]
    Found.record(
        actor=actor, process_id=process_id, person_id=known.person_id, occurred_at=found_at, home_at=told.home_at,
        how=told.how, by_whom=told.by_whom, safe=told.safe, condition=told.condition, supersedes=known.found_id,
        place_id=place_id, place_kind=told.place_kind, origin_id=origin_id,
    )  # fmt: skip
    started = told.home_at or found_at
    if started != known.started_at:
        cases.mark(
            actor=actor, process_id=process_id, person_id=known.person_id, event=Event.RETURNED_FROM_MISSING,
            occurred_at=started,
        )  # fmt: skip
    _note(actor, "missing.back", process_id, known.person_id)


def continued(process_id: UUID, *, actor: Actor) -> Continued:
    """The episode, where this feed opened it for this agency. Raises NotVisible."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.episode_of_feed(%s, %s)", [process_id, actor.agency_id])
        row = cursor.fetchone()
    if row is None:
        raise NotVisible
    person_id, found_id, started_at, level, ended, levels, classed, place_id = row
    return Continued(person_id, found_id, started_at, level, ended, _timed(levels), _timed(classed), place_id)


def _timed(told: Sequence[str]) -> tuple[tuple[str, int], ...]:
    return tuple((code, int(at)) for code, _, at in (each.rpartition("@") for each in told))


def _only_for_a_feed(actor: Actor) -> None:
    require(actor, Permission.REPORT)
    if not actor.is_service:
        raise NotPermitted("Only a feed writes of a child it does not see.")


def _note(actor: Actor, kind: str, process_id: UUID, person_id: UUID) -> None:
    audit.record(actor, kind, about=[f"missing:{process_id}", f"person:{person_id}"], detail={"by": "file"})
