"""A plan and an assessment as steps of the child's journey: begun, looked at again, ended through the full gate.

What is written in them is `casework/plans` and `casework/assessments`; the limits run on the journey's steps. Working
Together to Safeguard Children; practice rule 1 for what ending one needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.assessments import actions as assessments
from openmash.casework.assessments import selectors as assessment_forms
from openmash.casework.journey import actions as journeys
from openmash.casework.journey import selectors as reading
from openmash.casework.journey.permissions import Permission
from openmash.casework.journey.stages import Stage
from openmash.casework.journey.telling import Gate, StepTold
from openmash.casework.journey.words import Closure, Step
from openmash.casework.plans import actions as plans
from openmash.casework.plans.permissions import Permission as Plans
from openmash.casework.plans.selectors import plans_of
from openmash.casework.plans.selectors.reading import PlanHead
from openmash.casework.plans.selectors.reading import plan as plan_of
from openmash.casework.plans.words import Decision, Field, Kind, ReviewKind
from openmash.casework.protection.selectors import Meeting
from openmash.casework.protection.telling import DecisionTold
from openmash.casework.protection.words import Kind as MeetingKind
from openmash.casework.protection.words import Outcome as MeetingOutcome
from openmash.casework.visits import actions as visits
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.records.cases import selectors as spine
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import at, local_date, months_after

BEGAN = {Kind.FAMILY_HELP: Step.FAMILY_HELP_BEGAN, Kind.CHILD_IN_NEED: Step.NEED_PLAN_BEGAN}
ENDED = {Kind.FAMILY_HELP: Step.FAMILY_HELP_ENDED, Kind.CHILD_IN_NEED: Step.NEED_PLAN_ENDED}
STAGES = {
    Kind.FAMILY_HELP: Stage.FAMILY_HELP, Kind.CHILD_IN_NEED: Stage.NEED, Kind.CHILD_PROTECTION: Stage.PROTECTION_PLAN,
}  # fmt: skip
MIDDAY = time(12)
FIRST_REVIEW_MONTHS = 3
"""The first review conference is within three months of the initial one (Working Together)."""
IN_ITS_PLACE = "A child protection plan began in its place."
GOES_ON = (MeetingOutcome.PLAN_GOES_ON, MeetingOutcome.PLAN_WORKED_ON, MeetingOutcome.PLAN_ENDS)
AS_REVIEW = {
    MeetingKind.REVIEW: ReviewKind.CONFERENCE, MeetingKind.INITIAL: ReviewKind.CONFERENCE,
    MeetingKind.CORE_GROUP: ReviewKind.CORE_GROUP,
}  # fmt: skip


@transaction.atomic
def begin_plan(*, actor: Actor, person_id: UUID, kind: Kind, since: date, review_by: date | None) -> UUID:
    """Begin a plan for one child, and the step it is in their journey, on the day it began. Returns the plan's key."""
    made = plans.begin(actor=actor, person_id=person_id, kind=kind, since=since, review_by=review_by)
    step = BEGAN.get(kind)
    if step and not _is_in(STAGES[kind], person_id, actor) and _may_record(actor, person_id):
        _step(actor, person_id, step, since, "A plan was written.")
    return made


@transaction.atomic
def review_plan(
    *, actor: Actor, plan_id: UUID, kind: ReviewKind, on: date, different: str, decision: Decision, reasons: str,
    next_on: date | None, gate: Gate | None = None,
) -> UUID:  # fmt: skip
    """Record a review of a plan, and the step it is. Ending one that runs does less: a manager's, with the full gate.

    A child protection plan ends at a conference and nowhere else. Raises Incomplete, NotAllowedNow, NotVisible.
    """
    shown = plan_of(plan_id, actor=actor)
    ends = decision is Decision.ENDS
    does_less = ends and shown.kind in STAGES and _is_in(STAGES[shown.kind], shown.person_id, actor)
    if does_less:
        _may_end(actor, shown.kind, reasons, gate)
    made = plans.review(
        actor=actor, plan_id=plan_id, kind=kind, on=on, different=different, decision=decision, reasons=reasons,
        next_on=next_on,
    )  # fmt: skip
    if does_less:
        _step(actor, shown.person_id, ENDED[shown.kind], on, reasons, gate)
    elif not ends and shown.kind is Kind.CHILD_IN_NEED and _may_record(actor, shown.person_id):
        _step(actor, shown.person_id, Step.NEED_PLAN_REVIEWED, on, reasons)
    return made


