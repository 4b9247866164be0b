"""What must not go out in words: the protected places of the people something is about, and of those around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.records.people.giving_away import given_away_by, said_plainly
from openmash.records.people.selectors.family import related_to
from openmash.records.people.selectors.places import protected_rows
from openmash.records.people.words import LocatingKind

NAMED = frozenset({LocatingKind.SCHOOL, LocatingKind.NURSERY, LocatingKind.GP})
"""Places with a name of their own."""


@dataclass(frozen=True)
class Withholding:
    """Finds what gives away a protected place in words that go out, such as minutes and letters."""

    given_away_by: frozenset[str]

    def needed_for(self, words: str) -> bool:
        """Whether these words hold a protected postcode, address, street, school or number, however it is written."""
        said = said_plainly(words)
        return any(each in said for each in self.given_away_by)

    @property
    def guards_anything(self) -> bool:
        """Whether any place of these people is protected."""
        return bool(self.given_away_by)


def withholding(ids: Sequence[UUID], actor: Actor) -> Withholding:
    """What must not go out about these people, their protected places and those of everybody related to or living with
    them, as known now: a mother's refuge is told in no paper about her child either. Three queries.
    """
    every = sorted(related_to(ids, actor))
    rows = [found.row for found in protected_rows(every, actor=actor, as_known_at=None) if found.protected_from]
    forms = (given_away_by(row.text, row.postcode, row.urn, is_named=row.kind in NAMED) for row in rows)
    return Withholding(frozenset().union(*forms))


def names_a_protected_place(words: str, person_ids: Sequence[UUID], *, actor: Actor) -> bool:
    """Whether a text that is about to leave names a protected place of these people: an address, a postcode, a number.

    Spaces, commas and capitals do not matter. It fails closed: where a street alone is named, it says yes.
    """
    return withholding(person_ids, actor).needed_for(words)
