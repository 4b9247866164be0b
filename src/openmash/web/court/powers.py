"""Every power of hours or days that runs now, soonest over first, and what the worklist says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.court import selectors
from openmash.casework.court.permissions import Permission
from openmash.casework.court.selectors import OrderShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design.parts import Empty
from openmash.records.cases import selectors as cases
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.web.child.banner import age_and_birth
from openmash.web.court.showing import Power, left_of, power
from openmash.web.worklist.item import Item

ANSWERS_FOR_ALL = (Role.DUTY_MANAGER, Role.OUT_OF_HOURS, Role.DECISION_MAKER)


@dataclass(frozen=True)
class Row:
    """One child and one power."""

    child: str
    url: str
    power: Power
    who: str


@dataclass(frozen=True)
class PowersPage:
    """What the template shows."""

    title: str
    sentence: str
    rows: Sequence[Row]
    empty: Empty


@screen(Permission.VIEW, log="court.powers_listed")
def powers(request: HttpRequest, actor: Actor) -> Shown:
    """Police protection, emergency protection, child assessment and recovery orders that nobody has ended."""
    now = timezone.now()
    found = selectors.running_out(actor=actor, now=now)
    cards = people.people_cards({each.person_id for each in found}, actor) if found else {}
    page = PowersPage(
        "Orders and powers that run out",
        "Police protection, emergency protection, child assessment and recovery orders, soonest over first.",
        [
            Row(
                _called(cards.get(each.person_id)), reverse("child_court", kwargs={"person_id": each.person_id}),
                power(each, now), each.who or each.by,
            )
            for each in found
        ],
        Empty("None runs now", "A child taken into police protection appears here until somebody says how it ended."),
    )  # fmt: skip
    return Shown("court/powers.html", page, about=[f"person:{each.person_id}" for each in found])


def powers_to_end(actor: Actor) -> Iterable[Item]:
    """Powers over the actor's children, of which nobody has said how they ended: theirs by allocation, by having
    recorded it, or by answering for every child that night.
    """
    if not may(actor, Permission.RECORD_ORDER):
        return ()
    now = timezone.now()
    found = selectors.running_out(actor=actor, now=now)
    if not found:
        return ()
    mine = set(cases.allocated_to_me(actor=actor))
    every = any(role in actor.roles for role in ANSWERS_FOR_ALL)
    wanted = [x for x in found if every or x.person_id in mine or x.by_id == actor.account_id]
    cards = people.people_cards({each.person_id for each in wanted}, actor) if wanted else {}
    return (_item(each, cards.get(each.person_id)) for each in wanted)


def _item(each: OrderShown, card: Card | None) -> Item:
    now = timezone.now()
    over = each.ends_at is not None and each.ends_at < now
    return Item(
        what=f"{'Say how it ended' if over else 'Runs out'}: {each.kind.label}", about=_called(card),
        why="What comes next must be known before it is over",
        url=reverse("order_end", kwargs={"person_id": each.person_id, "order_id": each.id}), due_at=each.ends_at,
        left=left_of(each, now), keys=[f"person:{each.person_id}"],
    )  # fmt: skip


def _called(card: Card | None) -> str:
    if card is None:
        return "Unknown child"
    age = age_and_birth(card.birth, None, has_died=card.has_died)[0]
    return f"{card.name}, {age}" if age else card.name
