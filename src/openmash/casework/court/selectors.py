"""Reading what came before a court and what came from one, under the actor's rights. Moments are UTC."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.court.models import FamilyGroup, Order, OrderEnded, PreProceedings
from openmash.casework.court.timing import KEPT_LISTED, clock_of, end_of
from openmash.casework.court.words import (
    ANSWERS,
    LAW,
    OF_EVENT,
    Before,
    BeforeOutcome,
    Group,
    GroupOutcome,
    How,
    Kind,
    Next,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.trip import Trip
from openmash.records.cases import selectors as spine
from openmash.records.cases.entries import People
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.selectors import Happened
from openmash.statute import spoken
from openmash.statute.calendar import local_date
from openmash.statute.clocks.shape import Clock
from openmash.statute.events import Event
from openmash.statute.spoken import CountedIn

EVENTS = (*(law.begins for law in LAW.values()), *(law.ends for law in LAW.values()))


@dataclass(frozen=True)
class GroupStep:
    """One thing about a family group decision-making meeting, as it was told."""

    id: UUID
    what: Group
    at: datetime
    who: str
    words: str
    voice: str
    in_letter: bool
    outcome: GroupOutcome | None
    plan: str
    review_on: date | None
    by: str


@dataclass(frozen=True)
class Offer:
    """A family group decision-making meeting offered, or not offered and why, with what followed, oldest first."""

    id: UUID
    person_id: UUID
    made: GroupStep
    after: tuple[GroupStep, ...]

    @property
    def answer(self) -> GroupStep | None:
        """The newest answer; None while the family has not answered."""
        return next((each for each in reversed(self.after) if each.what in ANSWERS), None)

    @property
    def held(self) -> GroupStep | None:
        """The first meeting that was held."""
        return next((each for each in self.after if each.what is Group.HELD), None)

    @property
    def waits_for(self) -> str:
        """What is still to come of it, in words; empty where nothing is."""
        if self.made.what is Group.NOT_OFFERED:
            return ""
        if self.answer is None:
            return "The family has not answered yet"
        if self.answer.what is Group.ACCEPTED and self.held is None:
            return "Accepted: the meeting is still to be held"
        return ""


@dataclass(frozen=True)
class BeforeStep:
    """One thing in pre-proceedings, as it was told."""

    id: UUID
    what: Before
    at: datetime
    who: str
    words: str
    voice: str
    offers_group: bool
    outcome: BeforeOutcome | None
    by: str


@dataclass(frozen=True)
class Episode:
    """One child's pre-proceedings, from the beginning to the end, oldest first."""

    id: UUID
    person_id: UUID
    steps: tuple[BeforeStep, ...]

    @property
    def began(self) -> BeforeStep:
        return self.steps[0]

    @property
    def ended(self) -> BeforeStep | None:
        return next((each for each in self.steps if each.what is Before.ENDED), None)

    def first(self, what: Before) -> BeforeStep | None:
        """The first step of this kind."""
        return next((each for each in self.steps if each.what is what), None)

    def count(self, what: Before) -> int:
        """How many there were."""
        return sum(each.what is what for each in self.steps)


@dataclass(frozen=True)
class Ended:
    """How an order ended, by whom, and what came next."""

    how: How
    at: datetime
    who: str
    what_next: str
    words: str
    voice: str
    by: str


