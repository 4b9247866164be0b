"""The embedded server: a second start attaches to a living server, and waits for one that is stopping."""

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
        assert second.process is not None, "nobody else serves, so this one does"
        started = time.monotonic()
        assert float(stopping.stdout.readline()) < started, "it did not wait until the other let go"
    try:
        attached = Cluster(home, for_tests=True).start()
        assert attached.process is None, "a living server is attached to"
        with psycopg.connect(attached.dsn(database="postgres")) as connection:
            assert connection.execute("select 1").fetchone() == (1,)
        attached.stop()
    finally:
        second.stop()
        shutil.rmtree(second.socket, ignore_errors=True)
