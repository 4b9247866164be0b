"""The only code that changes who may see whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.models import Account, AccountRole, StatedReason
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.roles import Role, circles_of
from openmash.foundation.access.words import ExcludedBecause, LookingBecause
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem

Outcome = Literal["right", "wrong", "ask"]
"""What a reviewer thought of an emergency access: `words.Reviewed`."""
EMERGENCY_LASTS = timedelta(hours=4)
SHIFT = timedelta(hours=12)
"""How long a stated reason for looking at a family holds."""


@dataclass(frozen=True)
class WhomToAsk:
    """Who answers for a restricted record, day and night."""

    name: str
    telephone: str
    deputy: str = ""


@dataclass(frozen=True)
class EmergencyOpened:
    """An emergency access as it was opened: its key, when it ends and by when it is reviewed (UTC)."""

    id: UUID
    ends_at: datetime
    review_by: datetime


def grant_reach(
    *,
    actor: Actor,
    account_id: UUID,
    person_id: UUID | None = None,
    circle_id: int | None = None,
    basis: str,
    reason: str = "",
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    source_id: UUID | None = None,
) -> UUID:
    """Let an account reach one person or one circle. Called by the module whose fact is the basis; returns its key."""
    key = new_key()
    with connection.cursor() as cursor:
        cursor.execute(
            "select wall.grant_reach(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [key, account_id, circle_id, person_id, basis, reason, starts_at, ends_at, source_id],
        )
    audit.record(
        actor, "access.reach_granted", about=[f"account:{account_id}", *([f"person:{person_id}"] if person_id else [])],
        detail={"basis": basis, "reason": reason},
    )  # fmt: skip
    return key


def end_reach(*, actor: Actor, source_id: UUID, account_id: UUID | None = None, ends_at: datetime | None = None) -> int:
    """End what was granted because of `source_id` (an allocation, a check), one account's or all; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.end_reach(%s, %s, %s)", [source_id, account_id, ends_at or timezone.now()])
        (count,) = cursor.fetchone() or (0,)
    audit.record(actor, "access.reach_ended", about=[f"source:{source_id}"], detail={"count": count})
    return int(count)


@transaction.atomic
def give_role(*, actor: Actor, account: Account, role: Role, ends_at: datetime | None = None) -> AccountRole:
    """Give an account a role, and the circles that come with it: a duty role brings the open one."""
    row = AccountRole.objects.create(account=account, role=role, ends_at=ends_at)
    audit.record(actor, "access.role_given", about=[f"account:{account.pk}"], detail={"role": role.value})
    for circle in circles_of(role):
        grant_reach(
            actor=actor, account_id=account.pk, circle_id=circle, basis="duty", reason=role.value,
            ends_at=ends_at, source_id=row.id,
        )  # fmt: skip
    return row


@transaction.atomic
def restrict(
    *,
    actor: Actor,
    person_ids: Sequence[UUID],
    mode: Literal["hidden", "sealed"],
    reason_code: str,
    reason: str,
    ask: WhomToAsk,
    allowed: Sequence[UUID],
    review_on: date | None = None,
) -> int:
    """Restrict these people's records to the accounts named; returns the new circle.

    Hidden: everyone else meets no such person. Sealed: everyone else learns that it exists and whom to ask.
    Raises NotPermitted, and Incomplete when nobody would be left to see it or to be asked.
    """
    require(actor, Permission.RESTRICT)
    if not allowed or not ask.name or not ask.telephone:
        raise Incomplete([Problem("allowed", "Name at least one person who may see this record, and whom to ring.")])
    with connection.cursor() as cursor:
        cursor.execute(
            "select wall.restrict(null, %s::uuid[], %s, %s, %s, %s, %s, %s, %s, %s::uuid[])",
            [
                list(person_ids),
                mode,
                reason_code,
                reason,
                ask.name,
                ask.telephone,
                ask.deputy,
                review_on,
                list(allowed),
            ],
        )
        (circle,) = cursor.fetchone() or (0,)
    audit.record(
        actor, "access.restricted", about=[f"person:{p}" for p in person_ids],
        detail={"mode": mode, "reason": reason_code, "allowed": [str(a) for a in allowed]},
    )  # fmt: skip
    return int(circle)


@transaction.atomic
def lift_restriction(*, actor: Actor, person_ids: Sequence[UUID], reason: str) -> None:
    """Open these records again to everyone with reach."""
    require(actor, Permission.RESTRICT)
    with connection.cursor() as cursor:
        cursor.execute("select wall.lift(%s::uuid[])", [list(person_ids)])
        (count,) = cursor.fetchone() or (0,)
    if not count:
        raise NotAllowedNow("This record is not restricted.")
    audit.record(
        actor,
        "access.restriction_lifted",
        about=[f"person:{p}" for p in person_ids],
        detail={"reason": reason},
    )


@dataclass(frozen=True)
class KeepFrom:
    """Whom something is kept from: one account, a team, or an agency, apart from the accounts excepted."""

    account_id: UUID | None = None
    team_id: UUID | None = None
    agency_id: UUID | None = None
    excepted: Sequence[UUID] = ()


