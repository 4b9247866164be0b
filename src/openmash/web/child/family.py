"""The family side by side: what is common written once, what differs standing out; who belongs to whom; who answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.parts import Empty, Link, SideBySide, Table
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.permissions import Permission as People
from openmash.records.people.selectors import Card
from openmash.records.people.words import RelationshipKind
from openmash.web.child.family_facets import CHILDREN, others_table, read, side_by_side
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record

MOST = 8
PARENTS = (
    RelationshipKind.MOTHER, RelationshipKind.FATHER, RelationshipKind.PARENT, RelationshipKind.ADOPTIVE_PARENT,
)  # fmt: skip


@dataclass(frozen=True)
class FamilyPage(RecordPage):
    """The children side by side, everyone else related, and what this page does not know."""

    both: tuple[str, ...]
    side: SideBySide
    others: Table | None
    left_out: tuple[str, ...]
    picture: Link
    add: Link | None
    empty: Empty | None


@screen(Permission.READ, load=load, log="child.viewed")
def child_family(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Read the whole family at once, so that the page costs the same whatever its size, and lay it side by side."""
    opened = open_record(request, actor, child, Part.FAMILY)
    if not isinstance(opened, Opened):
        return opened
    moment = opened.moment
    sets = linkage.person_sets(people.related_ids(opened.person, actor, moment), actor)
    cards = people.people_cards([key for each in sets.values() for key in each.ids], actor, as_known_at=moment)
    children, over = _children(opened.person, sets, cards)
    together = PersonSet(tuple(key for each in children for key in each.ids), opened.person.lead_id)
    everyone = people.family(together, actor, as_known_at=moment, cards=cards)
    known = read(opened, children, together, cards)
    adults = [relative for relative in everyone if relative.person_id not in together]
    left_out = [
        f"The record of a relative is restricted. Ask {each.name} on {each.telephone}, day or night."
        for each in people.sealed_beside(opened.today.ids)
    ]
    left_out.append("A relative whose record is restricted, or whom nobody recorded, is not shown.")
    if over:
        left_out.append(f"{over} more children are related: open their own records to see them.")
    may_add = bool(may(actor, People.CORRECT)) and moment is None
    page = FamilyPage(
        opened.title, opened.banner, opened.parts, opened.then,
        both=tuple(dict.fromkeys(
            f"{each.card.name} is a child first, and also {each.kind.label.lower()} of {cards[each.of].name}."
            for each in everyone
            if each.person_id in together and each.kind in PARENTS and each.of in cards
        )),
        side=side_by_side(opened, known),
        others=others_table(adults, known, child=opened.person, may_change=may_add) if adults else None,
        left_out=tuple(left_out),
        picture=Link("Family and network drawn", opened.address("child_picture")),
        add=Link("Add a relative", opened.address("child_add_relative")) if may_add else None,
        empty=None if everyone else NOBODY,
    )  # fmt: skip
    return opened.shown("child/family.html", page)


NOBODY = Empty(
    "No relative is recorded",
    "Parents, brothers and sisters, and who has parental responsibility appear here once somebody records them.",
)


def children_of(person: PersonSet, actor: Actor, moment: datetime | None) -> tuple[PersonSet, ...]:
    """This child first, then the other children of the family and the home whom the actor may see, oldest first."""
    sets = linkage.person_sets(people.related_ids(person, actor, moment), actor)
    cards = people.people_cards([key for each in sets.values() for key in each.ids], actor, as_known_at=moment)
    return _children(person, sets, cards)[0]


def _children(
    child: PersonSet, sets: Mapping[UUID, PersonSet], cards: Mapping[UUID, Card]
) -> tuple[tuple[PersonSet, ...], int]:
    """This child first, then the other children of the family and the home, oldest first; and how many more."""
    distinct = {each.lead_id: each for each in sets.values() if each.lead_id not in child}
    found = {
        each: [cards[key].birth.date for key in each.ids if key in cards]
        for each in distinct.values()
        if any(key in cards and cards[key].kind in CHILDREN for key in each.ids)
    }
    order = sorted(found, key=lambda each: min((born for born in found[each] if born), default=date.max))
    return (child, *order[: MOST - 1]), max(0, len(order) - (MOST - 1))