@dataclass(frozen=True)
class OrderShown:
    """An order or a power. `id` is the milestone that began it; `order_id` the row taken back if it was a mistake.

    `ends_at`: when it runs out, None where nothing says; `states`: the end the order itself states.
    """

    id: UUID
    order_id: UUID | None
    person_id: UUID
    kind: Kind
    began_at: datetime
    ends_at: datetime | None
    states: datetime | None
    clock: Clock | None
    counted_from: datetime | None
    who: str
    court: str
    number: str
    directions: str
    words: str
    voice: str
    by: str
    by_id: UUID
    replaced: bool
    ended: Ended | None
    ended_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether nobody has said how it ended, and no later order took its place."""
        return self.ended is None and not self.replaced and self.ended_at is None

    def is_over(self, now: datetime) -> bool:
        """Whether its time is over, whatever has been recorded: it gives nobody a power any more."""
        return not self.is_open or (self.ends_at is not None and self.ends_at < now)

    def said_left(self, now: datetime) -> str:
        """What is left of it in words, to the hour; empty where nothing says when it ends."""
        if self.ends_at is None:
            return ""
        if self.ends_at < now:
            return f"its time was over at {spoken.moment(self.ends_at, now)}"
        return spoken.time_left(self.ends_at, now, CountedIn.HOURS, profile_at(now).calendar())


@dataclass(frozen=True)
class Matters:
    """All of it about one child: offers and episodes newest first, orders newest first."""

    offers: tuple[Offer, ...]
    episodes: tuple[Episode, ...]
    orders: tuple[OrderShown, ...]

    @property
    def running(self) -> tuple[OrderShown, ...]:
        """Orders and powers that nobody has ended, those that run out soonest first."""
        far = datetime.max.replace(tzinfo=timezone.now().tzinfo)
        return tuple(sorted((each for each in self.orders if each.is_open), key=lambda each: each.ends_at or far))

    @property
    def open_episode(self) -> Episode | None:
        """Pre-proceedings that have not ended."""
        return next((each for each in self.episodes if each.ended is None), None)

    @property
    def open_offer(self) -> Offer | None:
        """An offer of which something is still to come."""
        return next((each for each in self.offers if each.waits_for), None)

    @property
    def applied_without_an_offer(self) -> bool:
        """Whether an application was made with no offer before it, and nobody has said why none was."""
        applied = [step.at for each in self.episodes for step in each.steps if step.what is Before.COURT]
        offered = [each.made.at for each in self.offers]
        return any(not any(offer <= at for offer in offered) for at in applied)


def matters(people: People, *, actor: Actor, known_at: datetime | None = None) -> Matters:
    """What stands before a court and from one, of one child. One trip and two or three queries, whatever the past."""
    ids = list(people.ids)
    trip = Trip(known_at=known_at)
    groups = trip.facts(FamilyGroup, "person_id", ids, actor=actor)
    before = trip.facts(PreProceedings, "person_id", ids, actor=actor)
    trip.go()
    shown = orders(people, actor=actor, known_at=known_at)
    if not groups.all and not before.all:
        return Matters((), (), shown)
    names = who([row.recorded_by for row in (*groups.all, *before.all)])
    return Matters(
        _offers(groups.all, {key: each.name for key, each in names.items()}),
        _episodes(before.all, {key: each.name for key, each in names.items()}),
        shown,
    )


def _offers(rows: Sequence[FamilyGroup], names: Mapping[UUID, str]) -> tuple[Offer, ...]:
    after: dict[UUID, list[GroupStep]] = defaultdict(list)
    made = []
    for row in sorted(rows, key=lambda each: (each.occurred_at or each.recorded_at, each.recorded_at)):
        if row.what == Group.MISTAKE:
            continue
        step = GroupStep(
            row.pk, Group(row.what), row.occurred_at or row.recorded_at, row.who, row.words, row.voice, row.in_letter,
            GroupOutcome(row.outcome) if row.outcome else None, row.plan, row.review_on, names[row.recorded_by],
        )  # fmt: skip
        if row.offer_id is None:
            made.append((row, step))
        else:
            after[row.offer_id].append(step)
    return tuple(Offer(row.pk, row.person_id, step, tuple(after[row.pk])) for row, step in reversed(made))


def _episodes(rows: Sequence[PreProceedings], names: Mapping[UUID, str]) -> tuple[Episode, ...]:
    steps: dict[UUID, list[BeforeStep]] = defaultdict(list)
    began = []
    for row in sorted(rows, key=lambda each: (each.occurred_at or each.recorded_at, each.recorded_at)):
        if row.what == Before.MISTAKE:
            continue
        if row.episode_id is None:
            began.append(row)
        steps[row.episode_id or row.pk].append(
            BeforeStep(
                row.pk, Before(row.what), row.occurred_at or row.recorded_at, row.who, row.words, row.voice,
                row.offers_group, BeforeOutcome(row.outcome) if row.outcome else None, names[row.recorded_by],
            )
        )  # fmt: skip
    first = {row.pk: row for row in began}
    return tuple(
        Episode(key, row.person_id, tuple(sorted(steps[key], key=lambda each: each.what is not Before.BEGAN)))
        for key, row in reversed(first.items())
    )


def orders(people: People, *, actor: Actor, known_at: datetime | None = None) -> tuple[OrderShown, ...]:
    """Every order and power of one child, newest first. Two queries, three where there is one."""
    happened = spine.happened_to(people.ids, EVENTS, actor=actor, known_at=known_at)
    every = sorted((each for found in happened.values() for each in found), key=lambda each: each.occurred_at)
    return tuple(reversed(_shown(every, actor=actor, known_at=known_at, one_person=True)))


def running_among(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, tuple[OrderShown, ...]]:
    """The orders and powers nobody has ended, of each of these people. The same queries for three or three hundred."""
    happened = spine.happened_to(person_ids, EVENTS, actor=actor)
    found: dict[UUID, tuple[OrderShown, ...]] = {}
    for each in _shown([one for rows in happened.values() for one in rows], actor=actor):
        if each.is_open:
            found[each.person_id] = (*found.get(each.person_id, ()), each)
    return found


def running_out(*, actor: Actor, now: datetime) -> list[OrderShown]:
    """Every power of hours or days that the actor may see and nobody has ended, that runs out soonest first.

    One query, and three more where there is one.
    """
    laws = [LAW[kind] for kind in Kind if kind.runs_out]
    events = {event for law in laws for event in (law.begins, law.ends)}
    found = spine.happened_lately(events, now - KEPT_LISTED, actor=actor)
    far = now + KEPT_LISTED * 2
    shown = _shown(found, actor=actor) if found else []
    return sorted((each for each in shown if each.is_open), key=lambda each: each.ends_at or far)


def _shown(
    happened: Sequence[Happened], *, actor: Actor, known_at: datetime | None = None, one_person: bool = False
) -> list[OrderShown]:  # fmt: skip
    """Orders from what began and ended them, oldest first. `one_person`: all of it is agreed to be one child's."""
    began = [each for each in happened if each.event in OF_EVENT]
    if not began:
        return []
    keys = [each.id for each in began]
    trip = Trip(known_at=known_at)
    told = trip.facts(Order, "milestone_id", keys, actor=actor)
    over = trip.facts(OrderEnded, "begun_id", keys, actor=actor)
    trip.go()
    rows = {row.milestone_id: row for row in told.all}
    ends = {row.begun_id: row for row in over.all}
    names = who([*(each.recorded_by for each in began), *(row.recorded_by for row in over.all)])
    by = {key: f"{each.name}, {each.agency_name}" for key, each in names.items()}
    profile = profile_at(timezone.now())
    found = []
    for each in began:
        assert each.person_id is not None  # asked for by person
        kind, row, end = OF_EVENT[each.event], rows.get(each.id), ends.get(each.id)
        if end is not None and end.how == How.MISTAKE:
            continue
        of_child = [one for one in happened if one_person or one.person_id == each.person_id]
        clock = clock_of(kind, profile, each.occurred_at)
        states = row.ends_at if row else None
        counted = row.counted_from if row else None
        found.append(OrderShown(
            each.id, row.pk if row else None, each.person_id, kind, each.occurred_at,
            end_of(kind, each.occurred_at, profile, counted_from=counted, stated=states), states, clock, counted,
            row.who if row else "", row.court if row else "", row.number if row else "",
            row.directions if row else "", row.words if row else each.words, row.voice if row else "",
            by[each.recorded_by], each.recorded_by, _is_replaced(each, of_child, clock, LAW[kind].ends),
            _ended(end, by) if end else None, None if end else _ended_at(each, of_child, LAW[kind].ends),
        ))  # fmt: skip
    return found


