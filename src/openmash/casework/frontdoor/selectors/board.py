"""The board: every open contact by lane, urgent first. Only open contacts are read, however long the history.

A card is one contact: its children by name and age, the concern in a line, who raised it, how urgent, how its two
clocks stand, what is already open, how often before, one mark an agency, and who holds it. How every contact stands is
reckoned before any card is made: what the page counts, sorts and leaves out needs no name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.codes import SOURCES
from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.identifying import age_in_words, age_of
from openmash.casework.frontdoor.models import Check, ContactChild
from openmash.casework.frontdoor.rules import repeat_words
from openmash.casework.frontdoor.selectors.standing import Stands, stands_of
from openmash.casework.frontdoor.timing import Timed, check_clock
from openmash.casework.frontdoor.words import ContactKind, Part, Reply, State
from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.facts.trip import Since, Trip
from openmash.records.cases import selectors as spine
from openmash.records.cases.selectors import Open
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage.selectors import CalledWhole, called_whole
from openmash.records.people.selectors import Called
from openmash.records.people.selectors import Card as PersonCard
from openmash.statute.calendar import local_date, months_after

LANES = tuple(state for state in State if state is not State.CLOSED)
SCHOOL_AGE = range(4, 19)
ONE_LINE = 140
ENDED = (".", "!", "?", ":", "…", "”")
REPEAT_MONTHS = 12


@dataclass(frozen=True)
class Filters:
    """What to show: all of these at once."""

    mine: bool = False
    team_id: UUID | None = None
    rating: str = ""
    agency_late: UUID | None = None
    school_age: bool = False
    kind: ContactKind | None = None
    late: bool = False
    no_ones: bool = False


@dataclass(frozen=True)
class ChildOnCard:
    """A child as a card names them. `part` is empty for the child the concern is about."""

    person_id: UUID
    name: str
    age: str
    part: str
    is_decided: bool
    holder: str


@dataclass(frozen=True)
class CheckMark:
    """One mark an agency: "asked", "late", or how it answered."""

    agency_id: UUID
    agency: str
    state: str
    words: str

    @property
    def is_late(self) -> bool:
        return self.state == "late"


@dataclass(frozen=True)
class Card(Stands):
    """One contact on the board."""

    reference: str
    children: tuple[ChildOnCard, ...]
    concern: str
    raised_by: str
    already_open: tuple[Open, ...]
    repeat: str
    checks: tuple[CheckMark, ...]
    holder: str


@dataclass(frozen=True)
class Lane:
    """Contacts in one state, urgent first; and how many more there are that are less urgent."""

    state: State
    cards: tuple[Card, ...]
    more: int


@dataclass(frozen=True)
class Board:
    """The lanes, the counts over all open contacts whatever the filters, how many the filters fit and leave out."""

    lanes: tuple[Lane, ...]
    waiting: int
    late: int
    due_today: int
    no_ones: int
    fitting: int
    left_out: int
    as_at: datetime
    lists: tuple[str, ...] = field(default=())

    @property
    def contact_ids(self) -> tuple[UUID, ...]:
        """Every contact shown, for the log."""
        return tuple(card.contact_id for lane in self.lanes for card in lane.cards)


def board(
    *,
    actor: Actor,
    filters: Filters | None = None,
    most: int | None = None,
    whole: Collection[State] = (),
    now: datetime | None = None,
) -> Board:
    """Every open contact this actor may see. The same number of queries for ten contacts or a thousand.

    `most`: of each lane but those `whole`, only so many of the most urgent, and every other that is pressing.
    """
    moment, wanted = now or timezone.now(), filters or Filters()
    gathered = gather(spine.open_processes(ProcessKind.CONTACT, actor=actor), actor=actor, lean=True)
    every = {key: stands_of(one, moment) for key, one in gathered.items()}
    fitting = [stands for key, stands in every.items() if _is_wanted(stands, gathered[key], wanted, actor, moment)]
    if wanted.school_age:
        children = _children([gathered[stands.contact_id] for stands in fitting], actor)
        fitting = [stands for stands in fitting if children.any_of_school_age(gathered[stands.contact_id])]
    lanes = {state: _of_lane(fitting, state, None if state in whole else most) for state in LANES}
    shown = [stands for lane, _ in lanes.values() for stands in lane]
    cards, lists = _cards(shown, gathered, actor, moment)
    undecided = (State.FEEDBACK_OWED, State.WAITING_FOR_RECEIVER)
    return Board(
        lanes=tuple(
            Lane(state, tuple(cards[stands.contact_id] for stands in lane), more)
            for state, (lane, more) in lanes.items()
        ),
        waiting=sum(stands.state not in undecided for stands in every.values()),
        late=sum(stands.is_late for stands in every.values()),
        due_today=sum(stands.due_today for stands in every.values()),
        no_ones=sum(stands.is_no_ones for stands in every.values()),
        fitting=len(fitting),
        left_out=len(every) - len(fitting),
        as_at=moment,
        lists=lists,
    )


def _of_lane(fitting: Iterable[Stands], state: State, most: int | None) -> tuple[list[Stands], int]:
    """A lane's contacts, urgent first: all, or the first so many and all that are pressing; and how many are left."""
    lane = sorted((stands for stands in fitting if stands.state is state), key=lambda stands: stands.urgency)
    if most is None:
        return lane, 0
    shown = lane[:most] + [stands for stands in lane[most:] if stands.is_pressing]
    return shown, len(lane) - len(shown)


