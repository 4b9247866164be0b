"""Tonight: every red and undecided amber child, accepted one by one or kept by name, then signed off as in hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.circumstances.permissions import Permission as Circumstances
from openmash.casework.court.permissions import Permission as Court
from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import Tonight, TonightItem
from openmash.casework.missing import selectors as missing
from openmash.casework.missing.permissions import Permission as Missing
from openmash.casework.missing.selectors import Line as Absent
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty, Link, Rating, TimeLeft, Tone
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.web.child.permissions import Permission as Child
from openmash.web.frontdoor.showing import contact_url, time_left_of

FEW = 5
"""So many children in hand are shown whole; more are folded, each on a line, so that what is not in hand is found."""


@dataclass(frozen=True)
class Line:
    """One child tonight; `key` is its place on the page."""

    key: str
    url: str
    child: str
    age: str
    concern: str
    acts: Sequence[str]
    rating: Rating
    time_left: TimeLeft | None
    in_hand: bool
    held: str
    crossing: str
    telephone: str
    token: str
    accept_url: str
    decline_url: str
    hidden: Mapping[str, str]
    tasks: Sequence[Link]
    folded: bool
    """On a line until opened: in hand already, where many are."""


@dataclass(frozen=True)
class TonightPage:
    """What the template shows. `refused` is why it could not be signed off, where somebody just tried."""

    title: str
    all_in_hand: bool
    sentence: str
    note: str
    signed: str
    refused: str
    out_of_hours: str
    lines: Sequence[Line]
    tasks: Sequence[Link]
    sign_off_url: str
    token: str
    empty: Empty
    missing: Sequence[Link]


@screen(Permission.VIEW_TONIGHT, log="tonight.listed")
def tonight(request: HttpRequest, actor: Actor) -> Answer:
    """The list as it stands; "all in hand" when each line is accepted for the night or kept by name."""
    return _shown(actor)


@screen(Permission.SIGN_OFF_TONIGHT, log="tonight.listed")
def sign_off_tonight(request: HttpRequest, actor: Actor) -> Answer:
    """Sign off; where it cannot be, the list as it stands now and why."""
    if request.method != "POST":
        raise NotVisible
    try:
        actions.sign_off(actor=actor)
    except NotAllowedNow as refusal:
        return _shown(actor, refusal.sentence)
    return Go(reverse("tonight"))


def _shown(actor: Actor, refused: str = "") -> Shown:
    found = selectors.tonight(actor=actor)
    about = [key for item in found.items for key in (f"contact:{item.contact_id}", f"person:{item.person_id}")]
    away = missing.lists(actor=actor, now=found.as_at).missing if may(actor, Missing.VIEW) else ()
    about += [f"person:{line.person_id}" for line in away]
    return Shown("frontdoor/tonight.html", _page(found, actor, refused, away), about=list(dict.fromkeys(about)))


def _page(found: Tonight, actor: Actor, refused: str, away: Sequence[Absent]) -> TonightPage:
    many = len(found.items)
    folds = many - found.not_in_hand > FEW
    children = "1 child" if many == 1 else f"{many} children"
    each = "" if many == 1 else "each "
    sentence = f"All in hand: {children}, {each}accepted for the night or kept by name." if many else "All in hand."
    unsigned = found.all_in_hand and (found.signed is None or found.has_changed)
    signs = unsigned and bool(may(actor, Permission.SIGN_OFF_TONIGHT))
    return TonightPage(
        title="Tonight",
        all_in_hand=found.all_in_hand,
        sentence=sentence if found.all_in_hand else found.not_in_hand_words,
        note=f"Handed over at {found.hands_over_at}; back at {found.returns_at}.",
        signed=_signed(found),
        refused=refused,
        out_of_hours=found.out_of_hours_team,
        lines=tuple(_line(item, actor, found.as_at, folds=folds) for item in found.items),
        tasks=(
            *([Link("Brief for the night", reverse("night_briefs"))] if many else []),
            Link("Back from the night", reverse("morning")),
            *([Link("Orders and powers that run out", reverse("powers"))] if may(actor, Court.VIEW) else []),
            *([Link("Nowhere to sleep tonight", reverse("circumstances"))] if may(actor, Circumstances.VIEW) else []),
        ),
        sign_off_url=reverse("sign_off_tonight") if signs else "",
        token=new_token(),
        empty=Empty("Nobody to hand over", "Red contacts and undecided amber ones come here by themselves."),
        missing=tuple(_absent(line, found.as_at) for line in away),
    )


def _absent(line: Absent, now: datetime) -> Link:
    """A child missing now, in a line: they are held in their episode, and are nobody's to accept here."""
    since = say.near(line.last_seen_at or line.reported_at, now)
    held = f" Held by {line.holder.said}." if line.holder else ""
    words = f"{line.child}: missing since {since}. Police risk level: {line.risk_words.lower()}.{held}"
    return Link(words, reverse("missing_episode", kwargs={"process_id": line.process_id}))


def _signed(found: Tonight) -> str:
    if found.signed is None:
        return ""
    said = f"Signed off by {found.signed.by}, {say.near(found.signed.at, found.as_at)}."
    return f"{said} The list has changed since." if found.has_changed else said


def _line(item: TonightItem, actor: Actor, now: datetime, *, folds: bool) -> Line:
    waiting = item.offer if item.offer is not None and item.offer.is_waiting else None
    mine = waiting is not None and waiting.to_out_of_hours and Role.OUT_OF_HOURS in actor.roles
    answer = reverse("answer_offer", kwargs={"offer_id": waiting.id}) if waiting is not None and mine else ""
    return Line(
        key=f"child-{item.person_id}",
        url=contact_url(item.contact_id),
        child=item.child,
        age=item.age,
        concern=item.concern,
        acts=item.acts,
        rating=Rating(Tone(item.rating)) if item.rating else Rating(Tone.NONE),
        time_left=time_left_of(item.clocks, now),
        in_hand=item.in_hand,
        held=f"{item.words.rstrip('.')}.",
        crossing=f"{item.crossing.rstrip('.')}." if item.crossing else "",
        telephone=item.holder_telephone,
        token=new_token(),
        accept_url=answer,
        decline_url=f"{answer}?decline" if answer else "",
        hidden={"choice": "accept"},
        tasks=tuple(_tasks(item, actor, waiting is not None)),
        folded=folds and item.in_hand,
    )


def _tasks(item: TonightItem, actor: Actor, is_offered: bool) -> Sequence[Link]:
    keys = {"contact_id": item.contact_id, "person_id": item.person_id}
    tasks = [Link("Brief", reverse("night_brief", kwargs=keys))]
    if may(actor, Child.READ):
        tasks.append(Link("Record", reverse("child_now", kwargs={"person_id": item.person_id})))
    if may(actor, Permission.HAND_OVER) and not item.out_of_hours:
        if not is_offered:
            tasks.append(Link("Offer to the out-of-hours team", reverse("hand_over", kwargs=keys)))
        if not item.kept_because:
            tasks.append(Link("Hold tonight myself", reverse("keep", kwargs=keys)))
    return tasks
