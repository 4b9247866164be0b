"""`./run demo`: the embedded database, a synthetic county, the worker and the server."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

import psycopg

from openmash.cli.database import CHECKOUT, database, drop_database, make_database
from openmash.cli.drilling import copies_of_drills
from openmash.cli.embedded import DATABASE, Cluster, home_of
from openmash.cli.migrating import migrate
from openmash.cli.serving import in_use
from openmash.cli.serving import serve as serve_pages

FEEDS = CHECKOUT / "build/feeds"
MOST_WITH_FILES = 5000
"""Children in a county for which partners' files are written too; a larger one is for measuring."""
UNFINISHED = "county-unfinished"
"""A file of the cluster's folder that stands while the county is being made: whoever stops it then leaves it there."""
GIVES_WAY = 10
"""How nice the drill is, so that nobody waits for it."""
SECONDS_BETWEEN = 3.0
"""Between one word of progress and the next."""


def demo(*, port: int, children: int, serve: bool, reset: bool) -> int:
    """Build what is missing, keep what was entered, then serve until interrupted."""
    os.environ["OPENMASH_DEMO"] = "1"
    os.environ.setdefault("OPENMASH_COPIES", str(CHECKOUT / "build/copies"))
    os.environ.setdefault("OPENMASH_ADDRESS", f"http://localhost:{port}")
    began = time.monotonic()
    if serve and (taken := in_use(port)):
        print(taken, file=sys.stderr)
        return 1
    if reset:
        old = Cluster(home_of(CHECKOUT, "demo")).start()
        if not old.started:
            print("The demonstration is running from this checkout. Stop it first, then reset.", file=sys.stderr)
            return 1
        drop_database(old, DATABASE)
        old.stop()
    with database() as cluster:
        if cluster is not None and not clear_what_was_left(cluster):
            return 1
        _say("Bringing the database to the present shape…")
        try:
            migrate()
        except subprocess.CalledProcessError:
            print("This checkout's database is of another shape. Build it afresh: ./run demo --reset", file=sys.stderr)
            return 1
        if not _has_accounts():
            _say(f"Making a synthetic county of {children} children…")
            with making(cluster):
                code = load(children=children, seed=1)
            if code:
                return code
        if not serve:
            _say(f"Ready in {time.monotonic() - began:.1f} s.")
            return 0
        return _serve(port, cluster, began)


def _serve(port: int, cluster: Cluster | None, began: float) -> int:
    """Serve the pages with the worker beside, and prove a restore once where none was tried."""
    from openmash.cli.working import worker_command

    with ExitStack() as beside:

        def welcome() -> None:
            _say(f"Ready in {time.monotonic() - began:.1f} s.")
            _print_welcome(port)
            if cluster is not None and is_drill_due():
                beside.enter_context(drilling())

        _say("Starting the pages…")
        return serve_pages(port=port, beside=[worker_command()], answering=welcome)


@contextmanager
def making(cluster: Cluster | None) -> Iterator[None]:
    """Mark the embedded cluster's county as unfinished until it is; None is a server that is not ours to mark."""
    if cluster is not None:
        (cluster.home / UNFINISHED).touch()
    yield
    if cluster is not None:
        (cluster.home / UNFINISHED).unlink()


def clear_what_was_left(cluster: Cluster) -> bool:
    """Drop a county whose making was cut short: it would be served as a whole one. False while it is being made.

    What a drill left that was stopped hard is dropped too.
    """
    if cluster.started:
        for name in copies_of_drills(cluster):
            drop_database(cluster, name)
    if not (cluster.home / UNFINISHED).exists():
        return True
    if not cluster.started:
        print("The county is being made from this checkout at this moment. Wait until it is ready.", file=sys.stderr)
        return False
    _say("Last time the county was not finished: beginning it afresh.")
    drop_database(cluster, DATABASE)
    make_database(cluster)
    return True


