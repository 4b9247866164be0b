"""Who was decided about in a period, in one query: for what looks across decisions, and never at words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.frontdoor.codes import SOURCES
from openmash.casework.frontdoor.models import Decision
from openmash.casework.frontdoor.words import OUTCOME_CLASS, Outcome, OutcomeClass
from openmash.foundation.access.actors import Actor


@dataclass(frozen=True)
class Decided:
    """One decision about one child: what, when (UTC), by which account, and who had told us, in the census's words."""

    decision_id: UUID
    contact_id: UUID
    person_id: UUID
    outcome: Outcome
    at: datetime
    by: UUID
    source: str

    @property
    def is_less(self) -> bool:
        """Less was done: it passed the gate."""
        return OUTCOME_CLASS[self.outcome] is OutcomeClass.LESS


def decided(
    *, since: datetime, until: datetime, actor: Actor, known_at: datetime | None = None, by: UUID | None = None
) -> list[Decided]:
    """Every decision from `since` until `until` (aware) that stands, of those the actor may see, the oldest first; as
    known at a moment, and by one account, where asked.
    """
    rows = Decision.objects.visible_to(actor).as_known_at(known_at)
    rows = rows.filter(recorded_at__gte=since, recorded_at__lt=until)
    rows = rows.filter(recorded_by=by) if by else rows
    return [
        Decided(key, contact, person, Outcome(outcome), at, decider, SOURCES.label(source))
        for key, contact, person, outcome, at, decider, source in rows.order_by("recorded_at", "pk").values_list(
            "pk", "contact_id", "person_id", "outcome", "recorded_at", "recorded_by", "contact__source"
        )
    ]
