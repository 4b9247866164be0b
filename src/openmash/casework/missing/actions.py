"""The only code that writes about missing children. Keyword-only, `actor` first, each with its audit row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.missing.models import Episode, Found, HeldReady, InterviewStep, PreventionInterview, RiskLevel
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import BackTold, MissingTold, PreventionTold, ReadyTold, RiskTold, StepTold
from openmash.casework.missing.words import Prevention, Safe, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.on_duty import profile_at, team_on_duty
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage import selectors as linkage
from openmash.records.people import actions as people
from openmash.records.people import selectors as people_selectors
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.records.voice import actions as voice
from openmash.statute.calendar import local_date
from openmash.statute.events import Event

CLOCKS_DIFFER = timedelta(minutes=5)
ENDS = (Step.DECLINED, Step.NOT_HELD)
"""Steps after which nobody is owed an interview; so is HELD, where whoever held it is independent."""


@transaction.atomic
def report_missing(*, actor: Actor, person_id: UUID, told: MissingTold) -> UUID:
    """Record that a child is missing; returns the episode's key. The desk on duty holds the child in it.

    Raises NotAllowedNow where the child is already recorded as missing, under any of their records.
    """
    require(actor, Permission.REPORT)
    now = timezone.now()
    reported_at = told.reported_at or now
    _refuse(problems_of_report(told, now))
    person = linkage.person_set(person_id, actor)
    in_turn(min(person.ids))
    if already := _still_missing(person.ids):
        raise NotAllowedNow(f"This child is already recorded as missing, since {already:%-d %B}. Add to that episode.")
    local = profile_at(now)
    process_id = cases.open_process(
        actor=actor, kind=ProcessKind.MISSING, children=[person_id], held_by_team=team_on_duty(now),
        opened_at=reported_at, profile_slug=local.slug, profile_version=local.version,
    )  # fmt: skip
    place_id = _place(actor, person_id, told.last_seen_where, local_date(told.last_seen_at or reported_at))
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
    _note(actor, "missing.reported", process_id, person_id, reported_by=told.reported_by.value)
    if told.risk:
        _record_risk(actor, process_id, person_id, told.risk)
    return process_id


@transaction.atomic
def set_risk(*, actor: Actor, process_id: UUID, told: RiskTold) -> UUID:
    """Record the level the police have set now; earlier ones stay. Returns its key."""
    require(actor, Permission.RECORD)
    episode = _episode(process_id, actor)
    _refuse(_risk_problems(told, timezone.now()))
    return _record_risk(actor, process_id, episode.person_id, told)


@transaction.atomic
def record_back(*, actor: Actor, process_id: UUID, told: BackTold) -> UUID:
    """Record that the child is found, and home where that is known; later words replace earlier ones.

    The interview's clocks start from home, else from found. Where they were last seen ends as a place of theirs.
    """
    require(actor, Permission.REPORT)
    episode = _episode(process_id, actor)
    now = timezone.now()
    found_at = told.found_at or told.home_at or now
    problems = [*_in_the_future("found", found_at, now), *_in_the_future("home", told.home_at, now)]
    if episode.last_seen_at and found_at < episode.last_seen_at:
        problems.append(Problem("found", "The child was last seen after this. Check the times."))
    if told.home_at and told.home_at < found_at:
        problems.append(Problem("home", "The child was found before being home. Check the times."))
    if told.safe is Safe.NO and not told.condition.strip():
        problems.append(Problem("condition", "Say how the child is."))
    _refuse(problems)
    earlier = Found.objects.current().filter(process_id=process_id).first()
    row = Found.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, occurred_at=found_at, home_at=told.home_at,
        how=told.how, by_whom=told.by_whom, safe=told.safe, condition=told.condition.strip(),
        supersedes=earlier.pk if earlier else None,
    )  # fmt: skip
    if earlier is None:
        _end_place(actor, episode)
    started = told.home_at or found_at
    if earlier is None or started != (earlier.home_at or earlier.occurred_at):
        happened = spine.milestones(actor=actor, process_ids=[process_id])
        cases.mark(
            actor=actor, process_id=process_id, person_id=episode.person_id, event=Event.RETURNED_FROM_MISSING,
            occurred_at=started,
            supersedes=next((each.id for each in happened if each.event is Event.RETURNED_FROM_MISSING), None),
        )  # fmt: skip
    _note(actor, "missing.back", process_id, episode.person_id, safe=told.safe.value)
    return row.pk


@transaction.atomic
def record_prevention(*, actor: Actor, process_id: UUID, told: PreventionTold) -> UUID:
    """Record the police's talk with the child, or why there was none. It leaves the return home interview owed."""
    require(actor, Permission.RECORD)
    episode = _back(process_id, actor)
    now = timezone.now()
    problems = _in_the_future("at", told.at, now)
    if told.outcome is not Prevention.HELD and not told.words.strip():
        problems.append(Problem("words", "Say why the police have not seen the child."))
    _refuse(problems)
    earlier = PreventionInterview.objects.current().filter(process_id=process_id).first()
    row = PreventionInterview.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, occurred_at=told.at or now,
        outcome=told.outcome, officer=told.officer, words=told.words.strip(),
        supersedes=earlier.pk if earlier else None,
    )  # fmt: skip
    if told.outcome is Prevention.HELD:
        _mark(actor, episode, Event.PREVENTION_INTERVIEW_HELD, told.at or now)
    _note(actor, "missing.prevention_interview", process_id, episode.person_id, outcome=told.outcome.value)
    return row.pk


