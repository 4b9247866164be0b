"""Whether a figure moved after something was done: an interrupted series. "We cannot tell" is a result.

Segmented regression: the months before give a level and a slope; what is estimated is by how much the months after
stand off that line. Fitted by least squares. The interval allows for months that resemble their neighbours (the
residuals' own first-order correlation, raised by what few months take from it) and for few months (Student's t). It
assumes that the course before would have gone on, that nothing else changed in that month, and that months are about
equally sure.

Sources: Wagner, Soumerai, Zhang and Ross-Degnan (2002), J. Clin. Pharm. Ther. 27, 299–309; Bernal, Cummins and
Gasparrini (2017), Int. J. Epidemiol. 46, 348–355; and, for correlation from few, Marriott and Pope (1954), Biometrika
41, 390–402.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

FEWEST_BEFORE, FEWEST_AFTER = 8, 4
"""Months on either side below which nothing is said."""
MOST_ALIKE = 0.8


class Verdict(StrEnum):
    """What can be said."""

    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Effect:
    """By how much the months after stand off the course before, with its 95% interval, in the figure's own units.

    None where it is too early or too little to reckon with.
    """

    verdict: Verdict
    before: int
    after: int
    change: float | None = None
    low: float | None = None
    high: float | None = None


def effect(values: Sequence[float | None], first_after: int) -> Effect:
    """Judge months, oldest first; `first_after` is the place of the first whole month after. None: no value."""
    places = np.array([at for at, value in enumerate(values) if value is not None], dtype=np.float64)
    known = np.array([value for value in values if value is not None], dtype=np.float64)
    after = places >= first_after
    before_n, after_n = int((~after).sum()), int(after.sum())
    if before_n < FEWEST_BEFORE or after_n < FEWEST_AFTER:
        return Effect(Verdict.TOO_FEW, before_n, after_n)
    x = np.column_stack([np.ones_like(places), places - first_after, after.astype(np.float64)])
    inverse = np.linalg.inv(x.T @ x)
    fitted = inverse @ x.T @ known
    rest = known - x @ fitted
    n, k = x.shape
    plain = float(np.sqrt(rest @ rest / (n - k) * inverse[2, 2]))
    alike = _alike(rest, k)
    error = plain * float(np.sqrt((1 + alike) / (1 - alike)))
    half = float(student.ppf(0.975, n - k)) * error
    change = float(fitted[2])
    low, high = change - half, change + half
    verdict = Verdict.HIGHER if low > 1e-12 else Verdict.LOWER if high < -1e-12 else Verdict.UNKNOWN
    return Effect(verdict, before_n, after_n, change, low, high)


def _alike(rest: NDArray[np.float64], k: int) -> float:
    """How much each month's residual resembles the one before, 0 to 0.8; raised by what few months take from it."""
    total = float(rest @ rest)
    found = float(rest[1:] @ rest[:-1]) / total if total > 0 else 0.0
    return min(MOST_ALIKE, max(0.0, found + (k + 1) / len(rest)))
