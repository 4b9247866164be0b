"""The only code that writes these meetings. Keyword-only, `actor` first, each in one transaction with its audit event.

What follows in the child's journey is `pathways/child_protection`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.protection import rules
from openmash.casework.protection.models import (
    Asked,
    Circulated,
    Convened,
    Decided,
    Enquired,
    Ratified,
    Report,
    TookPart,
)
from openmash.casework.protection.permissions import Permission
from openmash.casework.protection.policy import MANAGERS, BegunBy
from openmash.casework.protection.reading import convened_of, quorum_of
from openmash.casework.protection.telling import DecisionTold, EnquiryTold, PartTold, ReportTold
from openmash.casework.protection.words import OF_KIND, How, Kind, Outcome, Presence
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn

CLOCKS_DIFFER = timedelta(minutes=5)


@transaction.atomic
def convene(
    *,
    actor: Actor,
    process_id: UUID,
    person_ids: Sequence[UUID],
    kind: Kind,
    line: str,
    starts_at: datetime,
    meeting_id: UUID,
    item_id: UUID,
    how: How | None = None,
) -> UUID:
    """Record that a meeting is called about these children; returns its key. Needs a line and the actor."""
    require(actor, Permission.CONVENE)
    _refuse(problems_of_calling(person_ids, line))
    row = Convened.record(
        actor=actor, process_id=process_id, person_ids=list(person_ids), kind=kind, line=line.strip()[:400],
        occurred_at=starts_at, meeting_id=meeting_id, item_id=item_id, how=how or "",
    )  # fmt: skip
    audit.record(actor, "protection.convened", about=_about(row), detail={"kind": kind.value})
    return row.pk


def problems_of_calling(person_ids: Sequence[UUID], line: str) -> list[Problem]:
    """What is missing before a meeting is called: a child and a line, and nothing else ever."""
    found = [] if person_ids else [Problem("children", "Choose at least one child.")]
    return found if line.strip() else [*found, Problem("line", "Say in one line what the worry is.")]


@transaction.atomic
def ask(
    *, actor: Actor, convened_id: UUID, agency_id: UUID, who: str = "", report_due_at: datetime | None = None
) -> None:
    """Invite an agency, and say by when its report is wanted. Asking again says it anew."""
    require(actor, Permission.CONVENE)
    found = convened_of(convened_id)
    Asked.record(
        actor=actor, convened_id=found.pk, person_ids=found.person_ids, agency_id=agency_id, who=who.strip()[:200],
        report_due_at=report_due_at,
    )  # fmt: skip
    audit.record(actor, "protection.asked", about=[*_about(found), f"agency:{agency_id}"])


@transaction.atomic
def take_part(*, actor: Actor, convened_id: UUID, told: PartTold) -> None:
    """Record whether an agency was there, who for it, why not, and what it told. Later words replace earlier ones."""
    require(actor, Permission.CONVENE)
    found = convened_of(convened_id)
    if told.presence is not Presence.PRESENT and not told.reason.strip():
        raise Incomplete([Problem("reason", "Say why they were not there.")])
    TookPart.record(
        actor=actor, convened_id=found.pk, person_ids=found.person_ids, agency_id=told.agency_id,
        presence=told.presence, who=told.who.strip()[:200], reason=told.reason.strip(),
        information=told.information.strip(), occurred_at=found.occurred_at,
    )  # fmt: skip
    audit.record(
        actor, "protection.took_part", about=[*_about(found), f"agency:{told.agency_id}"],
        detail={"presence": told.presence.value},
    )  # fmt: skip


@transaction.atomic
def report(*, actor: Actor, convened_id: UUID, told: ReportTold) -> None:
    """Record an agency's report. A later one of the same agency replaces it on the page; both are kept."""
    require(actor, Permission.CONVENE)
    found = convened_of(convened_id)
    problems = [] if told.words.strip() else [Problem("words", "Write the report, or the main points of it.")]
    if told.shared_on and told.shared_on > timezone.localdate():
        problems.append(Problem("shared_on", "The day it was shared must be today or earlier."))
    _refuse(problems)
    Report.record(
        actor=actor, convened_id=found.pk, person_ids=found.person_ids, agency_id=told.agency_id,
        words=told.words.strip(), shared_on=told.shared_on, not_shared_why=told.not_shared_why.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "protection.reported", about=[*_about(found), f"agency:{told.agency_id}"])


