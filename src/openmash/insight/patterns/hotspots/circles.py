"""The places a scan looks at: events gathered at points, and circles of nearest points round each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
EARTH_M = 6_371_008.8
"""Mean radius of the earth in metres (IUGG)."""


@dataclass(frozen=True)
class Points:
    """Where events are: each point's latitude and longitude (degrees, WGS84), and the point of each event."""

    lat: Floats
    lon: Floats
    of_event: Whole


@dataclass(frozen=True)
class Circles:
    """Nested circles. Circle z is the `size[z]` points nearest to `centre[z]`: `order[centre[z], :size[z]]`."""

    order: Whole
    centre: Whole
    size: Whole
    radius_m: Floats
    weight: Floats
    """Of all events, how many each circle is expected to hold over the whole time."""
    place: Whole
    """Each point's place in an order in which neighbours mostly stand together."""


def metres(lat: Floats, lon: Floats, to_lat: Floats, to_lon: Floats) -> Floats:
    """Great-circle distance; the arguments are broadcast."""
    a, b = np.radians(lat), np.radians(to_lat)
    h = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(to_lon - lon) / 2) ** 2
    found: Floats = 2 * EARTH_M * np.arcsin(np.sqrt(np.minimum(1.0, h)))
    return found


def flat(lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
    """East and north in metres from the middle: good to 1% over a county, for cells and surfaces."""
    middle, meridian = _middle(lat, lon)
    north = np.radians(lat - middle) * EARTH_M
    return np.radians(lon - meridian) * EARTH_M * np.cos(np.radians(middle)), north


def round_again(lat: Floats, lon: Floats, east: Floats, north: Floats) -> tuple[Floats, Floats]:
    """Metres from the middle of these points, back to degrees: what `flat` does, undone."""
    middle, meridian = _middle(lat, lon)
    across = EARTH_M * np.cos(np.radians(middle))
    return middle + np.degrees(north / EARTH_M), meridian + np.degrees(east / across)


def _middle(lat: Floats, lon: Floats) -> tuple[float, float]:
    return (float(lat.min() + lat.max()) / 2, float(lon.min() + lon.max()) / 2) if len(lat) else (0.0, 0.0)


def gather(lat: Floats, lon: Floats, most: int, area: Whole | None = None) -> Points:
    """Each place where events are as one point; more than `most`, and those in one cell are one, at their mean.

    Where `area` gives each event's, those in one area are one.
    """
    if area is not None:
        of_area = np.unique(area, return_inverse=True)[1].reshape(-1)
        held = np.bincount(of_area)
        return Points(np.bincount(of_area, lat) / held, np.bincount(of_area, lon) / held, of_area.astype(np.int64))
    _, of_event = np.unique(np.column_stack([lat, lon]), axis=0, return_inverse=True)
    of_event = of_event.reshape(-1)
    if len(lat) and of_event.max() >= most:
        east, north = flat(lat, lon)
        of_event = _cells(east, north, most)
    held = np.bincount(of_event)
    return Points(np.bincount(of_event, lat) / held, np.bincount(of_event, lon) / held, of_event.astype(np.int64))


def _cells(east: Floats, north: Floats, most: int) -> Whole:
    """The occupied cell of each event, with the smallest cells (to 2%) of which no more than `most` are occupied."""
    small, large = 0.0, float(max(np.ptp(east), np.ptp(north))) + 1
    found = np.zeros(len(east), np.int64)
    while large - small > 0.02 * large:
        side = (small + large) / 2
        column, row = np.floor(east / side).astype(np.int64), np.floor(north / side).astype(np.int64)
        cells, of_event = np.unique(
            (column - column.min()) * (int(np.ptp(row)) + 1) + row - row.min(), return_inverse=True
        )
        if len(cells) > most:
            small = side
        else:
            large, found = side, of_event.reshape(-1)
    return found


def circles(points: Points, weight: Floats, *, fewest: float, share: float, widest_m: float, radii: int) -> Circles:
    """Circles round each point, no two of the same points. `weight`: events expected at each point over the whole time.

    A circle holds at least `fewest` (or it could be no cluster) and at most `share` of the whole, and is no wider than
    `widest_m`. Points equally far are in it together or not at all.
    """
    away = metres(points.lat[:, None], points.lon[:, None], points.lat[None, :], points.lon[None, :])
    order = np.argsort(away, axis=1, kind="stable")
    sorted_away = np.take_along_axis(away, order, axis=1)
    held = np.cumsum(weight[order], axis=1)
    marks = np.random.default_rng(0).integers(1, 1 << 62, len(weight), dtype=np.uint64)
    signs = np.cumsum(marks[order], axis=1, dtype=np.uint64)
    limit = max(float(fewest), share * float(weight.sum()))
    wanted = np.geomspace(max(fewest, float(weight[weight > 0].min(initial=limit))), limit, radii)
    centre: list[int] = []
    size: list[int] = []
    seen: set[int] = set()
    for c in range(len(weight)):
        whole = np.append(np.diff(sorted_away[c]) > 1e-6, True)
        allowed = np.flatnonzero(whole & (held[c] >= fewest) & (held[c] <= limit) & (sorted_away[c] <= widest_m))
        if not len(allowed):
            continue
        chosen = np.searchsorted(held[c][allowed], wanted, side="right") - 1
        for k in np.unique(allowed[np.maximum(chosen, 0)]):
            sign = int(signs[c, k])
            if sign not in seen:
                seen.add(sign)
                centre.append(c)
                size.append(int(k) + 1)
    centres, sizes = np.array(centre, np.int64), np.array(size, np.int64)
    reach = int(sizes.max()) if len(sizes) else 0
    return Circles(
        order[:, :reach], centres, sizes, sorted_away[centres, sizes - 1], held[centres, sizes - 1], _places(points)
    )  # fmt: skip


def _places(points: Points) -> Whole:
    """Morton's order: the bits of how far east and how far north, by rank, in turn."""
    bits = range(max(1, len(points.lat)).bit_length())
    ranks = [np.argsort(np.argsort(each, kind="stable"), kind="stable") for each in (points.lat, points.lon)]
    code = np.zeros(len(points.lat), np.int64)
    for side, rank in enumerate(ranks):
        for bit in bits:
            code |= (rank >> bit & 1) << 2 * bit + side
    return np.argsort(np.argsort(code, kind="stable"), kind="stable").astype(np.int64)


def steps(of: Circles, blocks: Sequence[int]) -> list[list[int]]:
    """For each circle, what is added to the one before it round the same centre: whole blocks of neighbours, and the
    points left over. A point's number is its own; those of the blocks of each size (`blocks`, the largest first) follow
    on, all of one size before the next.
    """
    points = len(of.place)
    before = np.where(np.diff(of.centre, prepend=-1) != 0, 0, np.roll(of.size, 1))
    many = of.size - before
    circle = np.repeat(np.arange(len(many)), many)
    rank = np.arange(len(circle)) - np.repeat(np.cumsum(many) - many, many) + before[circle]
    point = of.order[of.centre[circle], rank]
    step, added, number = [], [], points
    for size in blocks:
        whole = points // size
        key = circle * (whole + 1) + np.minimum(of.place[point] // size, whole)
        each, which, count = np.unique(key, return_inverse=True, return_counts=True)
        full = (count == size) & (each % (whole + 1) < whole)
        step.append(each[full] // (whole + 1))
        added.append(number + each[full] % (whole + 1))
        circle, point, number = circle[~full[which]], point[~full[which]], number + whole
    step.append(circle)
    added.append(point)
    order = np.argsort(np.concatenate(step), kind="stable")
    ends = np.cumsum(np.bincount(np.concatenate(step), minlength=len(many)))
    sums = np.concatenate(added)[order].tolist()
    return [sums[a:b] for a, b in zip([0, *ends[:-1]], ends, strict=True)] if len(many) else []
