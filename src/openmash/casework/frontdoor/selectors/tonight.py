"""17:00: every red and undecided amber child with a name beside them. The same list comes back at 08:30."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.identifying import age_in_words
from openmash.casework.frontdoor.local import profile_at
from openmash.casework.frontdoor.models import ContactChild
from openmash.casework.frontdoor.selectors.board import called, concern_in_a_line
from openmash.casework.frontdoor.timing import Clocks, clocks_of
from openmash.casework.frontdoor.words import Act
from openmash.foundation.access.actors import Actor
from openmash.records.cases import selectors as spine
from openmash.records.cases.holding import Offered
from openmash.records.cases.words import Answer, OfferKind, ProcessKind
from openmash.records.people.selectors import Card, people_cards

BETWEEN_SHIFTS = (OfferKind.OUT_OF_HOURS, OfferKind.MORNING_RETURN)


@dataclass(frozen=True)
class TonightItem:
    """One child: why they are on the list, who holds them, and whether that is settled for the night.

    In hand: held by the out-of-hours team, or by somebody by name. An offer nobody has accepted settles nothing.
    """

    contact_id: UUID
    person_id: UUID
    child: str
    age: str
    rating: str
    in_danger_now: bool
    concern: str
    acts: tuple[str, ...]
    holder: str
    holder_telephone: str
    out_of_hours: bool
    in_hand: bool
    offer: Offered | None
    clocks: Clocks

    @property
    def words(self) -> str:
        """Who has this child, in a sentence."""
        if self.offer is not None and self.offer.is_waiting:
            return f"{self.holder} holds; offered to {self.offer.to_said}, not yet accepted"
        if self.offer is not None and self.offer.answer is Answer.DECLINED and not self.in_hand:
            return f"{self.holder} holds; {self.offer.to_said} cannot take it: {self.offer.answer_words}"
        return f"{self.holder} holds"


@dataclass(frozen=True)
class Tonight:
    """The list, and whether all is in hand."""

    items: tuple[TonightItem, ...]
    as_at: datetime
    out_of_hours_team: str
    hands_over_at: str
    returns_at: str

    @property
    def all_in_hand(self) -> bool:
        return all(item.in_hand for item in self.items)

    @property
    def not_in_hand(self) -> int:
        return sum(not item.in_hand for item in self.items)


def tonight(*, actor: Actor, now: datetime | None = None) -> Tonight:
    """Every child in a red contact, an undecided amber one, or said to be in danger and not yet rated."""
    moment = now or timezone.now()
    gathered = gather(spine.open_processes(ProcessKind.CONTACT, actor=actor), actor=actor)
    listed = [(one, child) for one in gathered.values() for child in one.children if _is_for_tonight(one, child)]
    cards = people_cards({child.person_id for _, child in listed}, actor=actor)
    items = [_item(one, child, cards.get(child.person_id), moment) for one, child in listed]
    items.sort(key=lambda item: (item.rating != "red" and not item.in_danger_now, item.clocks.due_at or moment))
    local = profile_at(moment).out_of_hours
    return Tonight(tuple(items), moment, local.team, f"{local.hands_over_at:%H:%M}", f"{local.returns_at:%H:%M}")


def _is_for_tonight(one: Gathered, child: ContactChild) -> bool:
    """Red until somebody has accepted what comes next; amber while undecided; danger until it is rated."""
    if child.person_id not in one.holders:
        return False
    undecided = child.person_id in one.undecided
    rating = one.rating.rating if one.rating else ""
    if rating == "red":
        return undecided or child.person_id in one.waiting_for_receiver
    return undecided and (rating == "amber" or (not rating and one.contact.in_danger_now))


def _item(one: Gathered, child: ContactChild, card: Card | None, now: datetime) -> TonightItem:
    holder = one.holders[child.person_id]
    offers = [o for o in one.offers if o.person_id == child.person_id and o.kind in BETWEEN_SHIFTS]
    return TonightItem(
        contact_id=one.contact.id,
        person_id=child.person_id,
        child=called(card, child.as_told),
        age=age_in_words(card.birth) if card else "",
        rating=one.rating.rating if one.rating else "",
        in_danger_now=one.contact.in_danger_now,
        concern=concern_in_a_line([child.concern]),
        acts=tuple(f"{Act(act.act).label}: {act.line}" for act in one.acts if act.person_id == child.person_id),
        holder=holder.said,
        holder_telephone=holder.telephone,
        out_of_hours=holder.out_of_hours,
        in_hand=holder.out_of_hours or holder.account_id is not None,
        offer=offers[-1] if offers else None,
        clocks=clocks_of(one, now),
    )
