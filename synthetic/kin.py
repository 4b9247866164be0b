"""A family while it is being made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from synthetic.drafting import Draft
from synthetic.naming import Heritage
from synthetic.plan import Household, Tie


@dataclass(slots=True)
class Kin:
    """A family while it is being made. `at_home` are the children of the main home; `elsewhere` live in another."""

    heritage: Heritage
    shape: str
    today: date
    mother: Draft | None = None
    father: Draft | None = None
    partner: Draft | None = None
    carer: Draft | None = None
    other_mother: Draft | None = None
    at_home: list[Draft] = field(default_factory=list)
    elsewhere: list[Draft] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    twins: bool = False
    protected: bool = False

    @property
    def adults(self) -> list[Draft]:
        """Every adult, mother first."""
        return [a for a in (self.mother, self.father, self.partner, self.carer, self.other_mother) if a is not None]

    @property
    def children(self) -> list[Draft]:
        """Every child, of this home and elsewhere."""
        return [*self.at_home, *self.elsewhere]

    @property
    def births(self) -> list[date]:
        """When the children of this home were or are to be born."""
        return [child.born for child in self.at_home if child.born is not None]

    @property
    def everyone(self) -> list[Draft]:
        """Children first, then adults."""
        return [*self.children, *self.adults]
