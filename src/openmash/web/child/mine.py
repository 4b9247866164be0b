"""A worker's own children: who they are, what is open about each, what is due or late, and when each was last heard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.journey.selectors import Overview
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link, Rating, TimeLeft, Tone
from openmash.pathways import seeing
from openmash.records.cases import selectors as cases
from openmash.records.cases.selectors import Allocated
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage.selectors import person_sets, whole_cards
from openmash.records.people.selectors import Card
from openmash.records.voice import selectors as voice
from openmash.records.voice.selectors import Said
from openmash.statute.calendar import local_date
from openmash.web.child.banner import age_and_birth
from openmash.web.child.permissions import Permission
from openmash.web.child.voice import stale_words
from openmash.web.frontdoor.showing import contact_url, time_left_of
from openmash.web.journey.journey import stage_said
from openmash.web.journey.tasks import journey_url

SHOWN = 3
"""How many of a child's limits are said here; the journey has them all."""


@dataclass(frozen=True)
class OpenContact:
    """One contact that is open about a child: where it stands, and its clock that is due first."""

    link: Link | None
    says: str
    concern: str
    rating: Rating
    left: TimeLeft | None


@dataclass(frozen=True)
class MyChild:
    """One child of the worker's."""

    name: str
    url: str
    age: str
    since: str
    heard: str
    contacts: tuple[OpenContact, ...]
    due_at: datetime | None
    stale: str = ""
    stage: str = ""
    limits: tuple[TimeLeft, ...] = ()
    more_limits: int = 0
    journey_url: str = ""

    @property
    def is_late(self) -> bool:
        """Whether a limit of the journey, or of a contact, is past."""
        lefts = [*self.limits, *(each.left for each in self.contacts)]
        return any(left is not None and left.is_late for left in lefts)


@dataclass(frozen=True)
class MyChildrenPage:
    """What the template shows."""

    title: str
    sentence: str
    children: tuple[MyChild, ...]
    empty: Empty


@screen(Permission.LIST_MINE, log="child.listed")
def my_children(request: HttpRequest, actor: Actor) -> Answer:
    """The children allocated to whoever asks, the first due first."""
    allocated = cases.allocations(actor=actor, account_id=actor.account_id)
    children = _children(allocated, actor, timezone.now())
    late = sum(child.is_late for child in children)
    count = f"{len(children)} {'child is' if len(children) == 1 else 'children are'}"
    page = MyChildrenPage(
        title="Your children",
        sentence=f"{count} allocated to you{f'; something is late for {late}' if late else ''}.",
        children=children,
        empty=Empty(
            "No child is allocated to you",
            "When your manager allocates a child to you, they are here, with what is open and what is due.",
        ),
    )
    return Shown("child/mine.html", page, about=person_keys([each.person_id for each in allocated]))


def _children(allocated: Sequence[Allocated], actor: Actor, now: datetime) -> tuple[MyChild, ...]:
    """One line a person, in a fixed number of queries however many there are."""
    sets = person_sets([each.person_id for each in allocated], actor)
    firsts = {sets[each.person_id].lead_id: each for each in reversed(allocated) if each.person_id in sets}
    cards = whole_cards([each.person_id for each in firsts.values()], actor)
    every = [key for each in firsts.values() for key in sets[each.person_id].ids]
    said = voice.latest(every, actor=actor)
    heard = voice.last_heard(every, actor=actor)
    contacts = _open_contacts(every, actor, now)
    journeys_of = {one.person_id: one for one in seeing.overviews(list(firsts), actor=actor, now=now)}
    found = []
    for each in firsts.values():
        ids = sets[each.person_id].ids
        newest = max((said[key] for key in ids if key in said), key=lambda one: one.recorded_at, default=None)
        theirs = list(dict.fromkeys(contact for key in ids for contact in contacts[key]))
        last = max((heard[key] for key in ids if key in heard), default=None)
        child = _child(each, cards[each.person_id], newest, theirs)
        if not cards[each.person_id].has_died:
            if not cards[each.person_id].birth.expected:
                child = replace(child, stale=stale_words(last, child.name, now))
            journey = journeys_of.get(sets[each.person_id].lead_id)
            child = _on_their_way(child, journey, now) if journey else child
        found.append(child)
    return tuple(sorted(found, key=lambda child: (child.due_at is None, child.due_at or now, child.name)))


def _on_their_way(child: MyChild, journey: Overview, now: datetime) -> MyChild:
    """The child with the stage of their journey and the limits that run, the first due first."""
    running = [each for each in journey.running if each.is_open]
    due = [at for at in (child.due_at, *(each.standing.due_at for each in running)) if at]
    return replace(
        child, stage=stage_said(journey.standing.stage, now), due_at=min(due, default=None),
        limits=tuple(say.left(each.standing, now, each.clock.name) for each in running[:SHOWN]),
        more_limits=len(running[SHOWN:]), journey_url=journey_url(journey.person_id),
    )  # fmt: skip


def _open_contacts(
    ids: Sequence[UUID], actor: Actor, now: datetime
) -> dict[UUID, list[tuple[OpenContact, datetime | None]]]:
    """What is open at the front door about each of these records."""
    open_about = [each for each in cases.processes_of(ids, actor=actor) if each.kind is ProcessKind.CONTACT]
    cards, _ = frontdoor.cards_of(list(dict.fromkeys(each.process_id for each in open_about)), actor=actor, now=now)
    opens = bool(may(actor, FrontDoor.VIEW_CONTACT))
    shown = {
        card.contact_id: (
            OpenContact(
                Link(card.state.label, contact_url(card.contact_id)) if opens else None,
                f"{card.kind.label}, {say.near(card.received_at, now)}. Held by {card.holder}.",
                card.concern, Rating(Tone(card.rating) if card.rating else Tone.NONE), time_left_of(card.clocks, now),
            ),
            card.clocks.due_at,
        )
        for card in cards
    }  # fmt: skip
    found: dict[UUID, list[tuple[OpenContact, datetime | None]]] = defaultdict(list)
    for each in open_about:
        if each.process_id in shown:
            found[each.person_id].append(shown[each.process_id])
    return found


def _child(
    allocated: Allocated, card: Card, said: Said | None, contacts: Sequence[tuple[OpenContact, datetime | None]]
) -> MyChild:
    due = [at for _, at in contacts if at]
    return MyChild(
        name=card.name,
        url=reverse("child_now", kwargs={"person_id": allocated.person_id}),
        age=", ".join(part for part in age_and_birth(card.birth, None, has_died=card.has_died) if part),
        since=f"{allocated.role.label} since {say.day_of(local_date(allocated.since))}",
        heard="" if said is None else f"“{said.quote}”" if said.heard else said.words,
        contacts=tuple(contact for contact, _ in contacts),
        due_at=min(due, default=None),
    )
