"""Everybody in these circumstances now, nowhere to sleep first; and what the worklist says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.circumstances import selectors
from openmash.casework.circumstances.permissions import Permission
from openmash.casework.circumstances.selectors import CircumstanceShown
from openmash.casework.circumstances.words import What
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, TimeLeft
from openmash.records.cases import selectors as cases
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.web.child.banner import age_and_birth
from openmash.web.circumstances.circumstances import Limit, limit_of
from openmash.web.worklist.item import Item

NIGHT = (Role.DUTY_MANAGER, Role.OUT_OF_HOURS, Role.DECISION_MAKER)
"""Who answers for a young person without a bed, whoever works with them."""


@dataclass(frozen=True)
class Row:
    """One child and one circumstance."""

    child: str
    url: str
    kind: str
    since: str
    owed: Sequence[str]
    limits: Sequence[Limit]


@dataclass(frozen=True)
class ListPage:
    """What the template shows."""

    title: str
    sentence: str
    rows: Sequence[Row]
    empty: Empty


@screen(Permission.VIEW, log="circumstances.listed")
def circumstances(request: HttpRequest, actor: Actor) -> Shown:
    """Private fostering, young carers and homeless young people within reach."""
    now = timezone.now()
    found = selectors.open_now(actor=actor, now=now)
    cards = people.people_cards({each.person_id for each in found}, actor) if found else {}
    page = ListPage(
        "Private fostering, young carers, homeless at 16 or 17",
        "Those with nowhere to sleep tonight first, then by what is due.",
        [_row(each, cards, now) for each in found],
        Empty("Nobody is recorded", "A circumstance recorded on a child’s page appears here until it ends."),
    )
    return Shown("circumstances/list.html", page, about=[f"person:{each.person_id}" for each in found])


def _row(each: CircumstanceShown, cards: Mapping[UUID, Card], now: datetime) -> Row:
    return Row(
        _called(cards.get(each.person_id)), _url(each.person_id), str(each.kind.label), say.day_of(each.known_at),
        each.owed, [limit_of(due, now) for due in each.due],
    )  # fmt: skip


def circumstances_to_follow(actor: Actor) -> Iterable[Item]:
    """What is owed to the actor's children; to whoever answers for the night, every young person without a bed."""
    if not may(actor, Permission.RECORD):
        return ()
    now = timezone.now()
    found = selectors.open_now(actor=actor, now=now)
    if not found:
        return ()
    mine = set(cases.allocated_to_me(actor=actor))
    tonight = any(role in actor.roles for role in NIGHT)
    wanted = [
        each for each in found
        if each.person_id in mine or each.by_id == actor.account_id or (tonight and each.has_no_bed)
    ]  # fmt: skip
    cards = people.people_cards({each.person_id for each in wanted}, actor) if wanted else {}
    return (item for each in wanted for item in _items(each, cards.get(each.person_id), now))


def _items(each: CircumstanceShown, card: Card | None, now: datetime) -> list[Item]:
    about, keys = _called(card), [f"person:{each.person_id}"]
    url = f"{_url(each.person_id)}#{each.kind.value}"
    visit = reverse("circumstance_enter", kwargs={"circumstance_id": each.id, "what": What.VISIT.value})
    if card is not None and card.has_died:
        return []
    items = [
        Item(
            what=due.clock.name, about=about, why=str(each.kind.label), url=visit, due_at=due.standing.due_at,
            left=say.left(due.standing, now), keys=keys,
        )
        for due in each.due
    ]  # fmt: skip
    if each.owed:
        more = f" and {len(each.owed) - 1} more" if len(each.owed) > 1 else ""
        items.append(
            Item(
                what=f"{each.owed[0]}{more}", about=about, why=str(each.kind.label), url=url,
                due_at=now if each.has_no_bed else None, left=TimeLeft("tonight") if each.has_no_bed else None,
                is_now=each.has_no_bed, keys=keys,
            )
        )  # fmt: skip
    return items


def _called(card: Card | None) -> str:
    if card is None:
        return "Unknown child"
    age = age_and_birth(card.birth, None, has_died=card.has_died)[0]
    return f"{card.name}, {age}" if age else card.name


def _url(person_id: UUID) -> str:
    return reverse("child_circumstances", kwargs={"person_id": person_id})
