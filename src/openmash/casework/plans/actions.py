"""The only code that writes plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.plans.models import (
    Action,
    ActionResult,
    CopyGiven,
    FamilyWords,
    Goal,
    Kept,
    PlainWords,
    Plan,
    PlanText,
    Reading,
    Review,
)
from openmash.casework.plans.permissions import Permission
from openmash.casework.plans.policy import ByWhom
from openmash.casework.plans.selectors.reading import CHILD, PlanShown, standing
from openmash.casework.plans.selectors.reading import plan as plan_of
from openmash.casework.plans.words import Audience, Became, Better, Decision, Field, Kind, ReviewKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.cases import selectors as spine
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class Written:
    """A version as it was kept. `beside`: other versions that stand, written at the same time."""

    id: UUID | None
    beside: tuple[UUID, ...] = ()


@transaction.atomic
def begin(
    *, actor: Actor, person_id: UUID, kind: Kind, since: date, review_by: date | None, held_at: datetime | None = None
) -> UUID:
    """Begin a plan for one child; returns its key. The step it is in their journey is `pathways/planning`.

    `held_at` (UTC): when the meeting was held that made it, where one did.
    """
    person = linkage.person_set(person_id, actor)
    require(actor, Permission.WRITE, ByWhom(spine.is_allocated_to(person.ids, actor=actor)))
    if review_by is None or review_by < since:
        raise Incomplete([Problem("review_by", "Enter the day by which the plan is reviewed, after it begins.")])
    process = next((each.process_id for each in spine.processes_of(person.ids, actor=actor)), None)
    row = Plan.record(
        actor=actor, person_id=person_id, process_id=process, kind=kind, since=since, review_by=review_by,
        occurred_at=held_at or timezone.now(),
    )  # fmt: skip
    audit.record(actor, "plans.begun", about=[f"plan:{row.pk}", *person.about], detail={"kind": kind.value})
    return row.pk


@transaction.atomic
def write(*, actor: Actor, plan_id: UUID, field: Field, words: str, bases: Sequence[UUID] = ()) -> Written:
    """Write one of the plan's texts over the versions one was shown. Two at once both stand; nothing is lost."""
    shown = _running(plan_id, actor)
    words = words.replace("\r\n", "\n").rstrip()
    there = standing(plan_id, field)
    over = list(PlanText.objects.filter(pk__in=list(bases), plan_id=plan_id, field=field).order_by("recorded_at", "id"))
    covered = {row.pk for row in over}
    beside = tuple(row.pk for row in there if row.pk not in covered)
    if len(over) == 1 and over[0].words == words:
        return Written(over[0].pk, beside)
    same = next((row for row in there if row.words == words), None)
    if same is not None and not covered - {same.pk}:
        return Written(same.pk, tuple(row.pk for row in there if row is not same))
    if not words and not over:
        return Written(None, beside)
    row = PlanText.record(
        actor=actor, plan_id=plan_id, person_id=shown.person_id, field=field, words=words, bases=sorted(covered),
        occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "plans.written", shown, field.value)
    return Written(row.pk, beside)


@transaction.atomic
def add_goal(
    *, actor: Actor, plan_id: UUID, change: str, measure: str, unit: str, target: int | None, better: Better | None
) -> UUID:
    """Add what must change, and how we shall know."""
    shown = _running(plan_id, actor)
    problems = [
        Problem(field, sentence)
        for field, given, sentence in (
            ("change", change.strip(), "Say what must change for the child."),
            ("measure", measure.strip(), "Say how we shall know: what is counted or asked."),
            ("unit", unit.strip(), "Say in what it is counted, such as nights a week."),
            ("target", target is not None, "Enter the number we aim for."),
            ("better", better, "Say whether more or less of it is better."),
        )
        if not given
    ]
    if problems or target is None or better is None:
        raise Incomplete(problems)
    row = Goal.record(
        actor=actor, plan_id=plan_id, person_id=shown.person_id, change=change.strip(), measure=measure.strip(),
        unit=unit.strip(), target=target, better=better, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "plans.goal_added", shown, str(row.pk))
    return row.pk


@transaction.atomic
def read_off(
    *, actor: Actor, plan_id: UUID, goal_id: UUID, value: int | None, on: date, said_by: str, words: str = ""
) -> UUID:
    """Record how a measure stood on a day, and who said so."""
    shown = _running(plan_id, actor)
    if goal_id not in {each.id for each in shown.goals}:
        raise NotVisible
    problems = [] if value is not None else [Problem("value", "Enter the number.")]
    if not said_by.strip():
        problems.append(Problem("said_by", "Say who told us, or who counted."))
    if on > local_date(timezone.now()):
        problems.append(Problem("on", "Enter a day that has come."))
    if problems:
        raise Incomplete(problems)
    row = Reading.record(
        actor=actor, plan_id=plan_id, person_id=shown.person_id, goal_id=goal_id, value=value, on=on,
        said_by=said_by.strip(), words=words.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "plans.measured", shown, str(goal_id))
    return row.pk


