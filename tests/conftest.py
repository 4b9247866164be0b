"""Databases for tests. `db` rolls back after each test; `own_database` is a clone whose commits are real."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connections
from django.middleware import csrf
from hypothesis import HealthCheck, settings

from openmash.cli.database import drop_database, point_at
from openmash.cli.embedded import Cluster
from openmash.config.policies import EVERY_GRANT
from openmash.foundation.access.evaluator import install
from tests import cluster
from tests.morning import latest_working_morning

install(EVERY_GRANT)
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("searching", settings.get_profile("house"), derandomize=False)
settings.load_profile("searching" if os.environ.get("OPENMASH_TESTS_SEARCHING") else "house")
"""A busy machine fails no test: what a generated case finds is judged, never how long it took. The cases are the same in
every run, so that a change is judged by what it changes; `OPENMASH_TESTS_SEARCHING=1` looks for cases nobody has seen.
"""
csrf.CSRF_ALLOWED_CHARS = "bcdfghjkmnpqrstvwxz"
"""The random mark in every form spells no name: one in four thousand would hold "Mia", whom a page must not name."""


LONGEST = (
    "test_every_page.py", "test_kill_minus_nine.py", "test_shaping.py", "test_a_whole_day.py", "test_canary_crawl.py",
    "test_leaders_in_a_browser.py",
)  # fmt: skip
"""Begun first, so that no core is left waiting for them at the end."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest come first; and every database test may use the second connection that logs denied looks."""
    items.sort(key=lambda item: item.path.name not in LONGEST)
    for item in items:
        for marker in item.iter_markers("django_db"):
            marker.kwargs.setdefault("databases", ["default", "aside"])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """One connection under both names: two that never commit would wait for each other at the head of the audit chain.

    Said before each test, because Django keeps other connections once a browser's event loop runs in this thread.
    Journeys run a real server, where the second connection is one of its own.
    """
    connections["aside"] = connections["default"]


@pytest.fixture
def morning() -> Iterator[None]:
    """A working morning, with the clock running: for a test whose hub must be open whatever the hour it is run at."""
    with time_machine.travel(latest_working_morning(), tick=True):
        yield


def _repoint(name: str) -> None:
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


@pytest.fixture(scope="session")
def django_db_setup() -> Iterator[None]:
    """A clone of the template for this worker."""
    if cluster.BY_URL:
        yield
        return
    name = cluster.a_name(os.environ.get("PYTEST_XDIST_WORKER", "main"))
    server = cluster.clone(name)
    _repoint(name)
    yield
    for alias in connections:
        connections[alias].close()
    drop_database(server, name)


@pytest.fixture(scope="module")
def own_database(django_db_setup: None, django_db_blocker: object) -> Iterator[Cluster]:
    """A database of this module's own, whose commits are real. DATABASE_URL and its sisters point at it."""
    before = connections["default"].settings_dict["NAME"]
    name = cluster.a_name(f"own_{zlib.crc32(os.environ.get('PYTEST_CURRENT_TEST', '').encode())}")
    server = cluster.clone(name)
    urls = {key: value for key, value in os.environ.items() if key.startswith("DATABASE_")}
    point_at(server, name)
    _repoint(name)
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield server
    _repoint(before)
    os.environ.update(urls)
    drop_database(server, name)
