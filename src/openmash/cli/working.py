"""`openmash work`: the queue's worker, in this process, until told to stop."""

from __future__ import annotations

import asyncio
import sys

FINISH_WITHIN = 20


def worker_command(*, concurrency: int = 1) -> list[str]:
    """The command that runs a worker beside the server."""
    return [sys.executable, "-m", "openmash.cli", "work", "--concurrency", str(concurrency)]


def work(*, concurrency: int = 1, until_empty: bool = False) -> int:
    """Work the queue until interrupted (or, `until_empty`, until nothing is left); what is in hand is finished first.

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
                concurrency=concurrency, wait=not until_empty, shutdown_graceful_timeout=FINISH_WITHIN, name="openmash"
            )

    try:
        asyncio.run(run())
    finally:
        connections.close_all()
    return 0
