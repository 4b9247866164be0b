"""A made web of people, places, lines and events: groups that know each other, some who know two, and chance ties."""

from __future__ import annotations

import numpy as np

SEED = 5001
PER_TIE = 0.62
"""Nodes for each tie: 62,000 at 100,000."""
GROUP = 40


def ends(ties: int) -> np.ndarray:
    """[tie, 2]: distinct pairs. 80% inside groups of about 40, 12% to the next groups, 8% anywhere."""
    chance = np.random.default_rng(SEED)
    nodes = int(ties * PER_TIE)
    many = int(ties * 1.15)
    one = (nodes * chance.random(many) ** 1.3).astype(np.int64)
    kind = chance.random(many)
    within = one // GROUP * GROUP + (GROUP * chance.random(many) ** 1.5).astype(np.int64)
    near = one + chance.integers(-3 * GROUP, 3 * GROUP, many)
    other = np.where(kind < 0.8, within, np.where(kind < 0.92, near, chance.integers(0, nodes, many)))
    other = np.clip(other, 0, nodes - 1)
    pairs = np.unique(np.sort(np.column_stack([one, other])[one != other], axis=1), axis=0)
    return chance.permutation(pairs)[:ties]
