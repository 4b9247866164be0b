"""Back from the night: the same list at 08:30, with what happened, accepted one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import Morning, MorningItem
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty, Rating, Tone
from openmash.records.cases.permissions import Permission as Cases
from openmash.web.child.permissions import Permission as Child
from openmash.web.frontdoor.showing import contact_url


@dataclass(frozen=True)
class Line:
    """One child back from the night."""

    url: str
    child: str
    age: str
    concern: str
    rating: Rating
    at_lock_off: str
    happened: str
    acts: Sequence[str]
    is_back: bool
    held: str
    token: str
    return_url: str
    record_url: str
    accept_url: str
    decline_url: str


@dataclass(frozen=True)
class MorningPage:
    """What the template shows."""

    all_back: bool
    sentence: str
    note: str
    lines: Sequence[Line]
    empty: Empty
    title: str = "Back from the night"


@screen(Permission.VIEW_TONIGHT, log="morning.listed")
def morning(request: HttpRequest, actor: Actor) -> Answer:
    """The night's children as they come back; what nobody has accepted comes first."""
    found = selectors.morning(actor=actor)
    about = [key for item in found.items for key in (f"contact:{item.contact_id}", f"person:{item.person_id}")]
    return Shown("frontdoor/morning.html", _page(found, actor), about=list(dict.fromkeys(about)))


def _page(found: Morning, actor: Actor) -> MorningPage:
    many = "1 child" if len(found.items) == 1 else f"{len(found.items)} children"
    back = f"All back: {many}." if found.items else "Nobody to take back."
    night = f"The night from {say.near(found.night.hands_over_at, found.as_at)}"
    note = f"{night} to {say.near(found.night.returns_at, found.as_at)}."
    if found.signed is not None:
        note += f" Signed off by {found.signed.by}, {say.near(found.signed.at, found.as_at)}."
    return MorningPage(
        all_back=not found.not_back,
        sentence=f"{found.not_back} of {many} not yet accepted back." if found.not_back else back,
        note=note,
        lines=tuple(_line(item, actor, found.as_at) for item in found.items),
        empty=Empty("Nobody was held in the night", "Children the out-of-hours team holds come here by themselves."),
    )


def _line(item: MorningItem, actor: Actor, now: datetime) -> Line:
    waiting = item.offer if item.offer is not None and item.offer.is_waiting else None
    answers = waiting is not None and bool(may(actor, Cases.ANSWER_OFFER, waiting))
    answer = reverse("answer_offer", kwargs={"offer_id": waiting.id}) if waiting is not None and answers else ""
    returns = not item.is_back and waiting is None and bool(may(actor, Permission.HAND_OVER))
    keys = {"contact_id": item.contact_id, "person_id": item.person_id}
    return Line(
        url=contact_url(item.contact_id),
        child=item.child,
        age=item.age,
        concern=item.concern,
        rating=Rating(Tone(item.rating)) if item.rating else Rating(Tone.NONE),
        at_lock_off=item.at_lock_off.rstrip("."),
        happened=item.happened,
        acts=item.acts,
        is_back=item.is_back,
        held=f"{item.words(now).rstrip('.')}.",
        token=new_token(),
        return_url=reverse("return_child", kwargs=keys) if returns else "",
        record_url=reverse("child_now", kwargs={"person_id": item.person_id}) if may(actor, Child.READ) else "",
        accept_url=answer,
        decline_url=f"{answer}?decline" if answer else "",
    )
