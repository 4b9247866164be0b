"""What was agreed: the worker best placed, who accepts; actions with an owner and a time, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.meetings import rules
from openmash.casework.meetings.models import OPEN_PART, Action, ActionAnswer, BestPlaced, BestPlacedAnswer
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.policy import OfAgency
from openmash.casework.meetings.reading import about, child_of, key_of, require_open
from openmash.casework.meetings.words import Became
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify


@dataclass(frozen=True)
class ActionTold:
    """An action as it is asked for. `due_at` is aware; `child_as_told` is how the owner is told of the child."""

    what: str
    agency_id: UUID | None
    owner_name: str
    due_at: datetime | None
    child_as_told: str
    account_id: UUID | None = None


def _strand(agency_id: UUID) -> int:
    return agencies.agency(agency_id).strand_circle or OPEN_PART


def _owner(told: ActionTold, agency_id: UUID) -> To:
    """The person where they have an account here; else those who speak for their agency at the meeting."""
    if told.account_id:
        return To(account_id=told.account_id)
    ours = agencies.kind_of(agency_id) is agencies.AgencyKind.COUNCIL
    return To(role=Role.DECISION_MAKER if ours else Role.HUB_PARTNER, agency_id=agency_id)


def _key(row: Action) -> str:
    return f"{'person' if row.person_id else 'subject'}:{row.about_id}"


@transaction.atomic
def propose_worker(*, actor: Actor, item_id: UUID, person_id: UUID, agency_id: UUID, worker: str, why: str) -> UUID:
    """Propose who is best placed to talk to the child, and why; returns its key. Their agency is asked."""
    require(actor, Permission.CONTRIBUTE, OfAgency(actor.agency_id))
    item = child_of(item_id, person_id)
    require_open(item.meeting)
    if item.subject_id is not None:
        raise NotAllowedNow("Somebody is best placed to talk to a child. Agree an action instead.")
    problems = [] if worker.strip() else [Problem("worker", "Name the worker.")]
    if not why.strip():
        problems.append(Problem("why", "Say why this worker, from what the child has said or shown where you can."))
    if problems:
        raise Incomplete(problems)
    row = BestPlaced.record(
        actor=actor, item_id=item.id, person_id=person_id, agency_id=agency_id, worker=worker.strip(),
        why=why.strip(), to_circle=_strand(agency_id),
    )  # fmt: skip
    audit.record(
        actor, "meetings.worker_proposed", about=[f"item:{item.id}", f"person:{person_id}", f"worker:{row.id}"],
        detail={"worker": worker.strip()},
    )  # fmt: skip
    return row.id


@transaction.atomic
def accept_worker(*, actor: Actor, proposal_id: UUID, accepts: bool, words: str = "") -> None:
    """Accept for one's own agency, or say why not and who could. Raises NotAllowedNow where it is answered already."""
    in_turn(proposal_id)
    row = BestPlaced.objects.filter(pk=proposal_id).first()
    if row is None:
        raise NotVisible
    require(actor, Permission.CONTRIBUTE, OfAgency(row.agency_id))
    if not accepts and not words.strip():
        raise Incomplete([Problem("words", "Say why not, and who could.")])
    if BestPlacedAnswer.objects.filter(proposal_id=row.id).exists():
        raise NotAllowedNow("This has been answered already.")
    BestPlacedAnswer.record(
        actor=actor, item_id=row.item_id, person_id=row.person_id, proposal_id=row.id, accepts=accepts,
        words=words.strip(), to_circle=row.to_circle,
    )  # fmt: skip
    audit.record(
        actor, "meetings.worker_answered", about=[f"person:{row.person_id}", f"worker:{row.id}"],
        detail={"accepts": accepts},
    )  # fmt: skip


@transaction.atomic
def record_action(*, actor: Actor, item_id: UUID, person_id: UUID, told: ActionTold) -> UUID:
    """Record an action agreed for a child, with its owner and time; returns its key. Their agency is told today."""
    require(actor, Permission.CONTRIBUTE, OfAgency(actor.agency_id))
    item = child_of(item_id, person_id)
    require_open(item.meeting)
    wanted = rules.Wanted(told.what, told.owner_name, told.agency_id is not None, told.due_at)
    problems = rules.problems_of_action(wanted, timezone.now())
    if problems or told.agency_id is None:
        raise Incomplete(problems)
    row = Action.record(
        actor=actor, item_id=item.id, **about(item, person_id), agency_id=told.agency_id, account_id=told.account_id,
        owner_name=told.owner_name.strip(), what=told.what.strip(), due_at=told.due_at,
        child_as_told=told.child_as_told[:200], to_circle=_strand(told.agency_id),
    )  # fmt: skip
    notify(
        actor=actor, kind=NoticeKind.TODAY, person_ids=list(item.person_ids) and [person_id],
        source_key=f"meeting-action:{row.id}", to=_owner(told, told.agency_id),
        text="A meeting agreed an action for you or your agency.",
        where=Where("answer_meeting_action", {"action_id": str(row.id)}),
    )  # fmt: skip
    audit.record(
        actor, "meetings.action_recorded", about=[f"item:{item.id}", key_of(item, person_id), f"action:{row.id}"],
        detail={"owner": row.owner_name},
    )  # fmt: skip
    return row.id


@transaction.atomic
def answer_action(*, actor: Actor, action_id: UUID, became: Became, words: str = "") -> None:
    """Say that an action is done, with what came of it, or cannot be, and why. Whoever recorded it is told."""
    in_turn(action_id)
    row = Action.objects.filter(pk=action_id).first()
    if row is None:
        raise NotVisible
    require(actor, Permission.ANSWER_ACTION, OfAgency(row.agency_id))
    if became is Became.CANNOT and not words.strip():
        raise Incomplete([Problem("words", "Say why it cannot be done, and what would help.")])
    latest = ActionAnswer.objects.filter(action_id=row.id).order_by("-recorded_at", "-pk").first()
    if latest is not None and latest.became == Became.DONE:
        raise NotAllowedNow("This action is done already.")
    answer = ActionAnswer.record(
        actor=actor, item_id=row.item_id, person_id=row.person_id, subject_id=row.subject_id, action_id=row.id,
        became=became,
        words=words.strip(), to_circle=row.to_circle,
    )  # fmt: skip
    if became is Became.CANNOT:
        notify(
            actor=actor, kind=NoticeKind.TODAY, to=To(account_id=row.recorded_by),
            person_ids=[row.person_id] if row.person_id else [],
            text="An action a meeting agreed cannot be done: see why, and who could.",
            where=Where("answer_meeting_action", {"action_id": str(row.id)}), source_key=f"meeting-answer:{answer.id}",
        )  # fmt: skip
    audit.record(
        actor, "meetings.action_answered", about=[_key(row), f"action:{row.id}"],
        detail={"became": became.value},
    )  # fmt: skip
