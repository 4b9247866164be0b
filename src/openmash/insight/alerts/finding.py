"""Whether recording stopped, or fell by half. Pure: days and counts in, a finding or nothing out.

Stopped: whoever recorded something on a share `p` of working days would be silent for `g` of them by chance once in
10,000 times, (1 - p)^g, and has not been silent for so long in the half-year before. Fell: the last four whole weeks
hold half of what four weeks held before, or less, and further from it than the weeks differ by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import ceil, log, sqrt

CHANCE = 1e-4
"""How seldom chance alone makes so long a silence."""
LEAST_SILENT, LEAST_DAYS, LEAST_KEPT = 3, 40, 12
"""Working days of silence before anything is said; working days to judge by; days among them with a record."""
LATELY, LEAST_WEEKS, LEAST_A_WEEK, FAR = 4, 12, 5.0, 3.5
"""Weeks that are compared, and at least so many before; below five a week nothing is said; in standard errors."""
BY_CHANCE_OF_100 = 15
"""Of 100 figures that do not change, about how many raise an alert in a year; the tests count it on made-up figures."""


@dataclass(frozen=True)
class Silent:
    """That something is no longer recorded: the last day it was, how many working days since, and how many it takes."""

    last: date
    days: int
    needed: int
    share: float


@dataclass(frozen=True)
class Fewer:
    """That half as much is recorded, or less: each week on average before, and in the last four."""

    before: float
    now: float


def needed_for(share: float, longest: int) -> int:
    """Working days of silence after which it is said, for something recorded on this share of them."""
    by_chance = LEAST_SILENT if share >= 1 else ceil(log(CHANCE) / log(1 - share) - 1e-9)
    return max(LEAST_SILENT, by_chance, longest + 1)


def silent(kept: Mapping[date, int], working: Sequence[date]) -> Silent | None:
    """Whether it stopped, as of the last of these working days (in order, holidays left out).

    What was recorded on a day off belongs to the working day before it, which must be given.
    """
    active = _by_working_day(kept, working)
    first = next((at for at, each in enumerate(active) if each), len(active))
    last = next((at for at in range(len(active) - 1, -1, -1) if active[at]), -1)
    was, gap = active[first : last + 1], len(active) - 1 - last
    if len(was) < LEAST_DAYS or sum(was) < LEAST_KEPT:
        return None
    longest = max((len(list(run)) for each, run in groupby(was) if not each), default=0)
    share = sum(was) / len(was)
    needed = needed_for(share, longest)
    return Silent(working[last], gap, needed, share) if gap >= needed else None


def _by_working_day(kept: Mapping[date, int], working: Sequence[date]) -> list[bool]:
    place, held = 0, [False] * len(working)
    for day in sorted(day for day, many in kept.items() if many and working and day >= working[0]):
        while place + 1 < len(working) and working[place + 1] <= day:
            place += 1
        held[place] = True
    return held


def fewer(weeks: Sequence[int]) -> Fewer | None:
    """Whether the last four of these whole weeks (oldest first) hold half, or less, of what four held before."""
    before, now = weeks[:-LATELY], weeks[-LATELY:]
    if len(before) < LEAST_WEEKS:
        return None
    mean = sum(before) / len(before)
    if mean < LEAST_A_WEEK or sum(now) > mean * LATELY / 2:
        return None
    spread = max(mean, sum((each - mean) ** 2 for each in before) / (len(before) - 1))
    error = sqrt(spread * LATELY * (1 + LATELY / len(before)))
    return Fewer(mean, sum(now) / LATELY) if (mean * LATELY - sum(now)) / error >= FAR else None
