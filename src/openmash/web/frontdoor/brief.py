"""The brief for the night, read on a phone or printed: one child, or everyone on tonight's list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import Brief, TonightItem
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import DoNotTell, Link, Quote, Rating, Tone
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.linkage import selectors as linkage
from openmash.records.voice.selectors import Said
from openmash.web.court.showing import powers_among
from openmash.web.interpreters.showing import Interpreting, interpreting

FEW = 3
"""So many children are read one after another; more are folded, each on a line, and open at a touch."""
GROUPS = (("red", "Red, or in danger now", True), ("amber", "Amber", False))


@dataclass(frozen=True)
class ChildBrief:
    """One child, in words ready to read aloud."""

    key: str
    """Its place on the page."""
    child: str
    age: str
    rating: Rating
    is_urgent: bool
    """In a red contact, or said to be in danger and not yet rated."""
    in_a_line: str
    """What must happen tonight, else the worry: all that is read while the child is folded."""
    marks: Sequence[str]
    """What is read before the child is opened: whom not to tell, and that somebody may not be safe there."""
    where: str
    show_where: Link | None
    protected: Sequence[DoNotTell]
    worry: str
    interpreter: str
    powers: Sequence[str]
    quote: Quote | None
    not_heard: str
    done: Sequence[str]
    must_happen: str
    ring: Sequence[str]
    staff_safety: Sequence[str]
    held: str
    contact: Link
    token: str
    accept_url: str
    hidden: Mapping[str, str]


@dataclass(frozen=True)
class Urgency:
    """The children who are equally urgent; `key` is the group's place on the page."""

    key: str
    title: str
    children: Sequence[ChildBrief]


@dataclass(frozen=True)
class BriefPage:
    """What the template shows. `folded`: each child on a line until opened. `printed`: for whom and when, on paper."""

    title: str
    back: Link
    sentence: str
    groups: Sequence[Urgency]
    folded: bool
    printed: str


@dataclass(frozen=True)
class LoadedItem:
    """One child of tonight's list."""

    item: TonightItem

    @property
    def about(self) -> Sequence[str]:
        return [f"contact:{self.item.contact_id}", f"person:{self.item.person_id}"]


def load_item(*, actor: Actor, contact_id: UUID, person_id: UUID) -> LoadedItem:
    """A child on tonight's list. Raises NotVisible for any other."""
    for item in selectors.tonight(actor=actor).items:
        if (item.contact_id, item.person_id) == (contact_id, person_id):
            return LoadedItem(item)
    raise NotVisible


@screen(Permission.VIEW_TONIGHT, load=load_item, log="brief.viewed")
def brief(request: HttpRequest, actor: Actor, loaded: LoadedItem, contact_id: UUID, person_id: UUID) -> Answer:
    """One child's page."""
    return Shown("frontdoor/brief.html", _page("Brief for tonight", [loaded.item], actor))


@screen(Permission.VIEW_TONIGHT, log="brief.viewed")
def briefs(request: HttpRequest, actor: Actor) -> Answer:
    """The whole night, one child after another."""
    items = selectors.tonight(actor=actor).items
    about = [key for item in items for key in LoadedItem(item).about]
    return Shown("frontdoor/brief.html", _page("Brief for the night", items, actor), about=list(dict.fromkeys(about)))


def _page(title: str, items: Sequence[TonightItem], actor: Actor) -> BriefPage:
    found = selectors.briefs(items, actor=actor)
    sets = linkage.person_sets({item.person_id for item in items}, actor)
    ids = {key: one.ids for key, one in sets.items()}
    needed = interpreting(ids, actor=actor)
    powers = powers_among(ids, actor=actor, now=timezone.now())
    children = [
        _brief(each, actor, needed.get(each.item.person_id), powers.get(each.item.person_id, ()), place)
        for place, each in enumerate(sorted(found, key=_last_to_be_read), 1)
    ]
    folded = len(children) > FEW
    return BriefPage(
        title=title,
        back=Link("Tonight", reverse("tonight")),
        sentence=f"{len(children)} children, most urgent first." if folded else "",
        groups=tuple(
            Urgency(key, words, mine)
            for key, words, urgent in GROUPS
            if (mine := tuple(each for each in children if each.is_urgent is urgent))
        ),
        folded=folded,
        printed=f"Printed for {actor.name}, {say.moment(timezone.now())}. Keep it on you; shred it in the morning.",
    )


def _is_urgent(item: TonightItem) -> bool:
    return item.rating == "red" or item.in_danger_now


def _last_to_be_read(found: Brief) -> tuple[bool, bool, bool]:
    """What sorts first who is red or in danger, then for whom somebody said what must happen, then whom nobody has."""
    return not _is_urgent(found.item), not found.must_happen, found.item.in_hand


def _marks(found: Brief) -> tuple[str, ...]:
    told = [f"Do not tell {say.listed(list(each.from_whom))}" for each in found.do_not_tell]
    unsafe = ["Staff safety: read before you visit"] if any(found.staff_safety) else []
    unheld = [] if found.item.in_hand else ["Not yet in hand"]
    return tuple(dict.fromkeys([*told, *unsafe, *unheld]))


def _brief(found: Brief, actor: Actor, needed: Interpreting | None, powers: Sequence[str], place: int) -> ChildBrief:
    item = found.item
    waiting = item.offer if item.offer is not None and item.offer.is_waiting else None
    mine = waiting is not None and waiting.to_out_of_hours and Role.OUT_OF_HOURS in actor.roles
    where = found.where or ("Withheld: protected" if found.where_is_withheld else "Not known: ask who raised it")
    show = Link("Show where", reverse("child_show_places", kwargs={"person_id": item.person_id}))
    return ChildBrief(
        key=f"child-{place}",
        child=item.child,
        age=item.age,
        rating=Rating(Tone(item.rating)) if item.rating else Rating(Tone.NONE),
        is_urgent=_is_urgent(item),
        in_a_line=found.must_happen or item.concern,
        marks=_marks(found),
        where=where,
        show_where=show if found.where_is_withheld else None,
        protected=tuple(
            DoNotTell(each.what[:1].lower() + each.what[1:], each.from_whom, each.reason) for each in found.do_not_tell
        ),
        worry=item.told,
        interpreter=needed.line if needed else "",
        powers=powers,
        quote=_quote(found.said, item) if found.said and found.said.heard else None,
        not_heard=found.said.words if found.said and not found.said.heard else "",
        done=item.acts,
        must_happen=found.must_happen,
        ring=(
            ", ".join(part for part in (f"Holding: {item.holder}", item.holder_telephone) if part),
            *([found.ring] if found.ring else []),
            *(", ".join(part for part in (one.said, one.worker_telephone) if part) for one in found.working),
        ),
        staff_safety=tuple(each for each in found.staff_safety if each),
        held=f"{item.words.rstrip('.')}." + (f" {item.crossing.rstrip('.')}." if item.crossing else ""),
        contact=Link("The contact", reverse("contact", kwargs={"contact_id": item.contact_id})),
        token=new_token(),
        accept_url=reverse("answer_offer", kwargs={"offer_id": waiting.id}) if waiting is not None and mine else "",
        hidden={"choice": "accept"},
    )


def _quote(said: Said, item: TonightItem) -> Quote:
    return Quote(
        words=said.quote,
        whose=item.child,
        manner=said.manner[:1].lower() + said.manner[1:],
        asked_by=said.asked_by or said.source,
        where=said.place,
        alone=said.alone[:1].lower() + said.alone[1:],
        on=say.moment(said.said_at) if said.said_at else f"recorded {say.moment(said.recorded_at)}",
    )
