"""Near repeat (Knox): do events follow each other nearby and soon, more than the same places and days would bring?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from openmash.insight.patterns.hotspots.circles import EARTH_M, Floats, Whole
from openmash.insight.patterns.hotspots.limits import VERSION

MOST_PAIRS = 20_000_000
"""About 500 MB. More pairs than this within the widest band are too many neighbours to speak of near repeats."""


class TooManyPairs(ValueError):
    """The widest band takes in too many pairs; the text says what to do."""


@dataclass(frozen=True)
class Knox:
    """Pairs by band, [distance, days]. `low` and `high`: 95% of shufflings give a ratio between them, where nothing
    follows anything. `p`: for each band by itself; `p_all`: of the largest excess anywhere, allowing for every band.
    """

    metres: tuple[float, ...]
    days: tuple[int, ...]
    pairs: Whole
    expected: Floats
    ratio: Floats
    low: Floats
    high: Floats
    p: Floats
    p_all: float
    replicates: int
    seed: int
    method: str = "Knox, Monte Carlo by shuffling days"
    version: str = VERSION

    @property
    def finding(self) -> str:
        """In words."""
        if self.p_all > 0.05:
            return f"No evidence that events follow each other nearby and soon (p {self.p_all:.2f} over all bands)."
        at = np.unravel_index(np.argmin(np.where(self.expected > 0, self.p - self.ratio * 1e-9, 2.0)), self.p.shape)
        return (
            f"Within {self.metres[at[0] + 1]:,.0f} m and {self.days[at[1] + 1]} days there are {self.ratio[at]:.1f} "
            f"times the pairs that the same places and days would bring by chance (p {self.p_all:.3f} over all bands)."
        )


def knox(
    lat: Floats,
    lon: Floats,
    day: Whole,
    *,
    metres: Sequence[float],
    days: Sequence[int],
    replicates: int = 999,
    seed: int = 1,
) -> Knox:
    """Count pairs by band. `metres` and `days` are the bands' upper edges, from the nearest; the first takes in 0.

    Days are shuffled among events. Raises TooManyPairs.
    """
    one, other, band = _pairs(lat, lon, np.asarray(metres, np.float64))
    shape = (len(metres), len(days))
    edges = np.asarray(days, np.int64)

    def counted(of: Whole) -> Whole:
        apart = np.searchsorted(edges, np.abs(of[one] - of[other]))
        near = apart < shape[1]
        return np.bincount(band[near] * shape[1] + apart[near], minlength=shape[0] * shape[1]).reshape(shape)

    seen = counted(day)
    drawn = np.stack([counted(np.random.default_rng((seed, r)).permutation(day)) for r in range(replicates)])
    expected = drawn.mean(axis=0)
    spread = np.maximum(drawn.std(axis=0), 1e-9)
    highest = ((drawn - expected) / spread).reshape(replicates, -1).max(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(expected > 0, seen / expected, 1.0)
        low, high = (np.where(expected > 0, np.quantile(drawn, q, axis=0) / expected, 1.0) for q in (0.025, 0.975))
    return Knox(
        (0.0, *map(float, metres)), (0, *map(int, days)), seen, expected, ratio, low, high,
        (1 + (drawn >= seen).sum(axis=0)) / (replicates + 1),
        float(1 + (highest >= ((seen - expected) / spread).max()).sum()) / (replicates + 1), replicates, seed,
    )  # fmt: skip


def _pairs(lat: Floats, lon: Floats, metres: Floats) -> tuple[Whole, Whole, Whole]:
    """Every pair within the widest band, and the band of each; distances through the sphere need no projection."""
    a, b = np.radians(lat), np.radians(lon)
    places = EARTH_M * np.column_stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)])
    if not len(places):
        none = np.zeros(0, np.int64)
        return none, none, none
    tree = cKDTree(places)
    many = (int(tree.count_neighbors(tree, metres[-1])) - len(places)) // 2
    if many > MOST_PAIRS:
        raise TooManyPairs(f"{many:,} pairs lie within {metres[-1]:,.0f} m. Choose a narrower band or a shorter time.")
    found = tree.query_pairs(metres[-1], output_type="ndarray")
    away = np.linalg.norm(places[found[:, 0]] - places[found[:, 1]], axis=1)
    return found[:, 0], found[:, 1], np.minimum(np.searchsorted(metres, away), len(metres) - 1)
