"""`openmash backup` and `restore`: everything in one file, read back before it is called good.

The file is what `pg_dump -Fc` writes, with one line after it: a seal that says how long the dump is, its SHA-256, and
how many rows each table held in the very snapshot that was dumped, and what they added up to. PostgreSQL's own tools
read the file as it is. A restore reads the seal first and makes nothing from a file that does not fit it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import psycopg
from psycopg import sql

from openmash.cli.database import make_database
from openmash.cli.embedded import SUPERUSER, Cluster

MARK = b"\nOPENMASH-BACKUP "
LENGTH_DIGITS = 12
PIECE = 1 << 20
TABLES = """
select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') order by 1
"""

SUM = "coalesce(sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint::numeric), 0)::text"
"""What the rows of a table add up to, in any order: another row, or one word another, gives another sum."""
WALLS = """
select count(*), md5(coalesce(string_agg(said, chr(10) order by said collate "C"), '')) from (
  select concat_ws(' ', 'policy', schemaname, tablename, policyname, permissive, roles, cmd,
    regexp_replace(concat_ws(' / ', qual, with_check), '::[a-z_]+( varying)?(\\[\\])?|[()[:space:]]', '', 'g')) as said
    from pg_policies
  union all select concat_ws(' ', 'grant', relnamespace::regnamespace, relname, relrowsecurity, relforcerowsecurity,
    (select string_agg(a::text, ',' order by a::text collate "C") from unnest(coalesce(relacl,
      acldefault(case relkind when 'S' then 's'::"char" else 'r'::"char" end, relowner))) a)) from pg_class
    where relkind in ('r', 'p', 'v', 'm', 'S') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
  union all select concat_ws(' ', 'trigger', tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger
    where not tgisinternal
  union all select concat_ws(' ', 'function', p.oid::regprocedure, md5(p.prosrc), p.prosecdef, p.proowner::regrole)
    from pg_proc p where p.pronamespace::regnamespace::text in ('wall', 'audit', 'public')
) each
"""
"""Who may see what, as the database holds it: every policy, grant, trigger and function. A condition is read without
its casts and brackets, which a server writes otherwise each time it reads what it wrote."""
THE_WALLS = "the walls"


class BackupError(Exception):
    """What went wrong and what to do, for the person at the command line."""


@dataclass(frozen=True)
class Seal:
    """What a backup says of itself. `octets` and `sha256` are of the dump before it; `rows` and `sums` (what the rows
    add up to) are by table's full name. A backup made before there were sums has none.
    """

    octets: int
    sha256: str
    made_at: str
    rows: dict[str, int]
    sums: dict[str, str] = field(default_factory=dict)


def backup(path: Path, cluster: Cluster | None) -> int:
    """Write the whole database to `path`, read it back, and say what is in it. 1 where it could not be done."""
    try:
        seal = write(path, cluster)
    except BackupError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{path}: {len(seal.rows)} tables, {sum(seal.rows.values()):,} rows, {seal.octets:,} bytes, read back.")
    return 0


def restore(path: Path, cluster: Cluster | None, *, into: str) -> int:
    """Fill an empty database from `path` and compare every table with its seal. 1 where it could not be done.

    `into` is the name of a new database of the embedded server, or the URL of an empty database of the organisation's
    own as its administrator.
    """
    try:
        seal = read_seal(path)
        fill(path, seal, cluster, into)
    except BackupError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(
        f"{into.rsplit('@', 1)[-1]}: {len(seal.rows)} tables, {sum(seal.rows.values()):,} rows, as on {seal.made_at}."
    )
    print("Now point DATABASE_AUDIT_URL at it and run: ./run openmash audit verify")
    print("What was erased since stands in it again. With DATABASE_OWNER_URL at it: ./run openmash erasures apply FILE")
    return 0


def read_seal(path: Path) -> Seal:
    """The seal of a backup whose every byte fits it. Raises BackupError for a file that is damaged or not a backup."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - LENGTH_DIGITS - 1))
            tail = int(file.read(LENGTH_DIGITS))
            start = size - LENGTH_DIGITS - 1 - tail
            file.seek(max(0, start))
            written = file.read(tail)
            if start < 0 or not written.startswith(MARK):
                raise ValueError
            seal = Seal(**json.loads(written.removeprefix(MARK)))
            file.seek(0)
            found = hashlib.sha256()
            for piece in _pieces(file, start):
                found.update(piece)
    except OSError as problem:
        raise BackupError(f"{path} cannot be read: {problem.strerror}.") from problem
    except (ValueError, TypeError):
        raise BackupError(f"{path} is not a whole backup: it has no seal. Use another; nothing was changed.") from None
    if start != seal.octets or found.hexdigest() != seal.sha256:
        raise BackupError(f"{path} is damaged: it is not what was written. Use another; nothing was changed.")
    return seal


def write(path: Path, cluster: Cluster | None, during: Callable[[str], None] = lambda _: None) -> Seal:
    """Write the dump and its seal. `during` is called with the name of the snapshot while it is still there.

    Raises BackupError.
    """
    if path.exists():
        raise BackupError(f"{path} exists already: name another file, so that no backup is written over.")
    url = os.environ.get("DATABASE_BACKUP_URL")
    if not url:
        raise BackupError("DATABASE_BACKUP_URL is not set: any other role sees less, and would silently write less.")
    half = path.with_name(path.name + ".part")
    try:
        with psycopg.connect(url) as connection:
            connection.execute("set transaction isolation level repeatable read, read only")
            (bypasses,) = _one(connection, "select rolbypassrls from pg_roles where rolname = current_user")
            if not bypasses:
                raise BackupError("DATABASE_BACKUP_URL's role does not see every row: use openmash_backup.")
            (snapshot,) = _one(connection, "select pg_export_snapshot()")
            rows, sums = _count(connection)
            during(str(snapshot))
            os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _tool(cluster, "pg_dump", f"--dbname={url}", "-Fc", f"--snapshot={snapshot}", f"--file={half}")
        seal = _close_with_a_seal(half, rows, sums)
        if read_seal(half) != seal:
            raise BackupError(f"{half} did not read back as it was written. Is the disk sound?")
        _read_through(half, seal, cluster)
        half.rename(path)
    except OSError as problem:
        raise BackupError(f"{path} cannot be written: {problem.strerror}.") from problem
    except psycopg.Error as problem:
        raise BackupError(f"The database did not answer: {problem}") from problem
    finally:
        half.unlink(missing_ok=True)
    return seal


def fill(path: Path, seal: Seal, cluster: Cluster | None, into: str) -> None:
    """Fill an empty database and compare all of it with the seal. Raises BackupError."""
    if "://" in into:
        cluster = None
    elif cluster is None:
        raise BackupError("Say into which empty database, by its URL as the server's administrator.")
    try:
        if cluster is not None:
            if not make_database(cluster, into):
                raise BackupError(f"There is a database called {into} already: name a new one.")
            url = cluster.dsn(role=SUPERUSER, database=into)
        else:
            url = into
        with psycopg.connect(url) as connection:
            if connection.execute(TABLES).fetchone():
                raise BackupError("That database is not empty. Make an empty one and restore into that.")
        _feed(path, seal, cluster, "pg_restore", "--exit-on-error", "--single-transaction", f"--dbname={url}")
        with psycopg.connect(url) as connection:
            found, sums = _count(connection)
    except psycopg.Error as problem:
        raise BackupError(f"The database to restore into did not answer: {problem}") from problem
    differing = {name for name in {**seal.rows, **found} if seal.rows.get(name) != found.get(name)}
    differing |= {name for name in seal.sums if seal.sums[name] != sums.get(name)}
    if differing:
        raise BackupError(
            f"What was restored differs from the backup in {', '.join(sorted(differing))}. Do not use it."
        )


def _close_with_a_seal(path: Path, rows: dict[str, int], sums: dict[str, str]) -> Seal:
    with path.open("rb+") as file:
        found = hashlib.sha256()
        for piece in _pieces(file, path.stat().st_size):
            found.update(piece)
        seal = Seal(file.tell(), found.hexdigest(), f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", rows, sums)
        written = MARK + json.dumps(asdict(seal)).encode()
        file.write(written + f"{len(written):0{LENGTH_DIGITS}d}\n".encode())
        file.flush()
        os.fsync(file.fileno())
    return seal


def _read_through(path: Path, seal: Seal, cluster: Cluster | None) -> None:
    """Have PostgreSQL read every row of the dump, as a restore would, and write it nowhere."""
    _feed(path, seal, cluster, "pg_restore", "--file=/dev/null")


def _feed(path: Path, seal: Seal, cluster: Cluster | None, tool: str, *arguments: str) -> None:
    command = [_program(cluster, tool), *arguments]
    with path.open("rb") as file, subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        try:
            for piece in _pieces(file, seal.octets):
                running.stdin.write(piece)
            running.stdin.close()
        except BrokenPipeError:
            pass  # it says why below
        said = running.stderr.read().decode(errors="replace")
    if running.returncode:
        raise BackupError(f"{tool} stopped: {said.strip()}")


def _tool(cluster: Cluster | None, tool: str, *arguments: str) -> None:
    done = subprocess.run([_program(cluster, tool), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(f"{tool} stopped: {done.stderr.strip()}")


def _program(cluster: Cluster | None, tool: str) -> str:
    """The embedded server's own program; for an organisation's server, the one its clients use."""
    if cluster is not None:
        return str(cluster.tool(tool))
    found = shutil.which(tool)
    if found is None:
        raise BackupError(f"{tool} is not on this machine: install your PostgreSQL version's client programs.")
    return found


def _count(connection: psycopg.Connection[tuple[object, ...]]) -> tuple[dict[str, int], dict[str, str]]:
    """How many rows each table holds and what they add up to, and the same of the walls."""
    connection.execute("set local timezone = 'UTC'; set local datestyle = 'ISO'; set local extra_float_digits = 1")
    rows, sums = {}, {}
    for (name,) in connection.execute(TABLES).fetchall():
        # quoted by the server's own format('%I')
        question = sql.SQL("select count(*), {} from {} t").format(sql.SQL(SUM), sql.SQL(str(name)))
        many, total = _one(connection, question)
        rows[str(name)], sums[str(name)] = int(str(many)), str(total)
    _, sums[THE_WALLS] = map(str, _one(connection, WALLS))
    return rows, sums


def _one(connection: psycopg.Connection[tuple[object, ...]], question: str | sql.Composed) -> tuple[object, ...]:
    row = connection.execute(question).fetchone()
    assert row is not None
    return row


def _pieces(file: BinaryIO, octets: int) -> Iterator[bytes]:
    """The next so many bytes of a file, in pieces; fewer where it ends before."""
    while octets > 0 and (piece := file.read(min(PIECE, octets))):
        octets -= len(piece)
        yield piece