@transaction.atomic
def record_less(*, actor: Actor, person_id: UUID, told: StepTold) -> UUID:
    """Step down, close, or hand over to another area; returns the step's key.

    A plan that runs ends with its case, by the same reasons: a child in need plan whenever a case closes; early help,
    to which a child may be going, and a child protection plan, which otherwise a conference ends, only where another
    area took the child or the child has died. Raises as `record_step` does.
    """
    over = told.step in (Step.CLOSED, Step.TRANSFERRED_OUT) and not journeys.problems_of_less(told)
    gone = told.step is Step.TRANSFERRED_OUT or told.closure in (Closure.ANOTHER_AREA, Closure.DIED)
    for kind, step in (*ENDED.items(), (Kind.CHILD_PROTECTION, Step.PLAN_ENDED)) if over else ():
        if (kind is Kind.CHILD_IN_NEED or gone) and _is_in(STAGES[kind], person_id, actor):
            journeys.record_step(
                actor=actor, person_id=person_id, told=replace(told, step=step, closure=None, explained="")
            )
            _end_as_written(actor, person_id, kind, local_date(told.at or timezone.now()), told)
    return journeys.record_step(actor=actor, person_id=person_id, told=told)


@transaction.atomic
def put_right(
    *, actor: Actor, person_id: UUID, milestone_id: UUID, at: datetime | None, why: str, mistake: bool = False,
    with_it: Sequence[UUID] = (),
) -> UUID:  # fmt: skip
    """Put a step right, or say that it never happened; returns the new key.

    A plan whose end never happened runs again, on the journey and as written, and is reviewed when it was to be; one
    that ended on another day ends on that day in both. `with_it`: the ends of plans recorded in the act that ended a
    case, and as wrong. Raises as `journeys.put_right` does.
    """
    person = linkage.person_set(person_id, actor)
    ends = reading.plans_ended_with(milestone_id, person, actor=actor) if mistake or at else ()
    made = journeys.put_right(actor=actor, milestone_id=milestone_id, at=at, why=why, mistake=mistake)
    for end in ends:
        if end.milestone_id in with_it and end.milestone_id != milestone_id:
            again = None if mistake else at
            journeys.put_right(actor=actor, milestone_id=end.milestone_id, at=again, why=why, mistake=mistake)
        if end.milestone_id in (milestone_id, *with_it):
            _plan_put_right(actor, person, end.step, None if mistake or at is None else local_date(at), why)
    return made


def _plan_put_right(actor: Actor, person: linkage.PersonSet, step: Step, on: date | None, why: str) -> None:
    """The plan itself, the newest of its kind, ended on that day or, without one, never did: somebody is asked to
    review it again.
    """
    kind = next(kind for kind, ended in (*ENDED.items(), (Kind.CHILD_PROTECTION, Step.PLAN_ENDED)) if ended is step)
    if not may(actor, Plans.WRITE, reading.ByWhom(spine.is_allocated_to(person.ids, actor=actor))):
        return
    newest = next((each for each in plans_of(person, actor=actor) if each.kind is kind), None)
    if newest is None or not newest.has_ended:
        return
    if on is None:
        plans.never_ended(actor=actor, plan_id=newest.id, why=why)
    else:
        plans.ended_on(actor=actor, plan_id=newest.id, on=on, why=why)


def _end_as_written(actor: Actor, person_id: UUID, kind: Kind, on: date, told: StepTold) -> None:
    """The plan itself ends, too, so that nobody is asked to review it."""
    if not may(actor, Plans.WRITE):
        return
    for each in plans_of(linkage.person_set(person_id, actor), actor=actor):
        if each.kind is kind and not each.has_ended and each.since <= on:
            plans.review(
                actor=actor, plan_id=each.id, kind=ReviewKind.REVIEW, on=on, different=f"{told.step.label}.",
                decision=Decision.ENDS, reasons=told.why, next_on=None,
            )  # fmt: skip


@transaction.atomic
def begin_assessment(
    *, actor: Actor, person_ids: Sequence[UUID], template: str, reason: str, referred_at: datetime | None = None
) -> UUID:
    """Begin an assessment of these children, and the step it is for each whose journey has none open.

    A screening tool is no step: it is answered and read, and opens nothing.
    """
    offered = assessment_forms.templates(local_date(timezone.now()))
    is_tool = any(each.is_tool for each in offered if each.slug == template)
    for person_id in () if is_tool else dict.fromkeys(person_ids):
        if not _is_in(Stage.ASSESSMENT, person_id, actor) and _may_record(actor, person_id):
            _step(actor, person_id, Step.ASSESSMENT_BEGAN, local_date(timezone.now()), reason)
    return assessments.begin(
        actor=actor, person_ids=person_ids, template=template, reason=reason, referred_at=referred_at
    )


def written_in_plan(*, actor: Actor, found: Meeting, person_id: UUID, told: DecisionTold, held_at: datetime) -> None:
    """Write what a conference or core group decided into the child's protection plan, and how often they are seen.

    An initial conference's outline is the plan's first version, from the conference's own day; a later meeting reviews
    the same plan; a conference that ends it ends it. Whoever may not write plans leaves it to the lead worker. Working
    Together, conferences and core groups.
    """
    if found.kind is MeetingKind.STRATEGY or not may(actor, Plans.WRITE):
        return
    on = local_date(held_at)
    running = _running_plan(person_id, actor)
    if told.outcome is MeetingOutcome.PLAN and running is None:
        _in_their_place(actor, person_id, held_at)
        _first_version(actor, person_id, told, held_at)
    elif running is not None and told.outcome in GOES_ON:
        _reviewed(actor, running, found.kind, told, held_at)
    if told.visit_every and told.outcome is not MeetingOutcome.PLAN_ENDS:
        visits.set_frequency(
            actor=actor, person_id=person_id, every=told.visit_every, in_working_days=told.in_working_days,
            because=f"Child protection plan, {found.kind.label.lower()} of {say.day_of(on)}",
        )  # fmt: skip


