"""The heart of the scan: the largest likelihood ratio over every cylinder, for hundreds of shufflings at once.

A cylinder is a circle and a run of days. Its expected count comes from margins, which no shuffling changes; so for a
given floor there is one least count per cylinder at which the ratio reaches it, and a cylinder is judged by comparing
whole numbers. Shufflings lie side by side in memory ("lanes"), so that each NumPy call adds, subtracts and compares for
all of them; logarithms are taken only of the few cylinders that reach the floor. Most of the work is adding points to a
circle, one time unit beside another; no circle holds more in a unit than everywhere holds in it, which no shuffling
changes, so the smallest type that holds the fullest unit is enough. Runs of units are summed in a wider one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from openmash.insight.patterns.hotspots.circles import Circles, Floats, Whole, steps

Cells = NDArray[np.unsignedinteger]
Draw = Callable[[int], tuple[Whole, Whole]]
"""From a shuffling's number, the point and the time unit of each event."""
MEMORY = 192 << 20
"""Bytes of counts held at once. Peak use is about twice this, however many events or shufflings."""
BLOCKS = (8, 4, 2)
"""Neighbouring points whose counts are summed once for all circles, each size half of the one before: a third fewer
additions, for as much memory again.
"""


@dataclass(frozen=True)
class Windows:
    """Runs of time units. Window w is `start[w]` up to, but without, `end[w]`, and holds `weight[w]` events."""

    units: int
    lengths: tuple[int, ...]
    start: Whole
    end: Whole
    weight: Whole
    alive: bool
    fullest: int
    """The most events of one time unit."""


def windows(per_unit: Whole, longest: int, *, alive: bool, most: int = 20) -> Windows:
    """Every run of 1 to `longest` units where there are few lengths; else lengths about a sixth apart.

    `alive`: only those that end with the last unit.
    """
    units = len(per_unit)
    lengths = np.unique(np.round(np.geomspace(1, longest, most)).astype(np.int64))
    begins = [np.array([units - n]) if alive else np.arange(units - n + 1) for n in lengths]
    start = np.concatenate(begins)
    end = start + np.repeat(lengths, [len(each) for each in begins])
    total = np.concatenate([[0], np.cumsum(per_unit)])
    return Windows(
        units,
        tuple(int(n) for n in lengths),
        start,
        end,
        total[end] - total[start],
        alive,
        int(per_unit.max(initial=0)),
    )


