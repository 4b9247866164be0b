"""Reported, graded, classed, back."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.missing.actions.parts import (
    episode_of,
    in_the_future,
    keep_place,
    note,
    refuse,
    still_missing,
)
from openmash.casework.missing.models import Classification, Companion, Episode, Found, RiskLevel
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import BackTold, ClassTold, CompanionTold, MissingTold, RiskTold
from openmash.casework.missing.words import BELOW_MEDIUM, Level, Safe, Scheme
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.facts.refusals import NotAllowedNow, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.reference import codes
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.on_duty import profile_at, team_on_duty
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage import selectors as linkage
from openmash.records.people import actions as people
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date
from openmash.statute.events import Event

CLASSES, PLACES = "missing_classification", "missing_place_kind"
GROUPS = {Scheme.POLICE: "Police", Scheme.CARE: "Care"}


@transaction.atomic
def report_missing(*, actor: Actor, person_id: UUID, told: MissingTold) -> UUID:
    """Record that a child is missing; returns the episode's key. The desk on duty holds the child in it.

    Raises NotAllowedNow where the child is already recorded as missing, under any of their records.
    """
    require(actor, Permission.REPORT)
    now = timezone.now()
    reported_at = told.reported_at or now
    refuse([*problems_of_report(told, now), *(_unsupervised(told.risk) if told.risk else [])])
    person = linkage.person_set(person_id, actor)
    in_turn(min(person.ids))
    if already := still_missing(person.ids):
        raise NotAllowedNow(f"This child is already recorded as missing, since {already:%-d %B}. Add to that episode.")
    local = profile_at(now)
    process_id = cases.open_process(
        actor=actor, kind=ProcessKind.MISSING, children=[person_id], held_by_team=team_on_duty(now),
        opened_at=reported_at, profile_slug=local.slug, profile_version=local.version,
    )  # fmt: skip
    seen_on = local_date(told.last_seen_at or reported_at)
    place_id = keep_place(actor, person_id, told.last_seen_where, seen_on, LocatingKind.SIGHTING)
    Episode.record(
        actor=actor, process_id=process_id, person_id=person_id, came_from_id=told.came_from, occurred_at=reported_at,
        reported_by=told.reported_by, reporter=told.reporter, police_ref=told.police_ref.strip(),
        last_seen_at=told.last_seen_at, last_seen_by=told.last_seen_by, place_id=place_id,
        looked_after=told.looked_after, responsible_area=told.responsible_area, care_words=told.care_words or "",
        circumstances=told.circumstances.strip(),
    )  # fmt: skip
    cases.mark(
        actor=actor, process_id=process_id, person_id=person_id, event=Event.REPORTED_MISSING, occurred_at=reported_at
    )
    note(actor, "missing.reported", process_id, person_id, reported_by=told.reported_by.value)
    if told.risk:
        _record_risk(actor, process_id, person_id, told.risk)
    return process_id


@transaction.atomic
def set_risk(*, actor: Actor, process_id: UUID, told: RiskTold) -> UUID:
    """Record the level the police have set now; earlier ones stay. Returns its key."""
    require(actor, Permission.RECORD)
    episode = episode_of(process_id, actor)
    refuse([*_risk_problems(told, timezone.now()), *_unsupervised(told)])
    return _record_risk(actor, process_id, episode.person_id, told)


@transaction.atomic
def record_back(*, actor: Actor, process_id: UUID, told: BackTold) -> UUID:
    """Record that the child is found, and home where that is known; later words replace earlier ones.

    The interview's clocks start from home, else from found. Where they were last seen ends as a place of theirs.
    """
    require(actor, Permission.REPORT)
    episode = episode_of(process_id, actor)
    now = timezone.now()
    found_at = told.found_at or told.home_at or now
    problems = [*in_the_future("found", found_at, now), *in_the_future("home", told.home_at, now)]
    if episode.last_seen_at and found_at < episode.last_seen_at:
        problems.append(Problem("found", "The child was last seen after this. Check the times."))
    if told.home_at and told.home_at < found_at:
        problems.append(Problem("home", "The child was found before being home. Check the times."))
    if told.safe is Safe.NO and not told.condition.strip():
        problems.append(Problem("condition", "Say how the child is."))
    if told.place_kind and told.place_kind not in codes(PLACES):
        problems.append(Problem("place_kind", "Choose one of the kinds of place."))
    refuse(problems)
    earlier = Found.objects.current().filter(process_id=process_id).first()
    on = local_date(found_at)
    place_id = keep_place(actor, episode.person_id, told.where, on, LocatingKind.FOUND_AT, until=on)
    place_id = place_id or (earlier.place_id if earlier else None)
    row = Found.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, occurred_at=found_at, home_at=told.home_at,
        how=told.how, by_whom=told.by_whom, safe=told.safe, condition=told.condition.strip(),
        place_id=place_id, place_kind=told.place_kind or (earlier.place_kind if earlier else ""),
        supersedes=earlier.pk if earlier else None,
    )  # fmt: skip
    if earlier is None and episode.place_id is not None:
        people.end_place(actor=actor, fact_id=episode.place_id, until=local_date(now))
    started = told.home_at or found_at
    if earlier is None or started != (earlier.home_at or earlier.occurred_at):
        happened = spine.milestones(actor=actor, process_ids=[process_id])
        cases.mark(
            actor=actor, process_id=process_id, person_id=episode.person_id, event=Event.RETURNED_FROM_MISSING,
            occurred_at=started,
            supersedes=next((each.id for each in happened if each.event is Event.RETURNED_FROM_MISSING), None),
        )  # fmt: skip
    note(actor, "missing.back", process_id, episode.person_id, safe=told.safe.value)
    for companion in told.companions:
        _record_companion(actor, episode, companion)
    return row.pk


@transaction.atomic
def classify(*, actor: Actor, process_id: UUID, told: ClassTold) -> UUID:
    """Record how the police, or those responsible for the child's care, class the episode now; returns its key.

    Neither ever replaces the other's, and none replaces an earlier one. A second in the same words needs the reason.
    """
    require(actor, Permission.RECORD)
    episode = episode_of(process_id, actor)
    now = timezone.now()
    offered = {code.code for code in codes(CLASSES).in_use(local_date(now)) if code.group == GROUPS[told.scheme]}
    earlier = Classification.objects.current().filter(process_id=process_id, scheme=told.scheme).exists()
    again = earlier or (told.scheme is Scheme.CARE and bool(episode.care_words))
    problems = in_the_future("at", told.at, now)
    if told.code not in offered:
        problems.append(Problem("code", "Choose how it is classed."))
    if not told.set_by.strip():
        problems.append(Problem("set_by", "Say who classed it: an officer, or whoever answers for the child’s care."))
    if again and not told.reasons.strip():
        problems.append(Problem("reasons", "It was classed before: say why it is classed again."))
    refuse(problems)
    row = Classification.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, occurred_at=told.at or now,
        scheme=told.scheme, code=told.code, set_by=told.set_by.strip(), reasons=told.reasons.strip(),
    )  # fmt: skip
    note(actor, "missing.classified", process_id, episode.person_id, scheme=told.scheme.value, code=told.code)
    return row.pk


@transaction.atomic
def add_companion(*, actor: Actor, process_id: UUID, told: CompanionTold) -> UUID:
    """Record with whom the child was: a child known here, or a name. Raises NotVisible, Incomplete."""
    require(actor, Permission.REPORT)
    return _record_companion(actor, episode_of(process_id, actor), told)


def problems_of_report(told: MissingTold, now: datetime) -> list[Problem]:
    """What is wrong with a report, each at its field: only what cannot have happened, and one line is asked for."""
    reported_at = told.reported_at or now
    return [
        *in_the_future("reported", reported_at, now), *in_the_future("last_seen", told.last_seen_at, now),
        *([] if told.circumstances.strip() else [Problem("circumstances", "Say in a line what is known.")]),
        *(_risk_problems(told.risk, now) if told.risk else []),
        *([Problem("last_seen", "The child was last seen before being reported missing. Check the times.")]
          if told.last_seen_at and told.last_seen_at > reported_at else []),
    ]  # fmt: skip


def _risk_problems(told: RiskTold, now: datetime) -> list[Problem]:
    found = in_the_future("at", told.at, now)
    if not told.set_by.strip():
        found.append(Problem("set_by", "Say which officer set the level."))
    if not told.reasons.strip():
        found.append(Problem("reasons", "Write the police’s reasons for the level."))
    if told.review_at is not None and told.review_at <= (told.at or now):
        found.append(Problem("review_at", "The next review comes after the level was set. Check the times."))
    return found


def _unsupervised(told: RiskTold) -> list[Problem]:
    """Below medium, a child's level is agreed by a supervisor. What a force's file says is kept, and asked about."""
    if told.level in BELOW_MEDIUM and not told.supervisor.strip():
        return [Problem("supervisor", "Below medium for a child: name the supervisor who agreed it.")]
    return []


def review_after(level: Level, at: datetime) -> datetime:
    """By when the police look at a level again where they have not said: the area's own hours, a habit and no law."""
    key = level.value if level in (Level.HIGH, Level.MEDIUM) else "low"
    return at + timedelta(hours=profile_at(at).figure(f"missing_review_hours_{key}"))


