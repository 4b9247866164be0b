"""How sure a figure is: intervals within which the truth lies 95 times in 100, were nothing but chance at work.

Sources: Wilson, E. B. (1927), J. Am. Stat. Assoc. 22, 209–212, as Newcombe (1998), Stat. Med. 17, 857–872 recommends, for
shares; Breslow and Day (1987), Statistical Methods in Cancer Research II, for counts: Byar's approximation from 10 up,
below it the exact limits of Ulm (1990), Am. J. Epidemiol. 131, 373–375. As England's public health figures are made.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, sqrt

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
