"""Which records are agreed to be one person, and search by person rather than by record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.once import once
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.linkage.models import DecisionQuerySet, SamePersonDecision
from openmash.records.people import selectors as people
from openmash.records.people.search import Hit, Sought, find
from openmash.records.people.sets import PersonSet

MANY = 1000
SETS = """
with closed as materialized (select wall.not_shared('involvement') <> '{}' as something)
select s.asked, s.ids, s.circle_id from (
  select asked, circle_id, case when not (select something from closed) then ids else array(
    select i from unnest(ids) with ordinality u(i, n)
    where exists (select from people_person p where p.id = i) order by n) end as ids
  from wall.sets_of(%s::uuid[])) s
where not (select something from closed) or s.asked = any(s.ids)
"""
"""Where something is closed by agreement, a record that only a closed list has is no part of anybody (ADR 0038)."""


@dataclass(frozen=True)
class FoundPerson:
    """A person found: all their records, and the one that is likest what was sought."""

    person: PersonSet
    hit: Hit


@dataclass(frozen=True)
class FoundPeople:
    """What a search found, likest first; `more`: others fit too."""

    people: tuple[FoundPerson, ...]
    more: bool


def person_set(person_id: UUID, actor: Actor) -> PersonSet:
    """All records agreed to be this person. Raises NotVisible where there is none, or none for this actor."""
    found = person_sets([person_id], actor)
    if person_id not in found:
        raise NotVisible
    return found[person_id]


def person_sets(person_ids: Iterable[UUID], actor: Actor) -> Mapping[UUID, PersonSet]:
    """The set of each of these people whom the actor may see, in one query; the others are left out."""
    return once("sets", person_ids, _sets)


def _sets(person_ids: list[UUID]) -> Mapping[UUID, PersonSet]:
    with connection.cursor() as cursor:
        cursor.execute(SETS, [person_ids])
        return {asked: PersonSet(tuple(ids), ids[0], circle) for asked, ids, circle in cursor.fetchall()}


def whole_cards(person_ids: Iterable[UUID], actor: Actor) -> Mapping[UUID, people.Card]:
    """A card for each of these records the actor may see, with what the records agreed to be that person add to it."""
    return once("whole cards", person_ids, lambda wanted: _whole_cards(wanted, actor))


def _whole_cards(asked: list[UUID], actor: Actor) -> Mapping[UUID, people.Card]:
    sets = person_sets(asked, actor)
    records = {person: sets[person].ids if person in sets else (person,) for person in asked}
    cards = people.people_cards({key for ids in records.values() for key in ids}, actor)
    whole = {person: people.card_of(person, records[person], cards) for person in asked}
    return {person: card for person, card in whole.items() if card is not None}


def each_once(person_ids: Iterable[UUID], actor: Actor) -> Mapping[UUID, people.Card]:
    """A whole card for each person behind these records, as far as the actor may see them, in the order asked.

    By their leading record, so that a child with two linked records is there once.
    """
    asked = list(person_ids)
    sets = person_sets(asked, actor)
    leads = list(dict.fromkeys(sets[key].lead_id for key in asked if key in sets))
    cards = whole_cards(leads, actor)
    return {key: cards[key] for key in leads if key in cards}


@dataclass(frozen=True)
class CalledWhole:
    """What a list says of somebody over all the records agreed to be them, and which those are."""

    called: people.Called
    records: tuple[UUID, ...]


def called_whole(person_ids: Iterable[UUID], actor: Actor) -> Mapping[UUID, CalledWhole]:
    """What a long list says of each of these records the actor may see, from all the records agreed to be that person.

    A child told of without a name and matched since bears the name found. Five queries, none for nobody.
    """
    asked = list(dict.fromkeys(person_ids))
    if not asked:
        return {}
    sets = person_sets(asked, actor)
    records = {person: sets[person].ids if person in sets else (person,) for person in asked}
    found = people.people_called(list(dict.fromkeys(key for ids in records.values() for key in ids)), actor)
    return {
        person: CalledWhole(people.called_of(person, ids, found), ids)
        for person, ids in records.items()
        if person in found
    }


def whole_called(person_ids: Iterable[UUID], actor: Actor) -> Mapping[UUID, people.Called]:
    """The same without the records."""
    return once(
        "whole called", person_ids,
        lambda wanted: {person: one.called for person, one in called_whole(wanted, actor).items()},
    )  # fmt: skip


def person_set_then(person_id: UUID, actor: Actor, moment: datetime | None) -> PersonSet:
    """The records that were agreed to be this person at `moment` (aware; None: now), of those the actor may see today.

    Raises NotVisible as `person_set` does. One query for each step from record to record: nearly always two.
    """
    if moment is None:
        return person_set(person_id, actor)
    known = SamePersonDecision.objects.visible_to(actor).as_known_at(moment).filter(verdict="same")
    ids, fresh = {person_id}, {person_id}
    while fresh:
        pairs = known.filter(Q(record_a__in=fresh) | Q(record_b__in=fresh)).values_list("record_a_id", "record_b_id")
        fresh = {record for pair in pairs for record in pair} - ids
        ids |= fresh
    seen = person_sets(ids, actor)
    if person_id not in seen:
        raise NotVisible
    records = tuple(sorted(ids & seen.keys()))
    return PersonSet(records, records[0], max(seen[record].circle_id for record in records))


def leads(person_ids: Iterable[UUID], actor: Actor) -> Mapping[UUID, UUID]:
    """For each of these people whom the actor may see, the record that names the whole person."""
    return {asked: found.lead_id for asked, found in person_sets(person_ids, actor).items()}


def links_within(person: PersonSet, actor: Actor) -> frozenset[frozenset[UUID]]:
    """The pairs of records directly linked, by decisions in force."""
    rows = _in_force(actor).filter(verdict="same", record_a__in=person.ids, record_b__in=person.ids)
    return frozenset(frozenset(pair) for pair in rows.values_list("record_a_id", "record_b_id"))


@dataclass(frozen=True)
class Decided:
    """A judgement on two records: the same person or not, why, by what evidence in words, by whom and when (UTC)."""

    id: UUID
    record_a: UUID
    record_b: UUID
    same: bool
    reason: str
    evidence: tuple[str, ...]
    by: str
    at: datetime
    in_force: bool
    held_by: UUID

    @property
    def records(self) -> str:
        """Which two, by the ends of their keys."""
        return f"records {str(self.record_a)[-6:]} and {str(self.record_b)[-6:]}"


def decisions_about(person: PersonSet, actor: Actor, known_at: datetime | None = None) -> list[Decided]:
    """Every judgement on a record of this person, newest first, those since replaced with the rest. Two queries."""
    rows = SamePersonDecision.objects.visible_to(actor).filter(Q(record_a__in=person.ids) | Q(record_b__in=person.ids))
    rows = rows.filter(recorded_at__lte=known_at) if known_at else rows
    found = list(rows.order_by("-recorded_at", "-id"))
    replaced = {row.supersedes for row in found}
    names = who(row.recorded_by for row in found)
    return [
        Decided(
            r.pk, r.record_a_id, r.record_b_id, r.verdict == "same", r.reason, tuple(r.evidence),
            f"{names[r.recorded_by].name}, {names[r.recorded_by].agency_name}", r.recorded_at, r.pk not in replaced,
            r.held_by,
        )
        for r in found
    ]  # fmt: skip


def kept_apart(first: PersonSet, second: PersonSet, actor: Actor) -> bool:
    """Whether somebody decided that a record of the one and a record of the other are different people."""
    across = Q(record_a__in=first.ids, record_b__in=second.ids) | Q(record_a__in=second.ids, record_b__in=first.ids)
    return _in_force(actor).filter(across, verdict="different").exists()


def who_looked_while_joined(person: PersonSet, record_a: UUID, record_b: UUID, actor: Actor) -> tuple[UUID, ...]:
    """The accounts that looked at this person since these two records were linked, in the order they first did."""
    one, other = sorted((record_a, record_b))
    decision = _in_force(actor).filter(verdict="same", record_a=one, record_b=other).first()
    if decision is None:
        return ()
    looked: dict[UUID, None] = {}
    before: datetime | None = None
    while events := events_about(person.about, before=before, limit=MANY):
        looks = [e for e in events if e.is_a_look and e.actor_id and e.at >= decision.recorded_at]
        looked = dict.fromkeys([*(e.actor_id for e in reversed(looks) if e.actor_id), *looked])
        before = events[-1].at
        if before < decision.recorded_at or len(events) < MANY:
            break
    return tuple(looked)


def could_be_twins(first: PersonSet, second: PersonSet, actor: Actor) -> bool:
    """Whether they are recorded as twins of each other, or were born on one day and no forename of theirs agrees."""
    if people.are_recorded_as_twins(first, second, actor):
        return True
    cards = people.people_cards([*first.ids, *second.ids], actor)
    ones, others = ([cards[i] for i in part.ids if i in cards] for part in (first, second))
    days = [{card.birth.date for card in part if card.birth.precision == "day"} for part in (ones, others)]
    if not days[0] & days[1]:
        return False
    pairs = [(a.forenames, b.forenames) for one in ones for other in others for a in one.names for b in other.names]
    levels = _forename_levels(pairs)
    return bool(levels) and not levels & {"same", "short", "alike", "missing", "initial"}


def find_people(sought: Sought, actor: Actor, limit: int = 20) -> FoundPeople:
    """What a search found, one line a person: records agreed to be one person are brought together under the likest."""
    found = find(sought, actor, limit)
    sets = person_sets([hit.person_id for hit in found.hits], actor)
    people_found: dict[UUID, FoundPerson] = {}
    for hit in found.hits:
        if hit.person_id in sets:
            person = sets[hit.person_id]
            people_found.setdefault(person.lead_id, FoundPerson(person, hit))
    return FoundPeople(tuple(people_found.values()), found.more)


def _forename_levels(pairs: list[tuple[str, str]]) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct linkage_forename_level(a, b) from unnest(%s::text[], %s::text[]) x(a, b)",
            [[a for a, _ in pairs], [b for _, b in pairs]],
        )
        return {level for (level,) in cursor.fetchall()}


def _in_force(actor: Actor) -> DecisionQuerySet:
    return SamePersonDecision.objects.visible_to(actor).current()
