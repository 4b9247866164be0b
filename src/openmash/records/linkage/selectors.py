"""Which records are one person, and who a newly told of person could be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.linkage.models import DecisionQuerySet, SamePersonDecision
from openmash.records.people import selectors as people
from openmash.records.people.sets import PersonSet

__all__ = [
    "PersonSet",
    "could_be_twins",
    "kept_apart",
    "leads",
    "links_within",
    "person_set",
    "person_set_then",
    "person_sets",
]


def person_set(person_id: UUID, actor: Actor) -> PersonSet:
    """All records agreed to be this person. Raises NotVisible where there is none, or none for this actor."""
    found = person_sets([person_id], actor)
    if person_id not in found:
        raise NotVisible
    return found[person_id]


def person_sets(person_ids: Iterable[UUID], actor: Actor) -> Mapping[UUID, PersonSet]:
    """The set of each of these people whom the actor may see, in one query; the others are left out."""
    with connection.cursor() as cursor:
        cursor.execute("select asked, ids, circle_id from wall.sets_of(%s::uuid[])", [list(person_ids)])
        return {asked: PersonSet(tuple(ids), ids[0], circle) for asked, ids, circle in cursor.fetchall()}


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


def kept_apart(first: PersonSet, second: PersonSet, actor: Actor) -> bool:
    """Whether somebody decided that a record of the one and a record of the other are different people."""
    across = Q(record_a__in=first.ids, record_b__in=second.ids) | Q(record_a__in=second.ids, record_b__in=first.ids)
    return _in_force(actor).filter(across, verdict="different").exists()


def could_be_twins(first: PersonSet, second: PersonSet, actor: Actor) -> bool:
    """Whether they are recorded as twins of each other, or were born on one day with different forenames."""
    return people.are_recorded_as_twins(first, second, actor=actor)


def _in_force(actor: Actor) -> DecisionQuerySet:
    return SamePersonDecision.objects.visible_to(actor).current()
