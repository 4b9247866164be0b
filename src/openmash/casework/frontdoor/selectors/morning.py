"""08:30: the night's list comes back, each child with what happened, until somebody in the hub has accepted them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.identifying import age_of
from openmash.casework.frontdoor.models import ContactChild
from openmash.casework.frontdoor.nights import Night, night_returned
from openmash.casework.frontdoor.selectors.board import called, concern_in_a_line
from openmash.casework.frontdoor.selectors.tonight import Key, SignedOff, signed_off
from openmash.casework.frontdoor.words import Act
from openmash.foundation.access.actors import Actor
from openmash.records.cases import selectors as spine
from openmash.records.cases.holding import Holder, Offered
from openmash.records.cases.words import Answer, OfferKind, ProcessKind
from openmash.records.linkage.selectors import whole_called
from openmash.records.people.selectors import Called
from openmash.statute import spoken


@dataclass(frozen=True)
class MorningItem:
    """One child back from the night. `holder` is None once nothing is left to hold for them."""

    contact_id: UUID
    person_id: UUID
    child: str
    age: str
    rating: str
    concern: str
    at_lock_off: str
    acts: tuple[str, ...]
    holder: Holder | None
    offer: Offered | None

    @property
    def is_back(self) -> bool:
        """Somebody of the day answers for the child, or nobody need."""
        return self.holder is None or not self.holder.out_of_hours

    @property
    def happened(self) -> str:
        """What the night says happened; empty while nobody has said."""
        return self.offer.words if self.offer else ""

    def words(self, now: datetime) -> str:
        """Who has this child, in a sentence."""
        if self.holder is None:
            return "Ended in the night: nobody needs to accept"
        if self.offer is not None and self.offer.is_waiting:
            at = spoken.moment(self.offer.offered_at, now)
            return f"{self.holder.said} holds; offered back {at}, nobody has accepted yet"
        if self.offer is not None and self.offer.answer is Answer.DECLINED and not self.is_back:
            return f"{self.holder.said} holds; {self.offer.to_said} cannot take it: {self.offer.answer_words}"
        if not self.is_back:
            return f"{self.holder.said} holds; not yet offered back"
        accepted = self.offer is not None and self.offer.answer is Answer.ACCEPTED
        return f"{self.holder.said} {'accepted and ' if accepted else ''}holds"


@dataclass(frozen=True)
class Morning:
    """The night's list as it comes back."""

    items: tuple[MorningItem, ...]
    night: Night
    signed: SignedOff | None
    as_at: datetime

    @property
    def not_back(self) -> int:
        return sum(not item.is_back for item in self.items)


def morning(*, actor: Actor, now: datetime | None = None, circle: int | None = None) -> Morning:
    """Every child of the night's list, and everyone else the out-of-hours team holds or has offered back since.

    `circle`: of that circle's contacts alone, for the clocks that look behind a restriction.
    """
    moment = now or timezone.now()
    night = night_returned(moment)
    signed = signed_off(night, actor=actor)
    listed = set(signed.lines) if signed else set()
    contacts = {*spine.open_processes(ProcessKind.CONTACT, actor=actor), *(contact for contact, _ in listed)}
    gathered = gather(sorted(contacts), actor=actor)
    found = [
        (one, child)
        for one in gathered.values()
        if circle is None or one.contact.circle_id == circle
        for child in one.children
        if (one.contact.id, child.person_id) in listed or _is_of_the_night(one, child.person_id, night)
    ]
    cards = whole_called({child.person_id for _, child in found}, actor)
    lines: Mapping[Key, str] = signed.lines if signed else {}
    items = [_item(one, child, cards.get(child.person_id), lines, night) for one, child in found]
    items.sort(key=lambda item: (item.is_back, item.rating != "red"))
    return Morning(tuple(items), night, signed, moment)


def _is_of_the_night(one: Gathered, person_id: UUID, night: Night) -> bool:
    holder = one.holders.get(person_id)
    return (holder is not None and holder.out_of_hours) or _returned(one, person_id, night) is not None


def _returned(one: Gathered, person_id: UUID, night: Night) -> Offered | None:
    """The latest offer back since the hand-over."""
    offers = [
        offer
        for offer in one.offers
        if offer.person_id == person_id
        and offer.kind is OfferKind.MORNING_RETURN
        and offer.offered_at >= night.hands_over_at
    ]
    return offers[-1] if offers else None


def _item(
    one: Gathered, child: ContactChild, card: Called | None, lines: Mapping[Key, str], night: Night
) -> MorningItem:
    return MorningItem(
        contact_id=one.contact.id,
        person_id=child.person_id,
        child=called(card, child.as_told),
        age=age_of(card),
        rating=one.rating.rating if one.rating else "",
        concern=concern_in_a_line([child.concern]),
        at_lock_off=lines.get((one.contact.id, child.person_id), ""),
        acts=tuple(
            f"{Act(act.act).label}: {act.line}"
            for act in one.acts
            if act.person_id == child.person_id and act.recorded_at >= night.hands_over_at
        ),
        holder=one.holders.get(child.person_id),
        offer=_returned(one, child.person_id, night),
    )