@transaction.atomic
def add_action(
    *, actor: Actor, plan_id: UUID, what: str, owner_name: str, agency_name: str, due_on: date | None,
    goal_id: UUID | None = None, account_id: UUID | None = None,
) -> UUID:  # fmt: skip
    """Add what will be done, by whom of which agency, by when."""
    shown = _running(plan_id, actor)
    if goal_id is not None and goal_id not in {each.id for each in shown.goals}:
        raise NotVisible
    problems = [
        Problem(field, sentence)
        for field, given, sentence in (
            ("what", what.strip(), "Say what will be done."),
            ("owner_name", owner_name.strip(), "Name who will do it."),
            ("agency_name", agency_name.strip(), "Name their agency, or “family”."),
            ("due_on", due_on, "Enter the day by which it will be done."),
        )
        if not given
    ]  # fmt: skip
    if problems:
        raise Incomplete(problems)
    row = Action.record(
        actor=actor, plan_id=plan_id, person_id=shown.person_id, goal_id=goal_id, what=what.strip(),
        owner_name=owner_name.strip(), agency_name=agency_name.strip(), account_id=account_id, due_on=due_on,
        occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "plans.action_added", shown, str(row.pk))
    return row.pk


@transaction.atomic
def say_what_became(*, actor: Actor, plan_id: UUID, action_id: UUID, became: Became, effect: str) -> UUID:
    """Record what became of an action, and what difference it made."""
    shown = _running(plan_id, actor)
    if action_id not in {each.id for each in shown.actions}:
        raise NotVisible
    if not effect.strip():
        raise Incomplete([Problem("effect", "Say what difference it made, or why it was not done.")])
    row = ActionResult.record(
        actor=actor, plan_id=plan_id, person_id=shown.person_id, action_id=action_id, became=became,
        effect=effect.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "plans.action_told", shown, became.value)
    return row.pk


@transaction.atomic
def keep_family_words(*, actor: Actor, plan_id: UUID, said_by: str, speaker: UUID | None, words: str, on: date) -> UUID:
    """Keep what a parent or another relative says of the plan, exactly."""
    shown = _running(plan_id, actor)
    problems = [] if words.strip() else [Problem("words", "Write their words, as they said them.")]
    if not said_by.strip():
        problems.append(Problem("said_by", "Say who said it."))
    if problems:
        raise Incomplete(problems)
    row = FamilyWords.record(
        actor=actor, plan_id=plan_id, person_id=shown.person_id, said_by=said_by.strip(), speaker=speaker, words=words,
        on=on, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "plans.family_heard", shown, "")
    return row.pk


@transaction.atomic
def review(
    *, actor: Actor, plan_id: UUID, kind: ReviewKind, on: date, different: str, decision: Decision, reasons: str,
    next_on: date | None, held_at: datetime | None = None,
) -> UUID:  # fmt: skip
    """Record that the same plan was looked at again. What ending it needs besides is asked in `pathways/planning`.

    `held_at` (UTC): when the meeting was held that looked at it, where one did.
    """
    shown = _running(plan_id, actor)
    problems = []
    if not different.strip():
        problems.append(Problem("different", "Say what is different for the child, or that nothing is."))
    if not reasons.strip():
        problems.append(Problem("reasons", "Say why you decide as you do."))
    if decision is not Decision.ENDS and (next_on is None or next_on <= on):
        problems.append(Problem("next_on", "Enter the day of the next review, after this one."))
    if on > local_date(timezone.now()):
        problems.append(Problem("on", "Enter a day that has come."))
    if problems:
        raise Incomplete(problems)
    row = Review.record(
        actor=actor, plan_id=plan_id, person_id=shown.person_id, kind=kind, on=on, different=different.strip(),
        decision=decision, reasons=reasons.strip(), next_on=None if decision is Decision.ENDS else next_on,
        occurred_at=held_at or timezone.now(),
    )  # fmt: skip
    _audit(actor, "plans.reviewed", shown, decision.value)
    return row.pk


