"""Who somebody is, in a few words: cards for lists, the banner for every page about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.once import once
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.facts.trip import Trip
from openmash.records.people.models import Birth, Detail, Identifier, Person, PersonName
from openmash.records.people.selectors.beside import names_beside
from openmash.records.people.selectors.places import (
    NOWHERE,
    ProtectedRow,
    Whereabouts,
    ask_locating,
    names_of,
    whereabouts,
    with_protection,
)
from openmash.records.people.sets import PersonSet
from openmash.records.people.words import DetailKind, DueBy, LocatingKind, NameKind, PersonKind, Scheme, says_died
from openmash.statute.calendar import local_date

CALLED_BY = (NameKind.PREFERRED, NameKind.LEGAL, NameKind.AS_RECORDED, NameKind.ALIAS, NameKind.FORMER)
WRITTEN_AS = (NameKind.LEGAL, NameKind.AS_RECORDED, NameKind.PREFERRED, NameKind.ALIAS, NameKind.FORMER)
PRECISE = ("day", "month", "year", "unknown")
NO_NAME = "Name not known"
ADULT_AT = 18

R = TypeVar("R", PersonName, Birth, Detail, Identifier)


@dataclass(frozen=True)
class Name:
    """One name somebody bears or bore."""

    id: UUID
    kind: NameKind
    forenames: str
    surname: str

    @property
    def full(self) -> str:
        return f"{self.forenames} {self.surname}".strip()


@dataclass(frozen=True)
class BirthDate:
    """As much as is known of a date of birth, or of an expected date. None: nothing is."""

    date: date | None
    precision: str
    expected: bool
    due_by: str = ""

    @property
    def how_sure(self) -> str:
        """How sure a due date is, in words; empty where nobody has said."""
        return str(DueBy(self.due_by).label) if self.due_by else ""


UNKNOWN_BIRTH = BirthDate(None, "unknown", False)


@dataclass(frozen=True)
class Number:
    """One identifier: its scheme, the number, how sure it is and which agency holds it."""

    id: UUID
    scheme: Scheme
    value: str
    match_status: str
    held_by: UUID


@dataclass(frozen=True)
class Fact:
    """One detail: its kind, the words, who holds it, who recorded it and when."""

    id: UUID
    person_id: UUID
    kind: DetailKind
    value: str
    held_by: UUID
    recorded_at: datetime
    recorded_by: UUID


@dataclass(frozen=True)
class Card:
    """One record of one person, for a list."""

    person_id: UUID
    kind: PersonKind
    name: str
    other_names: tuple[str, ...]
    birth: BirthDate
    sex: str
    where: Whereabouts
    numbers: tuple[Number, ...]
    names: tuple[Name, ...]
    held_by: UUID
    has_died: bool
    is_restricted: bool
    beyond_reach: bool = False
    """Only the name, birth and kind are told: the record is closed to this actor."""
    alerts: tuple[str, ...] = ()
    died: str = ""
    """When they died, in the words of whoever recorded it; empty where nobody says that they have."""

    @property
    def is_named(self) -> bool:
        """Whether any name is known."""
        return bool(self.names)

    def number(self, scheme: Scheme) -> str:
        """The first number of a scheme, or nothing."""
        return next((n.value for n in self.numbers if n.scheme == scheme), "")


@dataclass(frozen=True)
class Called:
    """What a long list says of somebody: their name, or that none is known, their birth, and whether they have died."""

    name: str
    is_named: bool
    birth: BirthDate
    has_died: bool


@dataclass(frozen=True)
class Banner:
    """Who a page is about. `where` may be withheld; `alerts` are in the words of who recorded them."""

    person: PersonSet
    kind: PersonKind
    preferred_name: str
    full_name: str
    other_names: tuple[str, ...]
    birth: BirthDate
    sex: str
    numbers: tuple[Number, ...]
    where: Whereabouts
    alerts: tuple[str, ...]
    interpreter: tuple[str, ...]
    has_died: bool
    has_protected_identity: bool
    as_known_at: datetime | None

    @property
    def is_unborn(self) -> bool:
        return self.kind == PersonKind.UNBORN

    @property
    def is_restricted(self) -> bool:
        return self.person.is_restricted


@dataclass(frozen=True)
class _Known:
    """Rows about a few records, by record, as known at one moment."""

    people: Mapping[UUID, Person]
    names: Mapping[UUID, list[PersonName]]
    births: Mapping[UUID, list[Birth]]
    details: Mapping[UUID, list[Detail]]
    numbers: Mapping[UUID, list[Identifier]]
    places: Mapping[UUID, list[ProtectedRow]]


def people_cards(ids: Iterable[UUID], actor: Actor, as_known_at: datetime | None = None) -> Mapping[UUID, Card]:
    """A card for each of these records that the actor may see, in six queries and one trip."""
    if as_known_at is not None:
        return _cards(list(ids), actor, as_known_at)
    return once("cards", ids, lambda wanted: _cards(wanted, actor, None))


def _cards(ids: list[UUID], actor: Actor, as_known_at: datetime | None) -> Mapping[UUID, Card]:
    known = _read(ids, actor, as_known_at)
    return {person_id: _card(person, known) for person_id, person in known.people.items()}


def people_called(ids: Iterable[UUID], actor: Actor) -> Mapping[UUID, Called]:
    """The name, birth and death of each of these records the actor may see, as a card has them. Four queries."""
    return once("called", ids, lambda wanted: _called(wanted, actor))


def _called(keys: list[UUID], actor: Actor) -> Mapping[UUID, Called]:
    trip = Trip()
    people = trip.facts(Person, "id", keys, order=("id",), actor=actor, lean=True)
    names = trip.facts(PersonName, "person_id", keys, order=("-recorded_at", "-pk"), actor=actor, lean=True)
    births = trip.facts(Birth, "person_id", keys, order=("-recorded_at", "-pk"), actor=actor, lean=True)
    deaths = trip.facts(
        Detail, "person_id", keys, order=("-recorded_at", "-pk"), actor=actor, lean=True, kind=DetailKind.DIED.value
    )
    trip.go()
    named, born = names.by("person_id"), births.by("person_id")
    died = {person for person, told in deaths.by("person_id").items() if says_died(told[0].value)}
    return {
        row.pk: Called(
            _best(named[row.pk], CALLED_BY), bool(named[row.pk]), _birth(born[row.pk]), has_died=row.pk in died
        )
        for row in people.all
    }  # fmt: skip


def called_of(person_id: UUID, records: Iterable[UUID], called: Mapping[UUID, Called]) -> Called:
    """What a list says of a record, with the name, birth or death that only another record of the same person knows."""
    own = called[person_id]
    every = [own, *(called[key] for key in records if key in called and key != person_id)]
    named = next((each for each in every if each.is_named), own)
    birth = min((each.birth for each in every), key=_sureness)
    return Called(named.name, named.is_named, birth, has_died=any(each.has_died for each in every))


def card_of(person_id: UUID, records: Iterable[UUID], cards: Mapping[UUID, Card]) -> Card | None:
    """The card of a record, with what the other records agreed to be this person add to it: a birth, a number, a home.

    Its own name stays first; the names of the others stand beside it. None where the record's own card is not there.
    """
    own = cards.get(person_id)
    others = [cards[key] for key in records if key in cards and key != person_id]
    if own is None or not others:
        return own
    every = [own, *others]
    named = next((card for card in every if card.name != NO_NAME), own)
    known = [card.where for card in every if card.where.recorded_at]
    names = {name for card in every for name in (card.name, *card.other_names)} - {named.name, NO_NAME}
    return replace(
        own,
        name=named.name,
        kind=own.kind if own.kind != PersonKind.UNKNOWN or own.birth.date else named.kind,
        other_names=tuple(sorted(names)),
        birth=min((card.birth for card in every), key=_sureness),
        sex=next((card.sex for card in every if card.sex), ""),
        where=max(known, key=lambda where: (where.withheld, where.recorded_at)) if known else NOWHERE,
        numbers=tuple(number for card in every for number in card.numbers),
        names=tuple(name for card in every for name in card.names),
        has_died=any(card.has_died for card in every),
        is_restricted=any(card.is_restricted for card in every),
        alerts=tuple(dict.fromkeys(alert for card in every for alert in card.alerts)),
    )


def _sureness(birth: BirthDate) -> tuple[bool, bool, int]:
    """What sorts the surest birth first: one that is known, one that has come, and the most precise."""
    return birth.date is None, birth.expected, PRECISE.index(birth.precision)


def banner(person: PersonSet, actor: Actor, as_known_at: datetime | None = None) -> Banner:
    """Who this person is, from all their records, as known at `as_known_at` (aware; None: now).

    Raises NotVisible where no record of theirs was known then, or may be seen.
    """
    known = _read(person.ids, actor, as_known_at)
    if not known.people:
        raise NotVisible
    names = _all(known.names)
    details = sorted(_all(known.details), key=lambda row: row.recorded_at, reverse=True)
    places = [row for rows in known.places.values() for row in rows]
    birth = _birth(_all(known.births))
    kind = _kind(list(known.people.values()), details, birth)
    return Banner(
        person=person,
        kind=kind,
        preferred_name=_best(names, CALLED_BY),
        full_name=_best(names, WRITTEN_AS),
        other_names=_others(names),
        birth=birth,
        sex=_first(details, DetailKind.SEX),
        numbers=_numbers(_all(known.numbers)),
        where=whereabouts(
            places, names_of({p for r in places for p in r.protected_from}, actor=actor, beside=person.ids)
        ),
        alerts=_every(details, DetailKind.ALERT),
        interpreter=_every(details, DetailKind.INTERPRETER),
        has_died=says_died(_first(details, DetailKind.DIED)),
        has_protected_identity=bool(_first(details, DetailKind.PROTECTED_IDENTITY)),
        as_known_at=as_known_at,
    )


def facts(
    person: PersonSet, actor: Actor, kinds: Sequence[DetailKind] = (), as_known_at: datetime | None = None
) -> list[Fact]:
    """Details of this person from all their records, newest first; only of these kinds where any are named."""
    rows = Detail.objects.visible_to(actor).as_known_at(as_known_at).filter(person_id__in=person.ids)
    rows = rows.filter(kind__in=kinds) if kinds else rows
    return [
        Fact(row.pk, row.person_id, DetailKind(row.kind), row.value, row.held_by, row.recorded_at, row.recorded_by)
        for row in rows.order_by("-recorded_at", "-pk")
    ]


def details_of(ids: Sequence[UUID], kinds: Sequence[DetailKind], actor: Actor) -> Mapping[UUID, list[Fact]]:
    """The details of these kinds of each of these records, newest first. One query."""
    rows = Detail.objects.visible_to(actor).current().filter(person_id__in=list(ids), kind__in=list(kinds))
    found: dict[UUID, list[Fact]] = {}
    for row in rows.order_by("-recorded_at", "-pk"):
        found.setdefault(row.person_id, []).append(
            Fact(row.pk, row.person_id, DetailKind(row.kind), row.value, row.held_by, row.recorded_at, row.recorded_by)
        )
    return found


def interpreters_told(ids: Sequence[UUID], actor: Actor) -> Mapping[UUID, str]:
    """What was last said of an interpreter as each of these records arrived, in the words it came in. One query."""
    rows = Detail.objects.visible_to(actor).current().filter(person_id__in=ids, kind=DetailKind.INTERPRETER)
    return {row.person_id: row.value for row in rows.order_by("recorded_at", "pk")}


def unnamed_since(since: datetime, actor: Actor) -> list[UUID]:
    """Children recorded from a moment on who have no name under their own record. One query."""
    people = Person.objects.visible_to(actor).filter(recorded_at__gte=since).exclude(kind=PersonKind.ADULT)
    return list(people.exclude(Exists(PersonName.objects.filter(person=OuterRef("pk")))).values_list("pk", flat=True))


def protected_identities(ids: Sequence[UUID], actor: Actor) -> frozenset[UUID]:
    """Those of these records whose identity is protected (adoption, witness protection, changed identity)."""
    rows = Detail.objects.visible_to(actor).current()
    rows = rows.filter(person_id__in=ids, kind=DetailKind.PROTECTED_IDENTITY)
    return frozenset(rows.values_list("person_id", flat=True))


def cards_beside(seen: Iterable[UUID], ids: Iterable[UUID], as_known_at: datetime | None = None) -> Mapping[UUID, Card]:
    """A card of the name alone for those of `ids` who are beside somebody in `seen` and beyond the actor's reach."""
    return {
        key: Card(
            person_id=key, kind=named.kind, name=named.name, other_names=(),
            birth=BirthDate(named.born, named.precision, named.expected), sex="", where=NOWHERE, numbers=(), names=(),
            held_by=key, has_died=False, is_restricted=False, beyond_reach=True,
        )
        for key, named in names_beside(seen, ids, as_known_at).items()
    }  # fmt: skip