def is_drill_due() -> bool:
    """No restore was tried here yet, and the county is not so large that it is for measuring."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as connection:
        row = connection.execute(
            "select not exists (select from outage_drill) and "
            "(select count(*) <= %s from people_person where kind = 'child')",
            [MOST_WITH_FILES],
        ).fetchone()
    return row == (True,)


@contextmanager
def drilling() -> Iterator[None]:
    """Prove a restore of the embedded database meanwhile, giving way to the pages; told to stop, it clears up."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    command = [sys.executable, "-m", "openmash.cli", "drill", "--pages", "1"]
    running = subprocess.Popen(
        command, cwd=CHECKOUT, env=mine, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
    )
    os.setpriority(os.PRIO_PROCESS, running.pid, GIVES_WAY)
    try:
        yield
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()


def _has_accounts() -> bool:
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as connection:
        row = connection.execute("select count(*) from access_account where not is_service").fetchone()
    return row is not None and bool(row[0])


def load(*, children: int, seed: int, as_at: datetime | None = None) -> int:
    """Load a synthetic county as the loader role, as it stands at `as_at` (aware) or now.

    Returns 1, with the reason, where the database is not empty.
    """
    if not _has_county():
        return 1
    import django

    from synthetic.load import load_county

    django.setup()  # some modules of the county are made by the product's own actions
    if _has_accounts():
        print("The database already has accounts: use an empty one, or ./run demo --reset.", file=sys.stderr)
        return 1
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as connection:
        as_at = as_at or datetime.now(UTC)
        began = time.monotonic()
        loaded = load_county(connection, children=children, as_at=as_at, seed=seed, progress=_Progress())
        _say(
            f"{loaded.children:,} children, {loaded.contacts:,} contacts, {loaded.rows:,} facts and "
            f"{loaded.events:,} events of the audit in {time.monotonic() - began:.0f} s."
        )
    if children <= MOST_WITH_FILES:
        _write_partners_files(children=children, as_at=as_at, seed=seed)
    return 0


def calibrate(*, children: int, seed: int, as_at: datetime | None = None) -> int:
    """Print a county beside the published figures. Returns 1 where one large enough to be judged is not near them."""
    if not _has_county():
        return 1
    from synthetic.calibration import ENOUGH, figures, table
    from synthetic.county import plan_county

    moment = as_at or datetime.now(UTC)
    found = figures(plan_county(children, moment, seed), moment)
    print(table(found))
    if children < ENOUGH:
        _say(f"Under {ENOUGH:,} children, chance alone takes a county further than this from what is published.")
        return 0
    return int(not all(each.is_near for each in found))


def _has_county() -> bool:
    if importlib.util.find_spec("synthetic.load") is None:
        print("This installation has no synthetic county.", file=sys.stderr)
        return False
    return True


class _Progress:
    """Says how far a load has come, every few seconds."""

    def __init__(self) -> None:
        self.last = time.monotonic()

    def __call__(self, sentence: str) -> None:
        if time.monotonic() - self.last > SECONDS_BETWEEN:
            self.last = time.monotonic()
            _say(f"  {sentence}")


def _write_partners_files(*, children: int, as_at: datetime, seed: int) -> None:
    """Two files such as partners send, about this county, for somebody to load by `openmash import`."""
    from synthetic.county import plan_county
    from synthetic.feeds import write_open_cases, write_police

    FEEDS.mkdir(parents=True, exist_ok=True)
    families = list(plan_county(children, as_at, seed))
    write_police(FEEDS / "police-notifications.csv", families, as_at, seed)
    write_open_cases(FEEDS / "open-cases.csv", families, as_at)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _print_welcome(port: int) -> None:
    print(
        f"\nOpenMASH is at http://localhost:{port}\n"
        f"  the public report:  http://localhost:{port}/report\n"
        f"  sign in:            http://localhost:{port}/sign-in   (one click as any of the people of the hub)\n"
        "Every person here is made up. Press Ctrl-C to stop; what you enter is kept.\n",
        flush=True,
    )
