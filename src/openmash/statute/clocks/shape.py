"""What a clock is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from openmash.statute.calendar import Calendar
from openmash.statute.clocks.in_force import InForce
from openmash.statute.events import Event
from openmash.statute.limits import ElapsedHours, Limit, ServiceHours
from openmash.statute.sources import Confidence, Source


class Force(StrEnum):
    """How binding a limit is."""

    MUST = "must"  # an Act or regulations
    SHOULD = "should"  # statutory guidance: depart from it only with a recorded reason
    RECORD = "record"  # a data standard: the national return is wrong otherwise
    LOCAL = "local"  # an area's own policy or standard


@dataclass(frozen=True)
class Clock:
    """One limit on one thing, with its law.

    Kept anywhere else only as its key, the moment it started and the moment it stopped: lateness is
    computed, never stored. `row` numbers the table in docs/reference/clocks.md. A clock without a `limit`
    has no national figure: a local profile may give one under `local_policy_key`, and `promptness` says
    what the text asks for meanwhile.
    """

    key: str
    row: str
    name: str
    starts: Event
    stops: tuple[Event, ...]
    source: Source
    force: Force
    in_force: InForce
    limit: Limit | None = None
    local_policy_key: str | None = None
    promptness: str = ""
    never_pauses: bool = False  # service hours run on past closing time, as for a red contact
    note: str = ""

    def __post_init__(self) -> None:
        if self.limit is None and not (self.local_policy_key or self.promptness):
            raise ValueError(f"The clock {self.key} has no limit, no local policy and no words for how soon.")
        if self.limit is not None and self.source.confidence is Confidence.UNCONFIRMED:
            raise ValueError(f"The clock {self.key} gives a figure nobody has confirmed.")

    @property
    def local(self) -> bool:
        """Whether the figure, if any, is an area's own."""
        return self.force is Force.LOCAL

    def due(self, started_at: datetime, calendar: Calendar, limit: Limit | None = None) -> datetime | None:
        """When it is due, UTC, by its own limit or the local one given; None when neither has a figure."""
        counted = limit or self.limit
        if counted is None:
            return None
        if self.never_pauses and isinstance(counted, ServiceHours):
            counted = ElapsedHours(counted.hours)
        return counted.due(started_at, calendar)


class NoSuchClock(LookupError):
    """No clock of that name was in force that day, in a plain sentence."""


def find(clocks: Iterable[Clock], key: str, on: date) -> Clock:
    """The clock of that key in force that day. Two versions of a rule share a key and never a day."""
    named = [clock for clock in clocks if clock.key == key]
    if not named:
        raise NoSuchClock(f"There is no clock called “{key}”.")
    for clock in named:
        if clock.in_force.covers(on):
            return clock
    raise NoSuchClock(
        f"The clock “{named[0].name}” was not in force on {on.day} {on:%B %Y} ({named[0].in_force.said})."
    )
