"""A database cluster for the tests alone, and a migrated template that every test run clones.

Tests connect as the application's role, which owns nothing. Loaded with `-p tests.cluster`, before Django's settings.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import psycopg
import pytest

from openmash.cli.database import CHECKOUT, drop_database, make_database, make_roles, point_at
from openmash.cli.embedded import Cluster, home_of
from openmash.cli.migrating import migrate

os.environ["OPENMASH_DEMO"] = "1"
os.environ["OPENMASH_EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"
CLUSTER: Cluster | None = None


def shape() -> str:
    """A name for the present shape of the database: changes when any migration or SQL file does."""
    digest = hashlib.sha256()
    for path in sorted([*CHECKOUT.glob("src/**/migrations/*.py"), *CHECKOUT.glob("src/**/*.sql")]):
        digest.update(path.read_bytes())
    digest.update((CHECKOUT / "src/openmash/cli/migrating.py").read_bytes())
    digest.update((CHECKOUT / "src/openmash/foundation/facts/walls.py").read_bytes())
    return f"openmash_template_{digest.hexdigest()[:12]}"


def cluster() -> Cluster:
    """The tests' cluster, started or attached to."""
    global CLUSTER  # one server for the whole run
    if CLUSTER is None:
        CLUSTER = Cluster(home_of(CHECKOUT, "test"), for_tests=True).start()
    return CLUSTER


def _prepare() -> None:
    server = cluster()
    with psycopg.connect(server.dsn(database="postgres"), autocommit=True) as connection:
        make_roles(connection, with_loader=True)
        old = connection.execute(
            "select datname from pg_database where datname like 'openmash\\_t%%' and datname <> %s", [shape()]
        ).fetchall()
    for (name,) in old:
        drop_database(server, name)
    if make_database(server, f"{shape()}"):
        point_at(server, shape())
        try:
            migrate(quiet=False)
        except BaseException:
            drop_database(server, shape())
            raise
    point_at(server, shape())


BY_URL = os.environ.get("OPENMASH_TEST_SERVER") == "by-url"
"""The suite runs on a migrated server named by DATABASE_URL, and leaves nothing there: tests roll back."""

if "PYTEST_XDIST_WORKER" not in os.environ and not BY_URL:
    _prepare()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    if CLUSTER is not None and "PYTEST_XDIST_WORKER" not in os.environ:
        CLUSTER.stop()


def clone(name: str) -> Cluster:
    """A copy of the migrated template under `name`; the caller drops it."""
    server = cluster()
    drop_database(server, name)
    make_database(server, name, template=shape())
    return server


def log_of_the_server() -> Path:
    """Where the tests' PostgreSQL writes."""
    return cluster().home / "postgres.log"
