"""`./run bench network`: communities, the count behind bridges, and a page's whole answer, beside NetworkX in one run."""

from __future__ import annotations


def main(arguments: list[str]) -> dict[str, object]:
    """Run it."""
    from bench.network.run import main as run

    return run(arguments)
