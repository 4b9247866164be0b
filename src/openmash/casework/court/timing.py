"""When an order or a power of the police runs out: the end it states, or the longest the Act allows, if sooner."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from openmash.casework.court.words import LAW, Kind
from openmash.foundation.governance.area import Profile
from openmash.statute.calendar import at, local_date
from openmash.statute.clocks.shape import Clock

KEPT_LISTED = timedelta(days=28)
"""How long a power of hours or days stands among those to be ended, where nobody has said how it ended."""


def clock_of(kind: Kind, profile: Profile, began: datetime) -> Clock | None:
    """The limit of the Act on it; None where the Act sets none."""
    key = LAW[kind].clock
    return profile.clock(key, local_date(began)) if key else None


def end_of(
    kind: Kind, began: datetime, profile: Profile, *, counted_from: datetime | None = None, stated: datetime | None
) -> datetime | None:
    """When it runs out (UTC): an order's own end wins where it is sooner; None where neither says."""
    clock = clock_of(kind, profile, began)
    longest = clock.due(counted_from or began, profile.calendar()) if clock else None
    return min((end for end in (longest, stated) if end is not None), default=None)


def day_after(end: datetime) -> datetime:
    """The beginning of the day after a first period's last day, from which an extension is counted (section 45(5))."""
    return at(local_date(end - timedelta(minutes=1)) + timedelta(days=1), time(0))
