"""An acknowledged submission is never lost: after the page says received, a kill -9 at any moment leaves it stored,
exactly once.

A cluster of this test's own with production durability, a real server, eight visitors at a time who send what they
wrote and try again with the same token until they are given a reference. Meanwhile the server is killed at random
instants; every third time PostgreSQL is killed first, straight after somebody was told that their words are here, and
every sixth time it alone, under a living server.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random
from urllib.parse import urlencode

import psycopg
import pytest
from django.db import connections, transaction

from openmash.cli.auditing import verify
from openmash.cli.database import CHECKOUT, make_database, make_roles, point_at
from openmash.cli.embedded import Cluster, home_of
from openmash.cli.migrating import migrate
from openmash.cli.serving import ADDRESS, free_port, start
from openmash.config.database import from_url
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.drafts.actions import save_draft
from openmash.foundation.drafts.selectors import new_token
from tests.factories.cases import the_council

KILLS, AT_ONCE, IN_FLIGHT, STOCK = 30, 8, 5, 60
SHORTEST, LONGEST = 0.05, 0.5
"""Seconds from the moment the server answers to the kill."""
WITHIN = 300
"""Seconds a busy machine may take before the test fails for it."""
REFERENCE = re.compile(r"<strong>([^<]{6,12})</strong>")
ANSWERS = {
    "danger_now": ["no"],
    "children-0-age": ["about 4"],
    "children-0-described": ["boy, blue coat"],
    "place": ["Outside Meadow Nursery"],
    "say_who": ["no"],
}


@dataclass(frozen=True)
class Visitor:
    """Somebody whose answers are written and kept, and who is about to send them."""

    words: str
    token: str
    form_token: str
    address: str
    """Each comes from a network of their own: one that sends very much is asked to wait."""


@dataclass
class Fire:
    """What the visitors and the killer share."""

    port: int
    waiting: SimpleQueue[Visitor] = field(default_factory=SimpleQueue)
    ended: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    in_flight: int = 0
    sent: int = 0
    accepted: int = 0
    given: dict[str, str] = field(default_factory=dict)
    """The reference each visitor was given, by their words."""
    turned_away: list[str] = field(default_factory=list)

    @contextmanager
    def flight(self) -> Iterator[None]:
        with self.lock:
            self.in_flight += 1
        try:
            yield
        finally:
            with self.lock:
                self.in_flight -= 1


@pytest.fixture
def durable(django_db_blocker: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """A cluster as in production, migrated, with a duty desk; this process and its children are pointed at it."""
    cluster = Cluster(home_of(CHECKOUT, f"test-kill-{os.getpid()}"))
    before = {key: value for key, value in os.environ.items() if key.startswith("DATABASE_")}
    monkeypatch.setenv("OPENMASH_PROXIES", "1")  # the visitors' addresses are told as a proxy tells them
    settings = dict(connections["default"].settings_dict)
    connections["default"].close()
    cluster.start()
    try:
        with psycopg.connect(cluster.dsn(database="postgres"), autocommit=True) as connection:
            make_roles(connection, with_loader=True)
        make_database(cluster)
        point_at(cluster)
        migrate()
        connections["default"].settings_dict.update(from_url(os.environ["DATABASE_URL"]))
        with django_db_blocker.unblock():  # type: ignore[attr-defined]
            with transaction.atomic(), acting_as(service(Service.SET_UP)):
                the_council()
            yield cluster
    finally:
        connections["default"].close()
        connections["default"].settings_dict.update(settings)
        os.environ.update(before)
        cluster.stop()
        shutil.rmtree(cluster.home)
        shutil.rmtree(cluster.socket, ignore_errors=True)


def some_visitors(count: int) -> Iterator[Visitor]:
    """Visitors whose answers are kept, each ready to send."""
    connections["default"].close()  # whatever was killed since
    public = service(Service.PUBLIC_INTAKE)
    with transaction.atomic(), acting_as(public):
        made = [
            Visitor(
                f"Left in the car {secrets.token_hex(8)}", new_token(), secrets.token_hex(16),
                ".".join(str(1 + secrets.randbelow(250)) for _ in range(4)),
            )
            for _ in range(count)
        ]  # fmt: skip
        for each in made:
            typed = {**ANSWERS, "concern": [each.words]}
            save_draft(actor=public, kind="public_report", content={"typed": typed}, token=each.token)
    yield from made


def send_until_received(fire: Fire, visitor: Visitor) -> None:
    """Send, and again with the same token, until the page says received, or something other than a fault is said."""
    csrf = secrets.token_hex(16)
    headers = {
        "Cookie": f"report={visitor.token}; csrftoken={csrf}", "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": visitor.address,
    }  # fmt: skip
    form = urlencode({"csrfmiddlewaretoken": csrf, "form_token": visitor.form_token})
    while visitor.words not in fire.given:
        connection = HTTPConnection(ADDRESS, fire.port, timeout=30)
        try:
            connection.connect()
            with fire.flight():
                fire.sent += 1
                connection.request("POST", "/report/check", form, headers)
                answer = connection.getresponse()
                answer.read()
            if answer.status >= 500:
                continue
            if answer.status != 302 or answer.headers["Location"] != "/report/sent":
                fire.turned_away.append(f"{answer.status} {answer.headers['Location']}")
                return
            fire.accepted += 1
            connection.request("GET", "/report/sent", headers=headers)
            answer = connection.getresponse()
            page = answer.read().decode()
            if answer.status == 200 and (found := REFERENCE.search(page)):
                fire.given[visitor.words] = found[1]
            elif answer.status < 500:
                fire.turned_away.append(f"acknowledged, then {answer.status} {answer.headers['Location']}")
                return
        except (OSError, HTTPException):
            time.sleep(0.02)
        finally:
            connection.close()


def visit(fire: Fire) -> None:
    """One browser: a visitor after another, until the fire is over; whoever began goes on until received."""
    while not fire.ended.is_set():
        try:
            visitor = fire.waiting.get(timeout=0.05)
        except Empty:
            continue
        send_until_received(fire, visitor)


def kill_the_server(server: subprocess.Popen[bytes]) -> None:
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def kill_the_database(cluster: Cluster) -> None:
    """The postmaster first, then all its children, which are whoever works in its data folder."""
    os.kill(int((cluster.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and (entry / "cwd").readlink() == cluster.data:
                os.kill(int(entry.name), signal.SIGKILL)
        except OSError:
            continue


def when_enough_are_in_flight(fire: Fire, random: Random, *, just_accepted: bool) -> int:
    """Wait for a random instant, then for the next one with enough requests in flight; how many there are.

    `just_accepted`: that moment comes straight after a visitor was told that their words are here.
    """
    time.sleep(random.uniform(SHORTEST, LONGEST))
    deadline, before = time.monotonic() + WITHIN, fire.accepted
    while (flying := fire.in_flight) < IN_FLIGHT or (just_accepted and fire.accepted == before):
        before = fire.accepted if flying < IN_FLIGHT else before
        assert time.monotonic() < deadline, f"only {flying} requests were in flight for {WITHIN} seconds"
        time.sleep(0.0005)
    return flying


def stored(cluster: Cluster, sql: str) -> list[tuple[str, str]]:
    with psycopg.connect(cluster.dsn()) as superuser:
        return superuser.execute(sql).fetchall()  # type: ignore[call-overload, no-any-return]  # a literal of this file


def test_a_kill_at_any_moment_leaves_what_was_acknowledged_stored_exactly_once(
    durable: Cluster, figures: Callable[[str], None]
) -> None:
    random = Random(9)  # instants, not secrets
    fire = Fire(free_port())
    browsers = [threading.Thread(target=visit, args=(fire,), daemon=True) for _ in range(AT_ONCE)]
    flying, killed, databases = [], 0, 0
    server = start(port=fire.port, own_group=True, quiet=True)
    try:
        for browser in browsers:
            browser.start()
        while killed < KILLS:
            for visitor in some_visitors(max(0, STOCK - fire.waiting.qsize())):
                fire.waiting.put(visitor)
            killed += 1
            with_database, with_server = killed % 3 == 0, killed % 6 != 0
            flying.append(when_enough_are_in_flight(fire, random, just_accepted=with_database))
            if with_database:
                kill_the_database(durable)
                databases += 1
            if with_server:
                kill_the_server(server)
            if with_database:
                durable.stop()
                durable.start()
            if with_server:
                server = start(port=fire.port, own_group=True, quiet=True)
        fire.ended.set()
        for browser in browsers:
            browser.join(WITHIN)
            assert not browser.is_alive(), "somebody was never given a reference"
    finally:
        fire.ended.set()
        kill_the_server(server)
    rows = stored(
        durable,
        "select said.concern, c.reference from frontdoor_contact c join frontdoor_contactchild said "
        "on said.contact_id = c.id",
    )
    times = Counter(words for words, _ in rows)
    figures(
        f"Kill -9: {killed} kills ({databases} of PostgreSQL), {min(flying)} or more requests in flight; "
        f"{fire.sent} submissions, {len(fire.given)} acknowledged, {len(rows)} stored, each once."
    )
    assert fire.turned_away == []
    assert killed >= 30 and min(flying) >= IN_FLIGHT
    assert len(fire.given) >= KILLS
    assert {words: times[words] for words in fire.given if times[words] != 1} == {}, "lost or doubled"
    assert max(times.values()) == 1 and len(rows) == len(fire.given)
    assert dict(rows) == fire.given, "each was given its own reference"
    halves = (
        "select c.reference, t.part from frontdoor_contact c cross join lateral (values "
        "('who told us', (select count(*) from frontdoor_referrer r where r.contact_id = c.id)), "
        "('the answers', (select count(*) from instruments_response r where r.about_id = c.process_id)), "
        "('a holder', (select count(*) from cases_holding h where h.process_id = c.process_id))"
        ") t (part, rows) where t.rows <> 1"
    )
    assert stored(durable, halves) == [], "half a contact"
    assert verify(None) == 0, "the audit is whole"
