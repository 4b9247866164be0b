"""What is told of a meeting before it is recorded. Times are aware."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.casework.protection.words import (
    Category,
    EnquiryOutcome,
    Led,
    Medical,
    Outcome,
    Participation,
    Presence,
)


@dataclass(frozen=True)
class PartTold:
    """One agency at a meeting: there, sent information, or not there and why; and what it told, in its own words."""

    agency_id: UUID
    presence: Presence
    who: str = ""
    reason: str = ""
    information: str = ""


@dataclass(frozen=True)
class ReportTold:
    """An agency's report, and the day it was shared with the family, or why it was not."""

    agency_id: UUID
    words: str
    shared_on: date | None = None
    not_shared_why: str = ""


@dataclass(frozen=True)
class DecisionTold:
    """What a meeting decided for one child. `held_at` None: when it was called for."""

    outcome: Outcome
    rationale: str = ""
    agencies_said: str = ""
    who_else: str = ""
    voice: str = ""
    held_at: datetime | None = None
    led: Led | None = None
    medical: Medical | None = None
    medical_words: str = ""
    seen_by: str = ""
    seen_at: datetime | None = None
    category: Category | None = None
    participation: Participation | None = None
    plan: str = ""
    next_at: datetime | None = None
    visit_every: int | None = None
    """How often the child is to be seen, in days; None where the meeting did not say."""
    in_working_days: bool = False


@dataclass(frozen=True)
class EnquiryTold:
    """How an enquiry came out, and what it found."""

    outcome: EnquiryOutcome
    findings: str
    agencies_said: str = ""
    who_else: str = ""
    voice: str = ""
    at: datetime | None = None
