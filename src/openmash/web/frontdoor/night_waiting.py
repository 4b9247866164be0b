"""What the night and other areas put on a worklist: children to hand over, to offer back, and areas to ring again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.web.worklist.item import Item

MANAGES = frozenset({Role.DECISION_MAKER, Role.DUTY_MANAGER})


def to_hand_over(actor: Actor) -> Sequence[Item]:
    """Children on tonight's list not yet in hand, whom I hold by name; for managers, also those the desk holds."""
    if not may(actor, Permission.HAND_OVER):
        return ()
    manages = bool(actor.roles & MANAGES)
    found = selectors.tonight_held(actor=actor, or_by_a_desk=manages)
    by = found.hands_over_at
    late = by <= found.as_at
    left = TimeLeft(f"{'late, was due' if late else 'by'} {say.near(by, found.as_at)}", is_late=late, of="Hand-over")
    return [
        Item(
            what="Hand over or hold tonight", about=item.child, words=item.concern,
            why="You hold this child" if item.holder_account_id else f"{item.holder} holds this child",
            url=f"{reverse('tonight')}#child-{item.person_id}", due_at=by, left=left, is_now=late,
            keys=[f"contact:{item.contact_id}", f"person:{item.person_id}"],
        )
        for item in found.items
        if not item.in_hand
        and (item.offer is None or not item.offer.is_waiting)
        and (item.holder_account_id == actor.account_id or (not item.holder_account_id and manages))
    ]  # fmt: skip


def to_offer_back(actor: Actor) -> Sequence[Item]:
    """Once the night is over: children the out-of-hours team still holds and has not offered back."""
    if Role.OUT_OF_HOURS not in actor.roles:
        return ()
    found = selectors.morning(actor=actor)
    by = found.night.returns_at
    if by > found.as_at:
        return ()
    left = TimeLeft(f"late, was due {say.near(by, found.as_at)}", is_late=True, of="Back to the hub")
    return [
        Item(
            what="Offer back to the hub", about=item.child, words=item.concern,
            why="The out-of-hours team holds this child",
            url=reverse("return_child", kwargs={"contact_id": item.contact_id, "person_id": item.person_id}),
            due_at=by, left=left, keys=[f"contact:{item.contact_id}", f"person:{item.person_id}"],
        )
        for item in found.items
        if not item.is_back and (item.offer is None or not item.offer.is_waiting)
    ]  # fmt: skip


def areas_to_ring(actor: Actor) -> Iterable[Item]:
    """Areas that have not said whether they take a child, who stays ours meanwhile."""
    if not may(actor, Permission.ROUTE):
        return ()
    now = timezone.now()
    return (
        Item(
            what=f"Ring {each.area} again" if each.clock.is_late else f"Record what {each.area} says", about=each.child,
            words=f"{each.words(now)}.", why="The hub holds the child until a named person there accepts",
            url=reverse("another_area", kwargs={"contact_id": each.contact_id, "person_id": each.person_id}),
            due_at=each.clock.due_at, left=say.left(each.clock.standing, now),
            keys=[f"contact:{each.contact_id}", f"person:{each.person_id}"],
        )
        for each in selectors.areas_waiting(None, actor=actor, now=now)
    )  # fmt: skip
