"""One night of the hub: from the hand-over on its last open day to the return on its next, over a weekend in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from openmash.casework.frontdoor.local import profile_at

A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Night:
    """A night with the day before it: begins as the last one was returned. Times are UTC; `returns_at` is its key."""

    begins: datetime
    hands_over_at: datetime
    returns_at: datetime

    def has_come(self, now: datetime) -> bool:
        """Whether the hand-over's time is past."""
        return now >= self.hands_over_at


def night_at(moment: datetime) -> Night:
    """The night that is under way, or that the day at this moment leads to."""
    local = profile_at(moment)
    begins = local.latest_return(moment)
    return Night(begins, local.next_hand_over(begins), local.next_return(begins + A_MOMENT))


def night_returned(moment: datetime) -> Night:
    """The night whose children come back now: the one under way, or in the day the one just over."""
    night = night_at(moment)
    return night if night.has_come(moment) else night_at(night.begins - A_MOMENT)
