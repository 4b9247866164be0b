"""Which days a session can be on, where it stands, and whether answers changed. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from openmash.casework.police_in_schools.words import NO_PUPILS, Side, Stands, Step, Way
from openmash.statute.calendar import Calendar

FARTHEST_DAYS = 400
Z = 1.959964
"""Of the normal distribution, for 95 in 100."""
T = (
    0.0, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
    2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""Of Student's distribution for 95 in 100, by degrees of freedom; beyond 30 that of 30, which is a little wide."""
FEWEST_SESSIONS = 5
"""Below this many sessions their spread says nothing, and the interval is made of answers alone."""


def wrong_with_day(day: date, today: date, way: Way, calendar: Calendar) -> str:
    """Why a session cannot be on a day; empty where it can. Staff may be trained on a training day."""
    if day < today:
        return "That day has passed. Record a session that was given already without asking for it."
    if (day - today).days > FARTHEST_DAYS:
        return "That day is more than a year away. Check the year."
    if day.weekday() >= 5:
        return "That day is at a weekend. Choose a day the school is open."
    if day in calendar.bank_holidays:
        return "That day is a bank holiday. Choose a day the school is open."
    if day in calendar.inset_days:
        if way is Way.STAFF:
            return ""
        return f"That is a training day: pupils are not in school. The next school day is {_next(day, calendar)}."
    if not calendar.is_school_day(day):
        return f"That day is in the school’s holidays. The next school day is {_next(day, calendar)}."
    return ""


def _next(day: date, calendar: Calendar) -> str:
    found = calendar.next_school_day(day)
    return f"{found:%A} {found.day} {found:%B %Y}"


def wrong_with_years(way: Way, years: Sequence[int]) -> str:
    """Why these year groups cannot be; empty where they can."""
    if way in NO_PUPILS and years:
        return "A session for staff or parents has no year group."
    if way not in NO_PUPILS and not years:
        return "Choose at least one year group."
    return ""


def stands(steps: Sequence[tuple[Step, Side, date]], *, given: bool, today: date) -> Stands:
    """Where a session stands, from its steps (oldest first, with who took it and the day it speaks of)."""
    if given:
        return Stands.GIVEN
    step, side, day = steps[-1]
    if step is Step.CALLED_OFF:
        return Stands.CALLED_OFF
    if step is Step.AGREED:
        return Stands.TO_RECORD if day <= today else Stands.AGREED
    return Stands.FOR_POLICE if side is Side.SCHOOL else Stands.FOR_SCHOOL


# Before and after


@dataclass(frozen=True)
class Answers:
    """How many answered a question in one session before and after, and how many of them said yes. Nobody is named."""

    before: int
    before_yes: int
    after: int
    after_yes: int


@dataclass(frozen=True)
class Change:
    """How the share that said yes moved, in points of a hundred, with its interval of 95 in 100.

    None where it is too few to tell. `by_sessions`: the interval allows for pupils of one session being alike.
    """

    sessions: int
    before: int
    after: int
    share_before: float
    share_after: float
    points: float
    low: float | None
    high: float | None
    by_sessions: bool

    @property
    def is_told(self) -> bool:
        """Whether there were enough answers to say anything."""
        return self.low is not None and self.high is not None

    @property
    def is_beyond_chance(self) -> bool:
        """Whether the interval leaves no change out."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def change(sessions: Sequence[Answers], fewest: int) -> Change | None:
    """How answers to one question changed over these sessions; None where nobody answered both before and after.

    Pupils answer without a name, so that before and after are two groups and not pairs: the interval is wider than a
    paired one would be, which errs on the side of saying less. With five sessions or more it is that of a ratio with
    sessions as clusters (linearised, Student's t); with fewer, Newcombe's interval for the difference of two
    independent proportions (R. G. Newcombe, Statistics in Medicine 17, 1998, method 10).
    """
    kept = [each for each in sessions if each.before and each.after]
    if not kept:
        return None
    n, x = sum(each.before for each in kept), sum(each.before_yes for each in kept)
    m, y = sum(each.after for each in kept), sum(each.after_yes for each in kept)
    p, q = x / n, y / m
    clustered = len(kept) >= FEWEST_SESSIONS
    if n < fewest or m < fewest:
        low = high = None
    elif clustered:
        spread = [(e.after_yes - q * e.after) / m - (e.before_yes - p * e.before) / n for e in kept]
        k = len(kept)
        half = T[min(k - 1, 30)] * sqrt(k / (k - 1) * sum(each * each for each in spread))
        low, high = max(-1.0, q - p - half), min(1.0, q - p + half)
    else:
        low, high = newcombe(x, n, y, m)
    return Change(
        len(kept), n, m, 100 * p, 100 * q, 100 * (q - p), None if low is None else 100 * low,
        None if high is None else 100 * high, clustered and low is not None,
    )  # fmt: skip


def newcombe(x: int, n: int, y: int, m: int) -> tuple[float, float]:
    """The interval of 95 in 100 of y/m − x/n, from Wilson's of each."""
    p, q = x / n, y / m
    (low_p, high_p), (low_q, high_q) = wilson(x, n), wilson(y, m)
    return (
        q - p - sqrt((q - low_q) ** 2 + (high_p - p) ** 2),
        q - p + sqrt((high_q - q) ** 2 + (p - low_p) ** 2),
    )


def wilson(x: int, n: int) -> tuple[float, float]:
    """Wilson's interval of 95 in 100 of a share (E. B. Wilson, JASA 22, 1927)."""
    p, z2 = x / n, Z * Z
    middle, half = (p + z2 / (2 * n)) / (1 + z2 / n), Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def _points(points: float) -> str:
    """“+12”, “−3”; with a decimal where it would else read as none."""
    return (f"{points:+.1f}" if round(points) == 0 else f"{points:+.0f}").replace("-", "−")


def said(found: Change | None, fewest: int) -> str:
    """A change in a sentence that claims no more than the counts bear."""
    if found is None:
        return "Nobody counted answers both before and after."
    if found.low is None or found.high is None:
        return f"Too few to tell: fewer than {fewest} answers before or after."
    moved = f"{found.share_before:.0f} in 100 before, {found.share_after:.0f} in 100 after"
    between = f"a change of {_points(found.points)} points, between {_points(found.low)} and {_points(found.high)}"
    if not found.is_beyond_chance:
        return f"{moved}: {between}. It may be chance."
    return f"{moved}: {between}. More than chance; it does not say that anybody will act on it."
