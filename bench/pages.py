"""Pages under load: 130,000 children, 50 people at once, each opening one page every ten seconds (foundations §9).

Open-loop: a page is asked for at its time whether or not the last one has come, and waiting counts. The real mix of
pages, signed in as people who may see them, audit and fsync on, one server of the size the demonstration uses. The
generator's own processor time is reported. `--minutes 10 --children 130000` is the full run; shorter ones say so.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import resource
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from uuid import uuid4

import psycopg

from bench.ground import Figure, ground, p, table

TARGET_MS = 150.0
SESSIONS, EVERY_SECONDS = 50, 10.0
MIX = {"board": 30, "contact": 30, "child": 20, "decision": 10, "search": 10}
"""How often each page is opened, of a hundred: the hub's own habit, as the practice rules describe a shift."""


@dataclass(frozen=True)
class Visit:
    """One page asked for: which, how long from when it was due to its last byte (ms), and what was answered."""

    page: str
    taken: float
    status: int


def main(arguments: list[str]) -> dict[str, object]:
    """Load once, serve, visit, print; the figures with their target."""
    chosen = argparse.ArgumentParser(prog="bench pages")
    chosen.add_argument("--minutes", type=float, default=10)
    chosen.add_argument("--children", type=int, default=130_000)
    options = chosen.parse_args(arguments)
    with ground(f"bench_pages_{options.children}") as (_, made):
        if made:
            _load(options.children)
        from openmash.cli.serving import free_port, start

        port = free_port()
        server = start(port=port, workers=1, threads=8, quiet=True)
        try:
            visits, cpu = _visit(port, options.minutes, _addresses())
        finally:
            server.terminate()
            server.wait(20)
    return _told(visits, cpu, options.children, options.minutes)


def _load(children: int) -> None:
    from datetime import UTC, datetime

    from synthetic.load import load_county

    print(f"Loading a county of {children:,} children…")
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as connection:
        load_county(connection, children=children, as_at=datetime.now(UTC), seed=1)


def _addresses() -> dict[str, list[str]]:
    """Addresses of each kind of page, from what was loaded, and a session cookie for each visitor under 'sessions'."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")
    django.setup()
    from django.urls import reverse

    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as db:
        contacts = db.execute(
            "select c.id, cc.person_id from frontdoor_contact c join frontdoor_contactchild cc on cc.contact_id = c.id "
            "where cc.circle_id = 1 and c.circle_id = 1 order by c.received_at desc limit 400"
        ).fetchall()
        children = db.execute(
            "select person_id from cases_processchild where circle_id = 1 and ended_at is null order by md5(person_id::text) limit 400"
        ).fetchall()
        names = db.execute(
            "select surname from people_personname where circle_id = 1 order by md5(id::text) limit 200"
        ).fetchall()
        sought = {str(uuid4()): str(name) for (name,) in names}
        accounts = db.execute(
            "select a.id from access_account a join access_accountrole r on r.account_id = a.id where r.role = 'decision_maker' and a.is_active"
        ).fetchall()
    return {
        "board": [reverse("board")],
        "contact": [reverse("contact", kwargs={"contact_id": c}) for c, _ in contacts],
        "decision": [reverse("decide", kwargs={"contact_id": c, "person_id": child}) for c, child in contacts],
        "child": [reverse("child_now", kwargs={"person_id": child}) for (child,) in children],
        "search": [reverse("search_found", kwargs={"key": key}) for key in sought],
        "sessions": [_session(str(accounts[n % len(accounts)][0]), sought) for n in range(SESSIONS)],
    }


def _session(account_id: str, sought: dict[str, str]) -> str:
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


def _visit(port: int, minutes: float, addresses: dict[str, list[str]]) -> tuple[list[Visit], float]:
    visits: list[Visit] = []
    begins, ends = time.monotonic() + 2, time.monotonic() + 2 + minutes * 60
    kinds, weights = list(MIX), list(MIX.values())

    def person(number: int) -> None:
        chance = random.Random(number)
        due = begins + number * EVERY_SECONDS / SESSIONS
        while due < ends:
            time.sleep(max(0.0, due - time.monotonic()))
            kind = chance.choices(kinds, weights)[0]
            status = _get(port, chance.choice(addresses[kind]), addresses["sessions"][number])
            visits.append(Visit(kind, (time.monotonic() - due) * 1000, status))
            due += EVERY_SECONDS

    before = resource.getrusage(resource.RUSAGE_SELF)
    people = [threading.Thread(target=person, args=(n,)) for n in range(SESSIONS)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return visits, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _get(port: int, path: str, session: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Cookie": f"sessionid={session}", "Host": f"localhost:{port}"})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def _told(visits: Sequence[Visit], cpu: float, children: int, minutes: float) -> dict[str, object]:
    rows: list[list[Figure]] = []
    figures: dict[str, object] = {}
    for kind in MIX:
        taken = [visit.taken for visit in visits if visit.page == kind]
        failed = sum(1 for visit in visits if visit.page == kind and visit.status != 200)
        if taken:
            rows.append([kind, len(taken), p(taken, 50), p(taken, 95), p(taken, 99), TARGET_MS, failed])
            figures[kind] = {
                "visits": len(taken),
                "p50_ms": p(taken, 50),
                "p95_ms": p(taken, 95),
                "p99_ms": p(taken, 99),
                "failed": failed,
            }
    table(
        f"Pages, {children:,} children, {SESSIONS} people, {minutes:g} minutes (target: p95 within {TARGET_MS:g} ms)",
        ["page", "visits", "p50 ms", "p95 ms", "p99 ms", "target p95", "not 200"], rows,
    )  # fmt: skip
    print(f"  The generator itself used {cpu:.1f} s of processor time.")
    return {
        "children": children,
        "minutes": minutes,
        "pages": figures,
        "generator_cpu_seconds": cpu,
        "target_p95_ms": TARGET_MS,
    }
