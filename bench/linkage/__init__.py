"""`./run bench linkage`: one child, many records, beside plain Splink 5. The parts: children (made), sets, engines, run."""

from __future__ import annotations


def main(arguments: list[str]) -> dict[str, object]:
    """Run it; the lists and the tables are in the parts."""
    from bench.linkage.run import main as run

    return run(arguments)
