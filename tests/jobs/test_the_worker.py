"""A real worker process: a request and its job commit together, and the job is worked exactly once."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import transaction
from procrastinate.contrib.django import app

from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster
from openmash.cli.working import worker_command
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.outbox.actions import Subject, enqueue

WITHIN = 300.0
"""Seconds a busy machine may take before a test fails for it."""
NEVER = 10**6
"""Seconds after which the worker looks for work by itself: until then it does what it is told of."""
LISTENING = "select count(*) from pg_stat_activity where datname = current_database() and query like 'LISTEN %'"


@pytest.fixture
def superuser(own_database: Cluster) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    name = os.environ["DATABASE_URL"].split("/")[3].split("?")[0]
    with psycopg.connect(own_database.dsn(database=name), autocommit=True) as connection:
        yield connection


@contextmanager
def worker(mail: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        **os.environ,
        "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}",
        "OPENMASH_EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPENMASH_EMAIL_FOLDER": str(mail),
    }
    process = subprocess.Popen(worker_command(concurrency=2, look_every=NEVER), cwd=CHECKOUT, env=environment)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(WITHIN) == 0


def until(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WITHIN
    while not ready():
        assert time.monotonic() < deadline, f"not within {WITHIN} seconds"
        time.sleep(0.05)


def a_message(address: str) -> UUID:
    clerk = service(Service.PUBLIC_INTAKE)
    with acting_as(clerk):
        key = enqueue(actor=clerk, subject=Subject.RECEIVED, body="Thank you.", to_email=address)
    assert key is not None
    return key


def letters(folder: Path) -> list[str]:
    """The Message-ID of everything posted, however often."""
    return [key for path in folder.glob("*.log") for key in re.findall("^Message-ID: (.*)$", path.read_text(), re.M)]


def test_a_request_and_its_jobs_commit_together_and_each_is_worked_exactly_once(
    superuser: psycopg.Connection[tuple[object, ...]], tmp_path: Path
) -> None:
    def count(sql: str) -> int:
        row = superuser.execute(sql).fetchone()
        assert row is not None
        return int(str(row[0]))

    with transaction.atomic():
        a_message("rolled-back@example.invalid")
        transaction.set_rollback(True)
    assert count("select count(*) from procrastinate_jobs") == 0
    with transaction.atomic():
        keys = {a_message(f"{number}@example.invalid") for number in range(20)}
        assert count("select count(*) from procrastinate_jobs") == 0, "before the commit nobody sees the jobs"
    assert count("select count(*) from procrastinate_jobs where task_name = 'outbox.send'") == 20
    with worker(tmp_path):
        until(lambda: count(LISTENING) == 1)
        until(lambda: count("select count(*) from outbox_sending where state = 'sent'") == 20)
        with transaction.atomic():
            last = a_message("while-it-listens@example.invalid")  # the worker hears of it when it commits
        until(lambda: count("select count(*) from outbox_sending where state = 'sent'") == 21)
    assert sorted(letters(tmp_path)) == sorted(f"<{key}@localhost>" for key in {*keys, last})
    assert count("select max(attempts) from outbox_sending") == 1
    assert (
        count("select count(*) from procrastinate_jobs where task_name = 'outbox.send' and status <> 'succeeded'") == 0
    )


def work_until_empty() -> None:
    environment = {**os.environ, "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}"}
    command = [sys.executable, "-m", "openmash.cli", "work", "--until-empty"]
    assert subprocess.run(command, cwd=CHECKOUT, env=environment, timeout=WITHIN, check=False).returncode == 0


def test_the_command_can_stop_when_nothing_is_left(superuser: psycopg.Connection[tuple[object, ...]]) -> None:
    with transaction.atomic():
        a_message("last@example.invalid")
    work_until_empty()
    assert superuser.execute("select count(*) from outbox_sending where state = 'queued'").fetchone() == (0,)


def test_a_job_of_a_worker_that_died_is_taken_up_again(superuser: psycopg.Connection[tuple[object, ...]]) -> None:
    tick = app.configure_task("clock.every_minute", schedule_in={"days": 1})
    with transaction.atomic():
        died_at = tick.defer(timestamp=0)
    superuser.execute("update procrastinate_jobs set status = 'doing' where id = %s", [died_at])
    with transaction.atomic():
        waiting = tick.defer(timestamp=0)
        key = a_message("taken-up@example.invalid")
    superuser.execute("update procrastinate_jobs set status = 'doing' where args ->> 'message_id' = %s", [str(key)])
    work_until_empty()
    assert superuser.execute("select state from outbox_sending where message_id = %s", [key]).fetchone() == ("queued",)
    with transaction.atomic():
        app.configure_task("clock.take_up_stalled").defer(timestamp=0)
    work_until_empty()
    work_until_empty()
    assert superuser.execute("select state from outbox_sending where message_id = %s", [key]).fetchone() == ("sent",)
    ticks = superuser.execute("select id from procrastinate_jobs where id in (%s, %s)", [died_at, waiting])
    assert ticks.fetchall() == [(waiting,)], "the tick that waits does for the one that died"
    superuser.execute("delete from procrastinate_jobs where id = %s", [waiting])
