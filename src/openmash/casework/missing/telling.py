"""What somebody told us of a missing child, before it is recorded. Times are aware."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.casework.missing.words import (
    CameBack,
    CareWords,
    Level,
    LookedAfter,
    PassedOn,
    Prevention,
    ReportedBy,
    Safe,
    Step,
)
from openmash.records.voice.actions import Told


@dataclass(frozen=True)
class RiskTold:
    """The level the police set, by which officer, why, and when (None: now)."""

    level: Level
    set_by: str
    reasons: str
    supervisor: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class MissingTold:
    """A report: one line is enough. `reported_at` None: now."""

    circumstances: str
    reported_by: ReportedBy
    reporter: str = ""
    reported_at: datetime | None = None
    last_seen_at: datetime | None = None
    last_seen_by: str = ""
    last_seen_where: str = ""
    police_ref: str = ""
    looked_after: LookedAfter = LookedAfter.UNKNOWN
    responsible_area: str = ""
    care_words: CareWords | None = None
    risk: RiskTold | None = None
    came_from: UUID | None = None


@dataclass(frozen=True)
class BackTold:
    """That the child is back: found at, and home at where that is known."""

    how: CameBack
    found_at: datetime | None
    safe: Safe
    by_whom: str = ""
    home_at: datetime | None = None
    condition: str = ""


@dataclass(frozen=True)
class PreventionTold:
    """The police's talk with the child."""

    outcome: Prevention
    officer: str = ""
    at: datetime | None = None
    words: str = ""


@dataclass(frozen=True)
class StepTold:
    """A step of the return home interview. HELD needs `independent`, `by_whom` and what the child said or why not."""

    step: Step
    at: datetime | None = None
    by_whom: str = ""
    independent: bool | None = None
    voice: Told | None = None
    reason: str = ""
    analysis: str = ""
    passed_on: PassedOn | None = None


@dataclass(frozen=True)
class ReadyTold:
    """What is held ready for the police. `review_on`: by when it is looked at again."""

    appearance: str
    agreed_with: str
    review_on: date | None
    photo: str = ""
    health: str = ""
    risks: str = ""
    friends: str = ""
    travel: str = ""
    online: str = ""
    childs_words: str = ""
