"""The front door's clocks on one contact. Each is named apart; lateness is computed, never stored. PRIVATE.

"Initial decision" is one working day for everyone; "MASH enquiry" is the rating's. The child's time since anyone was
first told is neither, and never resets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import cached_property

from openmash.casework.frontdoor.gathering import Gathered
from openmash.casework.frontdoor.models import Check, Rating
from openmash.casework.frontdoor.words import ADVICE_ONLY, ContactKind
from openmash.foundation.governance.area import Profile
from openmash.statute import spoken
from openmash.statute.calendar import local_date
from openmash.statute.clocks import Clock, Standing, State, reckon
from openmash.statute.events import Event

LATE = frozenset({State.LATE, State.OUT_OF_TIMESCALE})


@dataclass(frozen=True)
class Timed:
    """One clock: its name, how it stands, what it rests on, and the words to show beside it."""

    name: str
    standing: Standing
    clock: Clock

    @property
    def due_at(self) -> datetime | None:
        return self.standing.due_at

    @property
    def is_running(self) -> bool:
        return self.standing.state in (State.RUNNING, State.LATE)

    @property
    def is_late(self) -> bool:
        """Late and still running: what was done late is history."""
        return self.standing.state in LATE and self.standing.remaining is not None

    @property
    def words(self) -> str:
        return self.standing.words


@dataclass(frozen=True)
class Clocks:
    """The clocks of one contact. None: not owed, or not started."""

    initial_decision: Timed | None
    enquiry: Timed | None
    rated: Timed | None
    feedback: Timed | None
    told_for: timedelta
    """How long it is since anyone was first told; it never resets."""

    @property
    def since_first_told(self) -> str:
        long = spoken.length(self.told_for)
        return f"{long[:1].upper()}{long[1:]} since anyone was first told"

    @cached_property
    def running(self) -> Sequence[Timed]:
        every = (self.initial_decision, self.enquiry, self.rated, self.feedback)
        return [clock for clock in every if clock is not None and clock.is_running]

    @cached_property
    def due_at(self) -> datetime | None:
        """The first moment anything running is due."""
        return min((clock.due_at for clock in self.running if clock.due_at), default=None)

    @cached_property
    def is_late(self) -> bool:
        return any(clock.is_late for clock in self.running)


def clocks_of(gathered: Gathered, now: datetime) -> Clocks:
    """How each of a contact's clocks stands at a moment (aware)."""
    contact, local = gathered.contact, gathered.local
    on = local_date(contact.received_at)
    decided_at = gathered.decided_at
    initial = None
    if ContactKind(contact.kind) not in ADVICE_ONLY:
        initial = _timed(
            local, local.clock("initial_decision", on), contact.received_at, now, decided_at,
            gathered.late_because.get("initial_decision", ""),
        )  # fmt: skip
    return Clocks(
        initial_decision=initial,
        enquiry=_enquiry(gathered, local, now),
        rated=None
        if gathered.ratings
        else _timed(local, local.clock("rated", on), contact.received_at, now, decided_at),
        feedback=_feedback(gathered, local, now),
        told_for=now - contact.first_told_at,
    )


def _enquiry(gathered: Gathered, local: Profile, now: datetime) -> Timed | None:
    rating = gathered.rating
    if rating is None:
        return None
    clock = local.rating_clock(rating.rating, local_date(gathered.contact.received_at))
    started = _rated_at(gathered.ratings, rating) if clock.starts is Event.RATED else gathered.contact.received_at
    return _timed(local, clock, started, now, gathered.decided_at, gathered.late_because.get("mash_enquiry", ""))


def _rated_at(ratings: Sequence[Rating], now: Rating) -> datetime:
    """When this rating was given: saying the same again does not restart its clock."""
    started = now.recorded_at
    for earlier in reversed(ratings):
        if earlier.rating != now.rating:
            break
        started = earlier.recorded_at
    return started


def _feedback(gathered: Gathered, local: Profile, now: datetime) -> Timed | None:
    if gathered.decided_at is None or gathered.referrer is None or gathered.referrer.is_anonymous:
        return None
    if gathered.stopped_by_a_loss and gathered.told is None:
        return None
    on = local_date(gathered.decided_at)
    clock = local.feedback_clock(to_a_school=gathered.referrer.is_school, on=on)
    told = gathered.told
    stopped = told.recorded_at if told else None
    return _timed(local, clock, gathered.decided_at, now, stopped, gathered.late_because.get("referrer_told", ""))


def check_clock(check: Check, local: Profile, now: datetime, answered_at: datetime | None = None) -> Timed:
    """How a check's clock stands: started when asked, stopped by the first answer, by the rating at the time."""
    asked_at = check.occurred_at or check.recorded_at
    return _timed(local, local.check_clock(check.rating, local_date(asked_at)), asked_at, now, answered_at)


def open_worker_clock(rating: str, local: Profile, offered_at: datetime, now: datetime) -> Timed:
    """How long the team a child is open to still has to say what it will do."""
    return _timed(local, local.open_worker_clock(rating, local_date(offered_at)), offered_at, now, None)


def local_clock(
    key: str, local: Profile, started_at: datetime, now: datetime, stopped: datetime | None = None
) -> Timed:
    """Any other of the area's clocks, such as "debt_paid"."""
    return _timed(local, local.clock(key, local_date(started_at)), started_at, now, stopped)


def is_due_today(due_at: datetime | None, now: datetime) -> bool:
    """Due before the day ends, and not yet late."""
    return due_at is not None and now <= due_at and local_date(due_at) == local_date(now)


def warned(clock: Timed, before: timedelta, now: datetime) -> bool:
    """Close enough to its end to say so."""
    return clock.due_at is not None and clock.is_running and now >= clock.due_at - before


def _timed(
    local: Profile, clock: Clock, started: datetime, now: datetime, stopped: datetime | None, why: str = ""
) -> Timed:
    standing = reckon(clock, started, now, local.calendar(), stopped_at=stopped, out_of_timescale_reason=why)
    return Timed(clock.name, standing, clock)
