"""What the screens of checks load: one check addressed to the actor's agency, by its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.selectors import CheckToAnswer
from openmash.foundation.access.actors import Actor


@dataclass(frozen=True)
class Loaded:
    """One check."""

    check: CheckToAnswer

    @property
    def about(self) -> Sequence[str]:
        """The check and the children it asks about."""
        return self.check.about


def load_check(*, actor: Actor, check_id: UUID) -> Loaded:
    """Raises NotVisible."""
    return Loaded(selectors.check_to_answer(check_id, actor=actor))
