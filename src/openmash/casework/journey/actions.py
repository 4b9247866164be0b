"""The only code that writes journeys. Keyword-only, `actor` first, each in one transaction with its audit event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.journey import rules
from openmash.casework.journey.models import Explained, Need, Recorded
from openmash.casework.journey.permissions import Permission
from openmash.casework.journey.reading import ByWhom, life_of, open_journey
from openmash.casework.journey.selectors import findings_of
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import OVER, Closure, Step
from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.reference.codes import codes
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.on_duty import profile_at, team_on_duty
from openmash.records.cases.permissions import Permission as Allocating
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date
from openmash.statute.events import Event

MANAGERS = (Role.TEAM_MANAGER, Role.DECISION_MAKER, Role.DUTY_MANAGER)
SHORTEST = 15
"""Characters of a reason for doing less: more than a dash, and no more is asked by counting."""


@transaction.atomic
def begin(*, actor: Actor, person_ids: Sequence[UUID], at: datetime | None = None) -> UUID:
    """The open journey of these children, begun for those who have none; returns its process. Never refused.

    Held by the actor's own team, or by the desk on duty where they have none.
    """
    moment = at or timezone.now()
    journeys = {person: open_journey(person, actor=actor) for person in person_ids}
    found = next((key for key in journeys.values() if key), None)
    new = [person for person, key in journeys.items() if key is None]
    team = actor.team_id or team_on_duty(timezone.now())
    if found is None:
        local = profile_at(moment)
        found = cases.open_process(
            actor=actor, kind=ProcessKind.JOURNEY, children=new, held_by_team=team, opened_at=moment,
            profile_slug=local.slug, profile_version=local.version,
        )  # fmt: skip
    else:
        for person in new:
            cases.reopen(actor=actor, process_id=found, person_id=person, held_by_team=team)
    _let_managers_see(actor, found, team, new)
    return found


def _let_managers_see(actor: Actor, process_id: UUID, team: UUID, person_ids: Sequence[UUID]) -> None:
    """The managers of the team that holds a child see them; a restricted child only whoever is named for them."""
    if not person_ids:
        return
    sets = linkage.person_sets(person_ids, actor)
    for manager in accounts_with(Role.TEAM_MANAGER, team_id=team):
        for person in person_ids:
            if person in sets and not sets[person].is_restricted:
                access.grant_reach(
                    actor=actor, account_id=manager.pk, person_id=person, basis="holding", source_id=process_id,
                    reason="Their team holds the child",
                )  # fmt: skip


@transaction.atomic
def record_step(*, actor: Actor, person_id: UUID, told: StepTold) -> UUID:
    """Record one step of a child's journey; returns the milestone's key. The first one begins the journey.

    Refused only where it cannot have happened, or where it does less without the full gate. What the return would
    refuse is recorded all the same, and listed. Raises Incomplete, NotPermitted, NotVisible.
    """
    person = linkage.person_set(person_id, actor)
    _may(actor, told, person.ids)
    now = timezone.now()
    at = told.at or now
    life = life_of(person.ids, actor=actor)
    problems = [Problem("at", sentence)] if (sentence := rules.cannot_be(Event(told.step), at, life, now)) else []
    if told.step.does_less:
        problems += problems_of_less(told)
    if told.step is Step.CLOSED and told.closure is None:
        problems.append(Problem("closure", "Choose why the case closes."))
    if told.step in (Step.TRANSFERRED_IN, Step.TRANSFERRED_OUT) and not told.to_named.strip():
        problems.append(Problem("to_named", "Name the area, and who there accepted."))
    if problems:
        raise Incomplete(problems)
    process_id = begin(actor=actor, person_ids=[person_id], at=at)
    milestone = _write(actor, process_id, person_id, told, at)
    if told.explained.strip():
        _explain_new(actor, process_id, person_id, milestone, person.ids, told.explained)
    if told.step in OVER:
        _close(actor, process_id, person.ids)
    return milestone


@transaction.atomic
def put_right(*, actor: Actor, milestone_id: UUID, at: datetime | None, why: str, mistake: bool = False) -> UUID:
    """Put right when a step happened, or say that it never did; what it replaces stays readable. Returns the new key.

    A case that never closed, and a child whom no other area took, are held again by the team that held them.
    Raises NotVisible, NotAllowedNow, and Incomplete where it cannot have happened then or nobody says why.
    """
    before = _standing(milestone_id, actor)
    ids = linkage.person_set(before.person_id, actor).ids
    now = timezone.now()
    moment = at or before.occurred_at or now
    problems = [] if why.strip() else [Problem("why", "Say what was wrong, and how you know.")]
    step = Step.MISTAKE if mistake else Step(before.step)
    if sentence := rules.cannot_be(Event(step), moment, life_of(ids, actor=actor), now):
        problems.append(Problem("at", sentence))
    if problems:
        raise Incomplete(problems)
    milestone = cases.mark(
        actor=actor, process_id=before.process_id, person_id=before.person_id, event=Event(step), occurred_at=moment,
        words=before.why if not mistake else why.strip(), supersedes=milestone_id,
    )  # fmt: skip
    _instead_of(
        before, actor=actor, milestone_id=milestone, step=step, occurred_at=moment,
        why=f"{before.why}\n\nPut right: {why.strip()}".strip(), closure="" if mistake else before.closure,
    )  # fmt: skip
    audit.record(
        actor, "journey.put_right", about=[f"person:{before.person_id}", f"milestone:{milestone}"],
        detail={"step": before.step, "mistake": mistake},
    )  # fmt: skip
    if mistake and Step(before.step) in OVER:
        _give_back(actor, before, ids)
    return milestone


@transaction.atomic
def explain(*, actor: Actor, milestone_id: UUID, person_id: UUID, rule: str, words: str) -> None:
    """Say why something the return would refuse is so. It stays on the list with these words until it is put right."""
    person = linkage.person_set(person_id, actor)
    require(actor, Permission.RECORD, ByWhom(spine.is_allocated_to(person.ids, actor=actor)))
    if not words.strip():
        raise Incomplete([Problem("words", "Say what happened, and why it is so.")])
    found = next(
        (m for m in spine.milestones(actor=actor, people=person) if m.id == milestone_id), None
    )  # fmt: skip
    if found is None or found.person_id is None:
        raise NotVisible
    Explained.record(
        actor=actor, process_id=found.process_id, person_id=found.person_id, rule=rule[:8], milestone_id=milestone_id,
        words=words.strip(),
    )  # fmt: skip
    audit.record(actor, "journey.explained", about=[f"person:{found.person_id}"], detail={"rule": rule})


@transaction.atomic
def say_need(*, actor: Actor, person_id: UUID, code: str) -> UUID:
    """Say a child's primary need, by its code (N00101); it stands until another is said. Returns its key.

    Raises NotVisible, NotPermitted, Incomplete where it is none of the codes, NotAllowedNow where no case is open.
    """
    person = linkage.person_set(person_id, actor)
    require(actor, Permission.RECORD, ByWhom(spine.is_allocated_to(person.ids, actor=actor)))
    if code not in codes("primary_need"):
        raise Incomplete([Problem("code", "Choose the need.")])
    process_id = open_journey(person_id, actor=actor)
    if process_id is None:
        raise NotAllowedNow("No case is open for this child. Record that the referral was accepted first.")
    before = Need.objects.visible_to(actor).current().filter(process_id=process_id, person_id__in=person.ids).first()
    made = Need.record(
        actor=actor, process_id=process_id, person_id=before.person_id if before else person_id, code=code,
        supersedes=before.pk if before else None,
    )  # fmt: skip
    audit.record(actor, "journey.need_said", about=[f"person:{person_id}"], detail={"need": code})
    return made.pk


@transaction.atomic
def give_reason(*, actor: Actor, milestone_id: UUID, why: str) -> UUID:
    """Write up why a step was taken, where that was left out at the time. Returns the new key.

    Raises NotVisible, NotPermitted, Incomplete without a word, and NotAllowedNow where reasons are written already.
    """
    if not why.strip():
        raise Incomplete([Problem("why", "Say why.")])
    in_turn(milestone_id)
    before = _standing(milestone_id, actor)
    if before.why:
        raise NotAllowedNow("The reasons are written already. Put the step right if they are wrong.")
    milestone = cases.mark(
        actor=actor, process_id=before.process_id, person_id=before.person_id, event=Event(before.step),
        occurred_at=before.occurred_at, words=why.strip(), supersedes=milestone_id,
    )  # fmt: skip
    _instead_of(before, actor=actor, milestone_id=milestone, why=why.strip())
    audit.record(actor, "journey.reason_given", about=[f"person:{before.person_id}", f"milestone:{milestone}"])
    return milestone


def _standing(milestone_id: UUID, actor: Actor) -> Recorded:
    """The step as it stands, of a child the actor may record for. Raises NotVisible and NotPermitted."""
    found = Recorded.objects.visible_to(actor).current().filter(milestone_id=milestone_id).first()
    if found is None:
        raise NotVisible
    ids = linkage.person_set(found.person_id, actor).ids
    require(actor, Permission.RECORD, ByWhom(spine.is_allocated_to(ids, actor=actor)))
    return found


KEPT = (
    "process_id", "person_id", "step", "why", "to_named", "closure", "by_role", "occurred_at", "agencies_said",
    "who_else", "voice", "voice_id", "threshold_version",
)  # fmt: skip


def _instead_of(before: Recorded, *, actor: Actor, **changed: object) -> None:
    """The same step again but for what has changed; what it replaces stays readable."""
    kept = {name: getattr(before, name) for name in KEPT}
    Recorded.record(actor=actor, supersedes=before.pk, **(kept | changed))


def problems_of_less(told: StepTold) -> list[Problem]:
    """What is missing before a step that does less is taken (practice rule 1)."""
    gate, found = told.gate, []
    if len(told.why.strip()) < SHORTEST:
        found.append(Problem("why", "Write the reasons, so that somebody who was not there can follow them."))
    if not gate.agencies_said.strip():
        found.append(Problem("agencies_said", "Say what each agency said, or that it did not answer."))
    if not gate.who_else.strip():
        found.append(Problem("who_else", "Say who else was thought of: brothers, sisters, other children."))
    if not gate.voice.strip() and gate.voice_id is None:
        found.append(Problem("voice", "Write what the child said or showed, or why they have not been heard."))
    return found


def _may(actor: Actor, told: StepTold, ids: Sequence[UUID]) -> None:
    if told.step.does_less:
        require(actor, Permission.RECORD_LESS)
    else:
        require(actor, Permission.RECORD, ByWhom(spine.is_allocated_to(ids, actor=actor)))


def _write(actor: Actor, process_id: UUID, person_id: UUID, told: StepTold, at: datetime) -> UUID:
    milestone = cases.mark(
        actor=actor, process_id=process_id, person_id=person_id, event=Event(told.step), occurred_at=at,
        words=told.why.strip(),
    )  # fmt: skip
    threshold = profile_at(at).threshold_document(local_date(at))
    Recorded.record(
        actor=actor, process_id=process_id, person_id=person_id, milestone_id=milestone, step=told.step,
        occurred_at=at, why=told.why.strip(), to_named=told.to_named.strip()[:200], closure=told.closure or "",
        by_role=next((role.value for role in MANAGERS if role in actor.roles), ""),
        agencies_said=told.gate.agencies_said.strip(), who_else=told.gate.who_else.strip(),
        voice=told.gate.voice.strip(), voice_id=told.gate.voice_id,
        threshold_version=told.gate.threshold_version or f"{threshold.name} {threshold.version}",
    )  # fmt: skip
    audit.record(
        actor, "journey.step_recorded", detail={"step": told.step.value},
        about=[f"person:{person_id}", f"process:{process_id}", f"milestone:{milestone}"],
    )  # fmt: skip
    return milestone


def _explain_new(
    actor: Actor, process_id: UUID, person_id: UUID, milestone: UUID, ids: Sequence[UUID], words: str
) -> None:
    """Keep what was said beforehand with each rule that this very step breaks."""
    for finding in findings_of(ids, actor=actor):
        if finding.mark == milestone:
            Explained.record(
                actor=actor, process_id=process_id, person_id=person_id, rule=finding.rule, milestone_id=milestone,
                words=words.strip(),
            )  # fmt: skip


def _in_it(process_id: UUID, ids: Sequence[UUID], actor: Actor) -> list[UUID]:
    """Of the records agreed to be one child, those by which the child is or was in this process."""
    return [record for record in spine.process_children(process_id, actor=actor) if record in ids]


def _close(actor: Actor, process_id: UUID, ids: Sequence[UUID]) -> None:
    """Nobody holds the child here any more, and whoever it was allocated to is released.

    The team's managers can open the record for the area's own number of days more: to finish what is owed, and to put a
    mistake right.
    """
    allocated = spine.allocations(actor=actor, person_ids=ids)
    for record in _in_it(process_id, ids, actor):
        if not spine.has_ended(process_id, record):
            cases.end_for_child(actor=actor, process_id=process_id, person_id=record)
    if not spine.still_in(process_id, actor=actor):
        cases.close(actor=actor, process_id=process_id)
        now = timezone.now()
        owed = timedelta(days=profile_at(now).figure("reach_after_ending_days"))
        access.end_reach(actor=actor, source_id=process_id, ends_at=now + owed)
    for each in allocated:  # last: it may be by one of these that the actor reaches the child
        cases.end_allocation(actor=actor, allocation_id=each.id)


def _give_back(actor: Actor, ended: Recorded, ids: Sequence[UUID]) -> None:
    """A child whose case never ended is held again by the team that held them, and allocated as they were.

    By somebody who may not allocate, the child comes back to the team's desk alone.
    """
    process_id = ended.process_id
    if open_journey(ended.person_id, actor=actor):
        return
    for record in _in_it(process_id, ids, actor):
        team = spine.held_last_by(process_id, record, actor=actor) or actor.team_id or team_on_duty(timezone.now())
        cases.reopen(actor=actor, process_id=process_id, person_id=record, held_by_team=team)
        _let_managers_see(actor, process_id, team, [record])
    if may(actor, Allocating.ALLOCATE):
        cases.allocate_again(actor=actor, person_ids=ids, ended_since=ended.recorded_at)


__all__ = ["Closure", "begin", "explain", "give_reason", "put_right", "record_step", "say_need"]
