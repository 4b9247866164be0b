"""Pages under load: 130,000 children, 50 people at once, each opening one page every ten seconds (foundations §9).

Open-loop: a page is asked for at its time whether or not the last one has come, and waiting counts. The real mix of
the hub's pages and the teams', signed in as people who may see them, audit and fsync on, served as the demonstration serves. First each kind of
page is opened by one person at a time: how quick it is when nobody else asks. Beside the waiting stand what the server
itself says of each page (time in it, processor time, queries and the wait for them), the processor time of its
processes and of the database's for each page, the generator's own, and how busy the machine was with other things: on a
machine shared with others the waiting says more about them. `--minutes 10 --children 130000` is the full run. The county
is loaded once and kept; a later run says whether the synthetic county has changed since, and `--fresh` loads it again.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import os
import random
import re
import resource
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

from bench.ground import Figure, ground, p, table
from openmash.cli.database import drop_database
from openmash.cli.embedded import Cluster

TARGET_MS = 150.0
DASHBOARD_MS = 1000.0
DASHBOARDS = {"tonight", "morning"}
SESSIONS, EVERY_SECONDS = 50, 10.0
HUB = {
    "board": 25, "contact": 25, "child": 17, "decision": 8, "search": 8, "worklist": 6, "family at a meeting": 4,
    "meeting": 3, "home": 2, "tonight": 1, "morning": 1,
}  # fmt: skip
"""How often each page is opened, of a hundred: the hub's own habit, as the practice rules describe a shift."""
CASEWORK = {
    "journey": 12, "chronology": 6, "family chronology": 4, "genogram": 3, "assessment": 5, "assessment, writing": 6,
    "plan": 5, "visit": 4, "visit, at the door": 3, "conference": 2, "supervision": 1, "team today": 2,
}  # fmt: skip
"""How often the teams open theirs while the hub opens a hundred: social workers, their managers, lead practitioners."""
MIX = HUB | CASEWORK
TRIED = 12
"""How many of each kind are opened beforehand, to leave out what this county or its reader cannot open."""
ALONE = 20
"""How often each kind of page is opened with nobody else there."""
SYNTHETIC = Path(__file__).resolve().parents[1] / "synthetic"
TIMING = re.compile(r"(\w+);dur=([\d.]+)(?:;desc=\"(\d+)\")?")


@dataclass(frozen=True)
class Inside:
    """What the server says of one page: time in it, its processor time, the wait for the database (ms), queries."""

    whole: float = 0.0
    cpu: float = 0.0
    db: float = 0.0
    queries: int = 0


@dataclass(frozen=True)
class Visit:
    """One page asked for: which, how long from when it was due to its last byte (ms), and what was answered."""

    page: str
    taken: float
    status: int
    inside: Inside


@dataclass(frozen=True)
class Used:
    """Processor seconds so far: of the server's processes, the database's, this one, and of the whole machine."""

    server: float
    database: float
    generator: float
    machine: float

    def since(self, before: Used) -> Used:
        """What was used between."""
        return Used(
            self.server - before.server,
            self.database - before.database,
            self.generator - before.generator,
            self.machine - before.machine,
        )


