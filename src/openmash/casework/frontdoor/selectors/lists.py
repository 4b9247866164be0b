"""What waits for somebody: debts, acts to ratify, late answers, offers, own requests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.local import profile_at
from openmash.casework.frontdoor.models import (
    ContactChild,
    Debt,
    Feedback,
    ProtectiveAct,
    Question,
    Rating,
    Receipt,
    ReplyChild,
)
from openmash.casework.frontdoor.policy import MANAGES
from openmash.casework.frontdoor.selectors.board import called
from openmash.casework.frontdoor.selectors.columns import searched_words
from openmash.casework.frontdoor.selectors.page import SaidOfChild
from openmash.casework.frontdoor.timing import Timed, local_clock, open_worker_clock
from openmash.casework.frontdoor.words import (
    Act,
    FeedbackStatus,
    Outcome,
    Owed,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.once import once
from openmash.records.cases import selectors as spine
from openmash.records.cases.holding import Offered
from openmash.records.cases.words import OfferKind
from openmash.records.linkage.selectors import whole_called

MANAGER_ROLES = frozenset({*MANAGES, Role.TEAM_MANAGER})
MANAGES_SET = frozenset(MANAGES)


@dataclass(frozen=True)
class NamesOf:
    """What those in a list are called: looked up when it is written out, with everybody else of the page."""

    children: Mapping[UUID, str]
    accounts: Mapping[UUID, Who]
    agencies: Mapping[UUID, str]

    @classmethod
    def of(
        cls, person_ids: Iterable[UUID], account_ids: Iterable[UUID], actor: Actor, agency_ids: Iterable[UUID] = ()
    ) -> NamesOf:
        """Children as they were told of where no name is known."""
        children = once("children told of", person_ids, lambda wanted: _children_named(wanted, actor))
        return cls(children, who(account_ids), agencies.names(agency_ids))

    def child(self, person_id: UUID) -> str:
        return self.children.get(person_id, "")

    def account(self, account_id: UUID) -> str:
        found = self.accounts.get(account_id)
        return found.name if found else ""


@dataclass(frozen=True)
class DebtOwed:
    """Something left out when more was done. `is_mine`: mine to write up; otherwise late, and the manager's."""

    debt_id: UUID
    contact_id: UUID
    person_id: UUID
    what: Owed
    of: str
    by_id: UUID
    is_mine: bool
    clock: Timed
    names: NamesOf = field(repr=False)

    @property
    def child(self) -> str:
        return self.names.child(self.person_id)

    @property
    def owed_by(self) -> str:
        return self.names.account(self.by_id)


def debts(*, actor: Actor, now: datetime | None = None) -> list[DebtOwed]:
    """What the actor owes, the first due first; for a manager also what others owe and is past its time."""
    moment = now or timezone.now()
    rows = Debt.objects.filter(waits=True).select_related("act", "decision")
    if not actor.roles & MANAGER_ROLES:
        rows = rows.filter(recorded_by=actor.account_id)
    listed = list(rows.order_by("occurred_at", "id")[:500])
    if not listed:
        return []
    names = NamesOf.of({row.person_id for row in listed}, {row.recorded_by for row in listed}, actor)
    found = []
    for row in listed:
        incurred = row.occurred_at or row.recorded_at
        clock = local_clock("debt_paid", profile_at(incurred), incurred, moment)
        mine = row.recorded_by == actor.account_id
        if mine or clock.is_late:
            of = Act(row.act.act).label if row.act else Outcome(row.decision.outcome).label if row.decision else ""
            found.append(
                DebtOwed(row.id, row.contact_id, row.person_id, Owed(row.what), of, row.recorded_by, mine, clock, names)
            )
    return sorted(found, key=lambda debt: (debt.clock.due_at or moment, not debt.is_mine))


@dataclass(frozen=True)
class ToRatify:
    """A protective act that waits for a manager's view."""

    act_id: UUID
    contact_id: UUID
    person_id: UUID
    act: Act
    line: str
    opened_at: datetime
    by_id: UUID
    clock: Timed
    names: NamesOf = field(repr=False)

    @property
    def child(self) -> str:
        return self.names.child(self.person_id)

    @property
    def opened_by(self) -> str:
        return self.names.account(self.by_id)


def to_ratify(*, actor: Actor, now: datetime | None = None) -> list[ToRatify]:
    """Acts opened by others that no manager has looked at, oldest first; empty for who is no manager."""
    if not actor.roles & MANAGER_ROLES:
        return []
    moment = now or timezone.now()
    rows = ProtectiveAct.objects.filter(needs_ratifying=True, ratification__isnull=True)
    listed = list(rows.exclude(recorded_by=actor.account_id).order_by("recorded_at", "pk")[:200])
    if not listed:
        return []
    names = NamesOf.of({row.person_id for row in listed}, {row.recorded_by for row in listed}, actor)
    return [
        ToRatify(
            row.id, row.contact_id, row.person_id, Act(row.act), row.line, row.recorded_at, row.recorded_by,
            local_clock("protective_act_ratified", profile_at(row.recorded_at), row.recorded_at, moment), names,
        )
        for row in listed
    ]  # fmt: skip


