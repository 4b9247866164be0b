"""`openmash erasures`: the keys of what was erased, kept apart from backups; and erasing it again after a restore.

A backup made before an erasure brings the record back. The list holds keys that lead to nothing here any more, and no
word; keep it where the anchors of the audit are kept, and not in the backups.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from uuid import UUID

import psycopg


def export(url: str) -> int:
    """Print the key of every record that was erased, a line each. `url`: of the owner."""
    with psycopg.connect(url) as owner:
        for (key,) in owner.execute("select key from retention_erased order by at, key"):
            print(key)
    return 0


def apply(url: str, lines: Sequence[str]) -> int:
    """Erase these records again, as after a restore. `url`: of the owner. 1 where a line is not a key."""
    import django

    django.setup()
    from openmash.insight.retention.erasing import columns

    try:
        keys = [UUID(line.strip()) for line in lines if line.strip()]
    except ValueError:
        print("A line of the list is not a key. Nothing was erased.", file=sys.stderr)
        return 1
    with psycopg.connect(url) as owner:
        row = owner.execute("select rows from wall.erase_keys(%s::uuid[], %s::jsonb)", [keys, columns()]).fetchone()
        owner.execute(
            "insert into retention_erased (key, at) select k, now() from unnest(%s::uuid[]) k on conflict do nothing",
            [keys],
        )
    print(f"{len(keys)} records erased again: {row[0] if row else 0} rows.")
    return 0
