"""The lock-off: what must happen tonight, keeping a child by name with a reason, and signing off all in hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.casework.frontdoor import messages, reading
from openmash.casework.frontdoor.actions.handing_over import Item, hand_over_tonight
from openmash.casework.frontdoor.behind import Behind
from openmash.casework.frontdoor.local import profile_at
from openmash.casework.frontdoor.models import KeptTonight, NightLine, NightPlan, NightSigned
from openmash.casework.frontdoor.nights import night_at
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors.morning import morning
from openmash.casework.frontdoor.selectors.tonight import Tonight, tonight
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class Plan:
    """What whoever holds a child tonight must know. Only the first is asked for."""

    must_happen: str
    staff_safety: str = ""
    ring: str = ""


@transaction.atomic
def plan_night(*, actor: Actor, item: Item, plan: Plan) -> None:
    """Say what must happen tonight for a child, what makes a visit unsafe, and whom to ring; the latest stands."""
    require(actor, Permission.HAND_OVER)
    if not plan.must_happen.strip():
        raise Incomplete([Problem("must_happen", "Say what must happen tonight.")])
    reading.child_of(item.contact_id, item.person_id)
    NightPlan.record(
        actor=actor, contact_id=item.contact_id, person_id=item.person_id, must_happen=plan.must_happen.strip(),
        staff_safety=plan.staff_safety.strip(), ring=plan.ring.strip(), occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "frontdoor.night_planned", about=_about(item))


@transaction.atomic
def hand_over_with_plan(*, actor: Actor, item: Item, plan: Plan) -> UUID:
    """Offer a child to the out-of-hours team with what must happen tonight; returns the offer."""
    plan_night(actor=actor, item=item, plan=plan)
    [offer] = hand_over_tonight(actor=actor, items=[item], words=plan.must_happen.strip())
    return offer


@transaction.atomic
def keep(*, actor: Actor, item: Item, reason: str) -> None:
    """Hold a child oneself by name until the morning's return, and say why they are not handed over."""
    require(actor, Permission.HAND_OVER)
    if not reason.strip():
        raise Incomplete([Problem("reason", "Say why you hold this child tonight instead of handing over.")])
    reading.child_of(item.contact_id, item.person_id)
    held = spine.holder(item.contact_id, item.person_id, actor=actor)
    if held is None or held.account_id != actor.account_id:
        team = actor.team_id or (held.team_id if held else agencies.duty_desk().id)
        cases.take(actor=actor, process_id=item.contact_id, person_id=item.person_id, team_id=team)
    now = timezone.now()
    KeptTonight.record(
        actor=actor, contact_id=item.contact_id, person_id=item.person_id, reason=reason.strip(),
        until=night_at(now).returns_at, occurred_at=now,
    )  # fmt: skip
    audit.record(actor, "frontdoor.kept_tonight", about=_about(item), detail={"reason": reason.strip()})


@transaction.atomic
def sign_off(*, actor: Actor) -> UUID:
    """Sign off that every child on tonight's list is in hand, with what the list says of each; returns the key.

    Raises NotAllowedNow while one is not, and where somebody has signed off this very list: two at once are one.
    """
    require(actor, Permission.SIGN_OFF_TONIGHT)
    now = timezone.now()
    found = tonight(actor=actor, now=now)
    if not found.all_in_hand:
        raise NotAllowedNow(f"{found.not_in_hand_words} Nothing is signed off until each child is accepted or kept.")
    if found.signed is not None and not found.has_changed:
        raise NotAllowedNow(f"{found.signed.by} has signed this off.")
    signed = _signed(actor, found)
    for item in found.items:
        NightLine.record(
            actor=actor, contact_id=item.contact_id, person_id=item.person_id, signed_id=signed, rating=item.rating,
            holder_team_id=item.holder_team_id, holder_account_id=item.holder_account_id, words=item.words,
            occurred_at=now,
        )  # fmt: skip
    about = [key for item in found.items for key in (f"contact:{item.contact_id}", f"person:{item.person_id}")]
    audit.record(actor, "frontdoor.night_signed_off", about=list(dict.fromkeys([f"night:{signed}", *about])))
    return signed


def _signed(actor: Actor, found: Tonight) -> UUID:
    number = found.signed.number + 1 if found.signed else 1
    row = NightSigned(night=found.night.returns_at, number=number, recorded_by=actor.account_id)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:
        raise NotAllowedNow("Somebody else has just signed this off.") from taken
    return row.id


def _about(item: Item) -> list[str]:
    return [f"contact:{item.contact_id}", f"person:{item.person_id}"]


@transaction.atomic
def tell_of_the_night(*, actor: Actor, now: datetime, behind: Behind | None = None) -> int:
    """Tell, once a night each: that the list is not all in hand at the hand-over, that children are still to be offered
    back at the return, and that nobody in the hub has accepted one in time. Returns how many of these are so.

    Run by the clock. Of restricted children with `behind`: then those inside are told, and nobody else.
    """
    require(actor, Permission.RETURN_THE_SILENT)
    night, circle = night_at(now), behind.circle if behind else None
    if night.has_come(now):
        found = tonight(actor=actor, now=now, circle=circle)
        if found.all_in_hand:
            return 0
        out = [item.contact_id for item in found.items if not item.in_hand]
        messages.not_in_hand(actor, night.returns_at, messages.inside(behind, out))
        return 1
    back = morning(actor=actor, now=now, circle=circle)
    held = [item.contact_id for item in back.items if not item.is_back]
    unoffered = [
        item.contact_id for item in back.items if not item.is_back and (item.offer is None or not item.offer.is_waiting)
    ]
    count = 0
    if unoffered:
        messages.offer_back(actor, night.begins, messages.inside(behind, unoffered))
        count += 1
    if held and now > taken_back_by(night.begins):
        messages.not_taken_back(actor, night.begins, messages.inside(behind, held))
        count += 1
    return count


def taken_back_by(returned_at: datetime) -> datetime:
    """By when the hub has accepted what a night returned at that moment."""
    local = profile_at(returned_at)
    due_at = local.clock("night_taken_back", local_date(returned_at)).due(returned_at, local.calendar())
    return due_at or returned_at
