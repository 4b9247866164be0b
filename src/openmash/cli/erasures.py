"""`openmash erasures`: the keys of what was erased, kept apart from backups; and erasing it again after a restore.

A backup made before an erasure brings the record back. The list holds keys that lead to nothing here any more, and no
word; keep it where the anchors of the audit are kept, and not in the backups.
"""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import UUID

import psycopg

from openmash.cli.places import CannotRead, text_of


def export(url: str) -> int:
    """Print the key of every record that was erased, a line each. `url`: of the owner."""
    with psycopg.connect(url) as owner:
        for (key,) in owner.execute("select key from retention_erased order by at, key"):
            print(key)
    return 0


def apply(url: str, path: Path) -> int:
    """Erase the records of a list again, as after a restore. `url`: of the owner. 1 where the list cannot be read, or a
    line of it is no key: nothing is erased then.
    """
    import django

    django.setup()
    from openmash.insight.retention.erasing import columns

    try:
        lines = [(number, line.strip()) for number, line in enumerate(text_of(path).splitlines(), 1) if line.strip()]
    except CannotRead as wrong:
        print(f"{wrong} Nothing was erased.", file=sys.stderr)
        return 1
    keys: list[UUID] = []
    for number, line in lines:
        try:
            keys.append(UUID(line))
        except ValueError:
            print(f"{path}, line {number}: this is not a key. Nothing was erased.", file=sys.stderr)
            return 1
    with psycopg.connect(url) as owner:
        row = owner.execute("select rows from wall.erase_keys(%s::uuid[], %s::jsonb)", [keys, columns()]).fetchone()
        owner.execute(
            "insert into retention_erased (key, at) select k, now() from unnest(%s::uuid[]) k on conflict do nothing",
            [keys],
        )
    print(f"{len(keys)} records erased again: {row[0] if row else 0} rows.")
    return 0
