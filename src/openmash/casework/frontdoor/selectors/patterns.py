"""Patterns as facts, never a score: what happened before, to this child, to brothers and sisters, by whom.

Each says what was counted, over what time, by which rule of the area's, and where to read it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
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
from openmash.foundation.facts.trip import Trip
from openmash.records.linkage.selectors import person_sets
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Around
from openmash.records.people.sets import PersonSet
from openmash.statute.calendar import local_date

MONTHS, MOST_BEFORE = 12, 200


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
    children = [child.person_id for child in one.children]
    sets = person_sets(children, actor)
    records = {child: sets[child].ids if child in sets else (child,) for child in children}
    around = people.around(together(records), actor=actor)
    return patterns_of(one, records, around, now=now or timezone.now())


def patterns_of(
    one: Gathered,
    records: Mapping[UUID, Sequence[UUID]],
    around: Around,
    *,
    now: datetime,
    known_at: datetime | None = None,
) -> Patterns:
    """The same, of a contact already gathered, with each child's records and who is around them; as known at a moment
    where asked.
    """
    mine = {record for ids in records.values() for record in ids}
    siblings = {relative.person_id for relative in around.relatives if relative.is_brother_or_sister} - mine
    names = {relative.person_id: relative.card.name for relative in around.relatives}
    for home in around.homes:
        names |= {resident.card.person_id: resident.card.name for resident in home.residents}
    first = Trip(known_at=known_at)
    contacts = first.add(_before(sorted(mine | siblings), one.contact.id, known_at))
    alleged = first.facts(ContactPerson, "person_id", names, order=("-recorded_at", "-pk"), alleged=True)
    first.go()
    rows = contacts.all
    contact_ids = {row.contact_id for row in rows}
    second = Trip(known_at=known_at)
    decisions = second.facts(Decision, "contact_id", contact_ids, order=("recorded_at", "pk"))
    notices = second.add(
        PoliceNotification.objects.filter(contact_id__in={*contact_ids, one.contact.id}).order_by("recorded_at", "id")
    )
    second.go()
    decided = {(d.contact_id, d.person_id): Outcome(d.outcome).label for d in decisions.all}
    graded = {notice.contact_id: notice.grade.lower() for notice in notices.all}
    about = {child: [row for row in rows if row.person_id in ids] for child, ids in records.items()}
    grade = graded.get(one.contact.id, "")
    return Patterns(
        of_child={child: tuple(_patterns(one, found, graded, grade, now)) for child, found in about.items()},
        earlier=tuple(_earlier(row, one, decided) for row in rows if row.person_id in mine),
        siblings=tuple(_earlier(row, one, decided) for row in rows if row.person_id in siblings),
        people_of_concern=tuple(_of_concern(one, names, alleged.all)),
    )


def together(records: Mapping[UUID, Sequence[UUID]]) -> PersonSet:
    """All the children of a contact at once, so that their family costs the same however many they are."""
    ids = tuple(sorted({record for every in records.values() for record in every}))
    return PersonSet(ids, ids[0], OPEN_CIRCLE)


def _before(records: Sequence[UUID], contact_id: UUID, known_at: datetime | None) -> QuerySet[ContactChild]:
    found = ContactChild.objects.as_known_at(known_at).filter(person_id__in=records).exclude(contact_id=contact_id)
    return found.order_by("-received_at", "-pk")[:MOST_BEFORE]


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


def _of_concern(one: Gathered, names: Mapping[UUID, str], rows: Sequence[ContactPerson]) -> list[OfConcern]:
    contacts: dict[UUID, list[UUID]] = {}
    for row in rows:
        if row.contact_id != one.contact.id:
            contacts.setdefault(row.person_id, []).append(row.contact_id)
    return [
        OfConcern(person, names[person], len(set(ids)), tuple(dict.fromkeys(ids))) for person, ids in contacts.items()
    ]
