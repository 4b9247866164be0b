"""`./run bench network [--size N …] [--limit SECONDS]`: each piece of work in a process of its own, NetworkX beside it.

A peer that is not done within the limit is stopped, and said to be. Times are of the work alone, not of reading the web in.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from typing import Any

from bench.ground import Figure, table

SIZES = [100_000, 1_000_000]
PAGE_SECONDS = 1.0
LIMIT = 300
NAMES = {"openmash": "OpenMASH (igraph)", "networkx": "NetworkX"}
WORK = {"communities": "modularity", "betweenness": "total"}


def main(arguments: list[str]) -> dict[str, object]:
    """Run, print the tables and return the figures."""
    parser = argparse.ArgumentParser(prog="./run bench network")
    parser.add_argument("--size", type=int, nargs="*", default=SIZES, help="ties in the made web")
    parser.add_argument("--limit", type=int, default=LIMIT, help="seconds after which a peer is stopped")
    chosen = parser.parse_args(arguments)
    print(f"Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.", flush=True)
    figures: dict[str, object] = {"load": os.getloadavg()[0], "limit": chosen.limit}
    for size in chosen.size:
        figures[f"{size}"] = _beside(size, chosen.limit)
        figures[f"page, {size}"] = _page(size, chosen.limit)
        sys.stdout.flush()
    return figures


def _beside(size: int, limit: int) -> dict[str, Any]:
    """Communities and betweenness from 50 starting points, each engine."""
    found: dict[str, Any] = {}
    rows: list[list[Figure]] = []
    for work, said in WORK.items():
        for engine, name in NAMES.items():
            one = found[f"{work}, {engine}"] = once(work, engine, size, limit)
            rows.append(
                [f"{work}: {name}", one.get("seconds"), one.get("peak_mb"), said, one.get(said), one.get("stopped")]
            )
        ours, theirs = found[f"{work}, openmash"], found[f"{work}, networkx"]
        if "seconds" in ours:
            least = theirs.get("seconds", limit)
            more = "" if "seconds" in theirs else "more than "
            rows.append(
                [f"  NetworkX takes {more}{least / ours['seconds']:,.0f} times as long", None, None, "", None, None]
            )
    table(f"{size:,} ties", ["", "seconds", "peak MB", "", "", ""], rows)
    return found


def _page(size: int, limit: int) -> dict[str, Any]:
    """A page's answers, with rights applied first."""
    one = once("page", "openmash", size, limit)
    if "seconds" not in one:
        print(f"  A page at {size:,} ties: {one['stopped']}")
        return one
    made = "rights applied and web made"
    rows: list[list[Figure]] = [[f"{made}, in each of these", one[made], one[f"{made}: processor"], None]]
    for part in ("ways between two", "what is round one", "groups and what ties them", "growth by month"):
        wall, processor = one[made] + one[part], one[f"{made}: processor"] + one[f"{part}: processor"]
        rows.append([part, wall, processor, _met(wall, processor) if size <= 100_000 else None])
    table(
        f"A page's answer among {size:,} ties, 5% of people hidden (load {os.getloadavg()[0]:.1f})",
        ["", "seconds", "processor s", "target"],
        rows,
    )
    return one


def _met(wall: float, processor: float) -> str:
    if wall <= PAGE_SECONDS:
        return f"<= {PAGE_SECONDS:g} s: met"
    return f"<= {PAGE_SECONDS:g} s: NOT MET (processor {'within' if processor <= PAGE_SECONDS else 'over'})"


def once(work: str, engine: str, size: int, limit: int) -> dict[str, Any]:
    """What one run said; or `stopped`, and why."""
    command = [sys.executable, "-m", "bench.network.engines", work, engine, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=limit)
    except subprocess.TimeoutExpired:
        return {"stopped": f"stopped at {limit} s"}
    if done.returncode:
        return {"stopped": (done.stderr.strip().splitlines() or ["failed"])[-1][:80]}
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found