def ratio(count: NDArray[np.number], expected: Floats, events: int) -> Floats:
    """Kulldorff's log likelihood ratio under Poisson, for counts above what is expected."""
    inside, outside = np.asarray(count, np.float64), events - np.asarray(count, np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        rest = np.where(outside > 0, outside * np.log(outside / (events - expected)), 0.0)
        found: Floats = np.where(inside > expected, inside * np.log(inside / expected) + rest, 0.0)
    return found


def largest_expected(floor: float, fewest: int, most: int, events: int) -> Floats:
    """For each count from `fewest` to `most`, the expected number below which the ratio reaches `floor`."""
    counts = np.arange(fewest, most + 1, dtype=np.float64)
    low, high = np.zeros_like(counts), counts.copy()
    for _ in range(60):
        middle = (low + high) / 2
        reached = ratio(counts, middle, events) >= floor
        low, high = np.where(reached, middle, low), np.where(reached, high, middle)
    return low


def lanes(draw: Draw, first: int, many: int, shape: tuple[int, int], kind: type[np.unsignedinteger]) -> Cells:
    """Counts of `many` shufflings, [point, unit, shuffling]."""
    points, units = shape
    cells: Cells = np.empty((points, units, many), kind)
    for begin in range(0, many, 16):
        some = range(begin, min(begin + 16, many))
        held = np.empty((len(some), points * units), kind)
        for row, lane in enumerate(some):
            at, unit = draw(first + lane)
            held[row] = np.bincount(at * units + unit, minlength=points * units)
        cells[:, :, some.start : some.stop] = held.reshape(len(some), points, units).transpose(1, 2, 0)
    return cells


def blocks(cells: Cells, place: Whole) -> list[Cells]:
    """The counts of each point, then of each whole block of neighbours, as `circles.steps` numbers them."""
    points = len(place)
    one = list(cells)
    of_size = {1: [one[point] for point in np.argsort(place, kind="stable")]}
    for size in sorted(BLOCKS):
        half = of_size[size // 2]
        of_size[size] = [np.add(half[i], half[i + 1]) for i in range(0, 2 * (points // size), 2)]
    return one + [each for size in BLOCKS for each in of_size[size]]


def smallest(most: int) -> type[np.unsignedinteger]:
    """The smallest type that holds a count of `most`, and one more."""
    return np.uint8 if most < 255 else np.uint16 if most < 65_535 else np.uint32


@dataclass(frozen=True)
class Sweep:
    """What stays the same through every shuffling."""

    circles: Circles
    windows: Windows
    events: int
    fewest: int

    @property
    def most(self) -> int:
        """The largest count any cylinder can have."""
        return max(self.fewest, int(self.windows.weight.max(initial=0)))

    def of_centre(self, centre: int) -> range:
        """The circles round one centre, from the smallest."""
        first, after = np.searchsorted(self.circles.centre, [centre, centre + 1])
        return range(int(first), int(after))

    def expected(self, circle: Whole | int, window: Whole) -> Floats:
        """Events expected in cylinders, from the margins."""
        found: Floats = self.circles.weight[circle] * self.windows.weight[window] / self.events
        return found

    def seen(self, counts: Whole, floor: float) -> tuple[Whole, Whole, Whole, Floats]:
        """Cylinders of the true counts [point, unit] whose ratio is at least `floor`: circle, window, count, ratio."""
        found = [part for c in np.unique(self.circles.centre) for part in self._seen_round(int(c), counts, floor)]
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        circle, window, count = (np.concatenate([part[i] for part in found]) for i in range(3))
        return circle, window, count, np.concatenate([part[3] for part in found])

    def _seen_round(self, c: int, counts: Whole, floor: float) -> Iterator[tuple[Whole, Whole, Whole, Floats]]:
        own = self.of_centre(c)
        sizes = self.circles.size[own.start : own.stop]
        inside = np.cumsum(counts[self.circles.order[c, : sizes[-1]]], axis=0)[sizes - 1]
        total = np.concatenate([np.zeros((len(own), 1), np.int64), np.cumsum(inside, axis=1)], axis=1)
        count = total[:, self.windows.end] - total[:, self.windows.start]
        expected = np.outer(self.circles.weight[own.start : own.stop], self.windows.weight / self.events)
        with np.errstate(divide="ignore", invalid="ignore"):
            bound = (count - expected) ** 2 * (1 / expected + 1 / np.maximum(self.events - count, 1))
        row, window = np.nonzero((count >= self.fewest) & (count > expected) & (bound >= floor))
        count = count[row, window]
        circle = row + own.start
        said = ratio(count, self.expected(circle, window), self.events)
        kept = said >= floor
        yield circle[kept], window[kept], count[kept], said[kept]

    def maxima(self, cells: Cells, floor: float, *, every: int = 1) -> Floats:
        """The largest ratio in each lane; 0 where none reaches `floor`. `every`: look round each n-th centre only."""
        bounds = largest_expected(floor * (1 - 1e-9), self.fewest, self.most, self.events)
        centres = np.unique(self.circles.centre)[::every]
        sums = steps(self.circles, BLOCKS)
        of = blocks(cells, self.circles.place)
        units, many = self.windows.units, cells.shape[2]
        best = np.zeros(many)
        held = np.empty((units, many), cells.dtype)
        kind = smallest(self.most)
        wide: Cells = np.empty((units, many), kind)
        run: Cells = np.empty((units, many), kind)
        top: Cells = np.empty(len(self.windows.start), kind)
        weights, place = np.unique(self.windows.weight, return_inverse=True)
        for c in centres:
            held[:] = 0
            for z in self.of_centre(int(c)):
                for more in sums[z]:
                    np.add(held, of[more], out=held)
                wide[:] = held
                self._tops(wide, run, top)
                reach = np.searchsorted(bounds, self.circles.weight[z] * weights / self.events) + self.fewest
                least = reach.astype(wide.dtype)[place]
                hit = np.flatnonzero(top >= least)
                if len(hit):
                    self._judge(z, hit, wide, least, best)
        return best

    def _tops(self, wide: Cells, run: Cells, top: Cells) -> None:
        """For every window, the largest count in any lane. `run`: room for the counts of windows of one length, each
        summed from those of the length before.
        """
        at = reached = 0
        run[:] = 0
        for length in self.windows.lengths:
            first = self.windows.units - length if self.windows.alive else 0
            part = run[first : self.windows.units - length + 1]
            for more in range(reached if not self.windows.alive else 0, length):
                np.add(part, wide[first + more : first + more + len(part)], out=part)
            np.maximum.reduce(part, axis=1, out=top[at : at + len(part)])
            at, reached = at + len(part), length

    def _judge(self, z: int, hit: Whole, wide: Cells, least: Cells, best: Floats) -> None:
        """Take the ratio of the lanes that reach the floor."""
        begins, ends = self.windows.start[hit], self.windows.end[hit]
        first, after = int(begins.min()), int(ends.max())
        total = np.zeros((after - first + 1, wide.shape[1]), wide.dtype)
        for unit in range(first, after):
            np.add(total[unit - first], wide[unit], out=total[unit - first + 1])
        counts = total[ends - first] - total[begins - first]
        row, lane = np.nonzero(counts >= least[hit, None])
        said = ratio(counts[row, lane], self.expected(z, hit[row]), self.events)
        np.maximum.at(best, lane, said)