@dataclass(frozen=True)
class QuestionAsked:
    """A late answer that asks: does this change it? `is_mine`: asked of me; otherwise past its time, the manager's."""

    question_id: UUID
    contact_id: UUID
    person_ids: tuple[UUID, ...]
    agency_id: UUID
    searched: str
    said: tuple[SaidOfChild, ...]
    serious: bool
    asked_at: datetime
    to_id: UUID
    is_mine: bool
    clock: Timed
    names: NamesOf = field(repr=False)

    @property
    def children(self) -> tuple[str, ...]:
        return tuple(self.names.child(person) for person in self.person_ids)

    @property
    def agency(self) -> str:
        return self.names.agencies.get(self.agency_id, "")

    @property
    def asked_of(self) -> str:
        return self.names.account(self.to_id)


def questions(*, actor: Actor, now: datetime | None = None) -> list[QuestionAsked]:
    """Late answers that ask the actor; for a manager also those whose decision-maker has not answered in time."""
    moment = now or timezone.now()
    rows = Question.objects.filter(waits=True).select_related("reply__check_asked")
    if not actor.roles & MANAGES_SET:
        rows = rows.filter(to_account_id=actor.account_id)
    listed = list(rows.order_by("occurred_at", "id")[:200])
    if not listed:
        return []
    names = NamesOf.of(
        {person for row in listed for person in row.person_ids}, {row.to_account_id for row in listed}, actor,
        {row.reply.check_asked.agency_id for row in listed},
    )  # fmt: skip
    said: dict[UUID, list[SaidOfChild]] = {}
    for line in ReplyChild.objects.filter(reply_id__in=[row.reply_id for row in listed]):
        said.setdefault(line.reply_id, []).append(
            SaidOfChild(line.person_id, line.information, line.impact_now, line.conditions)
        )
    found = []
    for row in listed:
        asked_at = row.occurred_at or row.recorded_at
        key = "late_serious_answer_considered" if row.serious else "late_answer_considered"
        clock = local_clock(key, profile_at(asked_at), asked_at, moment)
        mine = row.to_account_id == actor.account_id
        if mine or clock.is_late:
            found.append(
                QuestionAsked(
                    row.id, row.contact_id, tuple(row.person_ids), row.reply.check_asked.agency_id,
                    searched_words(row.reply), tuple(said.get(row.reply_id, ())), row.serious, asked_at,
                    row.to_account_id, mine, clock, names,
                )
            )  # fmt: skip
    return found


@dataclass(frozen=True)
class WaitingOffer:
    """A child offered to the actor or their team, waiting for an answer."""

    offered: Offered
    concern: str
    rating: str
    clock: Timed | None
    names: NamesOf = field(repr=False)

    @property
    def child(self) -> str:
        return self.names.child(self.offered.person_id)


def offers_to_me(*, actor: Actor, now: datetime | None = None) -> list[WaitingOffer]:
    """Children offered to the actor's team, desk or themselves that nobody has answered, oldest first."""
    moment = now or timezone.now()
    waiting = spine.offers_waiting(actor=actor, desk=_desk(actor))
    if not waiting:
        return []
    contacts = {each.process_id for each in waiting}
    names = NamesOf.of({each.person_id for each in waiting}, (), actor)
    ratings = {
        row.contact_id: row.rating
        for row in Rating.objects.filter(contact_id__in=contacts).order_by("recorded_at", "pk")
    }
    concerns = {
        (row.contact_id, row.person_id): row.concern
        for row in ContactChild.objects.current().filter(contact_id__in=contacts)
    }
    found = []
    for each in waiting:
        rating = ratings.get(each.process_id, "")
        clock = None
        if each.kind is OfferKind.ALREADY_OPEN:
            clock = open_worker_clock(rating or "red", profile_at(each.offered_at), each.offered_at, moment)
        concern = concerns.get((each.process_id, each.person_id), "")
        found.append(WaitingOffer(each, concern, rating, clock, names))
    return found


def _desk(actor: Actor) -> spine.Desk:
    """Where offers come that this actor may answer."""
    manages = bool(actor.roles & MANAGES_SET)
    return spine.Desk(
        actor.account_id, actor.team_id, out_of_hours=Role.OUT_OF_HOURS in actor.roles,
        duty_desk=manages or Role.SCREENER in actor.roles, to_nobody=manages,
    )  # fmt: skip


@dataclass(frozen=True)
class OwnRequest:
    """A request the actor made: their own words, and what they were told came of it."""

    reference: str
    about: str
    sent_at: datetime
    told: str
    told_at: datetime | None


def own_requests(*, actor: Actor, limit: int = 100) -> list[OwnRequest]:
    """The actor's own requests, newest first, with what they were told. Two queries; nothing else is read."""
    rows = list(Receipt.objects.filter(account_id=actor.account_id).order_by("-sent_at", "-pk")[:limit])
    told = Feedback.objects.filter(
        contact_id__in=[row.contact_id for row in rows], status=FeedbackStatus.TOLD, to_account=actor.account_id
    )
    latest: Mapping[UUID, Feedback] = {row.contact_id: row for row in told.order_by("recorded_at", "pk")}
    return [
        OwnRequest(
            row.reference, row.about, row.sent_at,
            latest[row.contact_id].what if row.contact_id in latest else "",
            latest[row.contact_id].recorded_at if row.contact_id in latest else None,
        )
        for row in rows
    ]  # fmt: skip


def _children_named(asked: list[UUID], actor: Actor) -> Mapping[UUID, str]:
    cards = whole_called(asked, actor)
    nameless = [person for person in asked if person not in cards or not cards[person].is_named]
    rows = ContactChild.objects.current().filter(person_id__in=nameless) if nameless else ContactChild.objects.none()
    told = dict(rows.values_list("person_id", "as_told"))
    return {person: called(cards.get(person), told.get(person, "")) for person in asked}