def _first_version(actor: Actor, person_id: UUID, told: DecisionTold, held_at: datetime) -> None:
    on = local_date(held_at)
    by = local_date(told.next_at) if told.next_at else months_after(on, FIRST_REVIEW_MONTHS)
    plan_id = plans.begin(
        actor=actor, person_id=person_id, kind=Kind.CHILD_PROTECTION, since=on, review_by=max(by, on), held_at=held_at
    )
    for field, words in ((Field.WORRYING, told.rationale), (Field.OUTLINE, told.plan)):
        if words.strip():
            plans.write(actor=actor, plan_id=plan_id, field=field, words=words)


def _in_their_place(actor: Actor, person_id: UUID, held_at: datetime) -> None:
    """A child in need plan ends on the day a protection plan takes its place: nobody is asked to review both."""
    on = local_date(held_at)
    for each in plans_of(linkage.person_set(person_id, actor), actor=actor):
        if each.kind is Kind.CHILD_IN_NEED and not each.has_ended and each.since <= on:
            plans.review(
                actor=actor, plan_id=each.id, kind=ReviewKind.CONFERENCE, on=on, different=IN_ITS_PLACE,
                decision=Decision.ENDS, reasons=IN_ITS_PLACE, next_on=None, held_at=held_at,
            )  # fmt: skip


def _reviewed(actor: Actor, plan: PlanHead, kind: MeetingKind, told: DecisionTold, held_at: datetime) -> None:
    """What the meeting said stands in the plan whether or not it named the next day: the day that was set stays."""
    ends, on = told.outcome is MeetingOutcome.PLAN_ENDS, local_date(held_at)
    different = told.plan.strip() or told.rationale.strip()
    if not different:
        return
    days = (local_date(told.next_at) if told.next_at else None, plan.review_by, months_after(on, FIRST_REVIEW_MONTHS))
    following = next(day for day in days if day is not None and day > on)
    decision = Decision.ENDS if ends else Decision.CHANGED if told.plan.strip() else Decision.GOES_ON
    plans.review(
        actor=actor, plan_id=plan.id, kind=AS_REVIEW[kind], on=on, different=different, decision=decision,
        reasons=told.rationale.strip() or different, next_on=None if ends else following, held_at=held_at,
    )  # fmt: skip


def _running_plan(person_id: UUID, actor: Actor) -> PlanHead | None:
    found = plans_of(linkage.person_set(person_id, actor), actor=actor)
    return next((each for each in found if each.kind is Kind.CHILD_PROTECTION and not each.has_ended), None)


def may_end(actor: Actor, kind: Kind) -> bool:
    """Whether this actor may end such a plan at a review."""
    return kind not in ENDED or bool(may(actor, Permission.RECORD_LESS))


def _may_end(actor: Actor, kind: Kind, reasons: str, gate: Gate | None) -> None:
    """Raise unless the actor may take the child off this level of help, and everything that asks for is there."""
    if kind is Kind.CHILD_PROTECTION:
        raise NotAllowedNow("A child protection plan ends at a review conference. Record what the conference decided.")
    if not may(actor, Permission.RECORD_LESS):
        raise Incomplete(
            [Problem("decision", "A manager ends a plan. Record that it goes on, and ask your manager to end it.")]
        )
    missing = journeys.problems_of_less(StepTold(ENDED[kind], reasons, gate=gate or Gate()))
    if missing:
        raise Incomplete([Problem("reasons" if each.field == "why" else each.field, each.sentence) for each in missing])


def _is_in(stage: Stage, person_id: UUID, actor: Actor) -> bool:
    now = reading.journey(linkage.person_set(person_id, actor), actor=actor).standing
    return stage in (now.stage, *now.beside)


def _may_record(actor: Actor, person_id: UUID) -> bool:
    """Whether the actor records steps; a partner who writes in a plan and does not lead it may not."""
    ids = linkage.person_set(person_id, actor).ids
    return bool(may(actor, Permission.RECORD, reading.ByWhom(spine.is_allocated_to(ids, actor=actor))))


def _step(actor: Actor, person_id: UUID, step: Step, on: date, why: str, gate: Gate | None = None) -> None:
    """On its day: now where that is today, else midday."""
    moment = timezone.now() if on == local_date(timezone.now()) else at(on, MIDDAY)
    told = StepTold(step, why.strip(), moment, gate=gate or Gate())
    journeys.record_step(actor=actor, person_id=person_id, told=told)
