"""What the selectors of episodes return: frozen, in words and moments. Moments are UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.missing.reading import HELD, OFFERED, limit_at
from openmash.casework.missing.words import Doing, Level, LookedAfter, Outcome, Whom
from openmash.records.cases.holding import Holder
from openmash.records.people.selectors import Card
from openmash.statute.clocks import Clock, Standing


def _nth(many: int) -> str:
    last = {1: "st", 2: "nd", 3: "rd"}.get(many % 10, "th") if many % 100 not in (11, 12, 13) else "th"
    return f"{many}{last}"


@dataclass(frozen=True)
class Repeats:
    """How often a child was reported missing in the time the area counts, each with its day: facts, never a score."""

    days: tuple[datetime, ...]
    within_days: int
    said: str

    @property
    def words(self) -> str:
        """Such as "2nd time in 90 days"; with the area's own pattern where it is met."""
        many = len(self.days)
        words = f"{_nth(many)} time in {self.within_days} days"
        return f"{words}: {self.said} (local trigger)" if self.said else words


@dataclass(frozen=True)
class Line:
    """One episode on a list. Moments are UTC; `risk` is the police's, empty where nobody has told us."""

    process_id: UUID
    person_id: UUID
    child: str
    card: Card | None
    reported_at: datetime
    last_seen_at: datetime | None
    risk: str
    looked_after: LookedAfter
    circumstances: str
    repeats: Repeats
    holder: Holder | None
    home_at: datetime | None
    safe: str
    offered: Standing
    held: Standing
    is_missing: bool
    is_owed: bool
    was_offered: bool
    review_at: datetime | None
    lacks_supervisor: bool
    police_class: str
    care_class: str
    reclassified: int
    told: Mapping[Whom, datetime]
    last_done: str
    outcome: Outcome | None
    wants_prevention: bool

    @property
    def risk_words(self) -> str:
        return str(Level(self.risk).label) if self.risk else "Not told to us yet"

    @property
    def is_high(self) -> bool:
        return self.risk == Level.HIGH

    def review_is_late(self, now: datetime) -> bool:
        """Whether the police were to have looked at the level again by now."""
        return self.review_at is not None and self.review_at < now

    def hours_missing(self, now: datetime) -> int:
        """Whole hours since the child was last seen, or reported where that is not known."""
        return int((now - (self.last_seen_at or self.reported_at)).total_seconds() // 3600)

    @property
    def to_tell(self) -> tuple[Whom, ...]:
        """Who has to know: the placing area only of a child it looks after."""
        away = self.looked_after is LookedAfter.OTHER_AREA
        return tuple(each for each in Whom if each is not Whom.PLACING_AREA or away)


@dataclass(frozen=True)
class Lists:
    """Who is missing now, highest level first, and who is owed an interview, the first due first."""

    missing: tuple[Line, ...]
    owed: tuple[Line, ...]


@dataclass(frozen=True)
class ForMeeting:
    """A child missing now, for the daily meeting, and why."""

    person_id: UUID
    process_id: UUID
    child: str
    since: datetime
    words: str


@dataclass(frozen=True)
class Work:
    """Something to do about an episode, by when (UTC; None: no figure) and for which child."""

    process_id: UUID
    person_id: UUID
    child: str
    what: str
    due_at: datetime | None
    is_late: bool
    words: str
    task: str
    """The name of the address where it is done."""
    scheme: str = ""
    """In whose words it is to be classed, where that is what is owed."""


@dataclass(frozen=True)
class Happened:
    """One thing recorded of an episode, in words, with by whom it was recorded and when it happened (UTC)."""

    title: str
    words: str
    at: datetime
    recorded_by: str
    agency: str
    recorded_at: datetime
    voice_id: UUID | None = None


@dataclass(frozen=True)
class PartTwo:
    """What was asked once the child was missing, who said so, and when (UTC)."""

    wearing: str
    carrying: str
    phone: str
    mood: str
    tried: str
    told_by: str
    at: datetime


@dataclass(frozen=True)
class DoneShown:
    """Something done while the child was missing, when (UTC), and by whose hand."""

    doing: Doing
    whom: Whom | None
    words: str
    by_whom: str
    at: datetime
    recorded_by: str
    plan_action_id: UUID | None


@dataclass(frozen=True)
class WithWhom:
    """With whom the child was: a child the actor may see (`person_id`), or a name as told."""

    person_id: UUID | None
    words: str
    told_by: str


@dataclass(frozen=True)
class ExtractShown:
    """What is intelligence. `words` are for those who may read it alone; the rest says whether it was passed on."""

    extract_id: UUID
    words: str
    passed_to: str
    reference: str
    at: datetime


@dataclass(frozen=True)
class EpisodePage:
    """Everything of one episode."""

    line: Line
    reported_by: str
    police_ref: str
    last_seen_by: str
    place_on: str
    responsible_area: str
    came_from: UUID | None
    prevention: str
    happened: tuple[Happened, ...]
    voices: tuple[UUID, ...]
    ended: str
    passed_on: str
    last_seen: PartTwo | None
    done: tuple[DoneShown, ...]
    with_whom: tuple[WithWhom, ...]
    extract: ExtractShown | None
    factors: tuple[str, ...]
    found_place_id: UUID | None
    found_kind: str
    evidence: str

    @property
    def limits(self) -> tuple[Clock, ...]:
        """The interview's two limits, once the child is back: to offer it, and to hold it."""
        at = self.line.home_at
        return (limit_at(OFFERED, at), limit_at(HELD, at)) if at and not self.line.is_missing else ()

    @property
    def about(self) -> list[str]:
        return [f"missing:{self.line.process_id}", f"person:{self.line.person_id}"]


@dataclass(frozen=True)
class Earlier:
    """An earlier episode of a child: when reported, how it ended, and where found, by the key of that place."""

    process_id: UUID
    at: datetime
    ended: str
    found_at: datetime | None
    place_id: UUID | None
    place_kind: str
    seen_place_id: UUID | None
    with_whom: tuple[WithWhom, ...]