def _is_replaced(begun: Happened, happened: Sequence[Happened], clock: Clock | None, ends: Event) -> bool:
    """Whether a later order of the same child took its place, such as an emergency order after police protection."""
    stops = {event for event in (clock.stops if clock else ()) if event is not ends}
    return any(each.event in stops and each.occurred_at >= begun.occurred_at for each in happened)


def _ended_at(begun: Happened, happened: Sequence[Happened], ends: Event) -> datetime | None:
    """When it ended, where only the milestone says so."""
    after = (each.occurred_at for each in happened if each.event is ends)
    return min((moment for moment in after if moment >= begun.occurred_at), default=None)


def _ended(row: OrderEnded, by: Mapping[UUID, str]) -> Ended:
    return Ended(
        How(row.how), row.occurred_at or row.recorded_at, row.who,
        str(Next(row.what_next).label) if row.what_next else "", row.words, row.voice, by[row.recorded_by],
    )  # fmt: skip


@dataclass(frozen=True)
class InCare:
    """By which order or agreement the council looks after a child now, and which such one ended last."""

    now: OrderShown | None
    ended: OrderShown | None


def in_care(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, InCare]:
    """Those of these people whom the council looks after, or did. The same queries for three or three hundred."""
    happened = spine.happened_to(person_ids, EVENTS, actor=actor)
    shown = _shown([one for rows in happened.values() for one in rows], actor=actor)
    every: dict[UUID, list[OrderShown]] = defaultdict(list)
    for each in shown:
        if each.kind.is_looked_after:
            every[each.person_id].append(each)
    return {
        key: InCare(
            next((each for each in reversed(found) if each.is_open), None),
            max(
                (x for x in found if x.ended is not None), key=lambda each: each.ended_at or each.began_at, default=None
            ),
        )
        for key, found in every.items()
    }


