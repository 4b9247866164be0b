"""What somebody told us of a missing child, before it is recorded. Times are aware."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.casework.missing.words import (
    Because,
    CameBack,
    CareWords,
    Doing,
    Interviewer,
    Level,
    LookedAfter,
    PassedOn,
    Prevention,
    ReportedBy,
    Safe,
    Scheme,
    Step,
    Whom,
)
from openmash.records.voice.actions import Told


@dataclass(frozen=True)
class RiskTold:
    """The level the police set, by which officer, why, on what information, and when (None: now).

    `review_at`: by when they look at it again; None: after the area's own hours.
    """

    level: Level
    set_by: str
    reasons: str
    supervisor: str = ""
    at: datetime | None = None
    evidence: str = ""
    review_at: datetime | None = None


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
class ClassTold:
    """How an episode is classed: in whose words, which code of `missing_classification`, by whom, why, when."""

    scheme: Scheme
    code: str
    set_by: str
    reasons: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class CompanionTold:
    """With whom a child was: a child known here (`other_id`), or a name."""

    other_id: UUID | None = None
    words: str = ""
    told_by: str = ""


@dataclass(frozen=True)
class LastSeenTold:
    """Part 2, asked once the child is missing. `told_by`: who said so."""

    told_by: str
    wearing: str = ""
    carrying: str = ""
    phone: str = ""
    mood: str = ""
    tried: str = ""


@dataclass(frozen=True)
class DoneTold:
    """Something done while a child is missing; TOLD needs `whom`. `at` None: now."""

    doing: Doing
    words: str = ""
    whom: Whom | None = None
    by_whom: str = ""
    at: datetime | None = None
    plan_action_id: UUID | None = None


@dataclass(frozen=True)
class BackTold:
    """That the child is back: found at, and home at where that is known."""

    how: CameBack
    found_at: datetime | None
    safe: Safe
    by_whom: str = ""
    home_at: datetime | None = None
    condition: str = ""
    where: str = ""
    place_kind: str = ""
    companions: tuple[CompanionTold, ...] = ()


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
    because: Because | None = None
    factors: tuple[str, ...] = ()
    factors_words: str = ""
    carers_said: str = ""
    extract: str = ""


@dataclass(frozen=True)
class ReadyTold:
    """What is held ready for the police. `review_on`: by when it is looked at again, at most the area's own time.

    `goes_to`: every place the child goes to, in place of those told before; None leaves them as they are. By a link
    they are added, and none ends. `plan_said`: what whoever cares for the child says of the trigger plan.
    """

    appearance: str
    agreed_with: str
    review_on: date | None = None
    photo: str = ""
    photo_on: date | None = None
    health: str = ""
    risks: str = ""
    friends: str = ""
    travel: str = ""
    online: str = ""
    childs_words: str = ""
    goes_to: tuple[str, ...] | None = None
    given_by: str = ""
    plan_said: str = ""


@dataclass(frozen=True)
class ActionTold:
    """One thing a trigger plan says is done, by which hour after the report, and by whom."""

    hour: int
    what: str
    owner: str


@dataclass(frozen=True)
class PlanTold:
    """A trigger plan as agreed. `not_heard`: why the child was not asked."""

    triggers: str
    owner: str
    actions: tuple[ActionTold, ...]
    childs_view: str = ""
    not_heard: str = ""
    agreed_police: str = ""
    agreed_council: str = ""
    agreed_carer: str = ""
    review_on: date | None = None


@dataclass(frozen=True)
class PlacedTold:
    """A child looked after away from the area responsible."""

    placing_area: str
    host_area: str
    since: date | None = None
    until: date | None = None
    notified_on: date | None = None
    miles: int | None = None
    interviewer: Interviewer = Interviewer.PLACING
    delegate: str = ""
    commission_ref: str = ""
    host_force: str = ""


@dataclass(frozen=True)
class Candidate:
    """A contact that mentions absence, or an episode classed as no missing one, from which a check is drawn, by its
    process. `at` is UTC.
    """

    contact_id: UUID
    person_ids: tuple[UUID, ...]
    at: datetime
