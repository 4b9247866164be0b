"""Every clock that runs on a child, and how a clock stands at a moment.

The table is in the files beside this one, one for each part of a child's way through the system; each row
names its law. `clock(key, on)` finds the rule in force on a day, because a child is judged by the law of
the day. `reckon` says how it stands. docs/reference/clocks.md is written from this table.
"""

from datetime import date

from openmash.statute.clocks import child_protection, emergency, front_door, local, looked_after, partners, reviews
from openmash.statute.clocks.in_force import Between, InForce, NotCommenced, Since
from openmash.statute.clocks.reckoning import Standing, State, reckon
from openmash.statute.clocks.shape import Clock, Force, NoSuchClock, find

__all__ = [
    "CLOCKS",
    "Between",
    "Clock",
    "Force",
    "InForce",
    "NoSuchClock",
    "NotCommenced",
    "Since",
    "Standing",
    "State",
    "clock",
    "reckon",
]

CLOCKS: tuple[Clock, ...] = (
    *front_door.CLOCKS,
    *emergency.CLOCKS,
    *child_protection.CLOCKS,
    *looked_after.CLOCKS,
    *reviews.CLOCKS,
    *local.CLOCKS,
    *partners.CLOCKS,
)


def clock(key: str, on: date) -> Clock:
    """The clock of that key as the law stood that day; raises NoSuchClock when there was none."""
    return find(CLOCKS, key, on)