def _read(ids: Sequence[UUID], actor: Actor, moment: datetime | None) -> _Known:
    trip = Trip(known_at=moment)
    people = trip.facts(Person, "id", ids, actor=actor)
    names = trip.facts(PersonName, "person_id", ids, order=("-recorded_at", "-pk"), actor=actor)
    births = trip.facts(Birth, "person_id", ids, order=("-recorded_at", "-pk"), actor=actor)
    details = trip.facts(Detail, "person_id", ids, order=("-recorded_at", "-pk"), actor=actor)
    numbers = trip.facts(Identifier, "person_id", ids, order=("recorded_at", "pk"), actor=actor)
    addresses = ask_locating(trip, ids, actor=actor, kind=LocatingKind.ADDRESS)
    trip.go()
    by_person: dict[UUID, list[ProtectedRow]] = defaultdict(list)
    for place in with_protection(addresses.all, moment):
        by_person[place.row.person_id].append(place)
    return _Known(
        people={row.pk: row for row in people.all},
        names=names.by("person_id"),
        births=births.by("person_id"),
        details=details.by("person_id"),
        numbers=numbers.by("person_id"),
        places=by_person,
    )


def _all(grouped: Mapping[UUID, list[R]]) -> list[R]:
    return [row for rows in grouped.values() for row in rows]


