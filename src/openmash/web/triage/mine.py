"""What triage and MARAC put on a worklist: one line for the morning's families, and each MARAC action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from itertools import chain
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.pathways.domestic_abuse import Waiting, work_for
from openmash.records.people.selectors import Card, people_cards
from openmash.statute.calendar import at
from openmash.web.worklist.item import Item

END_OF_DAY = time(23, 59)


def domestic_abuse_at_triage(actor: Actor) -> Iterable[Item]:
    """The families that wait for this person, as one line; and the MARAC actions that are theirs."""
    found = work_for(actor=actor)
    families = [each for each in found if each.contact_id is not None]
    actions = [each for each in found if each.referral_id is not None]
    named = people_cards({each.person_ids[0] for each in actions}, actor=actor) if actions else {}
    now = timezone.now()
    first = [_families(families)] if families else []
    return chain(first, (_action(each, named, now) for each in actions))


def _families(families: Sequence[Waiting]) -> Item:
    count = "1 family" if len(families) == 1 else f"{len(families)} families"
    return Item(
        what="Domestic abuse triage", about=f"{count} to judge, decide or look at again",
        why="You sit at the triage table", url=reverse("triage"),
        keys=[f"person:{person}" for each in families for person in each.person_ids],
    )  # fmt: skip


def _action(each: Waiting, cards: Mapping[UUID, Card], now: datetime) -> Item:
    card = cards.get(each.person_ids[0])
    due_at = at(each.due_on, END_OF_DAY) if each.due_on else None
    late = due_at is not None and due_at < now
    said = say.day_of(due_at) if due_at else ""
    return Item(
        what=each.what, about=card.name if card else "", why="An action of MARAC’s for our agency",
        url=reverse("marac_referral", kwargs={"referral_id": each.referral_id}), due_at=due_at,
        left=TimeLeft(f"by {said}", is_late=late, of="MARAC action") if said else None,
        keys=[f"marac:{each.referral_id}"],
    )  # fmt: skip
