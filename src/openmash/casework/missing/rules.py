"""Counting, plainly: a share with its interval, a middle value, a night. No Django."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from math import sqrt
from statistics import median
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NORMAL_95 = 1.959963984540054


def wilson(found: int, among: int) -> tuple[float, float]:
    """The 95% interval of a share, by Wilson's score method (1927): it holds for few cases and near 0 and 1.

    Raises ValueError where `among` is 0: there is no share of nothing.
    """
    if among <= 0 or not 0 <= found <= among:
        raise ValueError(f"{found} of {among} is no share.")
    share, z2 = found / among, NORMAL_95**2
    middle = share + z2 / (2 * among)
    around = NORMAL_95 * sqrt(share * (1 - share) / among + z2 / (4 * among**2))
    low, high = ((middle + sign * around) / (1 + z2 / among) for sign in (-1, 1))
    return max(low, 0.0), min(high, 1.0)


def share_in_words(found: int, among: int, small: int = 0) -> str:
    """ "12 of 40 (30%)"; "none of 40"; with `small`, nothing that tells of fewer than so many children."""
    if not among:
        return "None to count"
    if small and (0 < found < small or 0 < among - found < small or among < small):
        return f"Not given: fewer than {small}"
    return f"{found} of {among} ({round(100 * found / among)}%)"


def count_in_words(found: int, small: int = 0) -> str:
    """A count; with `small`, nothing below it but 0."""
    return f"Fewer than {small}" if small and 0 < found < small else str(found)


def hours_in_words(spans: Sequence[timedelta]) -> str:
    """The middle of some spans: "7.5 hours"; elapsed, so an hour lost or gained by the clocks counts as it passed."""
    if not spans:
        return "None to count"
    hours = median(span.total_seconds() / 3600 for span in spans)
    return f"{hours:.1f} hours" if hours < 48 else f"{hours / 24:.1f} days"


def was_overnight(start: datetime, end: datetime) -> bool:
    """Whether any of the time from `start` to `end` (aware) lies between midnight and 6am in England."""
    day = start.astimezone(LONDON).date()
    while True:
        night, morning = (datetime.combine(day, at, LONDON).astimezone(UTC) for at in (time(0), time(6)))
        if start < morning and end > night:
            return True
        if night > end:
            return False
        day += timedelta(days=1)
