"""The board: every open contact by lane, urgent first. Only open contacts are read, however long the history.

A card is one contact: its children by name and age, the concern in a line, who raised it, how urgent, how its two
clocks stand, what is already open, how often before, one mark an agency, and who holds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.codes import SOURCES
from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.identifying import age_in_words
from openmash.casework.frontdoor.models import Check, ContactChild
from openmash.casework.frontdoor.rules import repeat_words
from openmash.casework.frontdoor.timing import Clocks, Timed, check_clock, clocks_of, is_due_today
from openmash.casework.frontdoor.words import SEVERITY, Act, ContactKind, Part, Reply, State
from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.facts.trip import Since, Trip
from openmash.records.cases import selectors as spine
from openmash.records.cases.selectors import Open
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage.selectors import person_sets
from openmash.records.people.selectors import Called, called_of, people_called
from openmash.records.people.selectors import Card as PersonCard
from openmash.records.people.sets import PersonSet
from openmash.statute.calendar import local_date, months_after

LANES = tuple(state for state in State if state is not State.CLOSED)
SCHOOL_AGE = range(4, 19)
ONE_LINE = 140
ENDED = (".", "!", "?", ":", "…", "”")
REPEAT_MONTHS = 12
UNRATED = 1.5
"""An unrated contact stands between green and amber until somebody has looked; one in danger now stands above red."""
IN_DANGER = 4.0


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
class Card:
    """One contact on the board."""

    contact_id: UUID
    reference: str
    kind: ContactKind
    state: State
    received_at: datetime
    children: tuple[ChildOnCard, ...]
    concern: str
    raised_by: str
    rating: str
    in_danger_now: bool
    clocks: Clocks
    already_open: tuple[Open, ...]
    repeat: str
    checks: tuple[CheckMark, ...]
    acts: tuple[str, ...]
    holder: str
    holder_accounts: frozenset[UUID]
    holder_teams: frozenset[UUID]
    due_today: bool

    @property
    def is_late(self) -> bool:
        return self.clocks.is_late

    @property
    def is_no_ones(self) -> bool:
        """Held by a desk and not by a person: nobody has taken it by name."""
        return not self.holder_accounts

    @property
    def urgency(self) -> tuple[float, datetime]:
        """What sorts first: danger now, then the rating, then what is due first."""
        severity = IN_DANGER if self.in_danger_now and not self.rating else SEVERITY.get(self.rating, UNRATED)
        return -severity, self.clocks.due_at or self.received_at


@dataclass(frozen=True)
class Lane:
    """Contacts in one state, urgent first."""

    state: State
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Board:
    """The lanes, the counts over all open contacts whatever the filters, and what the filters left out."""

    lanes: tuple[Lane, ...]
    waiting: int
    late: int
    due_today: int
    no_ones: int
    shown: int
    left_out: int
    as_at: datetime
    lists: tuple[str, ...] = field(default=())

    @property
    def contact_ids(self) -> tuple[UUID, ...]:
        """Every contact shown, for the log."""
        return tuple(card.contact_id for lane in self.lanes for card in lane.cards)


def board(*, actor: Actor, filters: Filters | None = None, now: datetime | None = None) -> Board:
    """Every open contact this actor may see. The same number of queries for ten contacts or a thousand."""
    moment = now or timezone.now()
    cards, lists = cards_of(spine.open_processes(ProcessKind.CONTACT, actor=actor), actor=actor, now=moment)
    wanted = [card for card in cards if _is_wanted(card, filters or Filters(), actor)]
    lanes = [
        Lane(state, tuple(sorted((c for c in wanted if c.state is state), key=lambda card: card.urgency)))
        for state in LANES
    ]
    undecided = [card for card in cards if card.state not in (State.FEEDBACK_OWED, State.WAITING_FOR_RECEIVER)]
    return Board(
        lanes=tuple(lanes),
        waiting=len(undecided),
        late=sum(card.is_late for card in cards),
        due_today=sum(card.due_today for card in cards),
        no_ones=sum(card.is_no_ones for card in cards),
        shown=len(wanted),
        left_out=len(cards) - len(wanted),
        as_at=moment,
        lists=lists,
    )


def cards_of(contact_ids: Sequence[UUID], *, actor: Actor, now: datetime) -> tuple[list[Card], tuple[str, ...]]:
    """Cards of these contacts, and how fresh the lists of open cases behind "already open" are."""
    gathered = gather(contact_ids, actor=actor)
    people = {child.person_id for one in gathered.values() for child in one.children}
    sets = person_sets(people, actor)
    records = {record for found in sets.values() for record in found.ids} | people
    every = people_called(records, actor=actor)
    named = {person: called_of(person, _records(person, sets), every) for person in people if person in every}
    already = spine.already_open_among(list(records), actor=actor, now=now)
    before = earlier_contacts(list(records), now)
    asked = {check.agency_id for one in gathered.values() for check in one.checks}
    told = {one.referrer.agency_id for one in gathered.values() if one.referrer and one.referrer.agency_id}
    names = agencies.names({*asked, *told})
    cards = [_card(one, sets, named, already.open, before, names, now) for one in gathered.values()]
    return cards, tuple(fresh.words for fresh in already.searched)


def earlier_contacts(record_ids: Sequence[UUID], now: datetime) -> Mapping[UUID, set[UUID]]:
    """The contacts of the last 12 months each record is in. One query over an index by child and time."""
    trip = Trip()
    rows = trip.facts(ContactChild, "person_id", record_ids, since=Since("received_at", now - timedelta(days=366)))
    trip.go()
    first = months_after(local_date(now), -REPEAT_MONTHS)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for row in rows.all:
        if local_date(row.received_at) >= first:
            found[row.person_id].add(row.contact_id)
    return found


def _card(
    one: Gathered,
    sets: Mapping[UUID, PersonSet],
    named: Mapping[UUID, Called],
    already: Mapping[UUID, tuple[Open, ...]],
    before: Mapping[UUID, set[UUID]],
    names: Mapping[UUID, str],
    now: datetime,
) -> Card:
    contact, clocks = one.contact, clocks_of(one, now)
    holders = list(one.holders.values())
    records = {child.person_id: _records(child.person_id, sets) for child in one.children}
    opened = {id(each): each for ids in records.values() for record in ids for each in already.get(record, ())}
    repeats = max((_earlier(ids, contact.id, before) for ids in records.values()), default=0)
    return Card(
        contact_id=contact.id,
        reference=contact.reference,
        kind=ContactKind(contact.kind),
        state=one.state,
        received_at=contact.received_at,
        children=tuple(_child(child, one, named) for child in one.children),
        concern=concern_in_a_line([child.concern for child in one.children]),
        raised_by=raised_by(one, names),
        rating=one.rating.rating if one.rating else "",
        in_danger_now=contact.in_danger_now,
        clocks=clocks,
        already_open=tuple(sorted(opened.values(), key=lambda each: each.said)),
        repeat=repeat_words(repeats),
        checks=tuple(_mark(one, check, names, now) for check in one.checks),
        acts=tuple(dict.fromkeys(Act(act.act).label for act in one.acts)),
        holder=say.listed(sorted({holder.said for holder in holders})) or "closed",
        holder_accounts=frozenset(h.account_id for h in holders if h.account_id),
        holder_teams=frozenset(h.team_id for h in holders),
        due_today=is_due_today(clocks.due_at, now),
    )


def _records(person_id: UUID, sets: Mapping[UUID, PersonSet]) -> tuple[UUID, ...]:
    return sets[person_id].ids if person_id in sets else (person_id,)


def _earlier(records: Sequence[UUID], contact_id: UUID, before: Mapping[UUID, set[UUID]]) -> int:
    every: set[UUID] = set().union(*(before.get(record, set()) for record in records))
    return len(every - {contact_id})


def _child(child: ContactChild, one: Gathered, named: Mapping[UUID, Called]) -> ChildOnCard:
    card = named.get(child.person_id)
    holder = one.holders.get(child.person_id)
    part = Part(child.part)
    return ChildOnCard(
        person_id=child.person_id,
        name=called(card, child.as_told),
        age=age_in_words(card.birth) if card else "",
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


def _is_wanted(card: Card, filters: Filters, actor: Actor) -> bool:
    tests = (
        not filters.mine or actor.account_id in card.holder_accounts,
        filters.team_id is None or filters.team_id in card.holder_teams,
        not filters.rating or card.rating == filters.rating,
        filters.agency_late is None or any(m.is_late and m.agency_id == filters.agency_late for m in card.checks),
        not filters.school_age or any(_is_school_age(child.age) for child in card.children),
        filters.kind is None or card.kind is filters.kind,
        not filters.late or card.is_late,
        not filters.no_ones or card.is_no_ones,
    )
    return all(tests)


def _is_school_age(age: str) -> bool:
    number, _, unit = age.removeprefix("about ").partition(" ")
    return unit.startswith("year") and number.isdigit() and int(number) in SCHOOL_AGE
