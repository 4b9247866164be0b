"""Before a court and from one: family group meetings, pre-proceedings, orders, and what each sets going in a journey.

Children Act 1989, sections 20, 31, 31ZA, 38 and 43 to 50. Each child of a family has a row of their own, so that none
is carried to another's record; one form tells of several. What a child said, between quotation marks in what is told
here, stands among their voice as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.court import actions, selectors
from openmash.casework.court.selectors import OrderShown
from openmash.casework.court.telling import BeforeTold, EndTold, GroupTold, OrderTold
from openmash.casework.court.timing import day_after
from openmash.casework.court.words import LAW, Before, BeforeOutcome, Group, Kind
from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import Gate, StepTold
from openmash.casework.journey.words import Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.selectors import Happened
from openmash.records.linkage import selectors as linkage
from openmash.records.voice import actions as voice
from openmash.statute.events import Event


@transaction.atomic
def offer_group(*, actor: Actor, person_ids: Sequence[UUID], told: GroupTold) -> list[UUID]:
    """Offer a family group decision-making meeting for these children, or say why it is not offered."""
    process = journeys.begin(actor=actor, person_ids=person_ids, at=told.at)
    _heard(actor, process, person_ids[0], told.voice, told.at)
    return [
        actions.record_group(actor=actor, process_id=process, person_id=person, told=_for(told, each))
        for each, person in enumerate(person_ids)
    ]


@transaction.atomic
def follow_group(*, actor: Actor, offers: Mapping[UUID, UUID], told: GroupTold) -> list[UUID]:
    """Record what followed an offer, for each child (by their own offer): an answer, or a meeting."""
    process = journeys.begin(actor=actor, person_ids=list(offers), at=told.at)
    _heard(actor, process, next(iter(offers)), told.voice, told.at)
    return [
        actions.record_group(
            actor=actor, process_id=process, person_id=person, told=_for(told, each), offer_id=offer
        )
        for each, (person, offer) in enumerate(offers.items())
    ]  # fmt: skip


def _for(told: GroupTold, place: int) -> GroupTold:
    """The same for a brother or sister, without the first child's voice, which is nobody else's."""
    if place == 0 or not told.voice:
        return told
    return GroupTold(
        told.what, told.at, told.who, told.words, "Not written yet for this child", told.in_letter, told.outcome,
        told.plan, told.review_on,
    )  # fmt: skip


@transaction.atomic
def begin_pre_proceedings(*, actor: Actor, person_ids: Sequence[UUID], told: BeforeTold) -> list[UUID]:
    """Begin pre-proceedings for these children. Raises Incomplete where they have begun already for one of them."""
    found = open_episodes(person_ids, actor=actor)
    if found:
        raise Incomplete([Problem("children", "Pre-proceedings have begun already for one of these children.")])
    process = journeys.begin(actor=actor, person_ids=person_ids, at=told.at)
    _heard(actor, process, person_ids[0], told.voice, told.at)
    return [
        actions.record_before(actor=actor, process_id=process, person_id=person, told=_before(told, each))
        for each, person in enumerate(person_ids)
    ]


@transaction.atomic
def go_on(*, actor: Actor, episodes: Mapping[UUID, UUID], told: BeforeTold) -> list[UUID]:
    """Record a letter, a meeting or an application for each child, by their own episode.

    A letter that offers a family group meeting is that offer as well (section 31ZA). An application is planned in the
    journey before it is made, so that an offer that was forgotten is seen.
    """
    process = journeys.begin(actor=actor, person_ids=list(episodes), at=told.at)
    at = told.at or timezone.now()
    _heard(actor, process, next(iter(episodes)), told.voice, told.at)
    made = []
    for each, (person, episode) in enumerate(episodes.items()):
        if told.what in (Before.LETTER_TO_COURT, Before.COURT):
            _plan_court(actor, process, person, at)
        mine = _before(told, each)
        made.append(
            actions.record_before(
                actor=actor, process_id=process, person_id=person, told=mine, episode_id=episode
            )
        )  # fmt: skip
        if told.what is Before.LETTER and told.offers_group:
            offer = GroupTold(Group.OFFERED, told.at, told.who or "In the letter before proceedings", in_letter=True)
            actions.record_group(actor=actor, process_id=process, person_id=person, told=offer)
    return made


def _plan_court(actor: Actor, process_id: UUID, person_id: UUID, at: datetime) -> None:
    ids = linkage.person_set(person_id, actor).ids
    since = spine.latest_of(ids, (Event.COURT_APPLICATION_PLANNED, Event.PRE_PROCEEDINGS_BEGAN), actor=actor)
    planned = [each.occurred_at for (_, event), each in since.items() if event is Event.COURT_APPLICATION_PLANNED]
    began = [each.occurred_at for (_, event), each in since.items() if event is Event.PRE_PROCEEDINGS_BEGAN]
    if not planned or (began and max(planned) < max(began)):
        cases.mark(
            actor=actor, process_id=process_id, person_id=person_id, event=Event.COURT_APPLICATION_PLANNED,
            occurred_at=at,
        )  # fmt: skip


@transaction.atomic
def end_pre_proceedings(
    *, actor: Actor, person_id: UUID, episode_id: UUID, told: BeforeTold, gate: Gate | None = None
) -> UUID:
    """End one child's pre-proceedings. Going to court does more, and asks for nothing but why; any other end does less
    and passes the journey's full gate.
    """
    if told.outcome is BeforeOutcome.TO_COURT:
        process = journeys.begin(actor=actor, person_ids=[person_id], at=told.at)
        _plan_court(actor, process, person_id, told.at or timezone.now())
        milestone = cases.mark(
            actor=actor, process_id=process, person_id=person_id, event=Event.PRE_PROCEEDINGS_ENDED,
            occurred_at=told.at, words=told.words.strip(),
        )  # fmt: skip
    else:
        if told.outcome is None:
            raise Incomplete([Problem("outcome", "Say how it ended.")])
        milestone = journeys.record_step(
            actor=actor, person_id=person_id,
            told=StepTold(Step.PRE_PROCEEDINGS_ENDED, told.words, told.at, gate=gate or Gate()),
        )  # fmt: skip
        process = journeys.begin(actor=actor, person_ids=[person_id], at=told.at)
    _heard(actor, process, person_id, told.voice, told.at)
    return actions.record_before(
        actor=actor, process_id=process, person_id=person_id, told=told, episode_id=episode_id,
        milestone_id=milestone,
    )  # fmt: skip


def _before(told: BeforeTold, place: int) -> BeforeTold:
    if place == 0 or not told.voice:
        return told
    return BeforeTold(told.what, told.at, told.who, told.words, "", told.offers_group, told.outcome)


def open_episodes(person_ids: Iterable[UUID], *, actor: Actor) -> dict[UUID, UUID]:
    """The pre-proceedings of these children that have not ended, by child."""
    found = {}
    for person in linkage.person_sets(list(person_ids), actor).values():
        episode = selectors.matters(person, actor=actor).open_episode
        if episode is not None:
            found[person.lead_id] = episode.id
    return found


def open_offers(person_ids: Iterable[UUID], *, actor: Actor) -> dict[UUID, UUID]:
    """The newest offer of each of these children of which something is still to come, by child."""
    found = {}
    for person in linkage.person_sets(list(person_ids), actor).values():
        offer = selectors.matters(person, actor=actor).open_offer
        if offer is not None:
            found[person.lead_id] = offer.id
    return found


@transaction.atomic
def record_order(*, actor: Actor, person_ids: Sequence[UUID], told: OrderTold) -> list[UUID]:
    """Record an order for these children; each is looked after from then on, where the order says so.

    An extension is counted from the day after the first period (section 45(5)); an order for which the designated
    officer applied, from the day police protection began (section 45(3)).
    """
    process = journeys.begin(actor=actor, person_ids=person_ids, at=min(told.at or timezone.now(), timezone.now()))
    _heard(actor, process, person_ids[0], told.voice, min(told.at or timezone.now(), timezone.now()))
    made = []
    for each, person in enumerate(person_ids):
        mine = told if each == 0 or not told.voice else OrderTold(
            told.kind, told.at, told.ends_at, told.who, told.by_police, told.court, told.number, told.directions,
            told.words,
        )  # fmt: skip
        known = selectors.orders(linkage.person_set(person, actor), actor=actor)
        counted = _counted_from(mine, known)
        made.append(
            actions.record_order(
                actor=actor, process_id=process, person_id=person, told=mine, counted_from=counted
            )
        )  # fmt: skip
        if told.kind.is_looked_after and not any(x.kind.is_looked_after and x.is_open for x in known):
            cases.mark(
                actor=actor, process_id=process, person_id=person, event=Event.BECAME_LOOKED_AFTER,
                occurred_at=told.at,
            )  # fmt: skip
    return made


def _counted_from(told: OrderTold, known: Sequence[OrderShown]) -> datetime | None:
    if told.kind is Kind.EXTENDED:
        first = next((each for each in known if each.kind is Kind.EMERGENCY), None)
        if first is None:
            raise Incomplete(
                [Problem("kind", "There is no emergency protection order here to extend. Record it first.")]
            )
        if any(each.kind is Kind.EXTENDED and each.began_at >= first.began_at for each in known):
            raise Incomplete([Problem("kind", "It has been extended already; the Act allows one extension.")])
        return day_after(first.ends_at) if first.ends_at else None
    if told.kind is Kind.EMERGENCY and told.by_police:
        taken = next((each for each in known if each.kind is Kind.POLICE_PROTECTION), None)
        return taken.began_at if taken else None
    return None


@transaction.atomic
def end_order(*, actor: Actor, person_id: UUID, order_id: UUID, told: EndTold) -> None:
    """Say how an order or police protection ended. A child whom no other order keeps looked after ceases to be.

    Raises NotVisible for an order that is not this child's.
    """
    person = linkage.person_set(person_id, actor)
    begun = _begun(order_id, person.ids, actor=actor)
    actions.end_order(actor=actor, begun=begun, told=told)
    _heard(actor, begun.process_id, person_id, told.voice, told.at)
    left = [each for each in selectors.orders(person, actor=actor) if each.kind.is_looked_after and each.is_open]
    was = {law.begins for kind, law in LAW.items() if kind.is_looked_after}
    if begun.event in was and not left:
        cases.mark(
            actor=actor, process_id=begun.process_id, person_id=person_id, event=Event.CEASED_TO_BE_LOOKED_AFTER,
            occurred_at=told.at,
        )  # fmt: skip


def _heard(actor: Actor, process_id: UUID, person_id: UUID, said: str, at: datetime | None) -> None:
    """The first child's words, among their voice; a brother's or sister's are not written yet."""
    voice.keep_quoted(
        actor=actor, person_id=person_id, said=said, source=f"{actor.name} wrote it down", process_id=process_id, at=at
    )


def _begun(order_id: UUID, ids: Sequence[UUID], *, actor: Actor) -> Happened:
    events = [law.begins for law in LAW.values()]
    for rows in spine.happened_to(ids, events, actor=actor).values():
        for each in rows:
            if each.id == order_id:
                return each
    raise NotVisible