def exclude(
    *,
    actor: Actor,
    source_id: UUID,
    basis: ExcludedBecause,
    who: KeepFrom,
    person_ids: Sequence[UUID] = (),
    process_id: UUID | None = None,
    circle_id: int | None = None,
    words: str = "",
) -> None:
    """Keep these people, this process or this circle from somebody, whatever their duty or reach.

    Called by the module whose fact is the source; that module's own permission has been asked for. The event names the
    source alone: who has looked at a child says nothing of a conflict.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select wall.exclude(%s, %s, %s, %s, %s, %s::uuid[], %s, %s, %s::uuid[], %s)",
            [
                source_id, basis.value, who.account_id, who.team_id, who.agency_id, list(person_ids), process_id,
                circle_id, list(who.excepted), words,
            ],
        )  # fmt: skip
    audit.record(actor, "access.excluded", about=[f"source:{source_id}"], detail={"basis": basis.value})


@transaction.atomic
def declare_conflict(
    *,
    actor: Actor,
    person_ids: Sequence[UUID],
    words: str,
    account_id: UUID | None = None,
    process_id: UUID | None = None,
) -> UUID:
    """Declare that the actor, or a colleague, has a conflict of interest in these people; returns its key.

    From now that account meets no such people: they are hidden from it everywhere, emergency access included. Raises
    Incomplete without a reason, and NotPermitted.
    """
    require(actor, Permission.DECLARE_CONFLICT)
    if len(words.strip()) < 10:
        raise Incomplete([Problem("words", "Say in a sentence what the conflict is.")])
    key = new_key()
    who = KeepFrom(account_id=account_id or actor.account_id)
    exclude(
        actor=actor, source_id=key, basis=ExcludedBecause.CONFLICT, who=who, person_ids=person_ids,
        process_id=process_id, words=words.strip(),
    )  # fmt: skip
    return key


@transaction.atomic
def end_conflict(*, actor: Actor, source_id: UUID, why: str) -> None:
    """End a declared conflict that has passed. Nobody ends their own."""
    require(actor, Permission.REVIEW_CONFLICTS)
    if not why.strip():
        raise Incomplete([Problem("why", "Say why it has passed.")])
    with connection.cursor() as cursor:
        cursor.execute("select wall.end_exclusion(%s, %s)", [source_id, why.strip()[:400]])
        (count,) = cursor.fetchone() or (0,)
    if not count:
        raise NotAllowedNow("This conflict has ended already, or it is your own.")
    audit.record(actor, "access.conflict_ended", about=[f"source:{source_id}"], detail={"why": why.strip()})


def except_from(*, actor: Actor, source_id: UUID, account_id: UUID) -> None:
    """Leave one account out of what keeps its team or agency from a source, such as an employer's lead."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.except_from(%s, %s)", [source_id, account_id])
    audit.record(actor, "access.excepted", about=[f"source:{source_id}"], detail={"account": str(account_id)})


def open_officers_circle(*, actor: Actor) -> int:
    """A new circle of the designated officers, and whoever they let in; returns it."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.officers_circle()")
        (circle,) = cursor.fetchone() or (0,)
    return int(circle)


@transaction.atomic
def open_emergency_access(*, actor: Actor, person_id: UUID, reason: str) -> EmergencyOpened:
    """Look at a record outside one's duty, at once, for four hours.

    Reviewed the next day by a duty manager or the information lead. Raises Incomplete without a reason.
    """
    require(actor, Permission.OPEN_EMERGENCY_ACCESS)
    if len(reason.strip()) < 10:
        raise Incomplete([Problem("reason", "Say why you need to see this record now, in a sentence.")])
    now, key = timezone.now(), new_key()
    opened = EmergencyOpened(key, now + EMERGENCY_LASTS, now + timedelta(days=1))
    with connection.cursor() as cursor:
        cursor.execute(
            "select wall.emergency(%s, %s, %s, %s, %s)",
            [key, person_id, reason, opened.ends_at, opened.review_by],
        )
    audit.record(
        actor, "access.emergency_opened", about=[f"person:{person_id}", "role:information_lead"],
        detail={"reason": reason}, purpose="emergency access",
    )  # fmt: skip
    return opened


def open_named_circle(*, actor: Actor, accounts: Sequence[UUID], source_id: UUID, reason: str) -> int:
    """A circle for one thing that only these accounts are let see, such as a release; returns it."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.named_circle()")
        (circle,) = cursor.fetchone() or (0,)
    for account_id in accounts:
        grant_reach(
            actor=actor, account_id=account_id, circle_id=int(circle), basis="named", reason=reason,
            source_id=source_id,
        )  # fmt: skip
    return int(circle)


@transaction.atomic
def review_emergency_access(*, actor: Actor, emergency_id: UUID, outcome: Outcome, note: str) -> None:
    """Say whether an emergency access was right. Nobody reviews their own."""
    require(actor, Permission.REVIEW_EMERGENCY_ACCESS)
    with connection.cursor() as cursor:
        cursor.execute("select wall.review_emergency(%s, %s, %s)", [emergency_id, outcome, note])
        (done,) = cursor.fetchone() or (False,)
    if not done:
        raise NotAllowedNow("This emergency access was reviewed already, or it is your own.")
    audit.record(actor, "access.emergency_reviewed", about=[f"emergency:{emergency_id}"], detail={"outcome": outcome})


@transaction.atomic
def state_reason(*, actor: Actor, person_ids: Sequence[UUID], because: LookingBecause, words: str = "") -> None:
    """Say, once a family a shift, why one looks at somebody outside one's own work. `person_ids`: the family."""
    if because is LookingBecause.OTHER and len(words.strip()) < 5:
        raise Incomplete([Problem("words", "Say why you need to see this record.")])
    StatedReason.objects.create(
        account_id=actor.account_id, person_ids=list(person_ids), because=because, words=words.strip(),
        until=timezone.now() + SHIFT,
    )  # fmt: skip
    audit.record(
        actor, "access.reason_stated", about=[f"person:{p}" for p in person_ids],
        detail={"because": because.value, "words": words.strip()}, purpose=because.label,
    )  # fmt: skip
