"""Who belongs to whom: relationships seen from one person, and who lives with whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.people.models import HouseholdMember, Relationship
from openmash.records.people.selectors.cards import Card, cards_beside, people_cards
from openmash.records.people.selectors.places import names_of
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
    RelationshipKind.ADOPTIVE_PARENT: RelationshipKind.ADOPTED_CHILD,
    RelationshipKind.ADOPTED_CHILD: RelationshipKind.ADOPTIVE_PARENT,
}
"""What a relationship is from the other end; any kind not here is the same from both."""

PARENTS = (
    RelationshipKind.MOTHER, RelationshipKind.FATHER, RelationshipKind.PARENT, RelationshipKind.ADOPTIVE_PARENT,
)  # fmt: skip
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
    is_said_of_them: bool = True
    """Recorded with this person first, so that `kind` is as written; otherwise it was turned round."""

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


@dataclass(frozen=True)
class Around:
    """Who is around somebody: relatives, homes, and a card of each record that the actor may see."""

    relatives: list[Relative]
    homes: list[Home]
    cards: Mapping[UUID, Card]


def family(
    person: PersonSet, actor: Actor, as_known_at: datetime | None = None, cards: Mapping[UUID, Card] | None = None
) -> list[Relative]:
    """Everyone recorded as related to this person, from either end, in at most eight queries.

    A relative beyond the actor's reach is told by name alone; a restricted one is not among them. `cards` are those of
    relatives that the caller has read already, for a page that shows several: then it costs two.
    """
    rows = list(_relationships(person, actor, as_known_at))
    wanted = _ends(rows, person)
    found = cards if cards is not None else people_cards(wanted, actor=actor, as_known_at=as_known_at)
    return _relatives(rows, person, found, as_known_at)


def around(person: PersonSet, actor: Actor, as_known_at: datetime | None = None, also: Iterable[UUID] = ()) -> Around:
    """This person's family and homes, with everyone's card read once, those of `also` among them, in four trips."""
    trip = Trip(known_at=as_known_at)
    related = trip.add(_relationships(person, actor, as_known_at))
    lives = trip.facts(HouseholdMember, "person_id", person.ids, actor=actor)
    trip.go()
    members = trip.facts(
        HouseholdMember, "household_id", {m.household_id for m in lives.all}, order=("household_id", "recorded_at"),
        actor=actor,
    )  # fmt: skip
    trip.go()
    everyone = {*_ends(related.all, person), *(m.person_id for m in members.all), *also}
    cards = people_cards(everyone, actor=actor, as_known_at=as_known_at)
    return Around(_relatives(related.all, person, cards, as_known_at), _homes(members.all, cards), cards)


def _relationships(person: PersonSet, actor: Actor, as_known_at: datetime | None) -> QuerySet[Relationship]:
    rows = Relationship.objects.visible_to(actor).as_known_at(as_known_at)
    return rows.filter(Q(person_id__in=person.ids) | Q(other_id__in=person.ids)).order_by("recorded_at", "pk")


def _ends(rows: Iterable[Relationship], person: PersonSet) -> set[UUID]:
    return {_seen_from(row, person)[1] for row in rows}


def _relatives(
    rows: Sequence[Relationship], person: PersonSet, cards: Mapping[UUID, Card], as_known_at: datetime | None
) -> list[Relative]:
    ends = [_seen_from(row, person) for row in rows]
    found = {**cards, **cards_beside(person.ids, {end for _, end, _, _ in ends} - cards.keys(), as_known_at)}
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
            card=found[end],
            is_said_of_them=end == row.other_id,
        )
        for row, end, of, kind in ends
        if end in found
    ]


def twins_of(ids: Sequence[UUID], actor: Actor) -> Mapping[UUID, tuple[str, ...]]:
    """For each of these records, the names of those it is recorded as the twin of. Two queries."""
    rows = Relationship.objects.visible_to(actor).current().filter(kind=RelationshipKind.TWIN)
    pairs = rows.filter(Q(person_id__in=ids) | Q(other_id__in=ids)).values_list("person_id", "other_id")
    ends = [end for one, other in pairs for end in ((one, other), (other, one))]
    names = names_of({twin for _, twin in ends}, actor=actor)
    found: dict[UUID, list[str]] = {}
    for person_id, twin in ends:
        if twin in names and names[twin] not in found.setdefault(person_id, []):
            found[person_id].append(names[twin])
    return {person_id: tuple(each) for person_id, each in found.items()}


def is_a_parent(person: PersonSet, actor: Actor, as_known_at: datetime | None = None) -> bool:
    """Whether this person is recorded as somebody's mother, father or parent, by whoever said so. One query."""
    rows = Relationship.objects.visible_to(actor).as_known_at(as_known_at)
    told_of_child = Q(other_id__in=person.ids, kind__in=PARENTS)
    told_of_parent = Q(person_id__in=person.ids, kind=RelationshipKind.CHILD)
    return rows.filter(told_of_child | told_of_parent).exists()


def related_ids(person: PersonSet, actor: Actor, as_known_at: datetime | None = None) -> frozenset[UUID]:
    """The records of everyone recorded as related to, or living with, this person, themselves included. Two queries."""
    return related_to(person.ids, actor, as_known_at)


def related_to(ids: Sequence[UUID], actor: Actor, as_known_at: datetime | None = None) -> frozenset[UUID]:
    """The same of several people at once."""
    related = Relationship.objects.visible_to(actor).as_known_at(as_known_at)
    related = related.filter(Q(person_id__in=ids) | Q(other_id__in=ids))
    members = HouseholdMember.objects.visible_to(actor).as_known_at(as_known_at)
    homes_of = members.filter(person_id__in=ids, valid_to__isnull=True).values("household_id")
    living = members.filter(household_id__in=homes_of, valid_to__isnull=True).values_list("person_id", flat=True)
    ends = {end for pair in related.values_list("person_id", "other_id") for end in pair}
    return frozenset({*ids, *ends, *living})


def homes(person: PersonSet, actor: Actor, as_known_at: datetime | None = None) -> list[Home]:
    """The households this person is or was part of, each with everyone in it, in eight queries."""
    rows = HouseholdMember.objects.visible_to(actor).as_known_at(as_known_at)
    ids = set(rows.filter(person_id__in=person.ids).values_list("household_id", flat=True))
    members = list(rows.filter(household_id__in=ids).order_by("household_id", "recorded_at", "pk"))
    cards = people_cards({m.person_id for m in members}, actor=actor, as_known_at=as_known_at)
    return _homes(members, cards)


def _homes(members: Sequence[HouseholdMember], cards: Mapping[UUID, Card]) -> list[Home]:
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