@transaction.atomic
def decide(*, actor: Actor, convened_id: UUID, person_id: UUID, told: DecisionTold) -> UUID:
    """Record what the meeting decided for one child; returns its key.

    More is refused for nothing but a plan without a category; quorum is said, and who was missing. Less passes the full
    gate and needs a manager. An enquiry that a worker begins waits for a manager's view within the hour.
    """
    require(actor, Permission.DECIDE_LESS if told.outcome.does_less else Permission.DECIDE)
    found = convened_of(convened_id)
    if person_id not in found.person_ids:
        raise NotVisible
    if told.outcome not in OF_KIND[Kind(found.kind)]:
        raise Incomplete([Problem("outcome", "Choose one of the answers shown.")])
    now = timezone.now()
    held_at = told.held_at or (found.occurred_at if found.occurred_at and found.occurred_at <= now else now)
    problems = [Problem("held", "It cannot have been held in the future. Check the date and time.")]
    problems = problems if held_at > now + CLOCKS_DIFFER else []
    sought = rules.Sought(
        told.outcome.does_less, told.outcome is Outcome.PLAN, Kind(found.kind).is_conference, told.rationale,
        told.agencies_said, told.who_else, told.voice, told.category or "",
    )  # fmt: skip
    _refuse([*problems, *rules.problems(sought)])
    quorum = quorum_of(found, actor=actor)
    is_manager = bool(actor.roles & set(MANAGERS))
    row = Decided.record(
        actor=actor, convened_id=found.pk, process_id=found.process_id, person_id=person_id, outcome=told.outcome,
        occurred_at=held_at, rationale=told.rationale.strip(), agencies_said=told.agencies_said.strip(),
        who_else=told.who_else.strip(), voice=told.voice.strip(), quorate=quorum.met, quorum_words=quorum.said[:400],
        by_role=next((role.value for role in MANAGERS if role in actor.roles), ""), led=told.led or "",
        medical=told.medical or "", medical_words=told.medical_words.strip(), seen_by=told.seen_by.strip()[:200],
        seen_at=told.seen_at, category=told.category or "", participation=told.participation or "",
        plan=told.plan.strip(), next_at=told.next_at,
        needs_ratifying=told.outcome is Outcome.ENQUIRY and not is_manager,
    )  # fmt: skip
    audit.record(
        actor, "protection.decided", about=[*_about(found), f"person:{person_id}", f"decision:{row.pk}"],
        detail={"outcome": told.outcome.value, "quorate": quorum.met},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def ratify(*, actor: Actor, decision_id: UUID, agrees: bool, words: str = "") -> Ratified:
    """A manager's view of an enquiry somebody else began. Disagreeing says what should happen; it undoes nothing."""
    in_turn(decision_id)
    decided = Decided.objects.visible_to(actor).filter(pk=decision_id, needs_ratifying=True).first()
    if decided is None:
        raise NotVisible
    require(actor, Permission.RATIFY, BegunBy(decided.recorded_by))
    if Ratified.objects.filter(decided_id=decision_id).exists():
        raise NotAllowedNow("A manager has already looked at this.")
    if not agrees and not words.strip():
        raise Incomplete([Problem("words", "Say what should happen instead, and why.")])
    row = Ratified.record(
        actor=actor, decided_id=decided.pk, process_id=decided.process_id, person_id=decided.person_id, agrees=agrees,
        words=words.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "protection.ratified", about=[f"person:{decided.person_id}", f"decision:{decision_id}"],
        detail={"agrees": agrees},
    )  # fmt: skip
    return row


@transaction.atomic
def circulate(*, actor: Actor, convened_id: UUID, to_whom: str) -> None:
    """Record that the record was sent, and to whom."""
    require(actor, Permission.CONVENE)
    found = convened_of(convened_id)
    if not to_whom.strip():
        raise Incomplete([Problem("to_whom", "Say who was sent the record.")])
    Circulated.record(
        actor=actor, convened_id=found.pk, person_ids=found.person_ids, to_whom=to_whom.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "protection.circulated", about=_about(found), detail={"recipient": to_whom.strip()})


@transaction.atomic
def end_enquiry(*, actor: Actor, process_id: UUID, person_id: UUID, told: EnquiryTold) -> UUID:
    """Record how an enquiry came out. Without a conference it does less: the full gate is asked in the journey."""
    require(actor, Permission.DECIDE_LESS if told.outcome.ends_without_conference else Permission.DECIDE)
    _refuse([] if told.findings.strip() else [Problem("findings", "Say what the enquiry found.")])
    row = Enquired.record(
        actor=actor, process_id=process_id, person_id=person_id, outcome=told.outcome, findings=told.findings.strip(),
        occurred_at=told.at or timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "protection.enquiry_ended", about=[f"person:{person_id}", f"process:{process_id}"],
        detail={"outcome": told.outcome.value},
    )  # fmt: skip
    return row.pk


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise Incomplete(problems)


def _about(row: Convened) -> list[str]:
    return [f"convened:{row.pk}", *(f"person:{person}" for person in row.person_ids)]
