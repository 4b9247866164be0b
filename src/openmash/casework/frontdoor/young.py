"""A parent, carer or expectant parent who is a child: one person, two roles. PRIVATE to this module."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.models import ContactChild, ContactPerson, WhoElse
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.records.linkage.selectors import person_sets
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Around, Card
from openmash.records.people.sets import PersonSet
from openmash.records.people.words import RelationshipKind
from openmash.statute.calendar import local_date

ADULT_AT = 18
PARENTAL = re.compile(
    r"\b(step-?)?(mother|mum|father|dad|parent|carer|guardian|pregnant|expecting|expectant)", re.IGNORECASE
)
"""What somebody is called in a contact, where that says a parent, a carer or an expectant parent."""
PARENTS = frozenset(
    {RelationshipKind.MOTHER, RelationshipKind.FATHER, RelationshipKind.PARENT, RelationshipKind.STEP_PARENT,
     RelationshipKind.CARER}
)  # fmt: skip


@dataclass(frozen=True)
class YoungParent:
    """Somebody who cares for a child of a contact, or will, and is a child. Never somebody the actor may not see."""

    person_id: UUID
    name: str
    years: int

    @property
    def sentence(self) -> str:
        """What is asked before less is done."""
        who = f"{self.name}, {self.years}, is a child first, and also a parent or carer"
        return f"{who}. Add them to this contact as a child, or say why not."


def young_parents(
    others: Iterable[ContactPerson], around: Around, *, settled: Container[UUID], today: date
) -> list[YoungParent]:  # fmt: skip
    """Parents and carers under 18, named in a contact or recorded as such, of whom nobody has said anything yet.

    `settled` are the children of the contact, and whoever was considered and not added, with the reason.
    """
    cards: dict[UUID, Card] = {
        row.person_id: around.cards[row.person_id]
        for row in others
        if PARENTAL.search(row.relation) and row.person_id in around.cards
    }
    for relative in around.relatives:
        if relative.kind in PARENTS and relative.person_id in around.cards:
            cards.setdefault(relative.person_id, relative.card)
    return [
        YoungParent(key, card.name, say.years(card.birth.date, today))
        for key, card in cards.items()
        if key not in settled and not card.has_died and card.birth.date is not None and not card.birth.expected
        and say.years(card.birth.date, today) < ADULT_AT
    ]  # fmt: skip


def not_added(contact_id: UUID, *, actor: Actor) -> list[YoungParent]:
    """The same of one contact, read afresh for an action."""
    children = list(ContactChild.objects.current().filter(contact_id=contact_id).values_list("person_id", flat=True))
    others = list(ContactPerson.objects.current().filter(contact_id=contact_id))
    if not children:
        return []
    sets = person_sets(children, actor)
    ids = tuple(sorted({key for each in sets.values() for key in each.ids} | set(children)))
    around = people.around(PersonSet(ids, ids[0]), actor=actor, also=[*children, *(row.person_id for row in others)])
    considered = WhoElse.objects.filter(contact_id=contact_id, person_id__isnull=False)
    settled = {*ids, *considered.values_list("person_id", flat=True)}
    return young_parents(others, around, settled=settled, today=local_date(timezone.now()))
