"""`openmash drill`: prove that a backup restores to the original, and keep the result for leaders to see.

A backup is made, restored into a database of its own, and compared: every table by rows and by what they add up to,
every wall, the audit link by link, and the pages of a sample as each role reads them. Then the copy is dropped.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from openmash.cli.auditing import looked_through
from openmash.cli.backing_up import BackupError, Seal, fill, read_seal, write
from openmash.cli.database import drop_database
from openmash.cli.embedded import SUPERUSER, Cluster

COPY = "openmash_drill_"
"""How the name of the database begins that a drill makes of the embedded server, and drops."""
PAGES = [sys.executable, "-m", "openmash.cli.pages_alike"]


@dataclass
class _Result:
    """What has been found so far. `differing`: everything that is not the same."""

    seal: Seal | None = None
    audit_entries: int | None = None
    pages: Mapping[str, str] = field(default_factory=dict)
    differing: list[str] = field(default_factory=list)


def drill(cluster: Cluster | None, *, into: str = "", pages: int = 12) -> int:
    """Back up, restore, compare, keep what was found. 0: the same; 1: not the same, or it could not be tried.

    `into` is the URL of an empty database of the organisation's own server, as its administrator; the embedded server
    makes and drops its own. `pages`: how many of each role, and how many of each record it opens.
    """
    began = datetime.now(UTC)
    name = f"{COPY}{began:%Y%m%d%H%M%S}"
    if cluster is None and not into:
        print("Say into which empty database (--into), by its URL as the server's administrator.", file=sys.stderr)
        return 1
    result = _Result()
    with _cleared_up_when_told_to_stop(), tempfile.TemporaryDirectory(prefix="openmash-drill-") as folder:
        path = Path(folder) / "drill.dump"
        try:
            _compare(path, cluster, into or name, result, began, pages)
        except BackupError as problem:
            result.differing.append(str(problem))
        finally:
            if cluster is not None and not into:
                drop_database(cluster, name)
    _keep(result, began)
    return _tell(result, began)


@contextmanager
def _cleared_up_when_told_to_stop() -> Iterator[None]:
    """Told to stop, what was begun is cleared up first: a backup left in a folder holds every child’s record."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def copies_of_drills(cluster: Cluster) -> list[str]:
    """The databases of the embedded server that drills restored into and have not dropped."""
    with psycopg.connect(cluster.dsn(role=SUPERUSER, database="postgres")) as connection:
        rows = connection.execute("select datname from pg_database where starts_with(datname, %s)", [COPY]).fetchall()
    return [str(name) for (name,) in rows]


def _compare(path: Path, cluster: Cluster | None, into: str, result: _Result, began: datetime, pages: int) -> None:
    def before(snapshot: str) -> None:
        _say("Reading the pages of the original…")
        result.pages = _pages(os.environ["DATABASE_URL"], began, pages, snapshot)

    _say("Backing up…")
    result.seal = write(path, cluster, before)
    _say("Restoring…")
    fill(path, read_seal(path), cluster, into)
    there = {
        variable: _there(os.environ[variable], cluster, into) for variable in ("DATABASE_URL", "DATABASE_AUDIT_URL")
    }
    _say("Verifying the audit of what was restored…")
    first_bad, checked, why = looked_through(there["DATABASE_AUDIT_URL"])
    if first_bad is None:
        result.audit_entries = checked
    else:
        result.differing.append(f"the audit does not fit at entry {first_bad}: {why}")
    _say("Reading the same pages of what was restored…")
    after = _pages(there["DATABASE_URL"], began, pages)
    result.differing += [
        f"page {each}" for each in sorted({*result.pages, *after}) if result.pages.get(each) != after.get(each)
    ]


def _pages(url: str, moment: datetime, pages: int, snapshot: str = "") -> Mapping[str, str]:
    """The pages of the sample as they read there. Raises BackupError where they could not be made."""
    command = [*PAGES, f"--moment={moment.isoformat()}", f"--pages={pages}", f"--snapshot={snapshot}"]
    found_by = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, env=found_by, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise BackupError("The pages could not be read: see what the command printed.")
    found: Mapping[str, str] = json.loads(done.stdout)
    return found


def _there(url: str, cluster: Cluster | None, into: str) -> str:
    """The same role's URL, of the restored database: its server and name, our user and password."""
    mine = urlsplit(url)
    if "://" not in into:
        return urlunsplit(mine._replace(path=f"/{into}"))
    theirs = urlsplit(into)
    server = theirs.netloc.rpartition("@")[2]
    user = mine.netloc.rpartition("@")[0]
    return urlunsplit(mine._replace(netloc=f"{user}@{server}" if user else server, path=theirs.path))


def _keep(result: _Result, began: datetime) -> None:
    """Keep what was found in the original, as the clocks."""
    import django

    django.setup()
    from django.db import transaction

    from openmash.casework.outage import actions
    from openmash.foundation.access.actors import Service, acting_as, service

    seal = result.seal
    actor = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(actor):
        actions.keep_drill(
            actor=actor,
            found=actions.Found(
                began, datetime.now(UTC), len(seal.rows) if seal else 0, sum(seal.rows.values()) if seal else 0,
                seal.octets if seal else 0, result.audit_entries, len(result.pages),
                sorted({each.partition(":")[0] for each in result.pages}), result.differing,
            ),
        )  # fmt: skip


def _tell(result: _Result, began: datetime) -> int:
    if result.differing:
        print("What was restored is not the original. Do not trust this backup until it is known why:", file=sys.stderr)
        for each in result.differing:
            print(f"- {each}", file=sys.stderr)
        return 1
    assert result.seal is not None  # nothing differed, so there was a backup
    roles = len({each.partition(":")[0] for each in result.pages})
    print(
        f"What was restored is the original: {len(result.seal.rows)} tables, {sum(result.seal.rows.values()):,} rows, "
        f"{result.audit_entries:,} entries of the audit, {len(result.pages)} pages as {roles} roles read them, in "
        f"{(datetime.now(UTC) - began).total_seconds():.0f} s. It is kept for leaders to see."
    )
    return 0


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
