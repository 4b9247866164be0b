"""Whether a figure moves as it always does, or something changed: process control charts, in words.

Shares: a p-chart, whose limits are wider in a month with fewer. Counts and middles: an XmR chart, the mean and 2.66
mean moving ranges to either side. Four rules, and no more, since each adds false alarms: a month outside the limits;
seven months running on one side of the mean; seven rising or falling; two of three near one limit. A change is a
question for people, never an answer, and never about a worker.

Sources: Wheeler and Chambers, Understanding Statistical Process Control (XmR, 2.66); Montgomery, Introduction to
Statistical Quality Control (p-chart); NHS England, Making Data Count (the four rules).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import sqrt

FEWEST = 12
"""Months before a chart says anything."""
RARE = 3
"""A month's mean below which counts, or what shares are of, are too rare for these charts: each would be news."""
RUN = 7
LATELY = 6
"""Months back in which a change is still news."""


@dataclass(frozen=True)
class Point:
    """One month: its value, and of how many it is. `value` None: nothing to reckon with."""

    value: float | None
    of: int


class Sign(StrEnum):
    """Which rule a month breaks, in words that follow its name."""

    OUTSIDE = "is further from the rest than chance explains"
    RUN_ABOVE = "ends seven months or more above the average"
    RUN_BELOW = "ends seven months or more below the average"
    RISING = "ends seven months that rose each time"
    FALLING = "ends seven months that fell each time"
    NEAR = "is the second of three close to the edge"


@dataclass(frozen=True)
class Chart:
    """The mean and, for each month, the limits and what it breaks, if anything."""

    mean: float
    low: tuple[float, ...]
    high: tuple[float, ...]
    signs: tuple[Sign | None, ...]

    @property
    def lately(self) -> int | None:
        """The place of the newest month that breaks a rule, if it is recent."""
        newest = next((at for at in range(len(self.signs) - 1, -1, -1) if self.signs[at]), None)
        return newest if newest is not None and newest >= len(self.signs) - LATELY else None


def chart(points: Sequence[Point], *, shares: bool, rounded_to: int = 1) -> Chart | None:
    """The chart of these months, oldest first; None where too few have a value, or too little is in them.

    Where numbers are `rounded_to` the nearest five, the edges are wider by as much, so that no rounding is news.
    """
    slack = (rounded_to - 1) / 2
    known = [(at, point) for at, point in enumerate(points) if point.value is not None]
    if len(known) < FEWEST or sum(point.of for _, point in known) < RARE * len(known):
        return None
    values = [point.value or 0.0 for _, point in known]
    if shares:
        of = [max(point.of, 1) for _, point in known]
        mean = sum(value * n for value, n in zip(values, of, strict=True)) / sum(of)
        spread = [3 * sqrt(mean * (1 - mean) / n) + slack / n for n in of]
        limits = [(max(0.0, mean - each), min(1.0, mean + each)) for each in spread]
    else:
        mean = sum(values) / len(values)
        moves = [abs(b - a) for a, b in pairwise(values)]
        spread = [2.66 * sum(moves) / len(moves) + slack] * len(values)
        limits = [(max(0.0, mean - each), mean + each) for each in spread]
    signs = _signs(values, mean, spread)
    low, high = [mean] * len(points), [mean] * len(points)
    found: list[Sign | None] = [None] * len(points)
    for (at, _), (lower, upper), sign in zip(known, limits, signs, strict=True):
        low[at], high[at], found[at] = lower, upper, sign
    return Chart(mean, tuple(low), tuple(high), tuple(found))


def _signs(values: Sequence[float], mean: float, spread: Sequence[float]) -> list[Sign | None]:
    found: list[Sign | None] = []
    for at, value in enumerate(values):
        run, trend = values[at - RUN + 1 : at + 1], values[max(0, at - RUN + 1) : at + 1]
        steps = [b - a for a, b in pairwise(trend)]
        whole = at >= RUN - 1
        near = [i for i in range(max(0, at - 2), at + 1) if abs(values[i] - mean) > spread[i] * 2 / 3 > 0]
        same = {values[i] > mean for i in near}
        if abs(value - mean) > spread[at] + 1e-12:
            found.append(Sign.OUTSIDE)
        elif whole and all(each > mean for each in run):
            found.append(Sign.RUN_ABOVE)
        elif whole and all(each < mean for each in run):
            found.append(Sign.RUN_BELOW)
        elif whole and all(step > 0 for step in steps):
            found.append(Sign.RISING)
        elif whole and all(step < 0 for step in steps):
            found.append(Sign.FALLING)
        elif at in near and len(near) >= 2 and len(same) == 1:
            found.append(Sign.NEAR)
        else:
            found.append(None)
    return found
