"""The children of a return, out of the records, a batch at a time. Whom the actor does not see is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from openmash.casework.assessments import selectors as assessments
from openmash.casework.court import selectors as court
from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.journey import selectors as journeys
from openmash.casework.journey.selectors import Overview
from openmash.casework.protection import selectors as protection
from openmash.foundation.access.actors import Actor
from openmash.insight.returns.telling import BEGINS, Told, child_of
from openmash.records.cases import selectors as cases
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card, Fact
from openmash.records.people.words import DetailKind, Scheme
from openmash.statute.census.census import Census
from openmash.statute.census.shape import Child
from openmash.statute.events import Event

LOOKED_BACK = timedelta(days=365 * 25)
AT_ONCE = 200
LONGEST_ID = 20
KNOWN_SEXES = frozenset({"M", "F"})
T = TypeVar("T")


@dataclass(frozen=True)
class InNeed:
    """One child of the return: the key of their record here, and as the census tells them."""

    person_id: UUID
    child: Child


def children_in_need(census: Census, *, actor: Actor, now: datetime) -> Iterator[InNeed]:
    """Every child with a case open in the year whom the actor sees, restricted children apart: the council adds those
    by hand. A batch costs the same few queries whatever its past.
    """
    for some in sets_of_whom(BEGINS, actor=actor, now=now):
        yield from those_in_need(some, census, actor=actor, now=now)


def child_in_need(person: PersonSet, census: Census, *, actor: Actor, now: datetime) -> InNeed | None:
    """One child as the return would tell them now; None where no case of theirs is open in the year."""
    return next(those_in_need({person.lead_id: person}, census, actor=actor, now=now), None)


def those_in_need(sets: Mapping[UUID, PersonSet], census: Census, *, actor: Actor, now: datetime) -> Iterator[InNeed]:
    """These children, by their leading record, as far as a case of theirs is open in the year. The same few queries."""
    for key, told in told_of(sets, actor=actor, now=now):
        child = child_of(told, census)
        if child is not None:
            yield InNeed(key, child)


def told_of(sets: Mapping[UUID, PersonSet], *, actor: Actor, now: datetime) -> Iterator[tuple[UUID, Told]]:
    """All that is recorded of these children for a return, by their leading record. The same few queries."""
    if not sets:
        return
    every = [key for person in sets.values() for key in person.ids]
    found = {each.person_id: each for each in journeys.overviews(list(sets), actor=actor, now=now)}
    needs, sources = journeys.needs_of(every, actor=actor), frontdoor.sources_of(every, actor=actor)
    factors, categories = assessments.factors_of(every, actor=actor), protection.categories_of(every, actor=actor)
    kinds = (DetailKind.SEX, DetailKind.ETHNICITY, DetailKind.DISABILITY)
    before = court.returned_of({key: person.ids for key, person in sets.items()}, actor=actor)
    details, cards = people.details_of(every, kinds, actor), people.people_cards(every, actor)
    for key, person in sets.items():
        if key not in found:
            continue
        told = _told(
            person, found[key], [cards[one] for one in person.ids if one in cards], _joined(details, person.ids)
        )
        yield key, replace(
            told, needs=_dated(needs, person.ids), sources=_dated(sources, person.ids),
            factors=_dated(factors, person.ids), categories=_dated(categories, person.ids),
            before_a_court=before.get(key, ()),
        )  # fmt: skip


def sets_of_whom(events: Iterable[Event], *, actor: Actor, now: datetime) -> Iterator[dict[UUID, PersonSet]]:
    """Everybody to whom one of these happened in a childhood and who is not restricted, some at a time, each once."""
    begun = cases.happened_lately(events, now - LOOKED_BACK, actor=actor)
    asked = list(dict.fromkeys(each.person_id for each in begun if each.person_id is not None))
    seen: set[UUID] = set()
    for first in range(0, len(asked), AT_ONCE):
        sets = linkage.person_sets(asked[first : first + AT_ONCE], actor)
        leads = {each.lead_id: each for each in sets.values() if not each.is_restricted}
        fresh = {key: leads[key] for key in leads if key not in seen}
        seen |= set(fresh)
        yield fresh


def _told(person: PersonSet, found: Overview, cards: Sequence[Card], details: Sequence[Fact]) -> Told:
    """Who the child is; the newest of each detail stands."""

    def newest(kind: DetailKind) -> str:
        return next((each.value for each in details if each.kind is kind), "")

    sex = newest(DetailKind.SEX)
    return Told(
        _id(person, cards), next((n for card in cards if (n := card.number(Scheme.UPN))), ""),
        sex if sex in KNOWN_SEXES else "U", found.life, newest(DetailKind.ETHNICITY),
        _disabilities(details), found.marks,
    )  # fmt: skip


def _id(person: PersonSet, cards: Sequence[Card]) -> str:
    """The council's own number for the child, letters and digits; else one made of the record's key."""
    own = next((n for card in cards if (n := card.number(Scheme.SOCIAL_CARE_ID))), "")
    plain = "".join(one for one in own if one.isascii() and one.isalnum())
    return plain[:LONGEST_ID] or person.lead_id.hex[-LONGEST_ID:].upper()


def _disabilities(details: Iterable[Fact]) -> tuple[str, ...]:
    """Each code once; NONE only where it stands alone."""
    said = sorted({each.value for each in details if each.kind is DetailKind.DISABILITY})
    some = [code for code in said if code != "NONE"]
    return tuple(some or said)


def _joined(found: Mapping[UUID, list[Fact]], ids: Sequence[UUID]) -> list[Fact]:
    return sorted((fact for key in ids for fact in found.get(key, ())), key=lambda fact: fact.recorded_at, reverse=True)


def _dated(found: Mapping[UUID, list[tuple[datetime, T]]], ids: Sequence[UUID]) -> list[tuple[datetime, T]]:
    return sorted((one for key in ids for one in found.get(key, ())), key=lambda one: one[0])