def main(arguments: list[str]) -> dict[str, object]:
    """Load once, serve, visit, print; the figures with their target."""
    chosen = argparse.ArgumentParser(prog="bench pages")
    chosen.add_argument("--minutes", type=float, default=10)
    chosen.add_argument("--children", type=int, default=130_000)
    chosen.add_argument("--fresh", action="store_true", help="load the county again")
    chosen.add_argument("--load-only", action="store_true", help="load the county where it is not there, and stop")
    options = chosen.parse_args(arguments)
    name = f"bench_pages_{options.children}"
    if options.fresh:
        _drop(name)
    with ground(name) as (cluster, _):
        django_here()
        kept = county(cluster, name, options.children)
        if options.load_only:
            return {"children": options.children, "county": kept}
        from openmash.cli.serving import THREADS, free_port, sensible_workers, start

        os.environ["OPENMASH_TIMINGS"] = "1"
        port, workers, (every, sessions) = free_port(), sensible_workers(), _addresses()
        server = start(port=port, workers=workers, threads=THREADS, quiet=True)
        try:
            addresses = _there(port, every, sessions)
            roots = (server.pid, int((cluster.data / "postmaster.pid").read_text().split()[0]))
            alone, costs = _alone(port, addresses, sessions, roots)
            load, before, began = os.getloadavg()[0], _used(*roots), time.monotonic()
            visits = _visit(port, options.minutes, addresses, sessions)
            used, taken = _used(*roots).since(before), time.monotonic() - began
        finally:
            server.terminate()
            server.wait(60)
    settings = f"{options.children:,} children, {workers} workers of {THREADS} threads"
    pages = _told(alone, costs, visits, f"{settings}, {SESSIONS} people, {options.minutes:g} minutes")
    return {
        "children": options.children, "county": kept, "minutes": options.minutes, "workers": workers,
        "threads": THREADS, "pages": pages, **_told_of_machine(used, taken, len(visits), load),
    }  # fmt: skip


