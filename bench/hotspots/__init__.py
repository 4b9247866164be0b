"""`./run bench hotspots`: planted clusters and time, beside DBSCAN, Gi* and a plain scan. Parts: scenes, engines, run."""

from __future__ import annotations


def main(arguments: list[str]) -> dict[str, object]:
    """Run it."""
    from bench.hotspots.run import main as run

    return run(arguments)
