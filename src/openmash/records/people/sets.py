"""All records agreed to be one person: what every page, selector and action passes instead of a single key."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from openmash.foundation.facts.stamp import OPEN_CIRCLE


@dataclass(frozen=True)
class PersonSet:
    """`ids` are the records, oldest first; `lead_id` the oldest, which names the person in addresses; `circle_id` the
    strictest circle any of them is in. Made only by `linkage.selectors.person_set`.
    """

    ids: tuple[UUID, ...]
    lead_id: UUID
    circle_id: int = OPEN_CIRCLE

    @property
    def is_restricted(self) -> bool:
        """Only those named may see this person."""
        return self.circle_id != OPEN_CIRCLE

    @property
    def about(self) -> list[str]:
        """The keys for the audit."""
        return [f"person:{i}" for i in self.ids]

    def __contains__(self, person_id: object) -> bool:
        return person_id in self.ids