def django_here() -> None:
    """The application, in this process too, at the database that the ground points at."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")
    django.setup()


def _drop(name: str) -> None:
    with ground(name) as (cluster, _):
        drop_database(cluster, name)


def county(cluster: Cluster, name: str, children: int) -> Mapping[str, object]:
    """The county that is kept here, or one loaded now: of which version, as at when, with how much in it.

    What is kept is written beside the database when it is whole, so that half a county is never measured.
    """
    now = _version()
    with psycopg.connect(cluster.dsn(database=name), autocommit=True) as superuser:
        said = superuser.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"
        ).fetchone()
        began = superuser.execute("select exists (select from frontdoor_contact)").fetchone()
        if said and said[0]:
            version, as_at = str(said[0]).split(" ", 1)
        elif began and began[0]:
            raise SystemExit(f"{name} holds half a county: somebody stopped its loading. --fresh loads it again.")
        else:
            version, as_at = now, datetime.now(UTC).isoformat(timespec="seconds")
            _load(children)
            superuser.execute("vacuum analyze")
            superuser.execute(
                sql.SQL("comment on database {} is {}").format(sql.Identifier(name), sql.Literal(f"{version} {as_at}"))
            )
        rows = superuser.execute(
            "select (select count(*) from people_person), (select count(*) from frontdoor_contact),"
            " (select count(*) from audit.event), pg_database_size(current_database()) / 1000000"
        ).fetchone() or (0, 0, 0, 0)
    same = "the present one" if version == now else "NOT the present one: --fresh loads that"
    print(
        f"A county of {rows[0]:,} records of people, {rows[1]:,} contacts and {rows[2]:,} events ({rows[3]:,} MB), "
        f"loaded {as_at}; version {version}, {same}."
    )
    return {
        "version": version, "is_present_version": version == now, "as_at": as_at,
        "people": rows[0], "contacts": rows[1], "events": rows[2], "megabytes": rows[3],
    }  # fmt: skip


def _version() -> str:
    """The synthetic county's version: a digest of what makes it."""
    sources = sorted(SYNTHETIC.rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


def _load(children: int) -> None:

    from synthetic.load import load_county

    print(f"Loading a county of {children:,} children…")
    began, said = time.monotonic(), 0.0

    def say(how_far: str) -> None:
        nonlocal said
        if time.monotonic() - said > 30:
            said = time.monotonic()
            print(f"  {said - began:,.0f} s: {how_far}")

    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as connection:
        load_county(connection, children=children, as_at=datetime.now(UTC), seed=1, progress=say)
    print(f"  {time.monotonic() - began:,.0f} s in all.")


@dataclass(frozen=True)
class Asked:
    """An address, and the session of whoever opens it; empty where anybody on duty in the hub does."""

    path: str
    session: str = ""


Addresses = Mapping[str, Sequence[Asked]]
RECENT = "x.circle_id = 1 order by x.recorded_at desc limit 400"
WORKERS = "join cases_allocation w on w.ends_at is null and w.person_id"
CASEWORK_SQL = {
    "assessment": f"select x.id, w.account_id from assessments_assessment x {WORKERS} = any(x.person_ids) where {RECENT}",
    "plan": f"select x.id, w.account_id from plans_plan x {WORKERS} = x.person_id where {RECENT}",
    "visit": f"select coalesce(x.first, x.id), w.account_id from visits_visit x {WORKERS} = x.person_id"
    f" where x.called_off = '' and {RECENT}",
    "conference": f"select x.id, w.account_id from protection_convened x {WORKERS} = any(x.person_ids)"
    f" where x.kind in ('initial', 'review') and {RECENT}",
    "supervision": "select w.id, m.id from access_account w join access_account m on m.team_id = w.team_id and m.id <> w.id"
    " join access_accountrole r on r.account_id = m.id and r.role = 'team_manager'"
    " join access_accountrole o on o.account_id = w.id and o.role = 'social_worker' where w.is_active and m.is_active",
    "team today": "select null, a.id from access_account a join access_accountrole r on r.account_id = a.id"
    " where r.role = 'team_manager' and a.is_active",
}
"""What of each kind there is, with the account that opens it: whoever the child is allocated to, or manages the team."""
NAMES = {
    "assessment": ("assessment", "assessment_id"), "plan": ("plan", "plan_id"), "visit": ("visit", "visit_id"),
    "conference": ("protection_meeting", "convened_id"), "supervision": ("supervise", "worker_id"),
    "team today": ("team_today", ""),
}  # fmt: skip
WRITES = re.compile(r'href="(/assessments?/[0-9a-f-]{36}/write/[^"#?]+)"')


def _addresses() -> tuple[Addresses, list[str]]:
    """Addresses of each kind of page, from what was loaded, and a session for each visitor of the hub."""
    from django.urls import reverse

    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as db:
        contacts = db.execute(
            "select c.id, cc.person_id from frontdoor_contact c join frontdoor_contactchild cc on cc.contact_id = c.id "
            "where cc.circle_id = 1 and c.circle_id = 1 order by c.received_at desc limit 400"
        ).fetchall()
        children = [
            child
            for (child,) in db.execute(
                "select person_id from cases_processchild where circle_id = 1 and ended_at is null "
                "order by md5(person_id::text) limit 400"
            )
        ]
        names = db.execute(
            "select surname from people_personname where circle_id = 1 order by md5(id::text) limit 200"
        ).fetchall()
        sought = {str(uuid4()): str(name) for (name,) in names}
        accounts = db.execute(
            "select a.id from access_account a join access_accountrole r on r.account_id = a.id where r.role = 'decision_maker' and a.is_active"
        ).fetchall()
        families = db.execute(
            "select meeting_id, id from meetings_item where meeting_id = "
            "(select meeting_id from meetings_item group by 1 order by count(*) desc limit 1) and circle_id = 1"
        ).fetchall()
        casework = {kind: db.execute(sql_of).fetchall() for kind, sql_of in CASEWORK_SQL.items()}
    hub = {
        "board": [reverse("board")],
        "contact": [reverse("contact", kwargs={"contact_id": c}) for c, _ in contacts],
        "decision": [reverse("decide", kwargs={"contact_id": c, "person_id": child}) for c, child in contacts],
        "search": [reverse("search_found", kwargs={"key": key}) for key in sought],
        "meeting": [reverse("meeting", kwargs={"meeting_id": meeting}) for meeting, _ in families],
        "family at a meeting": [
            reverse("meeting_item", kwargs={"meeting_id": meeting, "item_id": item}) for meeting, item in families
        ],
        **{
            kind: [reverse(name, kwargs={"person_id": child}) for child in children]
            for kind, name in (
                ("child", "child_now"), ("journey", "child_journey"), ("chronology", "child_chronology"),
                ("family chronology", "child_family_chronology"), ("genogram", "child_picture"),
            )
        },
        **{name: [reverse(name)] for name in ("worklist", "home", "tonight", "morning")},
    }  # fmt: skip
    sessions = {
        account: session_of(str(account), sought) for account in {who for rows in casework.values() for _, who in rows}
    }
    teams = {
        kind: [
            Asked(reverse(name, kwargs={key: one} if key else {}), sessions[account]) for one, account in casework[kind]
        ]
        for kind, (name, key) in NAMES.items()
    }
    teams["visit, at the door"] = [Asked(f"{asked.path}/door", asked.session) for asked in teams["visit"]]
    teams["assessment, writing"] = []
    found = {kind: [Asked(path) for path in paths] for kind, paths in hub.items()} | teams
    return found, [session_of(str(accounts[n % len(accounts)][0]), sought) for n in range(SESSIONS)]


def _there(port: int, addresses: Addresses, sessions: Sequence[str]) -> Addresses:
    """The same with only what opens: an assessment is written in at a section that its own page leads to, and a page
    that this county has nothing for, or refuses to whoever would open it, is said and left out.
    """
    found: dict[str, list[Asked]] = {}
    for kind in MIX:
        every = list(addresses[kind])
        if kind == "assessment, writing":
            every = [each for asked in addresses["assessment"] for each in _sections(port, asked)]
        opens = [
            each for each in every[:TRIED] if _get(port, each.path, each.session or sessions[0])[0] == HTTPStatus.OK
        ]
        if opens:
            found[kind] = opens + (every[TRIED:] if len(opens) == len(every[:TRIED]) else [])
        else:
            print(f"  Nothing of this county opens as: {kind}. It is left out.")
    return found


def _sections(port: int, asked: Asked) -> list[Asked]:
    """Where the page of an assessment leads to write in it; nothing for one that is finished."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", asked.path, headers={"Cookie": f"sessionid={asked.session}", "Host": f"localhost:{port}"})
    page = connection.getresponse().read().decode()
    connection.close()
    return [Asked(path, asked.session) for path in sorted(set(WRITES.findall(page)))]


def session_of(account_id: str, sought: dict[str, str]) -> str:
    """The key of a session signed in as this account, which looked for these before."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from openmash.foundation.access.models import Account

    account = Account.objects.get(pk=account_id)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = account_id
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store["searches"] = sought
    store.save()
    return str(store.session_key)


def _alone(
    port: int, addresses: Addresses, sessions: Sequence[str], roots: tuple[int, int]
) -> tuple[list[Visit], Mapping[str, Used]]:
    """Each kind of page, one at a time, after as many that warm the workers' templates and the connections' plans; and
    the processor time that the measured ones of each kind took together.
    """
    chance, visits, costs = random.Random(7), [], {}
    for kind in addresses:
        for number in range(2 * ALONE):
            if number == ALONE:
                before = _used(*roots)
            began = time.monotonic()
            asked = chance.choice(addresses[kind])
            answer = _get(port, asked.path, asked.session or chance.choice(sessions))
            if number >= ALONE:
                visits.append(Visit(kind, (time.monotonic() - began) * 1000, *answer))
        costs[kind] = _used(*roots).since(before)
    return visits, costs


def _visit(port: int, minutes: float, addresses: Addresses, sessions: Sequence[str]) -> list[Visit]:
    visits: list[Visit] = []
    begins, ends = time.monotonic() + 2, time.monotonic() + 2 + minutes * 60
    kinds, weights = list(addresses), [MIX[kind] for kind in addresses]

    def person(number: int) -> None:
        chance = random.Random(number)
        due = begins + number * EVERY_SECONDS / SESSIONS
        while due < ends:
            time.sleep(max(0.0, due - time.monotonic()))
            kind = chance.choices(kinds, weights)[0]
            asked = chance.choice(addresses[kind])
            answer = _get(port, asked.path, asked.session or sessions[number])
            visits.append(Visit(kind, (time.monotonic() - due) * 1000, *answer))
            due += EVERY_SECONDS

    people = [threading.Thread(target=person, args=(n,)) for n in range(SESSIONS)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return visits


def _get(port: int, path: str, session: str) -> tuple[int, Inside]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Cookie": f"sessionid={session}", "Host": f"localhost:{port}"})
    response = connection.getresponse()
    response.read()
    connection.close()
    said = {name: (float(ms), count) for name, ms, count in TIMING.findall(response.getheader("Server-Timing") or "")}
    if not said:
        return response.status, Inside()
    return response.status, Inside(said["whole"][0], said["cpu"][0], said["db"][0], int(said["db"][1]))


def _used(server: int, database: int) -> Used:
    own = resource.getrusage(resource.RUSAGE_SELF)
    busy = [int(ticks) for ticks in Path("/proc/stat").read_text().split("\n")[0].split()[1:]]
    tick = os.sysconf("SC_CLK_TCK")
    return Used(
        server=_of_processes(server) / tick,
        database=_of_processes(database) / tick,
        generator=own.ru_utime + own.ru_stime,
        machine=(sum(busy[:8]) - busy[3] - busy[4]) / tick,
    )


def _of_processes(root: int) -> int:
    """Ticks used by a process, those it started, and those of them that have ended."""
    stats: dict[int, tuple[int, int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            stats[int(entry.name)] = int(fields[1]), sum(int(ticks) for ticks in fields[11:15])
    family = {root}
    while more := {pid for pid, (parent, _) in stats.items() if parent in family} - family:
        family |= more
    return sum(stats[pid][1] for pid in family if pid in stats)


def _told(
    alone: Sequence[Visit], costs: Mapping[str, Used], visits: Sequence[Visit], settings: str
) -> dict[str, object]:
    rows: list[list[Figure]] = []
    figures: dict[str, object] = {}
    for kind in MIX:
        mine, quiet = [v for v in visits if v.page == kind], [v for v in alone if v.page == kind]
        if not mine or not quiet:
            continue
        taken = [visit.taken for visit in mine]
        failed = sum(visit.status != 200 for visit in (*mine, *quiet))
        figure: dict[str, Figure] = {
            "visits": len(mine),
            "queries": max(visit.inside.queries for visit in (*mine, *quiet)),
            "alone p50": p([visit.taken for visit in quiet], 50),
            "alone p95": p([visit.taken for visit in quiet], 95),
            "python": _middle(visit.inside.cpu for visit in quiet),
            "server cpu": costs[kind].server * 1000 / ALONE,
            "database cpu": costs[kind].database * 1000 / ALONE,
            "db wait": _middle(visit.inside.db for visit in quiet),
            "p50": p(taken, 50),
            "p95": p(taken, 95),
            "p99": p(taken, 99),
            "in server p95": p([visit.inside.whole for visit in mine], 95),
            "target p95": DASHBOARD_MS if kind in DASHBOARDS else TARGET_MS,
            "not 200": failed,
        }
        figures[kind] = figure
        rows.append([kind, *figure.values()])
    heads = list(next(iter(figures.values()), {}))  # type: ignore[call-overload]  # each is a dict of figures
    table(f"Pages, {settings}: one at a time, then all at once (ms)", ["page", *heads], rows)
    return figures


def _middle(values: Iterable[float]) -> float:
    return p(list(values), 50)


def _told_of_machine(used: Used, taken: float, pages: int, load: float) -> dict[str, object]:
    cores = os.cpu_count() or 1
    others = used.machine - used.server - used.database - used.generator
    each = 1000 / max(pages, 1)
    print(
        f"  Processor time for each page: server {used.server * each:.1f} ms, database {used.database * each:.1f} ms; "
        f"the generator itself {used.generator * each:.1f} ms.\n"
        f"  Other work had {100 * others / taken / cores:.0f}% of the machine's {cores} cores meanwhile; "
        f"load average {load:.1f} before and {os.getloadavg()[0]:.1f} after."
    )
    return {
        "server_cpu_ms_a_page": used.server * each,
        "database_cpu_ms_a_page": used.database * each,
        "generator_cpu_seconds": used.generator,
        "others_share_of_machine": others / taken / cores,
        "load_average": [load, os.getloadavg()[0]],
    }
