"""`openmash work`: the queue's worker, in this process, until told to stop."""

from __future__ import annotations

import asyncio
import sys

FINISH_WITHIN = 20
LOOK_EVERY = 5.0


def worker_command(*, concurrency: int = 1, look_every: float = LOOK_EVERY) -> list[str]:
    """The command that runs a worker beside the server."""
    command = [sys.executable, "-m", "openmash.cli", "work"]
    return [*command, "--concurrency", str(concurrency), "--look-every", str(look_every)]


def work(*, concurrency: int = 1, until_empty: bool = False, look_every: float = LOOK_EVERY) -> int:
    """Work the queue until interrupted (or, `until_empty`, until nothing is left); what is in hand is finished first.

    The worker is told of a job as it commits; every `look_every` seconds it looks for one whose time has come.

    The worker talks to the queue on a connection of its own; tasks keep Django's, so that a job which a task puts in
    the queue commits together with what the task did.
    """
    import django

    django.setup()
    from django.db import connections
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("The queue is not set up with Django's connection.")
    worker = app.with_connector(connector.get_worker_connector())

    async def run() -> None:
        async with worker.open_async():
            await worker.run_worker_async(
                concurrency=concurrency, wait=not until_empty, fetch_job_polling_interval=look_every,
                shutdown_graceful_timeout=FINISH_WITHIN, name="openmash",
            )  # fmt: skip

    try:
        asyncio.run(run())
    finally:
        connections.close_all()
    return 0
