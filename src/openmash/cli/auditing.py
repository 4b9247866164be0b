"""`openmash audit`: recompute the chain; print the anchor to keep somewhere else."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import psycopg


def print_anchor() -> int:
    """Print the head of the chain: time, sequence, hash. Keep it where the database's administrators cannot write."""
    with psycopg.connect(os.environ["DATABASE_AUDIT_URL"]) as connection:
        row = connection.execute("select seq, hash from audit.anchor()").fetchone()
    if row is None:
        return 1
    print(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {row[0]} {row[1]}")
    return 0


def looked_through(url: str) -> tuple[int | None, int, str]:
    """The first entry that does not fit (None: all do), how many there are, and why it does not."""
    with psycopg.connect(url) as connection:
        row = connection.execute("select first_bad, checked, why from audit.verify()").fetchone()
    return row or (0, 0, "it gave no answer")


def verify(anchors: Path | None) -> int:
    """Recompute every link; anchors also find a cut tail. 0 sound; 1 not, naming what fails first."""
    with psycopg.connect(os.environ["DATABASE_AUDIT_URL"]) as connection:
        row = connection.execute("select first_bad, checked, why from audit.verify()").fetchone()
        if row is None:
            return 1
        first_bad, checked, why = row
        if first_bad is not None:
            print(f"The audit does not fit at entry {first_bad}: {why}.", file=sys.stderr)
            return 1
        for line in anchors.read_text().splitlines() if anchors else []:
            _, seq, expected = line.split()
            found = connection.execute("select audit.hash_at(%s)", [int(seq)]).fetchone()
            if int(seq) and (found is None or found[0] != expected):
                print(
                    f"The audit does not reach or match the anchor at entry {seq}: its tail was cut or rewritten.",
                    file=sys.stderr,
                )
                return 1
    print(f"The audit is whole: {checked} entries.")
    return 0
