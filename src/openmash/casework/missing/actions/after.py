"""Once the child is back: the police's own talk, the return home interview step by step, and what is passed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.missing.actions.parts import episode_back, in_the_future, mark, note, refuse
from openmash.casework.missing.models import Extract, InterviewStep, PreventionInterview
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.telling import PreventionTold, StepTold
from openmash.casework.missing.words import Prevention, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.reference import codes
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.voice import actions as voices
from openmash.statute.events import Event

FACTORS = "missing_push_pull"
ENDS = (Step.DECLINED, Step.NOT_HELD)
"""Steps after which nobody is owed an interview; so is HELD, where whoever held it is independent."""


@transaction.atomic
def record_prevention(*, actor: Actor, process_id: UUID, told: PreventionTold) -> UUID:
    """Record the police's talk with the child, or why there was none. It leaves the return home interview owed."""
    require(actor, Permission.RECORD)
    episode = episode_back(process_id, actor)
    now = timezone.now()
    problems = in_the_future("at", told.at, now)
    if told.outcome is not Prevention.HELD and not told.words.strip():
        problems.append(Problem("words", "Say why the police have not seen the child."))
    refuse(problems)
    earlier = PreventionInterview.objects.current().filter(process_id=process_id).first()
    row = PreventionInterview.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, occurred_at=told.at or now,
        outcome=told.outcome, officer=told.officer, words=told.words.strip(),
        supersedes=earlier.pk if earlier else None,
    )  # fmt: skip
    if told.outcome is Prevention.HELD:
        mark(actor, episode, Event.PREVENTION_INTERVIEW_HELD, told.at or now)
    note(actor, "missing.prevention_interview", process_id, episode.person_id, outcome=told.outcome.value)
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
    episode = episode_back(process_id, actor)
    now = timezone.now()
    refuse([*in_the_future("at", told.at, now), *_step_problems(told)])
    kept = None
    if told.step is Step.HELD and told.voice is not None:
        kept = voices.record(actor=actor, person_id=episode.person_id, told=told.voice, process_id=process_id)
    row = InterviewStep.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, occurred_at=told.at or now, step=told.step,
        by_whom=told.by_whom.strip(), independent=told.independent, voice_id=kept, reason=told.reason.strip(),
        analysis=told.analysis.strip(), passed_on=told.passed_on or "",
        because=told.because or "", factors=list(told.factors), factors_words=told.factors_words.strip(),
        carers_said=told.carers_said.strip(),
    )  # fmt: skip
    counts = told.step is not Step.HELD or bool(told.independent)
    if told.step in STEP_EVENTS and counts:
        mark(actor, episode, STEP_EVENTS[told.step], told.at or now)
    note(actor, "missing.interview_step", process_id, episode.person_id, step=told.step.value)
    if told.extract.strip():
        write_extract(actor=actor, process_id=process_id, words=told.extract)
    if (told.step in ENDS or (told.step is Step.HELD and counts)) and not spine.has_ended(
        process_id, episode.person_id
    ):
        cases.close(actor=actor, process_id=process_id)
    return row.pk


def _step_problems(told: StepTold) -> Iterable[Problem]:
    if told.step in (Step.DECLINED, Step.NOT_REACHED, Step.NOT_HELD) and not told.reason.strip():
        yield Problem("reason", "Say why, in the child’s own words where there are any.")
    if told.step is Step.NOT_HELD and told.because is None:
        yield Problem("because", "Say whether the child could not be contacted or it was not offered.")
    if any(code not in codes(FACTORS) for code in told.factors):
        yield Problem("factors", "Choose from the list, and write anything else in words.")
    if told.step is Step.HELD:
        if not told.by_whom.strip():
            yield Problem("by_whom", "Say who held the interview, and for whom they work.")
        if told.independent is None:
            yield Problem("independent", "Say whether they are independent of the child’s care and of the police.")
        if told.voice is None:
            yield Problem("voice_quote", "Write what the child said or showed, or why the child was not heard.")
        else:
            yield from voices.problems(told.voice)


@transaction.atomic
def write_extract(*, actor: Actor, process_id: UUID, words: str) -> UUID:
    """Keep what of an interview is intelligence, for those who handle it; the latest stands. Returns its key."""
    require(actor, Permission.RECORD)
    episode = episode_back(process_id, actor)
    if not words.strip():
        raise Incomplete([Problem("extract", "Write what is to be passed on.")])
    earlier = Extract.objects.current().filter(process_id=process_id).first()
    if earlier is not None and earlier.passed_to:
        earlier = None
    row = Extract.record(
        actor=actor, process_id=process_id, person_id=episode.person_id, words=words.strip(),
        occurred_at=timezone.now(), supersedes=earlier.pk if earlier else None,
    )  # fmt: skip
    note(actor, "missing.extract_written", process_id, episode.person_id)
    return row.pk


@dataclass(frozen=True)
class ToPass:
    """What is to be passed on, and who held the interview it is from."""

    extract_id: UUID
    words: str
    by_whom: str


def extract_to_pass(*, actor: Actor, process_id: UUID) -> ToPass:
    """What of an interview is written and not passed on yet. Raises NotVisible, NotPermitted, NotAllowedNow."""
    require(actor, Permission.HAND_ON)
    in_turn(process_id)
    rows = Extract.objects.visible_to(actor).current().filter(process_id=process_id)
    row = rows.order_by("-recorded_at", "-pk").first()
    if row is None:
        raise NotVisible
    if row.passed_to:
        raise NotAllowedNow("This has been passed on already.")
    held = InterviewStep.objects.visible_to(actor).current().filter(process_id=process_id, step=Step.HELD)
    last = held.order_by("-occurred_at", "-pk").first()
    return ToPass(row.pk, row.words, last.by_whom if last else "")


@transaction.atomic
def mark_passed_on(*, actor: Actor, extract_id: UUID, passed_to: str, reference: str = "") -> UUID:
    """Record to whom an extract went and under what reference. Raises NotVisible, Incomplete, NotAllowedNow."""
    require(actor, Permission.HAND_ON)
    row = Extract.objects.visible_to(actor).current().filter(pk=extract_id).first()
    if row is None:
        raise NotVisible
    if row.passed_to:
        raise NotAllowedNow("This has been passed on already.")
    if not passed_to.strip():
        raise Incomplete([Problem("passed_to", "Say to whom it was passed.")])
    passed = Extract.record(
        actor=actor, process_id=row.process_id, person_id=row.person_id, words=row.words, supersedes=row.pk,
        passed_to=passed_to.strip()[:200], reference=reference.strip()[:80], occurred_at=timezone.now(),
    )  # fmt: skip
    note(actor, "missing.extract_passed_on", row.process_id, row.person_id, to=passed_to.strip()[:200])
    return passed.pk
