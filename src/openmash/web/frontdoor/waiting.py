"""What the front door puts on a worklist: offers, late answers, acts to ratify, debts, and contacts held by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import Act
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.records.cases.words import OfferKind
from openmash.web.frontdoor.showing import contact_url, offer_url, time_left_of
from openmash.web.worklist.item import Item

ACCEPT: dict[OfferKind, str] = {
    OfferKind.ALREADY_OPEN: "Say what you will do",
    OfferKind.SAME_DAY_VISIT: "Accept a visit today",
    OfferKind.OUT_OF_HOURS: "Accept for tonight",
    OfferKind.MORNING_RETURN: "Accept back from the night",
}
RATIFY: dict[Act, str] = {Act.CONSIDER_PROTECTED: "A caller asked for what is kept: consider whoever is protected"}
AT_ONCE = frozenset({OfferKind.SAME_DAY_VISIT, OfferKind.OUT_OF_HOURS})


def offers(actor: Actor) -> Iterable[Item]:
    """Children offered to me, my team or my desk: whoever holds them now keeps them until somebody accepts.

    For a manager also those meant for another area, which is asked, and whose answer is recorded, on its own page.
    """
    if not may(actor, Permission.LIST_WAITING):
        return ()
    now = timezone.now()
    return (
        Item(
            what="Ask another area" if each.offered.is_elsewhere else ACCEPT.get(each.offered.kind, "Accept"),
            about=each.child, words=say.shortened(each.concern, 200),
            why=f"Offered to {_whom(each.offered.to_account_id, each.offered.to_said, actor)} "
            f"{say.ago(each.offered.offered_at, now)}",
            url=offer_url(each.offered),
            due_at=each.clock.due_at if each.clock else each.offered.offered_at,
            left=say.left(each.clock.standing, now) if each.clock else None,
            is_now=each.offered.kind in AT_ONCE,
            keys=_keys(each.offered.process_id, [each.offered.person_id]),
        )
        for each in selectors.offers_to_me(actor=actor)
    )  # fmt: skip


def late_answers(actor: Actor) -> Iterable[Item]:
    """Answers that came after a decision of mine, or of somebody who has not said in time: does this change it?"""
    if not may(actor, Permission.LIST_WAITING):
        return ()
    now = timezone.now()
    return (
        Item(
            what="Does this change it?", about=say.listed([child for child in each.children if child]),
            words=f"{each.agency}: {_begins([said.information for said in each.said]) or each.searched}",
            why="You decided" if each.is_mine else f"{each.asked_of} decided and has not answered in time",
            url=reverse("answer_question", kwargs={"question_id": each.question_id}), due_at=each.clock.due_at,
            left=say.left(each.clock.standing, now), is_now=each.serious, keys=_keys(each.contact_id, each.person_ids),
        )
        for each in selectors.questions(actor=actor)
    )  # fmt: skip


def _begins(words: Sequence[str]) -> str:
    return say.shortened(" ".join(words), 200)


def acts_to_ratify(actor: Actor) -> Iterable[Item]:
    """Protective acts others opened, for a manager's view within the hour."""
    if not may(actor, Permission.LIST_WAITING):
        return ()
    now = timezone.now()
    return (
        Item(
            what=RATIFY.get(each.act, f"Ratify {each.act.label.lower()}"), about=each.child, words=each.line,
            why=f"Opened by {each.opened_by}; a manager looks at it",
            is_now=each.act in RATIFY,
            url=reverse("ratify", kwargs={"act_id": each.act_id}), due_at=each.clock.due_at,
            left=say.left(each.clock.standing, now), keys=_keys(each.contact_id, [each.person_id]),
        )
        for each in selectors.to_ratify(actor=actor)
    )  # fmt: skip


def to_write_up(actor: Actor) -> Iterable[Item]:
    """What was left out when more was done; for a manager also what others owe past its time."""
    if not may(actor, Permission.LIST_WAITING):
        return ()
    now = timezone.now()
    return (
        Item(
            what=f"Write up {each.what.label[:1].lower()}{each.what.label[1:]}", about=each.child,
            words=f"Left out when more was done: {each.of[:1].lower()}{each.of[1:]}.",
            why="You acted" if each.is_mine else f"{each.owed_by} acted and has not written it up in time",
            url=reverse("pay_debt", kwargs={"debt_id": each.debt_id}), due_at=each.clock.due_at,
            left=say.left(each.clock.standing, now), keys=_keys(each.contact_id, [each.person_id]),
        )
        for each in selectors.debts(actor=actor)
    )  # fmt: skip


def contacts_held(actor: Actor) -> Sequence[Item]:
    """Contacts I hold by name in which something is due: what is due first."""
    if not may(actor, Permission.VIEW_CONTACT):
        return ()
    now = timezone.now()
    return [
        Item(
            what=each.state.label, about=say.listed(each.children), words=each.concern, why="You hold this contact",
            url=contact_url(each.contact_id), due_at=each.clocks.due_at, left=time_left_of(each.clocks, now),
            is_now=each.in_danger_now, keys=_keys(each.contact_id, each.person_ids),
        )
        for each in selectors.contacts_held(actor=actor)
        if each.clocks.running
    ]  # fmt: skip


def _whom(account_id: UUID | None, said: str, actor: Actor) -> str:
    return "you" if account_id == actor.account_id else said


def _keys(contact_id: UUID, person_ids: Sequence[UUID]) -> Sequence[str]:
    return [f"contact:{contact_id}", *(f"person:{person}" for person in person_ids)]
