"""`./run bench cin`: a census checked against every rule, beside csc-validator-be-cin in an environment of its own."""

from __future__ import annotations


def main(arguments: list[str]) -> dict[str, object]:
    """Run it."""
    from bench.cin.run import main as run

    return run(arguments)
