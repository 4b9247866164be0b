"""What benchmarks share: a cluster with production durability, a migrated database, timing, tables, results."""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from openmash.cli.database import CHECKOUT, make_database, make_roles, point_at
from openmash.cli.embedded import Cluster, home_of
from openmash.cli.migrating import migrate

RESULTS = Path(__file__).parent / "results"
Figure = float | int | str | None


@contextmanager
def ground(name: str) -> Iterator[tuple[Cluster, bool]]:
    """A migrated database of this name in the benchmarks' own cluster, fsync on; and whether it was made just now.

    DATABASE_URL and its sisters point at it inside the block. It is kept between runs: a benchmark loads it once.
    """
    os.environ.setdefault("OPENMASH_DEMO", "1")
    cluster = Cluster(home_of(CHECKOUT, "bench")).start()
    try:
        with psycopg.connect(cluster.dsn(database="postgres"), autocommit=True) as connection:
            make_roles(connection, with_loader=True)
        made = make_database(cluster, name)
        point_at(cluster, name)
        migrate()
        yield cluster, made
    finally:
        cluster.stop()


def timed(run: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each of `times` runs, in their order."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def p(values: Sequence[float], percent: float) -> float:
    """The percentile, by the nearest rank."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * percent / 100))]


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Figure]]) -> None:
    """Print a table: numbers to the right, a target beside its figure where the row has one."""
    text = [
        [f"{cell:,.2f}" if isinstance(cell, float) else str(cell if cell is not None else "–") for cell in row]
        for row in rows
    ]
    widths = [max(len(row[i]) for row in [list(heads), *text]) for i in range(len(heads))]
    print(f"\n{title}")
    for row in [list(heads), *text]:
        print(
            "  "
            + "  ".join(
                cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
            )
        )


def keep(name: str, figures: Mapping[str, object]) -> None:
    """Write the figures with the machine and the time."""
    RESULTS.mkdir(exist_ok=True)
    machine = {"processor": platform.machine(), "cores": os.cpu_count(), "python": platform.python_version()}
    written = {"benchmark": name, "at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine, **figures}
    (RESULTS / f"{name}.json").write_text(json.dumps(written, indent=2, default=str) + "\n")
    print(f"\nKept in bench/results/{name}.json")
