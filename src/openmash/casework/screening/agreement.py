"""How often two people agreed, and by how much more than chance. Plain arithmetic on counts; no person is in it.

Weighted kappa (Cohen 1968): κw = 1 − Σ d·o / Σ d·e, where o is how often one grade met the other, e how often it
would by chance given how often each was used, and d = (|i−j| / (k−1))^p; p = 1 linear, 2 quadratic. Intervals are
of the percentile bootstrap, drawn afresh within each stratum, so that a sample drawn more from the rare grades still
speaks for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]
DRAWS = 2_000
LEAST = 30
"""Below so many, no figure of agreement is said: one pair of officers could move it."""


@dataclass(frozen=True)
class Agreement:
    """How often two agreed. `raw` is the share of the same grade; `linear` and `quadratic` are weighted kappas.

    `interval` is 95% of the linear one. `said` is False, and `why_not` says why, where there are too few or a grade was
    not used by anybody: the numbers are then not to be shown, and are not a number.
    """

    n: int
    raw: float
    linear: float
    quadratic: float
    interval: tuple[float, float]
    said: bool
    why_not: str = ""


def weights(k: int, power: int) -> Floats:
    """How far apart each pair of k ordered grades is, from 0 to 1."""
    places = np.arange(k)
    apart = np.abs(places[:, None] - places[None, :]) / max(1, k - 1)
    result: Floats = apart**power
    return result


def kappa(share: Floats, power: int) -> Floats:
    """Weighted kappa of one table of shares (k by k), or of many at once (… by k by k). Not a number where chance alone
    would always agree.
    """
    k = share.shape[-1]
    d = weights(k, power)
    seen = (share * d).sum(axis=(-2, -1))
    chance = np.einsum("...i,...j,ij->...", share.sum(axis=-1), share.sum(axis=-2), d)
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Floats = np.where(chance > 0, 1 - seen / chance, np.nan)
    return result


def table(first: NDArray[np.int8], second: NDArray[np.int8], k: int) -> Counts:
    """How often each grade met each: rows are the first person's. What is below 0 was not graded and is left out."""
    both = (first >= 0) & (second >= 0)
    pairs = first[both].astype(np.int64) * k + second[both]
    return np.bincount(pairs, minlength=k * k).reshape(k, k)


def agreement(
    tables: Counts, sizes: Floats | None = None, *, least: int = LEAST, draws: int = DRAWS, seed: int = 1
) -> Agreement:
    """Agreement from counts: one table (k by k), or one a stratum (strata by k by k) with how many each stratum stands
    for (`sizes`; None: as many as were drawn). A stratum of which nothing was drawn is not spoken for.
    """
    strata = tables[None] if tables.ndim == 2 else tables
    drawn = strata.sum(axis=(1, 2))
    strata = strata[drawn > 0]
    stands = (drawn if sizes is None else np.asarray(sizes, dtype=np.float64))[drawn > 0].astype(np.float64)
    n, k = int(drawn.sum()), strata.shape[-1]
    nothing = float("nan")
    why_not = ""
    if n < least:
        why_not = f"{n} were graded twice. Below {least}, how often two people agreed is not said."
    elif (strata.sum(axis=0).sum(axis=0) + strata.sum(axis=0).sum(axis=1) == 0).any():
        why_not = "One grade was given by nobody, so how often two people agreed would mislead."
    if why_not:
        return Agreement(n, nothing, nothing, nothing, (nothing, nothing), False, why_not)
    weight = stands / stands.sum()
    share = _together(strata.astype(np.float64), weight)
    rng = np.random.default_rng(seed)
    counts = [(int(each.sum()), each.ravel() / each.sum()) for each in strata]
    again = np.stack([rng.multinomial(many, p, size=draws).reshape(draws, k, k) for many, p in counts], axis=1)
    linear = kappa(_together(again.astype(np.float64), weight), 1)
    low, high = np.nanpercentile(linear, [2.5, 97.5])
    return Agreement(
        n, float(np.trace(share)), float(kappa(share, 1)), float(kappa(share, 2)), (float(low), float(high)), True
    )


def _together(strata: Floats, weight: Floats) -> Floats:
    """Shares over all strata, each as much as it stands for. The axis of strata is the third from the end."""
    result: Floats = np.einsum("...sij,s->...ij", strata / strata.sum(axis=(-2, -1), keepdims=True), weight)
    return result


def draw(strata: NDArray[np.int64], size: int, *, seed: int, each: int = 0) -> NDArray[np.int64]:
    """Places drawn at random from `strata` (a stratum for each screening), to be graded blind.

    `each` > 0: so many from every stratum, or all of it where it has fewer, so that rare grades are among them; else
    `size` from all alike. The same seed draws the same.
    """
    rng = np.random.default_rng(seed)
    if not each:
        return np.sort(rng.choice(len(strata), size=min(size, len(strata)), replace=False))
    found = []
    for stratum in np.unique(strata):
        places = np.flatnonzero(strata == stratum)
        found.append(rng.choice(places, size=min(each, len(places)), replace=False))
    return np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
