"""The only code that writes about how long records are kept. Two people decide; nothing is erased by a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify, settle
from openmash.insight.retention import selectors
from openmash.insight.retention.erasing import erase
from openmash.insight.retention.models import Decision, Hold
from openmash.insight.retention.permissions import Permission
from openmash.insight.retention.selectors import Standing
from openmash.insight.retention.words import Basis, HeldFor, Scope, Stage
from openmash.records.linkage.selectors import PersonSet
from openmash.statute.calendar import local_date

PROPOSED = "A record is proposed to be erased. Somebody looked through it; you agree, or not."
REQUESTED = "a wish of the person, UK GDPR Article 17"


@dataclass(frozen=True)
class HoldTold:
    """What is held, why, who asked, and until when (None: until it is ended)."""

    scope: Scope
    held_for: HeldFor | None
    asked_by: str
    why: str
    until: date | None = None
    record_kind: str = ""
    person: PersonSet | None = None


@transaction.atomic
def hold(*, actor: Actor, told: HoldTold) -> UUID:
    """Hold everything, one kind or one person's record against erasure; returns its key. Raises Incomplete.

    It stops at once what is proposed and not yet agreed.
    """
    require(actor, Permission.HOLD_ONE if told.scope is Scope.PERSON else Permission.HOLD)
    today, found = local_date(timezone.now()), []
    if told.held_for is None:
        found.append(Problem("held_for", "Choose why it is held."))
    if not told.asked_by.strip():
        found.append(Problem("asked_by", "Say who asked, and their reference."))
    if not told.why.strip():
        found.append(Problem("why", "Say what it is about."))
    if told.until is not None and told.until <= today:
        found.append(Problem("until", "Give a day to come, or leave it empty: then it holds until somebody ends it."))
    if told.scope is Scope.KIND and told.record_kind not in {each.key for each in selectors.schedule()}:
        found.append(Problem("record_kind", "Choose which kind of record."))
    if found or told.held_for is None:
        raise Incomplete(found)
    row = Hold.record(
        actor=actor, scope=told.scope, person_ids=list(told.person.ids) if told.person else [],
        record_kind=told.record_kind if told.scope is Scope.KIND else "", held_for=told.held_for,
        asked_by=told.asked_by.strip(), why=told.why.strip(), until=told.until, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "retention.held", about=[f"hold:{row.pk}", *(told.person.about if told.person else [])],
        detail={"scope": told.scope.value, "for": told.held_for.value},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def end_hold(*, actor: Actor, hold_id: UUID, why: str) -> None:
    """End a hold, with the reason. Raises NotVisible, Incomplete."""
    found = next((each for each in selectors.holds(actor=actor) if each.id == hold_id), None)
    if found is None:
        raise NotVisible
    require(actor, Permission.HOLD_ONE if found.scope is Scope.PERSON else Permission.HOLD)
    if not why.strip():
        raise Incomplete([Problem("why", "Say why it is held no longer, and who says so.")])
    Hold.record(
        actor=actor, scope=found.scope, person_ids=list(found.person_ids), record_kind=found.record_kind,
        held_for=found.held_for, asked_by=found.asked_by, why=why.strip(), until=found.until, ended=True,
        supersedes=found.id, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "retention.hold_ended", about=[f"hold:{hold_id}"])


@transaction.atomic
def keep(*, actor: Actor, person: PersonSet, why: str, again_on: date | None) -> None:
    """Keep a record past its time until a day, with the reason. Raises NotVisible, Incomplete."""
    require(actor, Permission.PROPOSE)
    shown = _waits_for_nobody(person, actor)
    found = [] if why.strip() else [Problem("why", "Say why it is kept longer.")]
    if again_on is None or again_on <= local_date(timezone.now()):
        found.append(Problem("again_on", "Give a day to come, on which it is looked at again."))
    if found:
        raise Incomplete(found)
    _decide(actor, shown, Stage.KEEP, Basis.DUE, why, again_on)


@transaction.atomic
def propose(*, actor: Actor, person: PersonSet, basis: Basis, why: str) -> UUID:
    """Propose that a record is erased, having looked through it; returns the key of the proposal.

    Raises NotVisible, Incomplete, and NotAllowedNow where something about the child is open, it is held, it is not past
    its time though that is the ground, or it is proposed already.
    """
    require(actor, Permission.PROPOSE)
    in_turn(min(person.ids))
    shown = _waits_for_nobody(person, actor)
    if not why.strip():
        raise Incomplete([Problem("why", "Say that you looked through it, and why nothing in it must be kept.")])
    if shown.open or shown.ended_on is None:
        raise NotAllowedNow("Something about this child is open, or nobody knows when it ended. Close it first.")
    if basis is Basis.DUE and not shown.is_due:
        raise NotAllowedNow("It is not past its time, or the area has not said how long this kind is kept.")
    if shown.holds:
        raise NotAllowedNow(f"It is held: {shown.holds[0].held_for.label}. End the hold first, if that is right.")
    key = _decide(actor, shown, Stage.PROPOSED, basis, why, None)
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.INFORMATION_LEAD), text=PROPOSED,
        where=Where("retention_agree", {"decision_id": str(key)}), source_key=f"retention:{key}",
    )  # fmt: skip
    return key


@transaction.atomic
def answer(*, actor: Actor, decision_id: UUID, agrees: bool, why: str, again_on: date | None = None) -> UUID | None:
    """Agree to a proposal, and the record is erased at once and for good; or say why not. Returns nothing of it.

    Raises NotVisible, Incomplete, NotPermitted for one's own proposal, and NotAllowedNow where something holds it.
    """
    require(actor, Permission.AGREE)
    in_turn(decision_id)
    found = selectors.decision(actor=actor, decision_id=decision_id)
    if found.by_id == actor.account_id:
        raise NotPermitted("What you proposed is agreed to by somebody else.")
    if not why.strip():
        raise Incomplete([Problem("why", "Say what you looked at.")])
    if agrees and selectors.stops(selectors.holds(actor=actor), found.record_kind, found.person_ids):
        raise NotAllowedNow("It is held. It can be erased only once the hold has ended.")
    row = Decision.record(
        actor=actor, person_ids=list(found.person_ids), stage=Stage.AGREED if agrees else Stage.NOT_YET,
        basis=found.basis, record_kind=found.record_kind, due_on=found.due_on, source=found.source, why=why.strip(),
        again_on=None if agrees else again_on, occurred_at=timezone.now(),
    )  # fmt: skip
    settle(actor=actor, source_key=f"retention:{decision_id}")
    tables = rows = looks = 0
    if agrees:
        tables, rows, looks = erase(row.pk)
    audit.record(
        actor, "retention.erased" if agrees else "retention.not_erased", about=[f"retention:{row.pk}"],
        detail={"kind": found.record_kind, "tables": tables, "rows": rows, "looks": looks},
    )  # fmt: skip
    return row.pk


def _waits_for_nobody(person: PersonSet, actor: Actor) -> Standing:
    shown = selectors.standing(person, actor=actor)
    if shown.decided is not None and shown.decided.stage is Stage.PROPOSED:
        raise NotAllowedNow("It is proposed already, and waits for a second person.")
    if shown.decided is not None and shown.decided.stage is Stage.AGREED:
        raise NotAllowedNow("It was erased.")
    return shown


def _decide(actor: Actor, shown: Standing, stage: Stage, basis: Basis, why: str, again_on: date | None) -> UUID:
    source = REQUESTED if basis is Basis.ASKED or shown.line is None else shown.line.source
    row = Decision.record(
        actor=actor, person_ids=list(shown.person.ids), stage=stage, basis=basis, record_kind=shown.kind,
        due_on=shown.due_on, source=source, why=why.strip(), again_on=again_on, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, f"retention.{stage.value}", about=[f"retention:{row.pk}", *shown.person.about],
        detail={"basis": basis.value, "kind": shown.kind},
    )  # fmt: skip
    return row.pk