@transaction.atomic
def hold_ready(*, actor: Actor, person_id: UUID, told: ReadyTold) -> UUID:
    """Keep what the police are given at once should this child go missing, in place of what was kept; returns its key.

    Raises Incomplete where nobody says what the child looks like, with whom it was agreed, or by when it is looked at
    again.
    """
    require(actor, Permission.RECORD)
    asked = (
        ("appearance", told.appearance, "Say what the child looks like."),
        ("agreed_with", told.agreed_with, "Say with whom this was agreed: the child, and who cares for them."),
    )
    problems = [Problem(field, sentence) for field, words, sentence in asked if not words.strip()]
    if told.review_on is None:
        problems.append(Problem("review_on", "Say by when this is looked at again."))
    if problems or told.review_on is None:
        raise Incomplete(problems)
    person = linkage.person_set(person_id, actor)
    earlier = HeldReady.objects.visible_to(actor).current().filter(person_id__in=person.ids).first()
    row = HeldReady.record(
        actor=actor, person_id=person_id, appearance=told.appearance.strip(), photo=told.photo.strip(),
        health=told.health.strip(), risks=told.risks.strip(), friends=told.friends.strip(), travel=told.travel.strip(),
        online=told.online.strip(), childs_words=told.childs_words.strip(), agreed_with=told.agreed_with.strip(),
        review_on=told.review_on, supersedes=earlier.pk if earlier else None, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "missing.held_ready", about=person.about)
    return row.pk


STEP_EVENTS = {
    Step.OFFERED: Event.RETURN_HOME_INTERVIEW_OFFERED,
    Step.HELD: Event.RETURN_HOME_INTERVIEW_HELD,
    Step.DECLINED: Event.RETURN_HOME_INTERVIEW_DECLINED,
}


@transaction.atomic
def record_step(*, actor: Actor, process_id: UUID, told: StepTold) -> UUID:
    """Record a step of the return home interview; the last step closes the episode. Returns the step's key.

    Only a manager says that one will not be held. One held by somebody not independent leaves it owed.
    """
    require(actor, Permission.LEAVE_OUT_INTERVIEW if told.step is Step.NOT_HELD else Permission.RECORD)
    episode = _back(process_id, actor)
    now = timezone.now()
    _refuse([*_in_the_future("at", told.at, now), *_step_problems(told)])
    kept = None
    if told.step is Step.HELD and told.voice is not None:
        kept = voice.record(actor=actor, person_id=episode.person_id, told=told.voice, process_id=process_id)
    row = InterviewStep.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, occurred_at=told.at or now, step=told.step,
        by_whom=told.by_whom.strip(), independent=told.independent, voice_id=kept, reason=told.reason.strip(),
        analysis=told.analysis.strip(), passed_on=told.passed_on or "",
    )  # fmt: skip
    counts = told.step is not Step.HELD or bool(told.independent)
    if told.step in STEP_EVENTS and counts:
        _mark(actor, episode, STEP_EVENTS[told.step], told.at or now)
    _note(actor, "missing.interview_step", process_id, episode.person_id, step=told.step.value)
    if (told.step in ENDS or (told.step is Step.HELD and counts)) and not spine.has_ended(
        process_id, episode.person_id
    ):
        cases.close(actor=actor, process_id=process_id)
    return row.pk


