"""Keeps the embedded PostgreSQL for as long as anybody uses it: the last to leave stops it.

Run as a program by `cli/embedded.py`, away from the terminal and from whoever started it. Everybody who uses the
server holds a shared lock on one file; when nobody does any more, however they ended, it is stopped. The standard
library alone.
"""

from __future__ import annotations

import argparse
import ctypes
import fcntl
import os
import signal
import subprocess
import threading
from pathlib import Path

STOPS_WITHIN = 30
"""Seconds PostgreSQL is given to stop of itself."""
CLEAN_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def keep(*, server: list[str], users: Path, lock: int, log: int, rights: tuple[int, int] | None) -> int:
    """Run the server until nobody uses it or we are asked to stop it. `rights`: the user and group it drops to."""
    libc = ctypes.CDLL(None)

    def become_the_server() -> None:
        os.setsid()  # Ctrl-C is not PostgreSQL's to handle
        if rights is not None:
            os.setgroups([])
            os.setgid(rights[1])
            os.setuid(rights[0])
        if hasattr(libc, "prctl"):
            libc.prctl(1, signal.SIGINT)  # PR_SET_PDEATHSIG: shut down cleanly if we die
        os.umask(0o077)

    os.ftruncate(lock, 0)
    os.pwrite(lock, str(os.getpid()).encode(), 0)
    process = subprocess.Popen(
        server, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=CLEAN_ENVIRONMENT,
        preexec_fn=become_the_server,  # from the main thread, before any other
    )  # fmt: skip

    def stop(*_: object) -> None:
        process.send_signal(signal.SIGINT)

    signal.signal(signal.SIGTERM, stop)

    def wait_until_nobody_uses_it() -> None:
        with users.open("r+") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            stop()
            process.wait(STOPS_WITHIN)

    threading.Thread(target=wait_until_nobody_uses_it, daemon=True).start()
    return process.wait()


def main() -> int:
    """Become a process of its own at once, so that nobody waits for us; then keep the server."""
    asked = argparse.ArgumentParser()
    for name in ("--users", "--lock", "--log", "--uid", "--gid"):
        asked.add_argument(name, required=True)
    asked.add_argument("server", nargs="+")
    told = asked.parse_args()
    if os.fork():
        os._exit(0)
    os.setsid()
    rights = (int(told.uid), int(told.gid)) if int(told.uid) >= 0 else None
    return keep(server=told.server, users=Path(told.users), lock=int(told.lock), log=int(told.log), rights=rights)


if __name__ == "__main__":
    raise SystemExit(main())