def cards_of(contact_ids: Sequence[UUID], *, actor: Actor, now: datetime) -> tuple[list[Card], tuple[str, ...]]:
    """Cards of these contacts, and how fresh the lists of open cases behind "already open" are."""
    gathered = gather(contact_ids, actor=actor, lean=True)
    cards, lists = _cards([stands_of(one, now) for one in gathered.values()], gathered, actor, now)
    return list(cards.values()), lists


def cards_among(
    contact_ids: Sequence[UUID], *, of: Collection[UUID], actor: Actor, now: datetime
) -> tuple[Mapping[UUID, Stands], Mapping[UUID, Card]]:
    """How all of these contacts stand, of those the actor may see, and the cards `of` some of them."""
    gathered = gather(contact_ids, actor=actor, lean=True)
    every = {key: stands_of(one, now) for key, one in gathered.items()}
    return every, _cards([every[key] for key in of if key in every], gathered, actor, now)[0]


def _cards(
    shown: Sequence[Stands], gathered: Mapping[UUID, Gathered], actor: Actor, now: datetime
) -> tuple[Mapping[UUID, Card], tuple[str, ...]]:
    """The cards of these contacts, with what only a card says, and how fresh the lists behind "already open" are."""
    ones = [gathered[stands.contact_id] for stands in shown]
    children = _children(ones, actor)
    already = spine.already_open_among(children.every, actor=actor, now=now, held=False)
    before = earlier_contacts(children.every, now)
    asked = {check.agency_id for one in ones for check in one.checks}
    told = {one.referrer.agency_id for one in ones if one.referrer and one.referrer.agency_id}
    around = _Around(children, already.open, before, agencies.names({*asked, *told}), now)
    cards = {stands.contact_id: _card(stands, one, around) for stands, one in zip(shown, ones, strict=True)}
    return cards, tuple(fresh.words for fresh in already.searched)


@dataclass(frozen=True)
class _Children:
    """The children of some contacts: what they are called, over all records agreed to be each, and all those."""

    named: Mapping[UUID, CalledWhole]
    every: list[UUID]

    def records(self, person_id: UUID) -> tuple[UUID, ...]:
        return self.named[person_id].records if person_id in self.named else (person_id,)

    def any_of_school_age(self, one: Gathered) -> bool:
        births = (self.named[child.person_id].called.birth for child in one.children if child.person_id in self.named)
        return any(_is_school_age(age_in_words(birth)) for birth in births)


def _children(ones: Iterable[Gathered], actor: Actor) -> _Children:
    asked = list(dict.fromkeys(child.person_id for one in ones for child in one.children))
    named = called_whole(asked, actor)
    return _Children(named, list(dict.fromkeys([*asked, *(key for one in named.values() for key in one.records)])))


def earlier_contacts(record_ids: Sequence[UUID], now: datetime) -> Mapping[UUID, set[UUID]]:
    """The contacts of the last 12 months each record is in. One query over an index by child and time."""
    trip = Trip()
    since = Since("received_at", now - timedelta(days=366))
    rows = trip.facts(ContactChild, "person_id", record_ids, since=since, lean=True)
    trip.go()
    first = months_after(local_date(now), -REPEAT_MONTHS)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for row in rows.all:
        if local_date(row.received_at) >= first:
            found[row.person_id].add(row.contact_id)
    return found


@dataclass(frozen=True)
class _Around:
    """What cards say that is of no single contact."""

    children: _Children
    already: Mapping[UUID, tuple[Open, ...]]
    before: Mapping[UUID, set[UUID]]
    names: Mapping[UUID, str]
    now: datetime


