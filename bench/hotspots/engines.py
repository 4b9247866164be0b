"""What each engine finds in a scene, and what a size costs it, each timing in a process of its own: prints JSON.

An alarm is a set of events. `ours`: what `openmash hotspots` runs. `dbscan`: scikit-learn's, on metres and days (1,500 m, 14
days, 5 events). `gi`: esda's Gi* of each area in each four weeks, its five nearest and itself, closed form, Benjamini and
Hochberg over everything at 0.05 (999 permutations could not reach so small a p). `plain`: the scan written as the paper says
it, areas as places, weeks, 99 shufflings.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench.hotspots.scenes import Scene, town
from openmash.insight.patterns.hotspots.circles import flat, metres
from openmash.insight.patterns.hotspots.limits import SEARCH
from openmash.insight.patterns.hotspots.scanning import scan
from openmash.insight.patterns.hotspots.standing import gi_star, grid

Alarms = list[frozenset[int]]


def ours(scene: Scene, replicates: int = SEARCH.replicates) -> Alarms:
    """OpenMASH."""
    found = scan(scene.lat, scene.lon, scene.day, replace(SEARCH, replicates=replicates), area=scene.area)
    return [frozenset(cluster.events) for cluster in found.clusters]


def dbscan(scene: Scene) -> Alarms:
    """Density in space and time; it has no p-value, so every cluster is an alarm."""
    from sklearn.cluster import DBSCAN

    of = DBSCAN(eps=1, min_samples=5, metric="chebyshev").fit_predict(_scaled(scene.lat, scene.lon, scene.day))
    return [frozenset(np.flatnonzero(of == each).tolist()) for each in range(of.max() + 1)]


def _scaled(lat: np.ndarray, lon: np.ndarray, day: np.ndarray) -> np.ndarray:
    east, north = flat(lat, lon)
    return np.column_stack([east / 1500, north / 1500, day / 14])


def gi(scene: Scene) -> Alarms:
    """Gi* in each four weeks; an alarm is the events of one significant area with its neighbours."""
    from esda import G_Local
    from libpysal.weights import KNN
    from scipy.stats import false_discovery_control, norm

    held = np.bincount(scene.area)
    codes = np.flatnonzero(held)
    at = np.searchsorted(codes, scene.area)
    east, north = flat(*(np.bincount(at, each)[: len(codes)] / held[codes] for each in (scene.lat, scene.lon)))
    weights = KNN.from_array(np.column_stack([east, north]), k=5)
    window = (scene.day - scene.day.min()) // 28
    z = []
    for each in range(window.max() + 1):
        counts = np.bincount(at[window == each], minlength=len(codes)).astype(float)
        z.append(G_Local(counts, weights, transform="B", star=True, permutations=0).Zs)
    q = false_discovery_control(norm.sf(np.array(z)).ravel()).reshape(len(z), -1)
    near = [{i, *weights.neighbors[i]} for i in range(len(codes))]
    return [
        frozenset(np.flatnonzero((window == w) & np.isin(at, list(near[i]))).tolist())
        for w, i in np.argwhere(q <= 0.05)
    ]


def plain(scene: Scene, replicates: int = 99, seed: int = 1) -> Alarms:
    """The scan as it is written, one shuffling after another. Secondary clusters share no event with a stronger one."""
    week = (scene.day.max() - scene.day) // 7
    at = np.unique(scene.area, return_inverse=True)[1]
    held = np.bincount(at)
    lat, lon = (np.bincount(at, each) / held for each in (scene.lat, scene.lon))
    order = np.argsort(metres(lat[:, None], lon[:, None], lat, lon), axis=1, kind="stable")
    chance = np.random.default_rng(seed)
    seen = _plain_scan(at, week, order)
    best = [max(row[0] for row in _plain_scan(at, chance.permutation(week), order)) for _ in range(replicates)]
    alarms: Alarms = []
    for said, c, k, start, length in sorted(seen, reverse=True):
        if (1 + sum(other >= said for other in best)) / (replicates + 1) > 0.05:
            break
        inside = np.isin(at, order[c, :k]) & (week >= start) & (week < start + length)
        events = frozenset(np.flatnonzero(inside).tolist())
        if not any(events & alarm for alarm in alarms):
            alarms.append(events)
    return alarms


def _plain_scan(at: np.ndarray, week: np.ndarray, order: np.ndarray) -> list[tuple[float, int, int, int, int]]:
    """The strongest cylinder round each place: ratio, place, number of places, first week, weeks."""
    events, weeks = len(at), int(week.max()) + 1
    table = np.bincount(at * weeks + week, minlength=len(order) * weeks).reshape(-1, weeks)
    time_ = np.append(0, np.cumsum(table.sum(axis=0)))
    found = []
    for c, nearest in enumerate(order):
        inside = np.cumsum(table[nearest], axis=0)
        whole = inside.sum(axis=1)
        inside = inside[whole <= events / 4]
        if not len(inside):
            inside, whole = np.cumsum(table[nearest], axis=0)[:1], whole[:1]
        total = np.concatenate([np.zeros((len(inside), 1)), np.cumsum(inside, axis=1)], axis=1)
        top = (0.0, c, 1, 0, 1)
        for length in range(1, 9):
            count = total[:, length:] - total[:, :-length]
            expected = np.outer(whole[: len(inside)], time_[length:] - time_[:-length]) / events
            with np.errstate(divide="ignore", invalid="ignore"):
                said = count * np.log(count / expected) + (events - count) * np.log(
                    (events - count) / (events - expected)
                )
            said = np.where((count > expected) & (count > 1), said, 0.0)
            k, start = np.unravel_index(np.argmax(said), said.shape)
            top = max(top, (float(said[k, start]), c, int(k) + 1, int(start), length))
        found.append(top)
    return found


ENGINES: dict[str, Callable[[Scene], Alarms]] = {"ours": ours, "dbscan": dbscan, "gi": gi, "plain": plain}


def _peak() -> float:
    """Megabytes, of this process only (Linux); what the parent used is not in it."""
    said = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(said.split()[1]) / 1024


def cost(engine: str, size: int) -> dict[str, float]:
    """What one run costs on the made town of this size."""
    lat, lon, day = town(size)
    more: dict[str, float] = {}
    if engine == "gi":
        cells = grid(lat, lon, 150.0).counts
        from libpysal.weights import lat2W

        weights = lat2W(*cells.shape, rook=False)
    before = _peak()
    began, processor = time.perf_counter(), time.process_time()
    if engine in ("ours", "ours at the peer's circles"):
        radii = SEARCH.radii if engine == "ours" else 10
        found = scan(lat, lon, day, replace(SEARCH, radii=radii))
        more = {"cylinders": found.cylinders, "points": found.points, "clusters": len(found.clusters)}
    elif engine == "dbscan":
        dbscan(Scene("", lat, lon, day, day, ()))
    elif engine == "gi":
        from esda import G_Local

        theirs = G_Local(cells.ravel().astype(float), weights, transform="B", star=True, permutations=0).Zs
    elif engine == "our gi":
        gi_star(grid(lat, lon, 150.0).counts)
    elif engine == "plain":
        from openmash.insight.patterns.hotspots.circles import gather

        points = gather(lat, lon, 900)
        order = np.argsort(
            metres(points.lat[:, None], points.lon[:, None], points.lat, points.lon), axis=1, kind="stable"
        )
        began, processor = time.perf_counter(), time.process_time()
        _plain_scan(points.of_event, (day.max() - day) // 7, order)
    took = {"seconds": time.perf_counter() - began, "processor_seconds": time.process_time() - processor}
    if engine == "plain":
        took = {key: value * 1000 for key, value in took.items()}
    if engine == "gi":
        more = {"largest_difference_from_ours": float(np.abs(gi_star(cells, draws=99).z.ravel() - theirs).max())}
    return {**took, "peak_mb": _peak(), "before_mb": before, **more}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(json.dumps(cost(sys.argv[1], int(sys.argv[2]))))
