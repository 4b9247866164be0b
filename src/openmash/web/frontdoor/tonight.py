"""Tonight: every red and undecided amber child with a name beside them, offered and accepted one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import Item
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import Tonight, TonightItem
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty, Rating, TimeLeft, Tone
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.frontdoor.showing import contact_url, time_left_of


@dataclass(frozen=True)
class Line:
    """One child tonight."""

    url: str
    child: str
    age: str
    concern: str
    acts: Sequence[str]
    rating: Rating
    time_left: TimeLeft | None
    held: str
    offered: str
    token: str
    offer_url: str
    accept_url: str
    decline_url: str
    hidden: Mapping[str, str]


@dataclass(frozen=True)
class TonightPage:
    """What the template shows."""

    title: str
    all_in_hand: bool
    sentence: str
    note: str
    out_of_hours: str
    lines: Sequence[Line]
    empty: Empty


@screen(Permission.VIEW_TONIGHT, log="tonight.listed")
def tonight(request: HttpRequest, actor: Actor) -> Answer:
    """The list as it stands; "all in hand" when each line has a name that accepted."""
    found = selectors.tonight(actor=actor)
    about = [key for item in found.items for key in (f"contact:{item.contact_id}", f"person:{item.person_id}")]
    return Shown("frontdoor/tonight.html", _page(found, actor), about=list(dict.fromkeys(about)))


@screen(Permission.HAND_OVER)
def offer_tonight(request: HttpRequest, actor: Actor) -> Answer:
    """Offer one child to the out-of-hours team. Whoever holds the child keeps it until they accept."""
    try:
        item = Item(UUID(request.POST.get("contact_id", "")), UUID(request.POST.get("person_id", "")))
    except ValueError:
        raise NotVisible from None
    actions.hand_over_tonight(actor=actor, items=[item])
    return Go(reverse("tonight"))


def _page(found: Tonight, actor: Actor) -> TonightPage:
    many = len(found.items)
    children = "1 child" if many == 1 else f"{many} children"
    if found.all_in_hand:
        sentence = f"All in hand: {children}, each with a name that accepted." if many else "All in hand."
    else:
        sentence = f"{found.not_in_hand} of {children} not yet in hand."
    return TonightPage(
        title="Tonight",
        all_in_hand=found.all_in_hand,
        sentence=sentence,
        note=f"Handed over at {found.hands_over_at}; back at {found.returns_at}.",
        out_of_hours=found.out_of_hours_team,
        lines=tuple(_line(item, actor, found.as_at) for item in found.items),
        empty=Empty("Nobody to hand over", "Red contacts and undecided amber ones come here by themselves."),
    )


def _line(item: TonightItem, actor: Actor, now: datetime) -> Line:
    waiting = item.offer if item.offer is not None and item.offer.is_waiting else None
    hands_over = may(actor, Permission.HAND_OVER) and not item.out_of_hours and waiting is None
    mine = waiting is not None and waiting.to_out_of_hours and Role.OUT_OF_HOURS in actor.roles
    answer = reverse("answer_offer", kwargs={"offer_id": waiting.id}) if waiting is not None and mine else ""
    return Line(
        url=contact_url(item.contact_id),
        child=item.child,
        age=item.age,
        concern=item.concern,
        acts=item.acts,
        rating=Rating(Tone(item.rating)) if item.rating else Rating(Tone.NONE),
        time_left=time_left_of(item.clocks, now),
        held=f"{item.words}.",
        offered=item.holder_telephone,
        token=new_token(),
        offer_url=reverse("offer_tonight") if hands_over else "",
        accept_url=answer,
        decline_url=f"{answer}?decline" if answer else "",
        hidden={"contact_id": str(item.contact_id), "person_id": str(item.person_id), "choice": "accept"},
    )
