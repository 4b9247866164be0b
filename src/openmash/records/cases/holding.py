"""What is said of holders and offers across layers: plain values, no tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.records.cases.words import Answer, OfferKind


@dataclass(frozen=True)
class Holder:
    """Who answers for a child now: a person by name, or the team's desk. Times are UTC."""

    process_id: UUID
    person_id: UUID
    team_id: UUID
    team_name: str
    account_id: UUID | None
    name: str
    telephone: str
    since: datetime
    because: str
    out_of_hours: bool
    is_desk: bool

    @property
    def said(self) -> str:
        """Such as "Priya Nair, North team" or "Duty desk"."""
        return f"{self.name}, {self.team_name}" if self.name else self.team_name


@dataclass(frozen=True)
class Offered:
    """A child offered to somebody, and what became of it. `answer` is None while nobody has answered."""

    id: UUID
    process_id: UUID
    person_id: UUID
    kind: OfferKind
    to_team_id: UUID | None
    to_team_name: str
    to_account_id: UUID | None
    to_named: str
    to_agency_id: UUID | None
    to_out_of_hours: bool
    to_the_desk: bool
    offered_at: datetime
    offered_by: UUID
    words: str
    answer: Answer | None
    answered_at: datetime | None
    answered_by: UUID | None
    answer_words: str

    @property
    def is_waiting(self) -> bool:
        return self.answer is None

    @property
    def is_elsewhere(self) -> bool:
        """To another area: nobody who works here answers it, and what they say there is recorded."""
        return self.to_team_id is None

    @property
    def to_said(self) -> str:
        """To whom, in words."""
        return self.to_named or self.to_team_name
