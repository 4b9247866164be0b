"""One thing done once by one engine on a made web, in a process of its own: prints JSON.

`communities`: igraph's Leiden beside NetworkX's Louvain. `betweenness`: the count of shortest ways through each tie from 50
starting points, the same points in both. `page`: what a page asks for, whole: ties read as statements, rights applied, the web
made, groups with what ties them, a way between two, what is round one, growth.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from bench.network.made import ends
from openmash.insight.patterns.network.limits import ASKED, Asked

SOURCES = 50
FIFTY = Asked(sources=SOURCES)

HIDDEN = 0.05
"""Of people and places, the share that the one who looks may not see."""


def _peak() -> float:
    said = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(said.split()[1]) / 1024


def _starts(nodes: int) -> list[int]:
    return sorted(random.Random(ASKED.seed).sample(range(nodes), SOURCES))


def communities(engine: str, ties: int) -> tuple[float, dict[str, float]]:
    """Seconds, and the modularity reached."""
    pairs = ends(ties).tolist()
    if engine == "openmash":
        import igraph

        from openmash.insight.patterns.network.groups import _leiden

        graph = igraph.Graph(edges=pairs)
        began = time.perf_counter()
        found = _leiden(graph, 1)
        took = time.perf_counter() - began
        return took, {"modularity": graph.modularity(found)}
    import networkx

    theirs = networkx.Graph(pairs)
    began = time.perf_counter()
    parts = networkx.community.louvain_communities(theirs, seed=1)
    took = time.perf_counter() - began
    return took, {"modularity": networkx.community.modularity(theirs, parts)}


def betweenness(engine: str, ties: int) -> tuple[float, dict[str, float]]:
    """Seconds; and the total, which must agree."""
    pairs = ends(ties).tolist()
    if engine == "openmash":
        import igraph

        from openmash.insight.patterns.network.groups import _ways_through

        graph = igraph.Graph(edges=pairs)
        began = time.perf_counter()
        run = _ways_through(graph, FIFTY)
        took = time.perf_counter() - began
        return took, {"total": sum(run)}
    import networkx

    theirs = networkx.Graph(pairs)
    theirs.add_nodes_from(range(max(map(max, pairs)) + 1))
    starts = _starts(theirs.number_of_nodes())
    began = time.perf_counter()
    # The subset form is Brandes's own from given sources, as in igraph; halved there, for an undirected graph.
    found = networkx.edge_betweenness_centrality_subset(theirs, starts, list(theirs), normalized=False)
    took = time.perf_counter() - began
    return took, {"total": sum(found.values())}


def page(_: str, ties: int) -> tuple[float, dict[str, float]]:
    """Seconds of one whole answer, and of its parts."""
    from openmash.insight.patterns.network.groups import grouped, growth
    from openmash.insight.patterns.network.ways import around, ways
    from openmash.insight.patterns.network.web import Stated, Web

    chance = random.Random(7)
    names = [f"person:{n:08d}" for n in range(int(ties * 0.62) + 1)]
    hidden = set(chance.sample(names, int(len(names) * HIDDEN)))
    day = [date(2024, 1, 1) + timedelta(days=n) for n in range(700)]
    given = [
        Stated(names[a], names[b], f"report:{n // 3}", day[n * 7 % 700]) for n, (a, b) in enumerate(ends(ties).tolist())
    ]
    parts: dict[str, float] = {}
    began = last = time.perf_counter()
    worked = time.process_time()

    def lap(name: str) -> None:
        nonlocal last, worked
        now, processor = time.perf_counter(), time.process_time()
        parts[name], parts[f"{name}: processor"] = now - last, processor - worked
        last, worked = time.perf_counter(), time.process_time()

    web = Web(each for each in given if each.one not in hidden and each.other not in hidden)
    assert web.graph.vcount() == len(web.keys)
    lap("rights applied and web made")
    ways(web, web.keys[10], web.keys[len(web.keys) // 2])
    lap("ways between two")
    around(web, web.keys[10], 2)
    lap("what is round one")
    found = grouped(web)
    lap("groups and what ties them")
    growth(web)
    lap("growth by month")
    return time.perf_counter() - began, {**parts, "groups": len(found.groups), "joins": len(found.joins)}


WORK: dict[str, Callable[[str, int], tuple[float, dict[str, float]]]] = {
    "communities": communities,
    "betweenness": betweenness,
    "page": page,
}

if __name__ == "__main__":
    what, engine, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
    seconds, more = WORK[what](engine, size)
    print(json.dumps({"seconds": seconds, "processor_seconds": time.process_time(), "peak_mb": _peak(), **more}))
