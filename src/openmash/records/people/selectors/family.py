"""Who belongs to whom: relationships seen from one person, and who lives with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from openmash.foundation.access.actors import Actor
from openmash.records.people.models import HouseholdMember, Relationship
from openmash.records.people.selectors.cards import Card, people_cards
from openmash.records.people.sets import PersonSet
from openmash.records.people.words import ParentalResponsibility, RelationshipKind

SAID_BACKWARDS: Mapping[RelationshipKind, RelationshipKind] = {
    RelationshipKind.MOTHER: RelationshipKind.CHILD,
    RelationshipKind.FATHER: RelationshipKind.CHILD,
    RelationshipKind.PARENT: RelationshipKind.CHILD,
    RelationshipKind.CHILD: RelationshipKind.PARENT,
    RelationshipKind.STEP_PARENT: RelationshipKind.STEP_CHILD,
    RelationshipKind.STEP_CHILD: RelationshipKind.STEP_PARENT,
    RelationshipKind.PARENTS_PARTNER: RelationshipKind.PARTNERS_CHILD,
    RelationshipKind.PARTNERS_CHILD: RelationshipKind.PARENTS_PARTNER,
    RelationshipKind.GRANDPARENT: RelationshipKind.GRANDCHILD,
    RelationshipKind.GRANDCHILD: RelationshipKind.GRANDPARENT,
    RelationshipKind.AUNT_OR_UNCLE: RelationshipKind.NIECE_OR_NEPHEW,
    RelationshipKind.NIECE_OR_NEPHEW: RelationshipKind.AUNT_OR_UNCLE,
    RelationshipKind.CARER: RelationshipKind.CARED_FOR,
    RelationshipKind.CARED_FOR: RelationshipKind.CARER,
    RelationshipKind.FOSTER_CARER: RelationshipKind.FOSTER_CHILD,
    RelationshipKind.FOSTER_CHILD: RelationshipKind.FOSTER_CARER,
}
"""What a relationship is from the other end; any kind not here is the same from both."""

BROTHERS_AND_SISTERS = frozenset(
    {RelationshipKind.SIBLING, RelationshipKind.HALF_SIBLING, RelationshipKind.STEP_SIBLING, RelationshipKind.TWIN}
)


@dataclass(frozen=True)
class Relative:
    """`person_id` is the `kind` of the person asked about. Parental responsibility is theirs for that person.

    `of` is the record of that person it was stated about.
    """

    relationship_id: UUID
    person_id: UUID
    of: UUID
    kind: RelationshipKind
    parental_responsibility: ParentalResponsibility
    note: str
    since: date | None
    until: date | None
    card: Card

    @property
    def is_brother_or_sister(self) -> bool:
        return self.kind in BROTHERS_AND_SISTERS


@dataclass(frozen=True)
class Resident:
    """Somebody's part in a home: "lives", "stays" or "visits"."""

    member_id: UUID
    card: Card
    part: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Home:
    """A household this person is or was part of, and everyone in it whom the actor may see."""

    household_id: UUID
    residents: tuple[Resident, ...]


def family(person: PersonSet, actor: Actor, as_known_at: datetime | None = None) -> list[Relative]:
    """Everyone recorded as related to this person, from either end, in seven queries. May be incomplete: a relative
    whose record the actor may not see is not among them.
    """
    rows = Relationship.objects.visible_to(actor).as_known_at(as_known_at)
    rows = rows.filter(Q(person_id__in=person.ids) | Q(other_id__in=person.ids)).order_by("recorded_at")
    ends = [_seen_from(row, person) for row in rows]
    cards = people_cards({end for _, end, _, _ in ends}, actor=actor, as_known_at=as_known_at)
    return [
        Relative(
            relationship_id=row.pk,
            person_id=end,
            of=of,
            kind=kind,
            parental_responsibility=(
                ParentalResponsibility(row.parental_responsibility)
                if end == row.other_id
                else ParentalResponsibility.UNKNOWN
            ),
            note=row.note,
            since=row.valid_from,
            until=row.valid_to,
            card=cards[end],
        )
        for row, end, of, kind in ends
        if end in cards
    ]


def homes(person: PersonSet, actor: Actor, as_known_at: datetime | None = None) -> list[Home]:
    """The households this person is or was part of, each with everyone in it, in eight queries."""
    rows = HouseholdMember.objects.visible_to(actor).as_known_at(as_known_at)
    ids = set(rows.filter(person_id__in=person.ids).values_list("household_id", flat=True))
    members = list(rows.filter(household_id__in=ids).order_by("household_id", "recorded_at"))
    cards = people_cards({m.person_id for m in members}, actor=actor, as_known_at=as_known_at)
    found: dict[UUID, list[Resident]] = {}
    for m in members:
        if m.person_id in cards:
            resident = Resident(m.pk, cards[m.person_id], m.part, m.valid_from, m.valid_to)
            found.setdefault(m.household_id, []).append(resident)
    return [Home(household_id, tuple(residents)) for household_id, residents in found.items()]


def are_recorded_as_twins(first: PersonSet, second: PersonSet, actor: Actor) -> bool:
    """Whether a record of the one is recorded as the twin of a record of the other."""
    across = Q(person_id__in=first.ids, other_id__in=second.ids) | Q(person_id__in=second.ids, other_id__in=first.ids)
    rows = Relationship.objects.visible_to(actor).current()
    return rows.filter(across, kind=RelationshipKind.TWIN).exists()


def have_twins(ids: Sequence[UUID], actor: Actor) -> frozenset[UUID]:
    """Those of these records that are recorded as somebody's twin. One query."""
    rows = Relationship.objects.visible_to(actor).current().filter(kind=RelationshipKind.TWIN)
    pairs = rows.filter(Q(person_id__in=ids) | Q(other_id__in=ids)).values_list("person_id", "other_id")
    return frozenset(end for pair in pairs for end in pair) & frozenset(ids)


def _seen_from(row: Relationship, person: PersonSet) -> tuple[Relationship, UUID, UUID, RelationshipKind]:
    kind = RelationshipKind(row.kind)
    if row.person_id in person:
        return row, row.other_id, row.person_id, kind
    return row, row.person_id, row.other_id, SAID_BACKWARDS.get(kind, kind)
