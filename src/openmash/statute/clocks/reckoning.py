"""How a clock stands at a moment. Nothing here is stored."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from openmash.statute import spoken
from openmash.statute.calendar import Calendar
from openmash.statute.clocks.shape import Clock
from openmash.statute.events import Event
from openmash.statute.limits import Limit


class State(StrEnum):
    """Where a clock stands."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    MET = "met"
    LATE = "late"
    OUT_OF_TIMESCALE = "out_of_timescale"  # late, with a reason on record


@dataclass(frozen=True)
class Standing:
    """A clock at a moment. `remaining` is negative when late, None when stopped or without a figure.

    The words are made when they are first read: a long list counts and sorts hundreds of clocks and shows few.
    """

    due_at: datetime | None
    state: State
    remaining: timedelta | None
    said: Callable[[], str] = field(repr=False, compare=False)

    @cached_property
    def words(self) -> str:
        """What to show beside it."""
        return self.said()


@dataclass(frozen=True)
class Due:
    """One limit that runs: what, from when, and how it stands. `counted_from`: what began it, where it began again."""

    clock: Clock
    started_at: datetime
    standing: Standing
    counted_from: Event | None = None

    @property
    def is_late(self) -> bool:
        return self.standing.state in (State.LATE, State.OUT_OF_TIMESCALE)


def reckon(
    clock: Clock,
    started_at: datetime | None,
    now: datetime,
    calendar: Calendar,
    stopped_at: datetime | None = None,
    limit: Limit | None = None,
    out_of_timescale_reason: str = "",
) -> Standing:
    """How the clock stands at `now`. Moments carry a zone; a local figure given as `limit` wins.

    A clock stopped in time stays met. One that ran out is late; with a reason on record it is out of
    timescale. A reason given beforehand says it will go out of timescale, and it is still running until it
    does.
    """
    counted = limit or clock.limit
    planned = counted is not None and counted.counts_back
    if started_at is None or (started_at > now and not planned):
        return Standing(None, State.NOT_STARTED, None, lambda: f"not started: starts when {clock.starts.said}")
    if stopped_at is not None and stopped_at > now:
        stopped_at = None
    due_at = clock.due(started_at, calendar, limit)
    if counted is None or due_at is None:
        return _without_a_figure(clock, started_at, now, stopped_at)
    ended_at = stopped_at or now
    if ended_at.replace(microsecond=0) <= due_at:
        return _in_time(counted, due_at, now, calendar, stopped_at, out_of_timescale_reason)
    return _late(counted, due_at, now, calendar, stopped_at, out_of_timescale_reason)


def _in_time(
    counted: Limit,
    due_at: datetime,
    now: datetime,
    calendar: Calendar,
    stopped_at: datetime | None,
    reason: str,
) -> Standing:
    if stopped_at is not None:
        spare = due_at - stopped_at
        return Standing(due_at, State.MET, None, lambda: f"in time, {spoken.length(spare)} to spare")

    def said() -> str:
        words = spoken.time_left(due_at, now, counted.counted_in, calendar)
        return f"will go out of timescale: {reason} (due {words})" if reason else words

    return Standing(due_at, State.RUNNING, due_at - now, said)


def _late(
    counted: Limit,
    due_at: datetime,
    now: datetime,
    calendar: Calendar,
    stopped_at: datetime | None,
    reason: str,
) -> Standing:
    def said() -> str:
        words = spoken.lateness(due_at, stopped_at or now, counted.counted_in, calendar)
        return f"out of timescale: {reason} ({words})" if reason else words

    state = State.OUT_OF_TIMESCALE if reason else State.LATE
    return Standing(due_at, state, None if stopped_at else due_at - now, said)


def _without_a_figure(clock: Clock, started_at: datetime, now: datetime, stopped_at: datetime | None) -> Standing:
    took = (stopped_at or now) - started_at
    if stopped_at is not None:
        return Standing(None, State.MET, None, lambda: f"done after {spoken.length(took)}")
    promptness = clock.promptness or "no local limit set"
    return Standing(None, State.RUNNING, None, lambda: f"{promptness}: {spoken.length(took)} so far")
