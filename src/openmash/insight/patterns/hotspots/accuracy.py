"""How well a ranking of cells told where the next weeks' events fell, beside what costs nothing to say.

PAI (Chainey and others 2008), RRI (Levine 2008), PEI (Hunt 2016) and PEI* (White, Hunt and Green, Security Journal
2023). They say how well a map was aimed, not whether going there helped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import stats

from openmash.insight.patterns.hotspots.circles import Floats, Whole
from openmash.insight.patterns.hotspots.limits import VERSION


@dataclass(frozen=True)
class Accuracy:
    """`hits` of `events` fell in `cells` of `area` cells.

    pai: share of events to share of area; 1 is no better than chance. pei: pai to the best that any area up to this one
    could have had. pei_star: hits to the most that this very area could have had. rri: the share that these cells hold
    now, to the share that they held; 1 is a pattern that stays. Intervals: 95%, exact for the share hit.
    """

    hits: int
    events: int
    cells: int
    area: int
    pai: float
    pai_interval: tuple[float, float]
    pei: float
    pei_star: float
    pei_star_interval: tuple[float, float]
    rri: float
    version: str = VERSION


def accuracy(score: Floats, past: Whole, held_back: Whole, share: float, *, seed: int = 1) -> Accuracy:
    """Judge a ranking: the `share` of cells with the highest `score`, by counts it has not seen. Ties are drawn by
    lot, so that a map of many equal cells gains nothing from their order.
    """
    flat, then, now = np.ravel(score), np.ravel(past), np.ravel(held_back)
    cells = max(1, round(share * len(flat)))
    chosen = np.lexsort((np.random.default_rng(seed).random(len(flat)), -flat))[:cells]
    events, hits = int(now.sum()), int(now[chosen].sum())
    if not events:
        none = float("nan")
        return Accuracy(0, 0, cells, len(flat), none, (none, none), none, none, (none, none), none)
    area, before = cells / len(flat), float(then[chosen].sum() / max(1, then.sum()))
    best = np.cumsum(np.sort(now)[::-1][:cells])
    most = float(best[-1]) / events
    densest = float((best / np.arange(1, cells + 1)).max())
    interval = stats.binomtest(hits, events).proportion_ci()
    low, high = float(interval.low), float(interval.high)
    return Accuracy(
        hits, events, cells, len(flat), hits / events / area, (low / area, high / area), hits / cells / densest,
        hits / events / most, (low / most, min(1.0, high / most)), hits / events / before if before else float("nan"),
    )  # fmt: skip


def by_lot(past: Whole, held_back: Whole, share: float, *, seed: int = 1, draws: int = 999) -> Accuracy:
    """What choosing cells blindly comes to: the mean of many draws, and between which 95 in 100 of them lie."""
    one = accuracy(np.zeros(past.shape), past, held_back, share, seed=seed)
    if not one.events:
        return one
    chance, then, now = np.random.default_rng((seed, 1)), np.ravel(past), np.ravel(held_back)
    chosen = (chance.choice(one.area, one.cells, replace=False) for _ in range(draws))
    drawn = np.array([(now[cells].sum(), then[cells].sum()) for cells in chosen], np.float64)
    hits, shares = drawn[:, 0], drawn[:, 1] / max(1, then.sum())
    best = np.cumsum(np.sort(now)[::-1][: one.cells])
    densest = float((best / np.arange(1, one.cells + 1)).max())
    pai, star = hits / one.events * one.area / one.cells, hits / float(best[-1])
    stays = hits[shares > 0] / one.events / shares[shares > 0]

    def spread(values: Floats) -> tuple[float, float]:
        low, high = np.percentile(values, [2.5, 97.5])
        return float(low), float(high)

    return Accuracy(
        round(float(hits.mean())), one.events, one.cells, one.area, float(pai.mean()), spread(pai),
        float(hits.mean()) / one.cells / densest, float(star.mean()), spread(star),
        float(stays.mean()) if len(stays) else float("nan"),
    )  # fmt: skip


def beside_baselines(
    scores: Mapping[str, Floats], past: Whole, held_back: Whole, share: float, *, seed: int = 1
) -> dict[str, Accuracy]:
    """Each ranking, with last period's counts and what blind ones come to. A kernel's ranking is one to hand in among
    `scores`.
    """
    judged = {**scores, "last period's counts": past.astype(np.float64)}
    found = {name: accuracy(score, past, held_back, share, seed=seed) for name, score in judged.items()}
    return found | {"blind": by_lot(past, held_back, share, seed=seed)}
