"""What somebody tells of a family group meeting, pre-proceedings or an order. Times are aware; None: now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from openmash.casework.court.words import Before, BeforeOutcome, Group, GroupOutcome, How, Kind, Next


@dataclass(frozen=True)
class GroupTold:
    """One thing about a family group decision-making meeting. `voice` is of the one child it is recorded for."""

    what: Group
    at: datetime | None = None
    who: str = ""
    words: str = ""
    voice: str = ""
    in_letter: bool = False
    outcome: GroupOutcome | None = None
    plan: str = ""
    review_on: date | None = None


@dataclass(frozen=True)
class BeforeTold:
    """One thing in pre-proceedings."""

    what: Before
    at: datetime | None = None
    who: str = ""
    words: str = ""
    voice: str = ""
    offers_group: bool = False
    outcome: BeforeOutcome | None = None


@dataclass(frozen=True)
class OrderTold:
    """An order. `ends_at`: the end that it states. `by_police`: the designated officer applied (section 45(3))."""

    kind: Kind
    at: datetime | None = None
    ends_at: datetime | None = None
    who: str = ""
    by_police: bool = False
    court: str = ""
    number: str = ""
    directions: str = ""
    words: str = ""
    voice: str = ""


@dataclass(frozen=True)
class EndTold:
    """How an order or police protection ended, by whom, and where the child is looked after next."""

    how: How
    at: datetime | None = None
    who: str = ""
    what_next: Next | None = None
    words: str = ""
    voice: str = ""
