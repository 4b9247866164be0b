"""How often families come to the front door: three years in which some come once and some again and again.

What is fitted here, and to which published figures, is printed by `synthetic.calibration`.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

DAYS_OF_HISTORY = 1096
RUN_IN = 1000
"""Days before the history in which families' first contacts may lie, so that its first year is like its last."""
CHILDREN_A_FAMILY = 1.73
TROUBLED = 0.485
"""Share of families with any contact in their three years (and the run-in), or that might have had one."""
AGAIN = 0.605
"""Chance that one contact of a family is followed by another, some day."""
SOON, SOON_DAYS, LATER_DAYS = 0.58, 80, 400
"""Share of those that follow soon, and the mean days to one that does and to one that does not."""
LOW_GRADE_RUN = 0.012
"""Share of such families with several low-grade police notices within 90 days, among their latest."""


@dataclass(frozen=True, slots=True)
class Size:
    """How often what comes up in a county of this many children."""

    children: int
    troubled: float
    board_step: float


def size(children: int) -> Size:
    """Return the shares for a county of this many children.

    A county of 2,000 has a third more contacts than its share of a whole one, and a fuller board, so that a
    demonstration has enough to look at.
    """
    families = children / CHILDREN_A_FAMILY
    on_board = min(160.0, max(8.0, 46 * (children / 2000) ** 0.35))
    small = min(1.0, 2000 / max(children, 1))
    return Size(children, TROUBLED * (1 + 0.33 * small), families / on_board)


def days_ago(rng: Random) -> list[int]:
    """Return how many days ago each contact of a family came, the oldest first; often none in the three years."""
    day = DAYS_OF_HISTORY + RUN_IN - rng.random() * (DAYS_OF_HISTORY + RUN_IN)
    found = []
    while day > 1:
        if day <= DAYS_OF_HISTORY:
            found.append(int(day))
        if rng.random() >= AGAIN:
            break
        day -= 4 + rng.expovariate(1 / (SOON_DAYS if rng.random() < SOON else LATER_DAYS))
    return found
