"""Where the database is: the organisation's own server by DATABASE_URL, or the embedded one of this checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from openmash.cli.embedded import DATABASE, SUPERUSER, Cluster, home_of

CHECKOUT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).parent
URLS = {
    "DATABASE_URL": "openmash_app",
    "DATABASE_OWNER_URL": "openmash_owner",
    "DATABASE_AUDIT_URL": "openmash_auditor",
    "DATABASE_BACKUP_URL": "openmash_backup",
    "DATABASE_LOADER_URL": "openmash_loader",
}


def point_at(cluster: Cluster, database: str = DATABASE) -> None:
    """Tell this process and its children where the embedded database is."""
    for name, role in URLS.items():
        os.environ[name] = cluster.url(role=role, database=database)


def make_roles(connection: psycopg.Connection[tuple[object, ...]], *, with_loader: bool) -> None:
    """Make the roles, as the server's administrator. Running it again changes nothing."""
    connection.execute((HERE / "roles.sql").read_bytes())
    if with_loader:
        connection.execute((HERE / "loader_role.sql").read_bytes())


def make_database(cluster: Cluster, name: str = DATABASE, *, template: str = "") -> bool:
    """Make the database, owned by the owner role, or as a copy of `template`. False where it exists already."""
    with psycopg.connect(cluster.dsn(role=SUPERUSER, database="postgres"), autocommit=True) as connection:
        if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            return False
        command = sql.SQL("create database {} owner openmash_owner template {}").format(
            sql.Identifier(name), sql.Identifier(template or "template0")
        )
        if template:
            command += sql.SQL(" strategy wal_log")
        connection.execute(command)
        connection.execute(sql.SQL("revoke all on database {} from public").format(sql.Identifier(name)))
        connection.execute(
            sql.SQL(
                "grant connect on database {} to openmash_app, openmash_auditor, openmash_backup, openmash_loader"
            ).format(sql.Identifier(name))
        )
        return True


def drop_database(cluster: Cluster, name: str) -> None:
    """Drop a database of the embedded cluster, whoever is connected."""
    with psycopg.connect(cluster.dsn(role=SUPERUSER, database="postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


@contextmanager
def database() -> Iterator[Cluster | None]:
    """The database for a command: the organisation's own where DATABASE_URL is set, else the embedded one, started."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    cluster = Cluster(home_of(CHECKOUT, "demo")).start()
    try:
        with psycopg.connect(cluster.dsn(database="postgres"), autocommit=True) as connection:
            make_roles(connection, with_loader=True)
        make_database(cluster)
        point_at(cluster)
        yield cluster
    finally:
        cluster.stop()
