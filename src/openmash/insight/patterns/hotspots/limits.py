"""What is looked for and what is never shown: policy as data, with starting values and their reasons."""

from __future__ import annotations

from dataclasses import dataclass

VERSION = "2026.1"
"""Of the methods in this package. It goes with every result; it changes when a result would."""


@dataclass(frozen=True)
class Search:
    """What the space-time scan looks for. Every figure is policy: it was not fitted to any file."""

    alpha: float = 0.05
    """A cluster this unlikely by chance is reported."""
    replicates: int = 999
    seed: int = 1
    fewest: int = 5
    """Fewer events than this are read one by one; they are no pattern."""
    share: float = 0.25
    """A circle that holds more of all events than this is not a place."""
    widest_m: float = 15_000.0
    """Nor is one wider than this (radius in metres)."""
    longest_days: int = 56
    """Two monthly meetings. What lasts longer is a standing place: see Gi*."""
    centres: int = 900
    """Events at more points than this are gathered in cells."""
    radii: int = 16
    """Circles round each centre, each holding more events than the last by about the same ratio."""
    weeks_from: int = 2_000
    """From so many events on, time is told in weeks; below it, in days."""
    days_up_to: int = 800
    """Over a longer time than this, in weeks too."""
    most: int = 10
    """Clusters reported, at most."""
    alive: bool = False
    """Prospective: only clusters that last until the last day."""


@dataclass(frozen=True)
class SmallNumbers:
    """When a picture would say more than the events do."""

    surface: int = 30
    """No surface is drawn from fewer events than this: a list is shown."""
    cell: int = 5
    """A count under this is not shown for one cell."""


SEARCH = Search()
SMALL_NUMBERS = SmallNumbers()
