"""Serving the pages: granian runs the WSGI application in workers of several threads, until told to stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType
from urllib.error import URLError
from urllib.request import Request, urlopen

from openmash.cli.database import CHECKOUT

ADDRESS = "127.0.0.1"
READY_WITHIN = 300
MOST_WORKERS, THREADS = 4, 4


def sensible_workers() -> int:
    """A process for each core, four at most: one runs Python on one core at a time, whatever its threads."""
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST_WORKERS)


def child_environment(*, threads: int) -> dict[str, str]:
    """What a server or worker process needs of ours: its settings, and a pool with a connection for every thread."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "openmash.config.settings",
        "OPENMASH_POOL": str(threads + 1),
        "PYTHONPATH": f"{CHECKOUT / 'src'}{os.pathsep}{CHECKOUT}",
    }


def start(
    *,
    port: int,
    workers: int = 1,
    threads: int = 4,
    quiet: bool = False,
    own_group: bool = False,
    application: str = "openmash.config.wsgi:application",
) -> subprocess.Popen[bytes]:
    """Start the server and wait until it answers; in a process group of its own, to be signalled whole, where asked.

    Raises RuntimeError where it does not answer within five minutes; a busy machine needs two of them.
    """
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", ADDRESS, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", str(threads), "--log-level", "warning", "--no-access-log",
        application,
    ]  # fmt: skip
    output = subprocess.DEVNULL if quiet else None
    server = subprocess.Popen(
        command, cwd=CHECKOUT, env=child_environment(threads=threads), stdout=output, stderr=output,
        process_group=0 if own_group else None,
    )  # fmt: skip
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"The server stopped at once, with code {server.returncode}. Is port {port} in use?")
        if _answers(port):
            return server
        time.sleep(0.05)
    server.terminate()
    raise RuntimeError(f"The server did not answer within {READY_WITHIN} seconds. This machine may be too busy.")


def serve(
    *,
    port: int = 8000,
    workers: int = 0,
    threads: int = THREADS,
    beside: Sequence[Sequence[str]] = (),
    answering: Callable[[], None] = lambda: None,
) -> int:
    """Serve until interrupted, with other processes of ours (the queue's worker) beside. Returns an exit code.

    `workers`: 0 is as many as are sensible here. Each has its own pool, with a connection for every thread. `answering`
    is called once the pages answer: an address said earlier would be refused.

    Run it in the main thread. Whatever ends first ends the rest: nothing half works.
    """
    if taken := in_use(port):
        print(taken, file=sys.stderr)
        return 1
    environment = child_environment(threads=threads)
    try:
        running = [start(port=port, workers=workers or sensible_workers(), threads=threads, own_group=True)]
    except RuntimeError as why:
        print(why, file=sys.stderr)
        return 1
    answering()
    running += [subprocess.Popen(list(each), cwd=CHECKOUT, env=environment, process_group=0) for each in beside]
    stopping = False

    def stop(_: int, __: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    while not stopping and all(process.poll() is None for process in running):
        time.sleep(0.2)
    for process in running:
        process.terminate()
    for process in running:
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with suppress(ProcessLookupError):  # a worker left behind would go on serving this code on this port
            os.killpg(process.pid, signal.SIGKILL)
    return 0 if stopping else 1


def in_use(port: int) -> str:
    """A sentence where something answers at this port already, else nothing.

    Two servers may share a port without either knowing: half of what is asked would go to the other's database.
    """
    with socket.socket() as other:
        other.settimeout(5)
        if other.connect_ex((ADDRESS, port)):
            return ""
    return f"Something on this machine is using port {port} already. Stop it, or choose another port: --port {port + 1}"


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as found:
        found.bind((ADDRESS, 0))
        return int(found.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        host = os.environ.get("OPENMASH_HOSTS", "localhost").split(",")[0]
        question = Request(f"http://{ADDRESS}:{port}/healthz", headers={"Host": host})
        with urlopen(question, timeout=5) as answer:  # noqa: S310  # an address written here
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