def _card(person: Person, known: _Known) -> Card:
    names, details = known.names.get(person.pk, []), known.details.get(person.pk, [])
    birth = _birth(known.births.get(person.pk, []))
    places = known.places.get(person.pk, [])
    return Card(
        person_id=person.pk,
        kind=_kind([person], details, birth),
        name=_best(names, CALLED_BY),
        other_names=_others(names),
        birth=birth,
        sex=_first(details, DetailKind.SEX),
        where=whereabouts(places, {}) if places else NOWHERE,
        numbers=_numbers(known.numbers.get(person.pk, [])),
        names=tuple(Name(n.pk, NameKind(n.kind), n.forenames, n.surname) for n in names),
        held_by=person.held_by,
        has_died=says_died(_first(details, DetailKind.DIED)),
        is_restricted=person.circle_id != 1,
        alerts=_every(details, DetailKind.ALERT),
        died=died if says_died(died := _first(details, DetailKind.DIED)) else "",
    )


def _best(names: Sequence[PersonName], order: Sequence[NameKind]) -> str:
    if len(names) == 1:
        return f"{names[0].forenames} {names[0].surname}".strip()
    in_use = [n for n in names if n.valid_to is None or n.valid_to >= local_date(timezone.now())] or list(names)
    if not in_use:
        return NO_NAME
    newest_first = sorted(in_use, key=lambda n: n.recorded_at, reverse=True)
    chosen = min(newest_first, key=lambda n: order.index(NameKind(n.kind)))
    return f"{chosen.forenames} {chosen.surname}".strip()


