"""All the facts of some contacts at once, as known now or at a moment: the same number of queries for one or a hundred.

PRIVATE to this module: actions judge by it and selectors show it, so a page and a refusal never disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.utils.functional import cached_property

from openmash.casework.frontdoor import rules
from openmash.casework.frontdoor.models import (
    Check,
    CheckReply,
    Contact,
    ContactChild,
    Decision,
    Disposition,
    Feedback,
    OutOfTimescale,
    ProtectiveAct,
    Rating,
    Referrer,
    WhoElse,
)
from openmash.casework.frontdoor.models.contact import AboutContact, AboutContactChild
from openmash.casework.frontdoor.words import NEEDS_A_RECEIVER, ON_THE_ACT_PAGE, Act, HeldFor, Outcome, State, Wanted
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Rows, Trip, lean_rows
from openmash.foundation.governance.area import Profile
from openmash.foundation.governance.profile import profile_of_version
from openmash.records.cases import selectors as spine
from openmash.records.cases.holding import Holder, Offered
from openmash.records.cases.words import Answer, OfferKind
from openmash.statute.events import Event

STOPPED_BY_A_LOSS = frozenset({HeldFor.LOSS.value, HeldFor.LOSS_MISTAKEN.value})
"""Feedback that a loss stopped, or that its being a mistake brought back: neither tells the referrer anything."""

R = TypeVar("R", bound=AboutContact | AboutContactChild)


OF_A_CONTACT: tuple[type[AboutContact | AboutContactChild], ...] = (
    ContactChild, Rating, Check, CheckReply, Disposition, WhoElse, Decision, ProtectiveAct, Feedback, Referrer,
    OutOfTimescale,
)  # fmt: skip


@dataclass(frozen=True)
class Gathered:
    """One contact with everything the front door knows of it; lists are oldest first."""

    contact: Contact
    closed_at: datetime | None
    children: Sequence[ContactChild]
    ratings: Sequence[Rating]
    checks: Sequence[Check]
    replies: Mapping[UUID, Sequence[CheckReply]]
    dispositions: Mapping[UUID, Disposition]
    who_else: Sequence[WhoElse]
    decisions: Sequence[Decision]
    acts: Sequence[ProtectiveAct]
    feedback: Sequence[Feedback]
    late_because: Mapping[str, str]
    referrer: Referrer | None
    offers: Sequence[Offered]
    holders: Mapping[UUID, Holder]

    @cached_property
    def local(self) -> Profile:
        """The version of local policy this contact is judged by."""
        return profile_of_version(self.contact.process.profile_slug, self.contact.process.profile_version)

    @cached_property
    def rating(self) -> Rating | None:
        return self.ratings[-1] if self.ratings else None

    @cached_property
    def decided(self) -> Mapping[UUID, Decision]:
        return in_force(self.decisions, self.acts)

    @cached_property
    def undecided(self) -> frozenset[UUID]:
        return frozenset(child.person_id for child in self.children) - set(self.decided)

    @cached_property
    def decided_at(self) -> datetime | None:
        """When the last child was decided; None while any is undecided."""
        if self.undecided or not self.children:
            return None
        return max(decision.recorded_at for decision in self.decided.values())

    @cached_property
    def waiting_for_receiver(self) -> frozenset[UUID]:
        """Children decided whose next step nobody has accepted, for this decision or by holding them already.

        Another area that accepted before the decision was written keeps them, unless they were reopened since.
        """
        return frozenset(
            person
            for person, decision in self.decided.items()
            if Outcome(decision.outcome) in NEEDS_A_RECEIVER and not self._is_received(person, decision)
        )

    def _is_received(self, person: UUID, decision: Decision) -> bool:
        holder = self.holders.get(person)
        if holder is not None and not (holder.is_desk or holder.out_of_hours):
            return True
        reopened = reopened_at(self.acts).get(person)
        for offer in self.offers:
            if offer.person_id != person or offer.answer is not Answer.ACCEPTED or offer.answered_at is None:
                continue
            here = offer.kind is not OfferKind.TRANSFER
            since = decision.recorded_at if here else reopened
            if offer.kind.is_next_step and (since is None or offer.answered_at >= since):
                return True
        return False

    @cached_property
    def told(self) -> Feedback | None:
        """What was last done about telling the referrer, since the last child was decided."""
        since = self.decided_at
        rows = [row for row in self.feedback if since is not None and row.recorded_at >= since]
        rows = [row for row in rows if row.held_for not in STOPPED_BY_A_LOSS]
        return rows[-1] if rows else None

    @cached_property
    def stopped_by_a_loss(self) -> bool:
        """Somebody has died: nobody is prompted to tell the referrer anything, until that is said to be a mistake."""
        rows = [row for row in self.feedback if row.held_for in STOPPED_BY_A_LOSS]
        return bool(rows) and rows[-1].held_for == HeldFor.LOSS

    @cached_property
    def feedback_owed(self) -> bool:
        """Whether the referrer is still to be told, or that be held with a reason."""
        if self.decided_at is None or self.referrer is None or self.referrer.is_anonymous:
            return False
        return self.told is None and not self.stopped_by_a_loss

    def is_answered(self, check: Check) -> bool:
        return bool(self.replies.get(check.id))

    def is_wanted(self, check: Check) -> bool:
        """Still waited for: unanswered, and nobody has said that it is not needed."""
        said = self.dispositions.get(check.id)
        return not self.is_answered(check) and (said is None or said.wanted == Wanted.STILL_WANTED)

    @cached_property
    def standing(self) -> rules.Standing:
        """The facts its state follows from."""
        return rules.Standing(
            closed=self.closed_at is not None,
            begun=any(holder.account_id for holder in self.holders.values()),
            rated=bool(self.ratings),
            asked=len(self.checks),
            unanswered=sum(not self.is_answered(c) and c.id not in self.dispositions for c in self.checks),
            acted=any(act.act in ON_THE_ACT_PAGE or act.act == Act.REOPEN for act in self.acts),
            undecided=len(self.undecided),
            waiting_for_receiver=len(self.waiting_for_receiver),
            feedback_owed=self.feedback_owed,
        )

    @cached_property
    def state(self) -> State:
        return rules.state_of(self.standing)


def reopened_at(acts: Iterable[ProtectiveAct]) -> Mapping[UUID, datetime]:
    """When each child was last reopened, of those who were."""
    return {act.person_id: act.recorded_at for act in acts if act.act == Act.REOPEN}


def in_force(decisions: Iterable[Decision], acts: Iterable[ProtectiveAct]) -> Mapping[UUID, Decision]:
    """The decision in force for each child of a contact: the latest since it was last reopened for them."""
    reopened = reopened_at(acts)
    return {
        decision.person_id: decision
        for decision in decisions
        if decision.person_id not in reopened or decision.recorded_at > reopened[decision.person_id]
    }


def gather(
    contact_ids: Sequence[UUID], *, actor: Actor, known_at: datetime | None = None, lean: bool = False
) -> Mapping[UUID, Gathered]:
    """These contacts, as far as the actor may see them; as known at a moment (aware) where asked. `lean`: for a long
    list, as a trip has it. Fifteen queries, of which fourteen in one trip; two more in the past.
    """
    ids = list(contact_ids)
    contacts = Contact.objects.select_related("process").filter(pk__in=ids)
    contacts = lean_rows(contacts) if lean else contacts
    if known_at is not None:
        contacts = contacts.filter(recorded_at__lte=known_at)
    trip = Trip(known_at=known_at)
    found = trip.add(contacts)
    asked: dict[type[models.Model], Rows[Any]] = {
        model: trip.facts(model, "contact_id", ids, lean=lean) for model in OF_A_CONTACT
    }
    now = known_at is None
    offered, held = (spine.ask_offers(trip, ids), spine.ask_holders(trip, ids)) if now else (None, None)
    trip.go()
    children = _of(ContactChild, asked)
    ratings = _of(Rating, asked)
    checks = _of(Check, asked)
    replies = _of(CheckReply, asked)
    dispositions = _of(Disposition, asked)
    who_else = _of(WhoElse, asked)
    decisions = _of(Decision, asked)
    acts = _of(ProtectiveAct, asked)
    feedback = _of(Feedback, asked)
    referrers = _of(Referrer, asked)
    late = _of(OutOfTimescale, asked)
    offers: dict[UUID, list[Offered]] = defaultdict(list)
    every = spine.offers_told(offered) if offered else spine.offers_of(ids, actor=actor, known_at=known_at)
    for each in reversed(every):
        offers[each.process_id].append(each)
    holders: dict[UUID, dict[UUID, Holder]] = defaultdict(dict)
    by_child = spine.holders_told(held) if held else spine.holders(ids, actor=actor, at=known_at)
    for (process_id, person_id), holder in by_child.items():
        holders[process_id][person_id] = holder
    closed = _closed_then(ids, known_at, actor) if known_at is not None else {}
    return {
        contact.id: Gathered(
            contact=contact,
            closed_at=contact.process.closed_at if known_at is None else closed.get(contact.id),
            children=children[contact.id],
            ratings=ratings[contact.id],
            checks=checks[contact.id],
            replies=_by_check(replies[contact.id]),
            dispositions={row.check_asked_id: row for row in dispositions[contact.id]},
            who_else=who_else[contact.id],
            decisions=decisions[contact.id],
            acts=acts[contact.id],
            feedback=feedback[contact.id],
            late_because={row.clock: row.reason for row in late[contact.id]},
            referrer=referrers[contact.id][-1] if referrers[contact.id] else None,
            offers=offers[contact.id],
            holders=holders[contact.id],
        )
        for contact in found.all
    }


def _of(model: type[R], asked: Mapping[type[models.Model], Rows[Any]]) -> Mapping[UUID, list[R]]:
    return asked[model].by("contact_id")


def _by_check(replies: Iterable[CheckReply]) -> Mapping[UUID, list[CheckReply]]:
    grouped: dict[UUID, list[CheckReply]] = defaultdict(list)
    for reply in replies:
        grouped[reply.check_asked_id].append(reply)
    return grouped


def _closed_then(ids: Sequence[UUID], known_at: datetime, actor: Actor) -> Mapping[UUID, datetime]:
    """When those closed at that moment had been closed: the later of closing and reopening wins."""
    found: dict[UUID, datetime] = {}
    for mark in reversed(spine.milestones(actor=actor, process_ids=ids, known_at=known_at)):
        if mark.event is Event.CLOSED_TO_MASH:
            found[mark.process_id] = mark.recorded_at
        elif mark.event is Event.REOPENED:
            found.pop(mark.process_id, None)
    return found