def _record_risk(actor: Actor, process_id: UUID, person_id: UUID, told: RiskTold) -> UUID:
    at = told.at or timezone.now()
    row = RiskLevel.record(
        actor=actor, process_id=process_id, person_id=person_id, occurred_at=at, level=told.level,
        set_by=told.set_by.strip(), supervisor=told.supervisor.strip(), reasons=told.reasons.strip(),
        evidence=told.evidence.strip(), review_at=told.review_at or review_after(told.level, at),
    )  # fmt: skip
    note(actor, "missing.risk_set", process_id, person_id, level=told.level.value)
    return row.pk


def _record_companion(actor: Actor, episode: Episode, told: CompanionTold) -> UUID:
    if told.other_id is None and not told.words.strip():
        refuse([Problem("companions", "Say who the child was with.")])
    if told.other_id is not None:
        other = linkage.person_set(told.other_id, actor)
        if episode.person_id in other.ids:
            refuse([Problem("companions", "That is the child themselves.")])
    both = [episode.person_id, *([told.other_id] if told.other_id else [])]
    row = Companion.record(
        actor=actor, process_id=episode.process_id, person_id=episode.person_id, other_id=told.other_id,
        person_ids=both, words="" if told.other_id else told.words.strip(), told_by=told.told_by.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    note(actor, "missing.companion_told", episode.process_id, episode.person_id)
    return row.pk
