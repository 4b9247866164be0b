"""Patterns as facts, never a score: what happened before, to this child, to brothers and sisters, by whom.

Each says what was counted, over what time, by which rule of the area's, and where to read it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.codes import LOW_GRADES, concern_words
from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.models import ContactChild, ContactPerson, Decision, PoliceNotification
from openmash.casework.frontdoor.rules import repeat_words
from openmash.casework.frontdoor.words import ContactKind, Outcome
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.facts.stamp import OPEN_CIRCLE
from openmash.records.linkage.selectors import person_sets
from openmash.records.people import selectors as people
from openmash.records.people.sets import PersonSet
from openmash.statute.calendar import local_date

MONTHS = 12


@dataclass(frozen=True)
class Pattern:
    """One fact: its words, and the contacts it counts, newest first."""

    key: str
    words: str
    contact_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Earlier:
    """An earlier contact about a child, or about a brother or sister: what it was and what was decided."""

    contact_id: UUID
    person_id: UUID
    kind: ContactKind
    received_at: datetime
    concern: str
    decided: str
    same_concern: bool


@dataclass(frozen=True)
class OfConcern:
    """Somebody in the family or household against whom something was alleged before. Alleged, until found."""

    person_id: UUID
    name: str
    times: int
    contact_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Patterns:
    """The facts about one contact, by child; brothers' and sisters' history; people of concern."""

    of_child: Mapping[UUID, tuple[Pattern, ...]]
    earlier: tuple[Earlier, ...]
    siblings: tuple[Earlier, ...]
    people_of_concern: tuple[OfConcern, ...]


def patterns(contact_id: UUID, *, actor: Actor, now: datetime | None = None) -> Patterns:
    """What happened before, as far as the actor may see it. The same number of queries however long the history."""
    one = gather([contact_id], actor=actor).get(contact_id)
    if one is None:
        raise NotVisible
    return patterns_of(one, actor=actor, now=now or timezone.now())


def patterns_of(one: Gathered, *, actor: Actor, now: datetime, known_at: datetime | None = None) -> Patterns:
    """The same, of a contact already gathered; as known at a moment where asked."""
    children = [child.person_id for child in one.children]
    sets = person_sets(children, actor)
    records = {child: sets[child].ids if child in sets else (child,) for child in children}
    mine = {record for ids in records.values() for record in ids}
    relatives = people.family(_together(mine), actor=actor, as_known_at=known_at)
    siblings = {relative.person_id for relative in relatives if relative.is_brother_or_sister} - mine
    around = {relative.person_id: relative.card.name for relative in relatives}
    for home in people.homes(_together(mine), actor=actor, as_known_at=known_at):
        around |= {resident.card.person_id: resident.card.name for resident in home.residents}
    rows = _rows(sorted(mine | siblings), one.contact.id, known_at)
    decided = _decided(rows, known_at)
    graded = _graded(rows)
    about = {child: [row for row in rows if row.person_id in ids] for child, ids in records.items()}
    grade = _grade_of(one)
    return Patterns(
        of_child={child: tuple(_patterns(one, found, graded, grade, now)) for child, found in about.items()},
        earlier=tuple(_earlier(row, one, decided) for row in rows if row.person_id in mine),
        siblings=tuple(_earlier(row, one, decided) for row in rows if row.person_id in siblings),
        people_of_concern=tuple(_of_concern(one, around, known_at)),
    )


def _together(records: set[UUID]) -> PersonSet:
    """All the children at once, so that their family costs the same however many they are."""
    ids = tuple(sorted(records))
    return PersonSet(ids, ids[0], OPEN_CIRCLE)


def _rows(records: Sequence[UUID], contact_id: UUID, known_at: datetime | None) -> list[ContactChild]:
    found = ContactChild.objects.as_known_at(known_at).filter(person_id__in=records).exclude(contact_id=contact_id)
    return list(found.order_by("-received_at")[:200])


def _decided(rows: Sequence[ContactChild], known_at: datetime | None) -> Mapping[tuple[UUID, UUID], str]:
    found = (
        Decision.objects.as_known_at(known_at)
        .filter(contact_id__in={row.contact_id for row in rows})
        .order_by("recorded_at")
    )
    return {(d.contact_id, d.person_id): Outcome(d.outcome).label for d in found}


def _graded(rows: Sequence[ContactChild]) -> Mapping[UUID, str]:
    found = PoliceNotification.objects.filter(contact_id__in={row.contact_id for row in rows})
    return {notice.contact_id: notice.grade.lower() for notice in found}


def _patterns(
    one: Gathered, rows: Sequence[ContactChild], graded: Mapping[UUID, str], grade: str, now: datetime
) -> list[Pattern]:
    today = local_date(now)
    found = []
    repeat = one.local.pattern("repeat_contact")
    recent = [row for row in rows if local_date(row.received_at) >= repeat.looks_back_to(today)]
    if len(recent) + 1 >= repeat.count:
        found.append(Pattern(repeat.key, repeat_words(len(recent), MONTHS), _ids(recent)))
    low = one.local.pattern("low_grade_police_notifications")
    notices = [
        row
        for row in rows
        if graded.get(row.contact_id) in LOW_GRADES and local_date(row.received_at) >= low.looks_back_to(today)
    ]
    here = grade in LOW_GRADES
    if len(notices) + here >= low.count:
        words = f"{len(notices) + here} low-grade police notifications in {low.within_days} days"
        found.append(Pattern(low.key, words, _ids(notices)))
    wanted = {code for child in one.children for code in child.categories}
    same = [row for row in rows if wanted & set(row.categories)]
    if same:
        codes = sorted(wanted & {code for row in same for code in row.categories})
        words = f"The same concern before: {say.listed([concern_words(code).lower() for code in codes])}"
        found.append(Pattern("same_concern", words, _ids(same)))
    return found


def _grade_of(one: Gathered) -> str:
    notice = PoliceNotification.objects.filter(contact_id=one.contact.id).first()
    return notice.grade.lower() if notice else ""


def _ids(rows: Sequence[ContactChild]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(row.contact_id for row in rows))


def _earlier(row: ContactChild, one: Gathered, decided: Mapping[tuple[UUID, UUID], str]) -> Earlier:
    wanted = {code for child in one.children for code in child.categories}
    return Earlier(
        contact_id=row.contact_id,
        person_id=row.person_id,
        kind=ContactKind(row.kind),
        received_at=row.received_at,
        concern=row.concern,
        decided=decided.get((row.contact_id, row.person_id), ""),
        same_concern=bool(wanted & set(row.categories)),
    )


def _of_concern(one: Gathered, around: Mapping[UUID, str], known_at: datetime | None) -> list[OfConcern]:
    rows = (
        ContactPerson.objects.as_known_at(known_at)
        .filter(person_id__in=list(around), alleged=True)
        .exclude(contact_id=one.contact.id)
    )
    contacts: dict[UUID, list[UUID]] = {}
    for row in rows.order_by("-recorded_at"):
        contacts.setdefault(row.person_id, []).append(row.contact_id)
    return [
        OfConcern(person, around[person], len(set(ids)), tuple(dict.fromkeys(ids))) for person, ids in contacts.items()
    ]
