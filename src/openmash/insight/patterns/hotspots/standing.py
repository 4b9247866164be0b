"""Places that stand out over the whole time: local Gi* on cells, and a surface, not drawn from few events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, stats

from openmash.insight.patterns.hotspots.circles import Floats, Whole, flat, round_again
from openmash.insight.patterns.hotspots.limits import SMALL_NUMBERS, VERSION, SmallNumbers


@dataclass(frozen=True)
class Grid:
    """Counts in square cells, [north, east], from the south-west corner. `side_m` in metres."""

    counts: Whole
    side_m: float
    version: str = VERSION


@dataclass(frozen=True)
class Standing:
    """Gi* of each cell with its eight neighbours. `p`: chance of a sum as large, were the cells' counts shuffled; `q`:
    the same, allowing for having looked at every cell (Benjamini and Hochberg): the one to draw by.
    """

    z: Floats
    p: Floats
    q: Floats
    seed: int
    draws: int
    method: str = "local Gi* (Getis and Ord), queen neighbours and self, p by drawing cells without replacement"
    version: str = VERSION


@dataclass(frozen=True)
class NotDrawn:
    """A surface would say more than the events do; `sentence` says so and what is shown instead."""

    sentence: str


@dataclass(frozen=True)
class Surface:
    """Events for each square kilometre, smoothed. It has no significance of its own."""

    density: Floats
    side_m: float
    bandwidth_m: float
    events: int
    method: str = "Gaussian kernel on cells"
    version: str = VERSION


def grid(lat: Floats, lon: Floats, side_m: float, *, only: NDArray[np.bool_] | None = None) -> Grid:
    """Count events in square cells that cover all of them. Degrees (WGS84). `only`: those to count."""
    if not len(lat):
        return Grid(np.zeros((0, 0), np.int64), side_m)
    chosen = np.ones(len(lat), np.bool_) if only is None else only
    east, north = flat(lat, lon)
    column, row = ((each - each.min()) // side_m for each in (east, north))
    shape = (int(row.max()) + 1, int(column.max()) + 1)
    held = np.bincount((row * shape[1] + column).astype(np.int64)[chosen], minlength=shape[0] * shape[1])
    return Grid(held.reshape(shape), side_m)


def middles(lat: Floats, lon: Floats, held: Grid) -> tuple[Floats, Floats]:
    """The latitude of each row's middle and the longitude of each column's, of the grid over these very points."""
    east, north = flat(lat, lon)
    rows, columns = ((np.arange(many) + 0.5) * held.side_m for many in held.counts.shape)
    return (
        round_again(lat, lon, np.zeros(len(rows)), rows + north.min())[0],
        round_again(lat, lon, columns + east.min(), np.zeros(len(columns)))[1],
    )


def gi_star(counts: Whole, *, seed: int = 1, draws: int = 99_999) -> Standing:
    """Gi* on a grid. `z` is the closed form (Ord and Getis 1995). With few events it is far from normal, so `p` is not
    read from it: what so many cells, drawn blindly, would sum to is drawn `draws` times.
    """
    values = np.asarray(counts, np.float64)
    square = np.ones((3, 3))
    summed = ndimage.convolve(values, square, mode="constant")
    many = ndimage.convolve(np.ones_like(values), square, mode="constant")
    cells, mean, spread = (
        values.size,
        float(values.mean()) if values.size else 0.0,
        float(values.std()) if values.size else 0.0,
    )
    if cells < 10 or spread == 0:
        return Standing(np.zeros_like(values), np.ones_like(values), np.ones_like(values), seed, draws)
    z = (summed - mean * many) / (spread * np.sqrt((cells * many - many**2) / (cells - 1)))
    kinds, held = np.unique(counts, return_counts=True)
    chance, p = np.random.default_rng(seed), np.ones_like(values)
    for size in np.unique(many).astype(int):
        drawn = np.sort(chance.multivariate_hypergeometric(held, size, draws) @ kinds)
        here = many == size
        p[here] = (draws - np.searchsorted(drawn, np.round(summed[here]), side="left") + 1) / (draws + 1)
    return Standing(z, p, stats.false_discovery_control(p.ravel()).reshape(p.shape), seed, draws)


def surface(held: Grid, bandwidth_m: float, limits: SmallNumbers = SMALL_NUMBERS) -> Surface | NotDrawn:
    """Smooth counts; `bandwidth_m` is the kernel's standard deviation. Few events are not drawn."""
    events = int(held.counts.sum())
    if events < limits.surface:
        return NotDrawn(
            f"No map of density is drawn from {events} events: fewer than {limits.surface} make pictures of chance. "
            "See the list."
        )
    smooth = ndimage.gaussian_filter(held.counts.astype(np.float64), bandwidth_m / held.side_m, mode="constant")
    return Surface(smooth / (held.side_m / 1000) ** 2, held.side_m, bandwidth_m, events)