def _others(names: Sequence[PersonName]) -> tuple[str, ...]:
    called = _best(names, CALLED_BY)
    every = {f"{n.forenames} {n.surname}".strip() for n in names}
    return tuple(sorted(every - {called}))


def _birth(rows: Sequence[Birth]) -> BirthDate:
    if not rows:
        return UNKNOWN_BIRTH
    newest_first = sorted(rows, key=lambda b: b.recorded_at, reverse=True)
    best = min(newest_first, key=lambda b: (b.expected, PRECISE.index(b.precision)))
    return BirthDate(best.date, best.precision, best.expected, best.due_by)


def _kind(people: Sequence[Person], details: Sequence[Detail], birth: BirthDate) -> PersonKind:
    """A child who has been born is no longer unborn, and nobody stays a child after 18; a correction outranks both."""
    said = _first(details, DetailKind.STAGE)
    if said:
        return PersonKind(said)
    known = [PersonKind(p.kind) for p in people if p.kind != PersonKind.UNKNOWN]
    if birth.date is None:
        return known[0] if known else PersonKind.UNKNOWN
    if birth.expected:
        return PersonKind.UNBORN
    today = local_date(timezone.now())
    age = today.year - birth.date.year - ((today.month, today.day) < (birth.date.month, birth.date.day))
    return PersonKind.ADULT if age >= ADULT_AT else PersonKind.CHILD


def _first(details: Sequence[Detail], kind: DetailKind) -> str:
    return next((d.value for d in details if d.kind == kind), "")


def _every(details: Sequence[Detail], kind: DetailKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(d.value for d in details if d.kind == kind))


def _numbers(rows: Sequence[Identifier]) -> tuple[Number, ...]:
    return tuple(Number(r.pk, Scheme(r.scheme), r.value, r.match_status, r.held_by) for r in rows)
