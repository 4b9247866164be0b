"""17:00: every red and undecided amber child, each accepted by the out-of-hours team or kept by name with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.identifying import age_of
from openmash.casework.frontdoor.local import profile_at
from openmash.casework.frontdoor.models import ContactChild, KeptTonight, NightLine, NightSigned
from openmash.casework.frontdoor.nights import Night, night_at
from openmash.casework.frontdoor.selectors.board import called, concern_in_a_line
from openmash.casework.frontdoor.selectors.crossing import areas_asked
from openmash.casework.frontdoor.timing import Clocks, clocks_of
from openmash.casework.frontdoor.words import Act
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.records.cases import selectors as spine
from openmash.records.cases.holding import Offered
from openmash.records.cases.words import Answer, OfferKind, ProcessKind
from openmash.records.linkage.selectors import whole_called
from openmash.records.people.selectors import Called
from openmash.statute import spoken

BETWEEN_SHIFTS = (OfferKind.OUT_OF_HOURS, OfferKind.MORNING_RETURN)
Key = tuple[UUID, UUID]
"""A contact and one of its children."""


@dataclass(frozen=True)
class TonightItem:
    """One child: why they are on the list, who holds them, and whether that is settled for the night.

    In hand: held by somebody of the out-of-hours team, or by that team once the night has come; or kept by whoever
    holds them by name, with a reason, for this night. An offer nobody has accepted settles nothing, nor does having
    taken the contact earlier in the day.
    """

    contact_id: UUID
    person_id: UUID
    child: str
    age: str
    rating: str
    in_danger_now: bool
    concern: str
    """In one line; `told` is all of it."""
    told: str
    acts: tuple[str, ...]
    holder: str
    holder_telephone: str
    holder_team_id: UUID
    holder_account_id: UUID | None
    out_of_hours: bool
    kept_because: str
    offer: Offered | None
    clocks: Clocks
    crossing: str

    @property
    def in_hand(self) -> bool:
        return self.out_of_hours or bool(self.kept_because)

    @property
    def words(self) -> str:
        """Who has this child, in a sentence."""
        if self.kept_because:
            return f"{self.holder} holds tonight: {self.kept_because}"
        if self.offer is not None and self.offer.is_waiting:
            return f"{self.holder} holds; offered to {self.offer.to_said}, not yet accepted"
        if self.offer is not None and self.offer.answer is Answer.DECLINED and not self.in_hand:
            return f"{self.holder} holds; {self.offer.to_said} cannot take it: {self.offer.answer_words}"
        return f"{self.holder} holds"


@dataclass(frozen=True)
class SignedOff:
    """That somebody signed off a night's list, and what it said of each child the reader may see. Times are UTC."""

    key: UUID
    number: int
    at: datetime
    by: str
    lines: Mapping[Key, str]
    holders: Mapping[Key, tuple[UUID, UUID | None]]


@dataclass(frozen=True)
class Tonight:
    """The list, whether all is in hand, and whether that was signed off."""

    items: tuple[TonightItem, ...]
    as_at: datetime
    night: Night
    signed: SignedOff | None
    out_of_hours_team: str
    hands_over_at: str
    returns_at: str

    @property
    def all_in_hand(self) -> bool:
        return all(item.in_hand for item in self.items)

    @property
    def not_in_hand(self) -> int:
        return sum(not item.in_hand for item in self.items)

    @property
    def not_in_hand_words(self) -> str:
        """Such as "2 of 5 children not yet in hand." """
        many = "1 child" if len(self.items) == 1 else f"{len(self.items)} children"
        return f"{self.not_in_hand} of {many} not yet in hand."

    @property
    def has_changed(self) -> bool:
        """Whether somebody else holds a child than when it was signed off, or one is new to the list."""
        if self.signed is None:
            return False
        now = {(i.contact_id, i.person_id): (i.holder_team_id, i.holder_account_id) for i in self.items}
        return any(self.signed.holders.get(key) != holder for key, holder in now.items())


def tonight(*, actor: Actor, now: datetime | None = None, circle: int | None = None) -> Tonight:
    """Every child in a red contact, an undecided amber one, or said to be in danger and not yet rated.

    `circle`: of that circle's contacts alone, for the clocks that look behind a restriction.
    """
    return _of_tonight(spine.open_processes(ProcessKind.CONTACT, actor=actor), actor, now or timezone.now(), circle)


@dataclass(frozen=True)
class HeldTonight:
    """Children on the list in contacts somebody holds, and when the hub hands over. Times are UTC."""

    items: Sequence[TonightItem]
    hands_over_at: datetime
    as_at: datetime


