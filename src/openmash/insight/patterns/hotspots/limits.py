"""What is looked for and what is never shown: policy as data, with starting values and their reasons."""

from __future__ import annotations

from dataclasses import dataclass

VERSION = "2026.3"
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
    areas: int = 100
    """From so many areas on, where events say theirs, an area is one place; fewer say too little of where."""
    radii: int = 16
    """Circles round each centre, each holding more events than the last by about the same ratio."""
    weeks_from: int = 300
    """From so many events on, time is told in weeks; below it, in days. On made scenes weeks find as much, for a
    tenth of the work."""
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
    """A count under this is not shown for one square, or for one kind in a cluster."""


@dataclass(frozen=True)
class Map:
    """What the map counts and how its aim is tried."""

    days: int = 365
    """Back from the newest incident."""
    cell_m: float = 1_000.0
    """Side of the squares in which incidents are counted."""
    kernel_m: float = 1_000.0
    """Standard deviation of the kernel that smooths the counts: a square's side."""
    shades: tuple[float, ...] = (0.25, 0.5, 0.75)
    """Of the densest square, the parts from which a square is shaded, lightest first."""
    narrowest_m: int = 250
    """No cluster is drawn narrower than this (radius): its edge is no line on the ground, and a dot would be a door."""
    held_back_days: int = 28
    baseline_days: int = 90
    share: float = 0.01
    """Of the area, the part that a ranking is judged by."""
    near_m: tuple[int, ...] = (250, 500, 1_000)
    near_days: tuple[int, ...] = (7, 14, 28)
    """Bands of near repeats: points are kept to about a hundred metres, so no band is narrower than two of them."""
    near_replicates: int = 199
    near_up_to: int = 20_000
    """Incidents: among more, the pairs are too many to count by the clock, and the map says so."""


SEARCH = Search()
SMALL_NUMBERS = SmallNumbers()
MAP = Map()
