"""The contacts somebody holds by name, and what is due in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.models import ContactChild
from openmash.casework.frontdoor.selectors.board import called, concern_in_a_line
from openmash.casework.frontdoor.timing import Clocks, clocks_of
from openmash.casework.frontdoor.words import State
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases import selectors as spine
from openmash.records.linkage.selectors import whole_called


@dataclass(frozen=True)
class HeldContact:
    """A contact with a child the actor holds by name: the children as called, where it stands, its clocks."""

    contact_id: UUID
    person_ids: tuple[UUID, ...]
    children: tuple[str, ...]
    concern: str
    state: State
    in_danger_now: bool
    clocks: Clocks


def contacts_held(*, actor: Actor, now: datetime | None = None) -> list[HeldContact]:
    """Open contacts in which the actor holds a child by name, what is due first first. A constant number of queries."""
    moment = now or timezone.now()
    held = {holder.process_id for holder in spine.held_by(actor=actor, account_id=actor.account_id)}
    gathered = gather(sorted(held), actor=actor) if held else {}
    cards = whole_called({child.person_id for one in gathered.values() for child in one.children}, actor)
    found = [
        HeldContact(
            one.contact.id, tuple(child.person_id for child in one.children),
            tuple(called(cards.get(child.person_id), child.as_told) for child in one.children),
            concern_in_a_line([child.concern for child in one.children]), one.state, _in_danger(one),
            clocks_of(one, moment),
        )
        for one in gathered.values()
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.clocks.due_at or moment)


def children_of_contacts_held(*, actor: Actor) -> frozenset[UUID]:
    """The children of the open contacts in which the actor holds a child by name. Two queries."""
    held = {holder.process_id for holder in spine.held_by(actor=actor, account_id=actor.account_id)}
    trip = Trip()
    children = trip.facts(ContactChild, "contact_id", held, lean=True)
    trip.go()
    return frozenset(child.person_id for child in children.all)


def _in_danger(one: Gathered) -> bool:
    """Said to be in danger, and nobody has rated it yet or it is rated red and not decided."""
    if one.rating is None:
        return one.contact.in_danger_now
    return one.rating.rating == "red" and bool(one.undecided)
