"""17:00 and 08:30: children pass between the hub and the out-of-hours team one by one, each by acceptance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import messages, reading
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.records.cases import actions as cases
from openmash.records.cases.words import OfferKind
from openmash.statute.events import Event


@dataclass(frozen=True)
class Item:
    """One child in one contact."""

    contact_id: UUID
    person_id: UUID


@transaction.atomic
def hand_over_tonight(*, actor: Actor, items: Sequence[Item], words: str = "") -> list[UUID]:
    """Offer these children to the out-of-hours team; returns the offers. Until each is accepted its holder keeps it."""
    return _offer_each(actor, items, OfferKind.OUT_OF_HOURS, agencies.out_of_hours_team().id, words)


@transaction.atomic
def return_in_the_morning(*, actor: Actor, items: Sequence[Item], words: str = "") -> list[UUID]:
    """Offer these children back to the duty desk, with what happened in the night; returns the offers."""
    return _offer_each(actor, items, OfferKind.MORNING_RETURN, agencies.duty_desk().id, words)


@transaction.atomic
def answer_hand_over(*, actor: Actor, offer_id: UUID, accepts: bool, words: str = "") -> None:
    """Accept a child by name, or say why not; either way the message about the offer has been answered."""
    if accepts:
        cases.accept(actor=actor, offer_id=offer_id, words=words, in_own_name=True)
    else:
        cases.decline(actor=actor, offer_id=offer_id, reason=words)
    messages.answered(actor, offer_id)


def _offer_each(actor: Actor, items: Sequence[Item], kind: OfferKind, team_id: UUID, words: str) -> list[UUID]:
    require(actor, Permission.HAND_OVER)
    made = []
    for item in items:
        reading.child_of(item.contact_id, item.person_id)
        offer = cases.offer(
            actor=actor, process_id=item.contact_id, person_id=item.person_id, kind=kind, to_team_id=team_id,
            words=words,
        )  # fmt: skip
        messages.offered(actor, offer, kind, team_id, item.person_id, "")
        made.append(offer)
        if kind is OfferKind.OUT_OF_HOURS:
            cases.mark(
                actor=actor, process_id=item.contact_id, person_id=item.person_id,
                event=Event.PASSED_TO_OUT_OF_HOURS, occurred_at=timezone.now(),
            )  # fmt: skip
    audit.record(
        actor, "frontdoor.handed_over", about=[f"contact:{item.contact_id}" for item in items],
        detail={"kind": kind.value, "count": len(items)},
    )  # fmt: skip
    return made
