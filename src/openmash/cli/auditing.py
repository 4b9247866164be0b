"""`openmash audit`: recompute the chain; print the anchor to keep somewhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from openmash.cli.places import CannotRead, text_of


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


def read_anchors(path: Path) -> Iterator[tuple[int, str]]:
    """The sequence and the hash of each anchor in a file of what print_anchor() printed. Raises CannotRead: a file that
    holds none would say that all is well, whatever was cut.
    """
    lines = enumerate(text_of(path).splitlines(), 1)
    found = [(number, line.split()) for number, line in lines if line.strip()]
    if not found:
        raise CannotRead(f"{path} holds no anchor. Give a file of lines that “audit anchor” printed.")
    for number, parts in found:
        if len(parts) != 3 or not parts[1].isdigit():
            raise CannotRead(f"{path}, line {number}: this is no anchor. It is to be a time, a number and a hash.")
        yield int(parts[1]), parts[2]


def verify(anchors: Path | None) -> int:
    """Recompute every link; anchors also find a cut tail. 0 sound; 1 not, naming what fails first or cannot be read."""
    try:
        known = list(read_anchors(anchors)) if anchors else []
    except CannotRead as wrong:
        print(str(wrong), file=sys.stderr)
        return 1
    with psycopg.connect(os.environ["DATABASE_AUDIT_URL"]) as connection:
        row = connection.execute("select first_bad, checked, why from audit.verify()").fetchone()
        if row is None:
            return 1
        first_bad, checked, why = row
        if first_bad is not None:
            print(f"The audit does not fit at entry {first_bad}: {why}.", file=sys.stderr)
            return 1
        for seq, expected in known:
            found = connection.execute("select audit.hash_at(%s)", [seq]).fetchone()
            if seq and (found is None or found[0] != expected):
                print(
                    f"The audit does not reach or match the anchor at entry {seq}: its tail was cut or rewritten.",
                    file=sys.stderr,
                )
                return 1
    print(f"The audit is whole: {checked} entries.")
    return 0