def problems_of_report(told: MissingTold, now: datetime) -> list[Problem]:
    """What is wrong with a report, each at its field: only what cannot have happened, and one line is asked for."""
    reported_at = told.reported_at or now
    return [
        *_in_the_future("reported", reported_at, now), *_in_the_future("last_seen", told.last_seen_at, now),
        *([] if told.circumstances.strip() else [Problem("circumstances", "Say in a line what is known.")]),
        *(_risk_problems(told.risk, now) if told.risk else []),
        *([Problem("last_seen", "The child was last seen before being reported missing. Check the times.")]
          if told.last_seen_at and told.last_seen_at > reported_at else []),
    ]  # fmt: skip


def _step_problems(told: StepTold) -> Iterable[Problem]:
    if told.step in (Step.DECLINED, Step.NOT_REACHED, Step.NOT_HELD) and not told.reason.strip():
        yield Problem("reason", "Say why, in the child’s own words where there are any.")
    if told.step is Step.HELD:
        if not told.by_whom.strip():
            yield Problem("by_whom", "Say who held the interview, and for whom they work.")
        if told.independent is None:
            yield Problem("independent", "Say whether they are independent of the child’s care and of the police.")
        if told.voice is None:
            yield Problem("voice_quote", "Write what the child said or showed, or why the child was not heard.")
        else:
            yield from voice.problems(told.voice)


def _risk_problems(told: RiskTold, now: datetime) -> list[Problem]:
    found = _in_the_future("at", told.at, now)
    if not told.set_by.strip():
        found.append(Problem("set_by", "Say which officer set the level."))
    if not told.reasons.strip():
        found.append(Problem("reasons", "Write the police’s reasons for the level."))
    return found


def _record_risk(actor: Actor, process_id: UUID, person_id: UUID, told: RiskTold) -> UUID:
    row = RiskLevel.record(
        actor=actor, process_id=process_id, person_id=person_id, occurred_at=told.at or timezone.now(),
        level=told.level, set_by=told.set_by.strip(), supervisor=told.supervisor.strip(), reasons=told.reasons.strip(),
    )  # fmt: skip
    _note(actor, "missing.risk_set", process_id, person_id, level=told.level.value)
    return row.pk


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Incomplete(problems)


def _in_the_future(field: str, moment: datetime | None, now: datetime) -> list[Problem]:
    """Only what cannot have happened yet is refused."""
    late = moment is not None and moment > now + CLOCKS_DIFFER
    return [Problem(field, "This cannot be in the future. Check the date and time.")] if late else []


def _still_missing(ids: Iterable[UUID]) -> date | None:
    rows = Episode.objects.current().filter(person_id__in=list(ids))
    back = Found.objects.filter(person_id__in=list(ids)).values("process_id")
    row = rows.exclude(process_id__in=back).first()
    return local_date(row.occurred_at) if row and row.occurred_at else None


def _episode(process_id: UUID, actor: Actor) -> Episode:
    row = Episode.objects.visible_to(actor).current().filter(process_id=process_id).first()
    if row is None:
        raise NotVisible
    return row


def _back(process_id: UUID, actor: Actor) -> Episode:
    episode = _episode(process_id, actor)
    if not Found.objects.filter(process_id=process_id).exists():
        raise NotAllowedNow("Record first that the child is back.")
    return episode


def _place(actor: Actor, person_id: UUID, where: str, on: date) -> UUID | None:
    """Where the child was last seen, kept from whoever any other place of theirs is kept from."""
    if not where.strip():
        return None
    kept_from, reason = people_selectors.protection_of([person_id], actor)
    told = PlaceTold(LocatingKind.SIGHTING, text=where, since=on, protected_from=kept_from, protected_reason=reason)
    return people.add_place(actor=actor, person_id=person_id, place=told)


def _end_place(actor: Actor, episode: Episode) -> None:
    if episode.place_id is not None:
        people.end_place(actor=actor, fact_id=episode.place_id, until=local_date(timezone.now()))


def _mark(actor: Actor, episode: Episode, event: Event, at: datetime) -> None:
    cases.mark(actor=actor, process_id=episode.process_id, person_id=episode.person_id, event=event, occurred_at=at)


def _note(actor: Actor, kind: str, process_id: UUID, person_id: UUID, **detail: str) -> None:
    audit.record(actor, kind, about=[f"missing:{process_id}", f"person:{person_id}"], detail=dict(detail))
