"""`./run bench NAME`: runs bench/NAME.py, prints its table and keeps the figures in bench/results/NAME.json."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from bench.ground import keep

HERE = Path(__file__).parent
NOT_BENCHES = {"__init__", "__main__", "ground", "million"}


def names() -> list[str]:
    """The benchmarks there are."""
    paths = [*HERE.glob("*.py"), *(inside.parent for inside in HERE.glob("*/__init__.py"))]
    return sorted(path.stem for path in paths if path.stem not in NOT_BENCHES)


def main(arguments: list[str]) -> int:
    """Run one benchmark; 2 where there is none of that name."""
    if not arguments or arguments[0] not in names():
        print(f"usage: ./run bench NAME, where NAME is one of: {', '.join(names())}", file=sys.stderr)
        return 2
    figures = importlib.import_module(f"bench.{arguments[0]}").main(arguments[1:])
    keep(arguments[0], figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
