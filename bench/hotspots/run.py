"""`./run bench hotspots [--made N] [--size N …]`: what is found and what it costs, each engine beside the others in one run."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.ground import Figure, table
from bench.hotspots.engines import ENGINES, Alarms
from bench.hotspots.published import PUBLISHED, published
from bench.hotspots.scenes import GIVEN, Scene, given, made, town
from openmash.insight.patterns.hotspots import limits
from openmash.insight.patterns.hotspots.accuracy import Accuracy, beside_baselines
from openmash.insight.patterns.hotspots.limits import VERSION
from openmash.insight.patterns.hotspots.standing import Surface, gi_star, grid, surface

MEASURED = Path(limits.__file__).with_name("measured.json")
TIERS = ("strong", "medium", "weak")
NAMES = {"ours": "OpenMASH", "dbscan": "DBSCAN", "gi": "esda Gi*", "plain": "plain scan"}
SECONDS = {10_000: 2.0, 100_000: 10.0}
LIMIT = 300
"""Seconds after which a peer is stopped, and said to be."""
COSTS = ("ours", "ours at the peer's circles", "plain", "dbscan", "gi", "our gi")


def main(arguments: list[str]) -> dict[str, object]:
    """Run, print the tables and return the figures."""
    parser = argparse.ArgumentParser(prog="./run bench hotspots")
    parser.add_argument("--made", type=int, default=30, help="made scenes beside the eight given ones")
    parser.add_argument(
        "--size", type=int, nargs="*", default=[10_000, 100_000, 1_000_000], help="events to time; none with 0"
    )
    parser.add_argument("--limit", type=int, default=LIMIT, help="seconds after which a peer's timing is stopped")
    parser.add_argument("--record", action="store_true", help="keep the figures for the page of the method")
    chosen = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    print(f"Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores. Method version {VERSION}.", flush=True)
    scenes = [*given(), *made(chosen.made)]
    if not GIVEN.is_dir():
        print("THE GIVEN SCENES ARE ABSENT (../shared): only made ones are scored.", file=sys.stderr)
    figures: dict[str, object] = {"version": VERSION, "sensitivity": sensitivity(scenes)}
    figures["accuracy"] = forecast()
    figures["published"] = published()
    figures["cost"] = costs([size for size in chosen.size if size], chosen.limit)
    print(
        "SaTScan's New York fever example is not run: no licence to copy it is stated, so it is not in this repository."
    )
    figures["load"] = os.getloadavg()[0]
    figures["scenes"] = [scene.name for scene in scenes]
    if chosen.record:
        record(figures)
    return figures


def record(figures: Mapping[str, Any]) -> None:
    """Write measured.json beside the method, from which `./run openmash docs` writes its page."""
    today, found = datetime.now(UTC), figures["sensitivity"]
    kept = {
        "version": VERSION, "on": f"{today.day} {today:%B %Y}", "load": round(figures["load"], 1),
        "scenes": len(figures["scenes"]), "engines": [NAMES[engine] for engine in ENGINES],
        "found": [
            *([f"{tier} found", *(f"{found[e].get(tier, 0)} of {found[e].get(f'{tier} planted', 0)}" for e in ENGINES)] for tier in TIERS),
            ["alarms in scenes of nothing", *(f"{found[e].get('false', 0)} of {found[e].get('nothing', 0)}" for e in ENGINES)],
            ["alarms elsewhere in planted scenes", *(str(found[e].get("elsewhere", 0)) for e in ENGINES)],
        ],
        "cost": [
            [*reversed(name.rsplit(", ", 1)), f"{one['seconds']:.1f}", f"{one['processor_seconds']:.1f}", f"{one['peak_mb']:.0f}"]
            for name, one in figures["cost"].items()
        ],
        "published": [[name, f"{figures['published'][name]:.2f}", f"{said:.2f}"] for name, said in PUBLISHED.items()],
        "accuracy": [
            [name, f"{one['pai']:.1f}", f"{one['pei']:.2f}", f"{one['pei_star']:.2f}", f"{one['rri']:.2f}"]
            for name, one in figures["accuracy"].items()
        ],
    }  # fmt: skip
    MEASURED.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def sensitivity(scenes: Sequence[Scene]) -> dict[str, Any]:
    """Which planted clusters each engine finds, and what it cries where there is nothing."""
    found: dict[str, Counter[str]] = {engine: Counter() for engine in ENGINES}
    with ProcessPoolExecutor(2) as pool:
        for scene, each in zip(scenes, pool.map(_every, scenes), strict=True):
            for engine, counts in each.items():
                found[engine] += counts
            print(f"  {scene.name}: {_said(scene, each)}", file=sys.stderr, flush=True)
    rows: list[list[Figure]] = [
        [f"{tier} found", *(f"{found[e][tier]} of {found[e][tier + ' planted']}" for e in ENGINES), None]
        for tier in TIERS
    ]
    rows.append(
        [
            "false alarms: scenes of nothing",
            *(f"{found[e]['false']} of {found[e]['nothing']}" for e in ENGINES),
            _met(found),
        ]
    )
    rows.append(["  of them with a county-wide surge", *(found[e]["surge"] for e in ENGINES), None])
    rows.append(["alarms elsewhere in planted scenes", *(found[e]["elsewhere"] for e in ENGINES), None])
    rows.append(["processor s a scene", *(found[e]["milliseconds"] / 1000 / len(scenes) for e in ENGINES), None])
    table(f"Planted clusters, {len(scenes)} scenes", ["", *(NAMES[e] for e in ENGINES), "target"], rows)
    return {engine: dict(counts) for engine, counts in found.items()}


def _every(scene: Scene) -> dict[str, Counter[str]]:
    """What each engine finds in one scene, and the milliseconds of processor it took."""
    warnings.simplefilter("ignore")
    each = {}
    for engine, run in ENGINES.items():
        began = time.process_time()
        each[engine] = judged(scene, run(scene))
        each[engine]["milliseconds"] = round(1000 * (time.process_time() - began))
    return each


def _said(scene: Scene, each: Mapping[str, Counter[str]]) -> str:
    """One line for the scene: how many of the planted each found, and how many alarms were false."""
    parts = []
    for engine, counts in each.items():
        hits = sum(counts[tier] for tier in TIERS)
        parts.append(f"{NAMES[engine]} {hits} of {len(scene.planted)}, {counts['false'] + counts['elsewhere']} false")
    return "; ".join(parts)


def _met(found: Mapping[str, Counter[str]]) -> str:
    """As sensitive as the plain scan at no more than 5% false alarms: by the counts, small as they are."""
    ours, plain = found["ours"], found["plain"]
    as_good = all(ours[tier] >= plain[tier] for tier in TIERS)
    quiet = ours["false"] <= 0.05 * max(1, ours["nothing"])
    return f"as sensitive as plain: {'met' if as_good else 'NOT MET'}; <= 5%: {'met' if quiet else 'NOT MET'}"


def judged(scene: Scene, alarms: Alarms) -> Counter[str]:
    """Found: an alarm that holds half of the planted events, and of whose events a third are planted ones."""
    counts: Counter[str] = Counter()
    for truth in scene.planted:
        hit = any(
            2 * len(alarm & truth.events) >= len(truth.events) and 3 * len(alarm & truth.events) >= len(alarm)
            for alarm in alarms
        )
        counts[truth.tier] += hit
        counts[f"{truth.tier} planted"] += 1
    if not scene.planted:
        counts["nothing"] += 1
        counts["false"] += bool(alarms)
        counts["surge"] += bool(alarms) and ("surge" in scene.name or scene.name == "s04")
    else:
        everywhere = frozenset().union(*(truth.events for truth in scene.planted))
        counts["elsewhere"] += sum(not alarm & everywhere for alarm in alarms)
    return counts


def forecast() -> dict[str, Any]:
    """The made town of 10,000 events: cells ranked by 48 weeks, judged by the last four."""
    lat, lon, day = town(10_000)
    late = day >= day.max() - 27
    before = grid(lat, lon, 250.0, only=~late)
    past, held_back = before.counts, grid(lat, lon, 250.0, only=late).counts
    drawn = surface(before, 400.0)
    scores = {"Gi*": gi_star(past).z, **({"kernel, 400 m": drawn.density} if isinstance(drawn, Surface) else {})}
    found = beside_baselines(scores, past, held_back, 0.01)
    rows = [[name, *_accuracy(one)] for name, one in found.items()]
    table(
        f"Held-back four weeks, 1% of the cells, {int(held_back.sum())} events",
        ["ranked by", "hits", "PAI", "95%", "PEI", "PEI*", "95%", "RRI"], rows,
    )  # fmt: skip
    return {name: vars(one) for name, one in found.items()}


def _accuracy(one: Accuracy) -> list[Figure]:
    pai, star = (f"{low:.2f} to {high:.2f}" for low, high in (one.pai_interval, one.pei_star_interval))
    return [one.hits, one.pai, pai, one.pei, one.pei_star, star, one.rri]


def costs(sizes: Sequence[int], limit: int) -> dict[str, Any]:
    """Time and memory of each engine at each size, 999 shufflings (the plain scan: one, a thousandfold)."""
    found: dict[str, Any] = {}
    for size in sizes:
        rows: list[list[Figure]] = []
        for engine in COSTS:
            if engine == "ours at the peer's circles" and size not in SECONDS:
                continue
            one = _once(engine, size, limit)
            if "stopped" in one:
                rows.append([engine, None, None, None, one["stopped"]])
                continue
            found[f"{engine}, {size}"] = one
            rows.append(
                [engine, one["seconds"], one["processor_seconds"], one["peak_mb"], _time_met(engine, size, one)]
            )
        title = f"{size:,} events (load {os.getloadavg()[0]:.1f})"
        table(title, ["", "seconds", "processor s", "peak MB", "target"], rows)
        sys.stdout.flush()
    return found


def _time_met(engine: str, size: int, one: Mapping[str, Any]) -> str:
    target = SECONDS.get(size) if engine == "ours at the peer's circles" else None
    if target is None:
        return ""
    if one["seconds"] <= target:
        return f"<= {target:g} s: met"
    return f"<= {target:g} s: NOT MET (processor {one['processor_seconds']:.1f} s)"


def _once(engine: str, size: int, limit: int) -> dict[str, Any]:
    """One timing in a process of its own; `stopped`, with why, where it did not end. What we time ourselves has no limit."""
    command = [sys.executable, "-m", "bench.hotspots.engines", engine, str(size)]
    ours = engine.startswith("our")
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=None if ours else limit
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"stopped": f"stopped at {limit} s"}
    if done.returncode:
        return {"stopped": (done.stderr.strip().splitlines() or ["failed"])[-1][:60]}
    one: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return one
