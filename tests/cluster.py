"""A database cluster for the tests alone, and a migrated template that every test run clones.

Tests connect as the application's role, which owns nothing. Loaded with `-p tests.cluster`, before Django's settings.
Two runs in one checkout share the cluster and a template of one shape; every other database belongs to one run, is named
for it, and is dropped by a later run only once that run has ended.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Collection, Iterable
from pathlib import Path

import psycopg
import pytest

from openmash.cli.database import CHECKOUT, drop_database, make_database, make_roles, point_at
from openmash.cli.embedded import Cluster, home_of
from openmash.cli.migrating import migrate

os.environ["OPENMASH_DEMO"] = "1"
os.environ["OPENMASH_EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"
RUN, TEMPLATE = "OPENMASH_TESTS_RUN", "OPENMASH_TESTS_TEMPLATE"
CLUSTER: Cluster | None = None
UNDER_WAY: psycopg.Connection[tuple[object, ...]] | None = None


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
    """Drop what runs that ended left, and see that there is a template of the present shape: a whole one.

    It is built under this run's name and takes its own once it is whole, so that a run killed meanwhile leaves none.
    """
    server = cluster()
    os.environ[RUN] = str(os.getpid())
    os.environ[TEMPLATE] = shape()
    with (server.home / "preparing").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # one run at a time; let go with the file
        with psycopg.connect(server.dsn(database="postgres"), autocommit=True) as connection:
            make_roles(connection, with_loader=True)
            names = [
                name for (name,) in connection.execute("select datname from pg_database where datname ~ '^openmash_t'")
            ]
            for name in left_behind(names, running=_runs(connection), template=template()):
                drop_database(server, name)
        _say_which_run(server)
        if template() not in names:
            half = f"openmash_test_half_{run()}"
            make_database(server, half)
            point_at(server, half)
            migrate(quiet=False)
            with psycopg.connect(server.dsn(database="postgres"), autocommit=True) as connection:
                connection.execute(f'alter database "{half}" rename to "{template()}"')
    point_at(server, template())


def run() -> str:
    """The number of this run of the suite: every database it makes is named for it."""
    return os.environ[RUN]


def template() -> str:
    """The template this run clones, whatever has been written to a migration since it began."""
    return os.environ[TEMPLATE]


def a_name(word: str) -> str:
    """A database's name that belongs to this run and this process."""
    return f"openmash_test_{word}_{os.getpid()}_of_{run()}"


def left_behind(names: Iterable[str], *, running: Collection[str], template: str) -> list[str]:
    """Those of these databases that no run uses: of runs that have ended, and templates of another shape.

    A template of another shape may be what another run clones: it stays while there is one.
    """
    mine = [name for name in names if name.startswith("openmash_test_") and name.rsplit("_", 1)[1] not in running]
    others = [name for name in names if name.startswith("openmash_template_") and name != template]
    return [*mine, *([] if running else others)]


def _runs(connection: psycopg.Connection[tuple[object, ...]]) -> set[str]:
    """The runs that are under way: each holds a connection that says so until it ends, however it ends."""
    found = connection.execute("select application_name from pg_stat_activity where application_name like 'run %%'")
    return {str(name).removeprefix("run ") for (name,) in found}


def _say_which_run(server: Cluster) -> None:
    global UNDER_WAY  # held for the whole run
    UNDER_WAY = psycopg.connect(server.dsn(database="postgres"), autocommit=True, application_name=f"run {run()}")


BY_URL = os.environ.get("OPENMASH_TEST_SERVER") == "by-url"
"""The suite runs on a migrated server named by DATABASE_URL, and leaves nothing there: tests roll back."""

if "PYTEST_XDIST_WORKER" not in os.environ and not BY_URL:
    _prepare()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    if CLUSTER is not None and "PYTEST_XDIST_WORKER" not in os.environ:
        if UNDER_WAY is not None:
            UNDER_WAY.close()
        CLUSTER.stop()


def clone(name: str) -> Cluster:
    """A copy of the migrated template under `name`; the caller drops it."""
    server = cluster()
    drop_database(server, name)
    make_database(server, name, template=template())
    return server


def log_of_the_server() -> Path:
    """Where the tests' PostgreSQL writes."""
    return cluster().home / "postgres.log"