@transaction.atomic
def never_ended(*, actor: Actor, plan_id: UUID, why: str) -> UUID:
    """Say that a plan's end was recorded by mistake: it runs again, and is reviewed when it was to be before.

    What was recorded stays readable. Raises NotVisible, NotPermitted, and NotAllowedNow where it has not ended.
    """
    in_turn(plan_id)
    shown = _theirs(plan_id, actor)
    every = list(Review.objects.filter(plan_id=plan_id).current().order_by("on", "recorded_at", "pk"))
    ending = next((each for each in every if each.decision == Decision.ENDS), None)
    if ending is None:
        raise NotAllowedNow("This plan has not ended.")
    before = [each.next_on for each in every if each is not ending]
    row = Review.record(
        actor=actor, plan_id=plan_id, person_id=shown.person_id, supersedes=ending.pk, kind=ending.kind, on=ending.on,
        different=ending.different, decision=Decision.UNDONE, reasons=why.strip(),
        next_on=before[-1] if before else Plan.objects.get(pk=plan_id).review_by, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "plans.never_ended", shown, str(ending.pk))
    return row.pk


@transaction.atomic
def ended_on(*, actor: Actor, plan_id: UUID, on: date, why: str) -> UUID:
    """Put right the day on which a plan ended, and say why. What was recorded stays readable.

    Raises NotVisible, NotPermitted, and NotAllowedNow where it has not ended.
    """
    in_turn(plan_id)
    shown = _theirs(plan_id, actor)
    ending = Review.objects.filter(plan_id=plan_id, decision=Decision.ENDS).current().first()
    if ending is None:
        raise NotAllowedNow("This plan has not ended.")
    row = Review.record(
        actor=actor, plan_id=plan_id, person_id=shown.person_id, supersedes=ending.pk, kind=ending.kind, on=on,
        different=ending.different, decision=Decision.ENDS, next_on=None, occurred_at=timezone.now(),
        reasons=f"{ending.reasons}\n\nPut right: {why.strip()}",
    )  # fmt: skip
    _audit(actor, "plans.ended_on", shown, str(ending.pk))
    return row.pk


@transaction.atomic
def say_plainly(
    *, actor: Actor, plan_id: UUID, item: str, plain: dict[Audience, str], kept_from: Sequence[str], reason: str
) -> None:
    """Put one thing of a plan in plain words for the child and for the parents, and say whom it must be kept from."""
    shown = _theirs(plan_id, actor)
    if item not in {each.key for each in shown.items}:
        raise NotVisible
    if kept_from and not reason.strip():
        raise Incomplete([Problem("reason", "Say why it must be kept from them.")])
    for audience, words in plain.items():
        if words.strip() and words.strip() != shown.plain.get((item, audience), ""):
            PlainWords.record(
                actor=actor, plan_id=plan_id, person_id=shown.person_id, item=item, audience=audience,
                words=words.strip(), occurred_at=timezone.now(),
            )  # fmt: skip
    if set(kept_from) != set(shown.kept.get(item, ())):
        Kept.record(
            actor=actor, plan_id=plan_id, person_id=shown.person_id, item=item, kept_from=sorted(set(kept_from)),
            reason=reason.strip(), occurred_at=timezone.now(),
        )  # fmt: skip
    _audit(actor, "plans.said_plainly", shown, item)


@transaction.atomic
def give_copy(*, actor: Actor, plan_id: UUID, recipient: str, recipient_name: str, words: str) -> UUID:
    """Keep what stood in a copy made for somebody ("child", or a person's key), as it was."""
    shown = _theirs(plan_id, actor)
    row = CopyGiven.record(
        actor=actor, plan_id=plan_id, person_id=shown.person_id, recipient=recipient[:40],
        recipient_name=recipient_name[:200], words=words, occurred_at=timezone.now(),
    )  # fmt: skip
    _audit(actor, "plans.copy_made", shown, "child" if recipient == CHILD else "parent")
    return row.pk


def _theirs(plan_id: UUID, actor: Actor) -> PlanShown:
    """The plan, for whoever may write in it: by their role, or because they lead on the child. Raises NotVisible."""
    shown = plan_of(plan_id, actor=actor)
    ids = linkage.person_set(shown.person_id, actor).ids
    require(actor, Permission.WRITE, ByWhom(spine.is_allocated_to(ids, actor=actor)))
    return shown


def _running(plan_id: UUID, actor: Actor) -> PlanShown:
    """The plan, while it runs. Raises NotVisible, NotPermitted and NotAllowedNow."""
    in_turn(plan_id)
    shown = _theirs(plan_id, actor)
    if shown.has_ended:
        raise NotAllowedNow("This plan has ended and stays as it is. Begin another.")
    return shown


def _audit(actor: Actor, kind: str, shown: PlanShown, what: str) -> None:
    audit.record(actor, kind, about=[f"plan:{shown.id}", f"person:{shown.person_id}"], detail={"what": what})