def tonight_held(*, actor: Actor, or_by_a_desk: bool) -> HeldTonight:
    """The same list of those contacts alone in which this actor holds a child by name, or (where asked) nobody does."""
    moment = timezone.now()
    held = spine.open_processes_held(ProcessKind.CONTACT, actor=actor, or_by_a_desk=or_by_a_desk)
    items = _items(list(gather(held, actor=actor, lean=True).values()), actor, moment) if held else []
    return HeldTonight(items, night_at(moment).hands_over_at, moment)


def _items(seen: Sequence[Gathered], actor: Actor, moment: datetime) -> list[TonightItem]:
    """The children of these contacts who are on tonight's list; no more is read where there are none."""
    listed = [(one, child) for one in seen for child in one.children if _is_for_tonight(one, child)]
    if not listed:
        return []
    cards = whole_called({child.person_id for _, child in listed}, actor)
    kept = _kept({child.person_id for _, child in listed}, moment)
    asked = areas_asked([one.contact.id for one, _ in listed], actor=actor, now=moment)
    crossing = {(each.contact_id, each.person_id): each.words(moment) for each in reversed(asked)}
    items = [_item(one, child, cards.get(child.person_id), kept, crossing, moment) for one, child in listed]
    return sorted(items, key=lambda x: (x.rating != "red" and not x.in_danger_now, x.clocks.due_at or moment))


def _of_tonight(contact_ids: Sequence[UUID], actor: Actor, moment: datetime, circle: int | None = None) -> Tonight:
    gathered = gather(contact_ids, actor=actor)
    seen = [one for one in gathered.values() if circle is None or one.contact.circle_id == circle]
    items = _items(seen, actor, moment)
    local, night = profile_at(moment).out_of_hours, night_at(moment)
    return Tonight(
        tuple(items), moment, night, signed_off(night, actor=actor), local.team, spoken.clock(local.hands_over_at),
        spoken.clock(local.returns_at),
    )  # fmt: skip


def signed_off(night: Night, *, actor: Actor) -> SignedOff | None:
    """The latest sign-off of a night, with its lines about children this actor may see. Three queries."""
    row = NightSigned.objects.filter(night=night.returns_at).order_by("-number").first()
    if row is None:
        return None
    lines = list(NightLine.objects.filter(signed=row).order_by("recorded_at", "id"))
    names = who([row.recorded_by])
    return SignedOff(
        row.id, row.number, row.recorded_at, names[row.recorded_by].name if row.recorded_by in names else "",
        {(line.contact_id, line.person_id): line.words for line in lines},
        {(line.contact_id, line.person_id): (line.holder_team_id, line.holder_account_id) for line in lines},
    )  # fmt: skip


def _kept(person_ids: set[UUID], now: datetime) -> Mapping[tuple[UUID, UUID, UUID], str]:
    """Why children are kept this night, by contact, child and who keeps them; the latest reason."""
    rows = KeptTonight.objects.filter(person_id__in=person_ids, until__gt=now, recorded_at__lte=now)
    return {(row.contact_id, row.person_id, row.recorded_by): row.reason for row in rows.order_by("recorded_at", "pk")}


def _is_for_tonight(one: Gathered, child: ContactChild) -> bool:
    """Red until somebody has accepted what comes next; amber while undecided; danger until it is rated."""
    if child.person_id not in one.holders:
        return False
    undecided = child.person_id in one.undecided
    rating = one.rating.rating if one.rating else ""
    if rating == "red":
        return undecided or child.person_id in one.waiting_for_receiver
    return undecided and (rating == "amber" or (not rating and one.contact.in_danger_now))


def _item(
    one: Gathered,
    child: ContactChild,
    card: Called | None,
    kept: Mapping[tuple[UUID, UUID, UUID], str],
    crossing: Mapping[Key, str],
    now: datetime,
) -> TonightItem:
    holder = one.holders[child.person_id]
    offers = [o for o in one.offers if o.person_id == child.person_id and o.kind in BETWEEN_SHIFTS]
    by_name = (one.contact.id, child.person_id, holder.account_id) if holder.account_id else None
    return TonightItem(
        contact_id=one.contact.id,
        person_id=child.person_id,
        child=called(card, child.as_told),
        age=age_of(card),
        rating=one.rating.rating if one.rating else "",
        in_danger_now=one.contact.in_danger_now,
        concern=concern_in_a_line([child.concern]),
        told=child.concern,
        acts=tuple(f"{Act(act.act).label}: {act.line}" for act in one.acts if act.person_id == child.person_id),
        holder=holder.said,
        holder_telephone=holder.telephone,
        holder_team_id=holder.team_id,
        holder_account_id=holder.account_id,
        out_of_hours=holder.out_of_hours and (holder.account_id is not None or night_at(now).has_come(now)),
        kept_because=kept.get(by_name, "") if by_name else "",
        offer=offers[-1] if offers else None,
        clocks=clocks_of(one, now),
        crossing=crossing.get((one.contact.id, child.person_id), ""),
    )
