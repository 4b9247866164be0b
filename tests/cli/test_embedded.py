"""The embedded server: a second start attaches to a living server or waits for one that stops; the last to leave stops it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster, home_of

HOLD = (
    "import fcntl, sys, time\nlock = open(sys.argv[1], 'w')\nfcntl.flock(lock, fcntl.LOCK_EX)\n"
    "print('held', flush=True)\ntime.sleep(1)\nprint(time.monotonic(), flush=True)"
)
"""Somebody whose server has gone and who has not yet let go: a demonstration that is stopping. It says when it lets go."""


USE = (
    "import sys, time\nfrom pathlib import Path\nfrom openmash.cli.embedded import Cluster\n"
    "cluster = Cluster(Path(sys.argv[1]), for_tests=True).start()\nprint('started' if cluster.started else 'attached', flush=True)\n"
    "sys.stdin.read()\ncluster.stop()"
)
"""Somebody in a process of their own who uses the server until told to leave."""
WITHIN = 120.0
"""Seconds a busy machine may take before a test fails for it."""


@pytest.fixture
def home() -> Iterator[Path]:
    path = home_of(CHECKOUT, f"test-embedded-{os.getpid()}")
    yield path
    shutil.rmtree(path)


def test_a_start_while_another_is_stopping_waits_and_then_starts(home: Path) -> None:
    first = Cluster(home, for_tests=True).start()
    first.stop()
    with subprocess.Popen([sys.executable, "-c", HOLD, str(home / "lock")], stdout=subprocess.PIPE) as stopping:
        assert stopping.stdout is not None
        assert stopping.stdout.readline() == b"held\n"
        second = Cluster(home, for_tests=True).start()
        assert second.started, "nobody else serves, so this one does"
        started = time.monotonic()
        assert float(stopping.stdout.readline()) < started, "it did not wait until the other let go"
    try:
        attached = Cluster(home, for_tests=True).start()
        assert not attached.started, "a living server is attached to"
        with psycopg.connect(attached.dsn(database="postgres")) as connection:
            assert connection.execute("select 1").fetchone() == (1,)
        attached.stop()
    finally:
        second.stop()
        shutil.rmtree(second.socket, ignore_errors=True)


def somebody_using(home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", USE, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "src"}, cwd=CHECKOUT,
    )  # fmt: skip


def has_stopped(cluster: Cluster) -> bool:
    deadline = time.monotonic() + WITHIN
    while (cluster.data / "postmaster.pid").exists():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize("killed", [False, True])
def test_who_started_the_server_may_leave_and_the_last_to_leave_stops_it(home: Path, killed: bool) -> None:
    with somebody_using(home) as command:
        assert command.stdout is not None
        assert command.stdout.readline() == b"started\n"
        demonstration = Cluster(home, for_tests=True).start()
        try:
            assert not demonstration.started
            command.kill() if killed else command.communicate()
            command.wait(WITHIN)
            with psycopg.connect(demonstration.dsn(database="postgres")) as connection:
                assert connection.execute("select 1").fetchone() == (1,), "it was stopped under somebody who uses it"
        finally:
            demonstration.stop()
            shutil.rmtree(demonstration.socket, ignore_errors=True)
    assert not (demonstration.data / "postmaster.pid").exists(), "the last left and it still serves"


def test_a_server_whose_only_user_was_killed_is_stopped(home: Path) -> None:
    with somebody_using(home) as command:
        assert command.stdout is not None
        assert command.stdout.readline() == b"started\n"
        command.kill()
    cluster = Cluster(home, for_tests=True)
    assert has_stopped(cluster)
    shutil.rmtree(cluster.socket, ignore_errors=True)
