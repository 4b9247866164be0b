"""What a planned contact at the front door is made of. Datetimes are UTC; keys are version 7 UUIDs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

RatingColour = Literal["red", "amber", "green"]
Outcome = Literal[
    "no_further_action",
    "advice",
    "early_help",
    "assessment",
    "strategy_discussion",
    "passed_to_open_worker",
    "transferred",
]


ActKind = Literal["strategy_discussion", "same_day_visit", "police_protection", "emergency_order", "out_of_hours"]


@dataclass(frozen=True, slots=True)
class Referrer:
    """Who told the front door. Held apart from the concern."""

    name: str
    role: str
    agency: str
    relationship: str
    phone: str
    email: str
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class ContactChild:
    """One child of a contact and what was said about this child. `person` is None for a child nobody could name."""

    person: UUID | None
    description: str
    text: str


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """Another person named in a contact: parent, alleged person, sibling, witness."""

    person: UUID | None
    name: str
    role: str
    alleged: bool = False


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating, or a re-rating, with who and why."""

    colour: RatingColour
    at: datetime
    by: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An agency's answer to a check. `texts` pairs a child's key with the proportionate words about that child."""

    at: datetime
    by: str
    answer: Literal["trace", "no_trace", "ring_us", "declined"]
    searched: str
    texts: tuple[tuple[UUID, str], ...]
    current_impact: str
    handling: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One agency asked once about a family. `wanted` is set when the contact is decided."""

    key: UUID
    agency: str
    asked_at: datetime
    asked_by: UUID
    question: str
    due_at: datetime
    reply: Reply | None
    wanted: Literal["", "still_wanted", "not_needed"] = ""


@dataclass(frozen=True, slots=True)
class WhoElse:
    """Another child or victim considered before a decision: added, or not and why."""

    person: UUID | None
    name: str
    relation: str
    added: bool
    reason: str
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """The child's voice, or why it has not been heard yet."""

    person: UUID | None
    status: Literal["heard", "not_heard_yet"]
    at: datetime
    by: UUID
    quote: str = ""
    manner: Literal["", "verbatim", "reported_words", "behaviour"] = ""
    asked_by: str = ""
    where: str = ""
    alone: Literal["yes", "no", "unknown"] = "unknown"
    method: str = ""
    source: str = ""
    reason_code: str = ""
    by_whom: str = ""
    by_when: datetime | None = None
    influence: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided for one child."""

    person: UUID | None
    outcome: Outcome
    level: int
    rationale: str
    next_step: str
    by: UUID
    at: datetime
    threshold_version: str = "7"


@dataclass(frozen=True, slots=True)
class ProtectiveAct:
    """Something done at once to keep a child safe."""

    kind: ActKind
    person: UUID | None
    line: str
    by: UUID
    at: datetime
    accepted_by: str = ""
    accepted_at: datetime | None = None
    ratified_by: UUID | None = None
    ratified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Debt:
    """What a protective act left out, owed by someone by a time."""

    what: str
    owed_by: UUID
    due_at: datetime
    paid_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedbackGiven:
    """Feedback owed to the referrer, given, or held with a reason. Owed where `at` is None and `held_reason` empty."""

    due_at: datetime
    at: datetime | None
    by: UUID | None
    how: str
    text: str
    held_reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Who answers for a child from when: offered, and accepted or declined."""

    team: str
    account: UUID | None
    offered_at: datetime
    accepted_at: datetime | None
    declined_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LateQuestion:
    """A reply that came after the decision, and what the decision-maker said: does this change it?"""

    check: UUID
    asked_of: UUID
    asked_at: datetime
    due_at: datetime
    answered_at: datetime | None
    changes: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class PoliceNotice:
    """What a police notification says beyond the concern. The spoken words are in the contact's voices."""

    notification_ref: str
    submitted_at: datetime
    incident_at: datetime
    incident_kind: str
    grade: RatingColour
    present: bool | None
    seen: bool | None
    spoken_to: bool | None
    childs_words: str
    demeanour: str
    officer: str
    officer_team: str
    domestic_abuse: bool
    address: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Something somebody told the front door, and all that followed."""

    key: UUID
    reference: str
    kind: str
    source_code: str
    source_detail: str
    channel: Literal["professional_form", "telephone", "public_form", "police_feed", "email", "out_of_hours"]
    occurred_at: datetime | None
    received_at: datetime
    taken_by: UUID | None
    concern: str
    factors: tuple[str, ...]
    summary: str
    children: tuple[ContactChild, ...]
    others: tuple[ContactPerson, ...]
    referrer: Referrer
    family_told: Literal["yes", "no", "unknown"]
    family_told_reason: str
    consent_early_help: Literal["yes", "no", "not_asked"]
    ratings: tuple[Rating, ...]
    holdings: tuple[Held, ...]
    checks: tuple[Check, ...] = ()
    who_else: tuple[WhoElse, ...] = ()
    voices: tuple[VoiceEntry, ...] = ()
    decisions: tuple[Decision, ...] = ()
    acts: tuple[ProtectiveAct, ...] = ()
    debts: tuple[Debt, ...] = ()
    feedback: FeedbackGiven | None = None
    questions: tuple[LateQuestion, ...] = ()
    police: PoliceNotice | None = None