@dataclass(frozen=True)
class Returned:
    """What the children in need census is to ask of one episode (reference §6.9), by the names of its sample file.

    Dates as England has them. `outcome` is our own word: how the census codes it is not confirmed.
    """

    began_on: date
    letter_on: date | None
    group_offered_on: date | None
    group_held_on: date | None
    first_meeting_on: date | None
    reviews: int
    decided_on: date | None
    outcome: BeforeOutcome | None
    court_on: date | None
    letter_to_court_on: date | None


def returned(found: Matters, episode: Episode) -> Returned:
    """The fields of one episode, with the family group meeting nearest before its end."""

    def on(step: BeforeStep | GroupStep | None) -> date | None:
        return local_date(step.at) if step else None

    ended = episode.ended
    offers = [
        each for each in found.offers
        if each.made.what is Group.OFFERED and (ended is None or each.made.at <= ended.at)
    ]  # fmt: skip
    offer = offers[0] if offers else None
    return Returned(
        local_date(episode.began.at), on(episode.first(Before.LETTER)), on(offer.made if offer else None),
        on(offer.held if offer else None), on(episode.first(Before.MEETING)), episode.count(Before.REVIEW), on(ended),
        ended.outcome if ended else None, on(episode.first(Before.COURT)), on(episode.first(Before.LETTER_TO_COURT)),
    )  # fmt: skip


def returned_of(groups: Mapping[UUID, Iterable[UUID]], *, actor: Actor) -> Mapping[UUID, list[Returned]]:
    """The same of every episode of these children, oldest first; `groups` gives all the records of each.

    One trip, and one query where there is any.
    """
    of = {key: lead for lead, keys in groups.items() for key in keys}
    ids = list(of)
    trip = Trip()
    meetings = trip.facts(FamilyGroup, "person_id", ids, actor=actor)
    before = trip.facts(PreProceedings, "person_id", ids, actor=actor)
    trip.go()
    if not before.all:
        return {}
    names = {key: each.name for key, each in who([row.recorded_by for row in (*meetings.all, *before.all)]).items()}
    offers, found = _offers(meetings.all, names), defaultdict[UUID, list[Returned]](list)
    for each in sorted(_episodes(before.all, names), key=lambda each: each.began.at):
        lead = of[each.person_id]
        mine = Matters(tuple(one for one in offers if of[one.person_id] == lead), (), ())
        found[lead].append(returned(mine, each))
    return found
