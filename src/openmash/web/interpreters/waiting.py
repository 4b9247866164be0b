"""What the worklist says of interpreting: to book, to tell of, to hear again, and who is to be heard without one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.interpreters import selectors
from openmash.casework.interpreters.permissions import Permission
from openmash.casework.interpreters.selectors import ConversationShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.records.voice import selectors as voice
from openmash.web.child.banner import age_and_birth
from openmash.web.interpreters.showing import NOBODY_BOOKED, interpreting
from openmash.web.worklist.item import Item


def interpreters_to_arrange(actor: Actor) -> Sequence[Item]:
    """Conversations I planned that want something, and children of my contacts to be heard with nobody booked."""
    if not may(actor, Permission.RECORD):
        return ()
    now = timezone.now()
    work = selectors.work_for(actor=actor, now=now)
    cards = people.people_cards({each.person_id for each in work}, actor) if work else {}
    mine = [_item(each, cards, now) for each in work if _lives(cards.get(each.person_id))]
    planned = {each.person_id for each in work if each.came is None}
    return [*mine, *_to_be_heard(actor, now, planned)]


def _item(each: ConversationShown, cards: Mapping[UUID, Card], now: datetime) -> Item:
    here, keys = {"conversation_id": each.id}, [f"person:{each.person_id}"]
    name, when = _called(cards.get(each.person_id)), say.near(each.planned_at, now)
    if each.must_be_heard_again:
        return Item(
            what="Speak again, through an interpreter", about=name,
            why=f"{each.instead.label if each.instead else ''}, {when}",
            url=reverse("interpreter", kwargs={"person_id": each.person_id}), words=each.what_for,
            due_at=each.planned_at, keys=keys,
        )  # fmt: skip
    if not each.is_booked and each.planned_at > now:
        return Item(
            what="Book an interpreter", about=name, why=f"For {each.what_for}, with {each.who_speaks}",
            url=reverse("interpreter_rebook", kwargs=here), words=NOBODY_BOOKED, due_at=each.planned_at,
            left=TimeLeft(f"needed {when}"), keys=keys,
        )  # fmt: skip
    return Item(
        what="Say whether the interpreter came" if each.is_booked else "Say what happened with nobody booked",
        about=name, why=f"For {each.what_for}", url=reverse("interpreter_happened", kwargs=here),
        words=f"It was planned for {when}.", due_at=each.planned_at, keys=keys,
    )  # fmt: skip


def _to_be_heard(actor: Actor, now: datetime, planned: Iterable[UUID]) -> list[Item]:
    """Children of contacts I hold by name whom somebody said they will hear, and who need an interpreter."""
    if not may(actor, FrontDoor.VIEW_CONTACT):
        return []
    children = frontdoor.children_of_contacts_held(actor=actor)
    if not children:
        return []
    sets = linkage.person_sets(children, actor)
    needed = {
        key: each for key, each in interpreting({key: one.ids for key, one in sets.items()}, actor=actor).items()
        if not each.is_booked and not set(planned) & set(sets[key].ids)
    }  # fmt: skip
    said = voice.latest(list(needed), actor=actor) if needed else {}
    waiting = {key: one for key, one in said.items() if not one.heard}
    cards = people.people_cards(waiting, actor) if waiting else {}
    return [
        Item(
            what="Book an interpreter", about=_called(cards.get(key)),
            why=f"{one.by_whom} will hear them; {needed[key].need}",
            url=reverse("interpreter_book", kwargs={"person_id": key}), words=NOBODY_BOOKED, due_at=one.by_when,
            left=TimeLeft(f"to be heard by {say.near(one.by_when, now)}", is_late=one.by_when < now)
            if one.by_when else None,
            keys=[f"person:{key}"],
        )
        for key, one in waiting.items()
        if _lives(cards.get(key))
    ]  # fmt: skip


def _lives(card: Card | None) -> bool:
    return card is not None and not card.has_died


def _called(card: Card | None) -> str:
    if card is None:
        return ""
    age = age_and_birth(card.birth, None)[0]
    return f"{card.name}, {age}" if age else card.name
