"""Moving a child from one holder to the next: only ever by the next one's acceptance."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.cases.actions.process import mark, not_before_it_began
from openmash.records.cases.holding import Offered
from openmash.records.cases.models import Holding, Offer, OfferAnswer
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.permissions import Permission
from openmash.records.cases.reading import offered_from
from openmash.records.cases.words import Answer, HeldBecause, OfferKind
from openmash.statute.events import Event

WHO_ANSWERS = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS)
"""Who in a team may see a child offered to it."""


@transaction.atomic
def offer(
    *,
    actor: Actor,
    process_id: UUID,
    person_id: UUID,
    kind: OfferKind,
    to_team_id: UUID | None = None,
    to_account_id: UUID | None = None,
    to_agency_id: UUID | None = None,
    to_named: str = "",
    words: str = "",
) -> UUID:
    """Offer a child to a team, to one of its people, or to a named person in another area; returns the offer's key.

    Until it is accepted the present holder still answers for the child. Those who may answer can see the child
    meanwhile. Offering again to the same team while it has not answered returns the offer already made.
    """
    if to_team_id is None and (to_agency_id is None or not to_named.strip()):
        raise Incomplete([Problem("to", "Choose a team, or name the person in the other area.")])
    in_turn(process_id)
    waiting: Offer | None = Offer.objects.filter(
        process_id=process_id, person_id=person_id, kind=kind, to_team_id=to_team_id, to_account_id=to_account_id,
        to_agency_id=to_agency_id, answer__isnull=True,
    ).first()  # fmt: skip
    if waiting:
        return UUID(str(waiting.pk))
    row = Offer.record(
        actor=actor, process_id=process_id, person_id=person_id, kind=kind, to_team_id=to_team_id,
        to_account_id=to_account_id, to_agency_id=to_agency_id, to_named=to_named, words=words,
        occurred_at=timezone.now(),
    )  # fmt: skip
    _let_them_see(actor, row)
    mark(actor=actor, process_id=process_id, person_id=person_id, event=Event.HAND_OVER_OFFERED)
    audit.record(
        actor, "cases.offered", about=[f"process:{process_id}", f"person:{person_id}", f"offer:{row.id}"],
        detail={"kind": kind.value, "team": str(to_team_id or ""), "named": to_named},
    )  # fmt: skip
    return row.id


@transaction.atomic
def accept(*, actor: Actor, offer_id: UUID, words: str = "", by_name: str = "", in_own_name: bool = False) -> None:
    """Accept a child. From this moment the accepting team, or the actor by name, answers for them.

    An offer to another area is accepted by the person named there, as recorded by the hub (`by_name`); the hub's own
    holder changes only when the process ends. Raises NotPermitted, NotVisible, NotAllowedNow when answered already.
    """
    offered = _open_offer(actor, offer_id)
    if offered.to_team_id is None and not by_name.strip():
        raise Incomplete([Problem("by_name", "Give the name of the person there who accepted.")])
    _answer(actor, offered, Answer.ACCEPTED, words, by_name)
    if offered.to_team_id is not None:
        by_person = in_own_name or offered.to_account_id is not None
        _move(
            actor, offered.process_id, offered.person_id, offered.to_team_id,
            actor.account_id if by_person else None, HeldBecause.ACCEPTED, offered.id,
        )  # fmt: skip
    event = Event.TRANSFERRED if offered.to_team_id is None else Event.HAND_OVER_ACCEPTED
    mark(actor=actor, process_id=offered.process_id, person_id=offered.person_id, event=event)


@transaction.atomic
def decline(*, actor: Actor, offer_id: UUID, reason: str) -> None:
    """Say that a child cannot be taken, and why. The present holder still answers for them."""
    if not reason.strip():
        raise Incomplete([Problem("reason", "Say why you cannot take this.")])
    offered = _open_offer(actor, offer_id)
    _answer(actor, offered, Answer.DECLINED, reason, "")
    access.end_reach(actor=actor, source_id=offer_id)
    mark(actor=actor, process_id=offered.process_id, person_id=offered.person_id, event=Event.HAND_OVER_DECLINED)


@transaction.atomic
def lapse(*, actor: Actor, offer_id: UUID) -> None:
    """Record that an offer was not answered in time: back with the present holder, who never stopped answering."""
    offered = _waiting(offer_id)
    require(actor, Permission.BRING_BACK)
    _answer(actor, offered, Answer.LAPSED, "", "")
    access.end_reach(actor=actor, source_id=offer_id)


@transaction.atomic
def lapse_reach(*, actor: Actor, now: datetime) -> int:
    """End what teams reach of children they were offered and no longer hold or work with, some days after it ended.

    The days are the area's own (`reach_after_ending_days`). `now` is aware. Returns how many were ended; the audit says
    how many for whom, and no child, who may be restricted.
    """
    require(actor, Permission.LAPSE)
    before = now - timedelta(days=profile_at(now).figure("reach_after_ending_days"))
    with connection.cursor() as cursor:
        cursor.execute("select account, ended from wall.lapse_offers(%s, %s)", [before, now])
        found = cursor.fetchall()
    for account_id, ended in found:
        audit.record(actor, "cases.reach_lapsed", about=[f"account:{account_id}"], detail={"children": ended})
    return sum(ended for _, ended in found)


@transaction.atomic
def withdraw(*, actor: Actor, offer_id: UUID, reason: str) -> None:
    """Take back an offer nobody has answered."""
    offered = _waiting(offer_id)
    require(actor, Permission.TAKE)
    _answer(actor, offered, Answer.WITHDRAWN, reason, "")
    access.end_reach(actor=actor, source_id=offer_id)


@transaction.atomic
def take(
    *, actor: Actor, process_id: UUID, person_id: UUID, because: HeldBecause = HeldBecause.TAKEN, team_id: UUID
) -> None:
    """Take a child by name: from now the actor answers for them, in that team."""
    require(actor, Permission.TAKE)
    _move(actor, process_id, person_id, team_id, actor.account_id, because, None)
    audit.record(actor, "cases.taken", about=[f"process:{process_id}", f"person:{person_id}"])


@transaction.atomic
def bring_back(*, actor: Actor, process_id: UUID, person_id: UUID, to_team_id: UUID, reason: str) -> None:
    """Bring a child back to a desk from somebody away or silent. A desk on duty accepts what comes back, always."""
    require(actor, Permission.BRING_BACK)
    _move(actor, process_id, person_id, to_team_id, None, HeldBecause.CAME_BACK, None)
    audit.record(
        actor, "cases.brought_back", about=[f"process:{process_id}", f"person:{person_id}"], detail={"reason": reason}
    )


def _move(
    actor: Actor,
    process_id: UUID,
    person_id: UUID,
    team_id: UUID,
    account_id: UUID | None,
    because: HeldBecause,
    offer_id: UUID | None,
) -> None:
    in_turn(process_id)
    now = timezone.now()
    held = Holding.objects.filter(process_id=process_id, person_id=person_id, released_at__isnull=True)
    if not held.update(released_at=not_before_it_began(now)):
        raise NotAllowedNow("This has ended for this child, so nobody holds them here.")
    Holding.record(
        actor=actor, process_id=process_id, person_id=person_id, team_id=team_id, account_id=account_id,
        because=because, offer_id=offer_id, accepted_at=now,
    )  # fmt: skip


def _waiting(offer_id: UUID) -> Offered:
    row = Offer.objects.select_related("to_team", "answer").filter(pk=offer_id).first()
    if row is None:
        raise NotVisible
    offered = offered_from(row)
    if offered.answer is not None:
        raise NotAllowedNow(f"This was already answered: {offered.answer.label.lower()}.")
    return offered


def _open_offer(actor: Actor, offer_id: UUID) -> Offered:
    offered = _waiting(offer_id)
    require(actor, Permission.ANSWER_OFFER, offered)
    return offered


def _answer(actor: Actor, offered: Offered, answer: Answer, words: str, by_name: str) -> None:
    try:
        with transaction.atomic():
            OfferAnswer.record(
                actor=actor, offer_id=offered.id, process_id=offered.process_id, person_id=offered.person_id,
                answer=answer, words=words, by_name=by_name, occurred_at=timezone.now(),
            )  # fmt: skip
    except IntegrityError as taken:
        raise NotAllowedNow("Somebody else has just answered this.") from taken
    audit.record(
        actor, f"cases.offer_{answer.value}",
        about=[f"process:{offered.process_id}", f"person:{offered.person_id}", f"offer:{offered.id}"],
        detail={"kind": offered.kind.value, "words": words, "by": by_name},
    )  # fmt: skip


def _let_them_see(actor: Actor, row: Offer) -> None:
    """Whoever may answer an offer can see the child while it waits, and while their team holds the child."""
    accounts = {row.to_account_id} if row.to_account_id else set()
    if row.to_team_id:
        accounts |= {account.pk for role in WHO_ANSWERS for account in accounts_with(role, team_id=row.to_team_id)}
    for account_id in sorted(accounts):
        access.grant_reach(
            actor=actor, account_id=account_id, person_id=row.person_id, basis="offer", reason=row.kind,
            source_id=row.id,
        )  # fmt: skip
