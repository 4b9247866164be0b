"""What the contact page shows: everything in one frame, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.frontdoor.selectors.patterns import Patterns
from openmash.casework.frontdoor.timing import Clocks, Timed
from openmash.casework.frontdoor.words import Act, ContactKind, Outcome, Owed, State
from openmash.casework.frontdoor.young import YoungParent
from openmash.foundation.facts.refusals import NotVisible, Problem
from openmash.foundation.governance.area import Level
from openmash.records.cases.holding import Offered
from openmash.records.cases.selectors import AlreadyOpen
from openmash.records.people.selectors import Card as PersonCard
from openmash.records.voice.selectors import Said


@dataclass(frozen=True)
class Owing:
    """Something left out when more was done, until it is written up.

    `is_readers`: this reader may write it up: they left it out, or they manage and it is late.
    """

    debt_id: UUID
    what: Owed
    owed_by: str
    clock: Timed
    is_readers: bool


@dataclass(frozen=True)
class DecisionShown:
    """A decision as it was taken. `in_force`: not superseded by a later one or a reopening."""

    decision_id: UUID
    person_id: UUID
    outcome: Outcome
    line: str
    rationale: str
    level: int | None
    threshold_version: str
    reason: str
    decided_at: datetime
    decided_by: str
    voice_id: UUID | None
    in_force: bool
    owed: tuple[Owing, ...]


@dataclass(frozen=True)
class ActShown:
    """A protective act: what, by whom, what a manager thought, and what is still owed of it."""

    act_id: UUID
    person_id: UUID
    act: Act
    line: str
    opened_at: datetime
    opened_by: str
    when: datetime | None
    who: str
    agencies: tuple[str, ...]
    designated_officer: str
    told: str
    outcome: str
    ratified: str
    ratifying: Timed | None
    owed: tuple[Owing, ...]


@dataclass(frozen=True)
class ChildInContact:
    """One child: what was said, untouched; what is open; what a child said; what was decided; who holds them."""

    person_id: UUID
    name: str
    age: str
    part: str
    as_told: str
    concern: str
    impact: str
    working_well: str
    tried: str
    asked_for: str
    categories: tuple[str, ...]
    already_open: AlreadyOpen
    voices: tuple[Said, ...]
    decision: DecisionShown | None
    holder: str
    records: tuple[UUID, ...]
    agreements: tuple[str, ...]
    card: PersonCard | None
    """Who they are as far as it is known, to compare with others."""

    @property
    def has_died(self) -> bool:
        return self.card is not None and self.card.has_died

    @property
    def is_decided(self) -> bool:
        return self.decision is not None

    @property
    def about(self) -> Sequence[str]:
        return [f"person:{record}" for record in self.records]


@dataclass(frozen=True)
class OtherInContact:
    """Somebody else in a contact. Alleged, until found."""

    person_id: UUID
    name: str
    relation: str
    alleged: bool


@dataclass(frozen=True)
class ReferrerShown:
    """Who told us, where the actor may know; `withheld` says why not."""

    name: str
    role: str
    organisation: str
    relationship: str
    telephone: str
    email: str
    is_professional: bool
    is_anonymous: bool
    wants_feedback: bool
    safe_to_contact: str
    withheld: str = ""


@dataclass(frozen=True)
class SaidOfChild:
    """What an agency said of one child."""

    person_id: UUID
    information: str
    impact_now: str
    conditions: str


@dataclass(frozen=True)
class AnswerShown:
    """One answer of an agency: what was searched, and what was said of each child."""

    reply_id: UUID
    words: str
    searched: str
    ring: str
    reason: str
    consult_us: bool
    serious: bool
    answered_at: datetime
    answered_by: str
    children: tuple[SaidOfChild, ...]


@dataclass(frozen=True)
class AgencyColumn:
    """One agency asked: what and why, how its clock stands, and its answers, newest first."""

    check_id: UUID
    agency_id: UUID
    agency: str
    what: str
    why: str
    basis: str
    gateway: str
    asked_at: datetime
    clock: Timed
    answers: tuple[AnswerShown, ...]
    wanted: str
    is_kept_from_them: bool = False
    """A child in it is restricted, so the agency does not see the check: whoever does sees that, and rings."""

    @property
    def is_answered(self) -> bool:
        return bool(self.answers)


@dataclass(frozen=True)
class RatingShown:
    """A rating, why, and by whom."""

    key: str
    label: str
    meaning: str
    reason: str
    rated_at: datetime
    rated_by: str


@dataclass(frozen=True)
class ElseShown:
    """Somebody else considered, in a sentence."""

    said: str
    person_id: UUID | None
    added: bool


@dataclass(frozen=True)
class Relation:
    """Somebody of the family who is not in this contact: a child to think of, perhaps."""

    person_id: UUID
    said: str


@dataclass(frozen=True)
class ContactPage:
    """Everything about one contact this actor may see, now or as known at a moment."""

    contact_id: UUID
    reference: str
    kind: ContactKind
    state: State
    channel: str
    source: str
    source_detail: str
    received_at: datetime
    recorded_at: datetime
    first_told_at: datetime
    recorded_by: str
    in_danger_now: bool
    clocks: Clocks
    children: tuple[ChildInContact, ...]
    others: tuple[OtherInContact, ...]
    referrer: ReferrerShown | None
    informed: tuple[str, ...]
    basis: tuple[str, ...]
    police: tuple[str, ...]
    rating: RatingShown | None
    ratings: tuple[RatingShown, ...]
    checks: tuple[AgencyColumn, ...]
    who_else: tuple[ElseShown, ...]
    family_outside: tuple[Relation, ...]
    young: tuple[YoungParent, ...]
    patterns: Patterns
    acts: tuple[ActShown, ...]
    decisions: tuple[DecisionShown, ...]
    offers: tuple[Offered, ...]
    feedback: tuple[str, ...]
    feedback_owed: bool
    gates: Mapping[UUID, tuple[Problem, ...]]
    threshold_words: str
    levels: tuple[Level, ...]
    reasons: tuple[tuple[str, str], ...]
    answers_due: str
    as_known_at: datetime | None

    @property
    def about(self) -> Sequence[str]:
        """The audit's keys: the contact and every record of each child."""
        return [f"contact:{self.contact_id}", *(key for child in self.children for key in child.about)]

    def child(self, person_id: UUID) -> ChildInContact:
        """One child in it. Raises NotVisible."""
        for child in self.children:
            if child.person_id == person_id:
                return child
        raise NotVisible

    def gate(self, person_id: UUID) -> tuple[Problem, ...]:
        """What stands before doing less for this child; empty where nothing does."""
        return self.gates.get(person_id, ())

    @property
    def unanswered(self) -> tuple[AgencyColumn, ...]:
        """Agencies asked that have not answered, and of whom nobody has said that they need not."""
        return tuple(column for column in self.checks if not column.is_answered and not column.wanted)

    @property
    def held_by(self) -> str:
        """Who holds the children, in words."""
        return ", ".join(dict.fromkeys(child.holder for child in self.children if child.holder))

    @property
    def feedback_wanted(self) -> bool:
        """Whether deciding the last child leaves somebody to be told."""
        return self.referrer is not None and not self.referrer.is_anonymous and self.referrer.wants_feedback

    @property
    def feedback_words(self) -> str:
        """What telling the referrer stands at."""
        if self.feedback:
            return self.feedback[-1]
        return self.clocks.feedback.words if self.clocks.feedback else ""

    @property
    def safe_contact(self) -> str:
        """How the referrer may safely be reached, in their own words."""
        return self.referrer.safe_to_contact if self.referrer else ""