def _card(stands: Stands, one: Gathered, around: _Around) -> Card:
    records = [around.children.records(child.person_id) for child in one.children]
    opened = {id(each): each for ids in records for record in ids for each in around.already.get(record, ())}
    repeats = max((_earlier(ids, stands.contact_id, around.before) for ids in records), default=0)
    return Card(
        contact_id=stands.contact_id, kind=stands.kind, state=stands.state, received_at=stands.received_at,
        rating=stands.rating, in_danger_now=stands.in_danger_now, clocks=stands.clocks, acts=stands.acts,
        holder_accounts=stands.holder_accounts, holder_teams=stands.holder_teams, due_today=stands.due_today,
        reference=one.contact.reference,
        children=tuple(_child(child, one, around.children.named) for child in one.children),
        concern=concern_in_a_line([child.concern for child in one.children]),
        raised_by=raised_by(one, around.names),
        already_open=tuple(sorted(opened.values(), key=lambda each: each.said)),
        repeat=repeat_words(repeats),
        checks=tuple(_mark(one, check, around.names, around.now) for check in one.checks),
        holder=say.listed(sorted({holder.said for holder in one.holders.values()})) or "closed",
    )  # fmt: skip


def _earlier(records: Sequence[UUID], contact_id: UUID, before: Mapping[UUID, set[UUID]]) -> int:
    every: set[UUID] = set().union(*(before.get(record, ()) for record in records))
    return len(every - {contact_id})


def _child(child: ContactChild, one: Gathered, named: Mapping[UUID, CalledWhole]) -> ChildOnCard:
    card = named[child.person_id].called if child.person_id in named else None
    holder = one.holders.get(child.person_id)
    part = Part(child.part)
    return ChildOnCard(
        person_id=child.person_id,
        name=called(card, child.as_told),
        age=age_of(card),
        part="" if part is Part.SUBJECT else part.label,
        is_decided=child.person_id not in one.undecided,
        holder=holder.said if holder else "",
    )


def called(card: PersonCard | Called | None, as_told: str) -> str:
    """A child's name; as they were told of where no name is known."""
    if card is not None and card.is_named:
        return card.name
    return as_told or "Unknown child"


def concern_in_a_line(concerns: Sequence[str]) -> str:
    """The first child's concern on one line, and that there is more."""
    *before, last = next((concern for concern in concerns if concern.strip()), "").split("\n\n")
    ended = (part if part.endswith(ENDED) else f"{part}." for part in map(str.strip, before))
    return say.shortened(" ".join([*ended, last]), ONE_LINE)


def raised_by(one: Gathered, names: Mapping[UUID, str]) -> str:
    """The kind of source and its organisation; never the name of a member of the public."""
    label = SOURCES.label(one.contact.source)
    who = one.referrer
    if who is None or not who.is_professional:
        return label
    organisation = who.agency_name or (names.get(who.agency_id, "") if who.agency_id else "")
    return f"{label}: {organisation}" if organisation and organisation != label else label


def _mark(one: Gathered, check: Check, names: Mapping[UUID, str], now: datetime) -> CheckMark:
    replies = one.replies.get(check.id, ())
    agency = names.get(check.agency_id, "")
    if replies:
        reply = Reply(replies[-1].reply)
        return CheckMark(check.agency_id, agency, reply.value, reply.label)
    if not one.is_wanted(check):
        return CheckMark(check.agency_id, agency, "not_needed", "Not needed")
    clock: Timed = check_clock(check, one.local, now)
    return CheckMark(check.agency_id, agency, "late" if clock.is_late else "asked", clock.words)


def _is_wanted(stands: Stands, one: Gathered, filters: Filters, actor: Actor, now: datetime) -> bool:
    """Whether a contact fits all filters but the children's age, which is asked of those that are left."""
    tests = (
        not filters.mine or actor.account_id in stands.holder_accounts,
        filters.team_id is None or filters.team_id in stands.holder_teams,
        not filters.rating or stands.rating == filters.rating,
        filters.kind is None or stands.kind is filters.kind,
        not filters.late or stands.is_late,
        not filters.no_ones or stands.is_no_ones,
    )
    return all(tests) and (filters.agency_late is None or filters.agency_late in _agencies_late(one, now))


def _agencies_late(one: Gathered, now: datetime) -> set[UUID]:
    return {
        check.agency_id for check in one.checks if one.is_wanted(check) and check_clock(check, one.local, now).is_late
    }


def _is_school_age(age: str) -> bool:
    number, _, unit = age.removeprefix("about ").partition(" ")
    return unit.startswith("year") and number.isdigit() and int(number) in SCHOOL_AGE
