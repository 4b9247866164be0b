"""How sure a figure is: intervals within which the truth lies 95 times in 100, were nothing but chance at work.

Sources: Wilson, E. B. (1927), J. Am. Stat. Assoc. 22, 209–212, as Newcombe (1998), Stat. Med. 17, 857–872 recommends, for
shares; Breslow and Day (1987), Statistical Methods in Cancer Research II, for counts: Byar's approximation from 10 up,
below it the exact limits of Ulm (1990), Am. J. Epidemiol. 131, 373–375. As England's public health figures are made. For
how one rate stands to another: Rothman, Greenland and Lash (2008), Modern Epidemiology, third edition, chapter 14, on the
logarithm, and mid-P limits where either count is below 10 (Berry and Armitage (1995), The Statistician 44, 417–423).
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, sqrt

from scipy.special import bdtr

Z = 1.959963984540054
"""Of the normal distribution, two-sided 95 in 100."""
FEW = 10
"""Below it, a count's limits are reckoned exactly."""


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Low and high of a share, 0 to 1. Raises ValueError where `of` is no more than 0, or `hits` not within it."""
    if of <= 0 or not 0 <= hits <= of:
        raise ValueError("A share is of something, and no more than all of it.")
    share, z2 = hits / of, Z * Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def difference(before: tuple[int, int], after: tuple[int, int]) -> tuple[float, float]:
    """Low and high of how much a share rose, -1 to 1, between two samples, each (hits, of): Newcombe's hybrid of the two
    Wilson intervals (1998, Stat. Med. 17, 873–890, method 10). Raises ValueError as `wilson` does.
    """
    (low1, high1), (low2, high2) = wilson(*before), wilson(*after)
    share1, share2 = before[0] / before[1], after[0] / after[1]
    rose = share2 - share1
    return (
        rose - sqrt((share2 - low2) ** 2 + (high1 - share1) ** 2),
        rose + sqrt((high2 - share2) ** 2 + (share1 - low1) ** 2),
    )


def ratio(group: tuple[int, int], rest: tuple[int, int]) -> tuple[float, float, float] | None:
    """How many times as often something is so in a group as in the rest, each (hits, of), with low and high: Katz and others
    (1978), Biometrics 34, 469–474, on the logarithm. None where either has no hit, which has no such interval.
    """
    (a, n), (b, m) = group, rest
    if not (0 < a <= n and 0 < b <= m):
        return None
    times = (a / n) / (b / m)
    error = Z * sqrt(1 / a - 1 / n + 1 / b - 1 / m)
    return times, times * exp(-error), times * exp(error)


def rate_ratio(group: tuple[int, int], rest: tuple[int, int]) -> tuple[float, float, float] | None:
    """How many times as often something is counted among a group as among the rest, each (count, children), with low and
    high. `high` is infinite, and so is what is said, where the rest has none; None where neither has any.

    Each count is taken for Poisson: a child who is counted again and again makes the truth less sure than this says.
    Raises ValueError for a count below 0, or of no children.
    """
    (a, n), (b, m) = group, rest
    if min(a, b) < 0 or min(n, m) <= 0:
        raise ValueError("A rate is a count, 0 or more, of some children.")
    if a + b == 0:
        return None
    times = (a / n) / (b / m) if b else inf
    if min(a, b) >= FEW:
        error = Z * sqrt(1 / a + 1 / b)
        return times, times * exp(-error), times * exp(error)
    low, high = _mid_p(a, a + b)
    return times, _as_ratio(low, n, m), _as_ratio(high, n, m)


def _as_ratio(share: float, n: int, m: int) -> float:
    """The ratio of rates at which this share of all that is counted would be the group's."""
    return inf if share >= 1 else share / (1 - share) * m / n


def _mid_p(hits: int, of: int) -> tuple[float, float]:
    """Limits of a share at which so many, or so few, are seen 25 times in 1,000, half of just so many among them."""

    def at_most(share: float) -> float:
        """How likely fewer are, and half as likely as just so many."""
        fewer = bdtr(hits - 1, of, share) if hits else 0.0
        return float(fewer + bdtr(hits, of, share)) / 2

    low = 0.0 if hits == 0 else _share_where(lambda share: at_most(share) > 0.975)
    high = 1.0 if hits == of else _share_where(lambda share: at_most(share) > 0.025)
    return low, high


def _share_where(too_low: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if too_low(middle) else (low, middle)
    return low


def of_count(count: int) -> tuple[float, float]:
    """Low and high of a count. Raises ValueError below 0."""
    if count < 0:
        raise ValueError("A count is 0 or more.")
    if count < FEW:
        return _exact(count)
    low = count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3
    more = count + 1
    return low, more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3


def _exact(count: int) -> tuple[float, float]:
    """The means at which so few, or so many, would be seen 25 times in 1,000; found by halving."""
    low = 0.0 if count == 0 else _mean_where(lambda mean: 1 - _at_most(count - 1, mean) < 0.025)
    return low, _mean_where(lambda mean: _at_most(count, mean) > 0.025)


def _mean_where(too_low: Callable[[float], bool]) -> float:
    low, high = 0.0, 50.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if too_low(middle) else (low, middle)
    return low


def _at_most(count: int, mean: float) -> float:
    """How likely a Poisson count of this mean is no more than `count`."""
    term = total = exp(-mean)
    for k in range(1, count + 1):
        term *= mean / k
        total += term
    return total
