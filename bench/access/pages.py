"""What the wall costs a page: every statement that a page sends to read, replayed with policies on and off in turn.

Each page is opened through the application as its actor, until its plans are kept; then once more, and what it sends is
written down as the driver sends it. A statement is prepared and planned once, as on a connection of the application, and
all of a page's run in one transaction: as the application's role under the policies, then as one that no policy holds.
Under the policies the page's reach is reckoned first, as a page does it, and that is part of what is told. What the
selectors ask of reach themselves stays in both: the page would show the wrong children without it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg._queries import PostgresQuery  # how the driver itself turns a statement into what it sends
from psycopg.adapt import Transformer
from psycopg.pq import ExecStatus

from bench.ground import Figure, ground, median, p, table, timed
from bench.pages import county, django_here, session_of
from openmash.cli.embedded import Cluster
from openmash.config.postgresql.base import PLANNED_ONCE

if TYPE_CHECKING:
    from django.test import Client

PAIRS, WARM, VISITS = 30, 3, 9
KEEP = "select wall.keep_reach()"
READS = re.compile(rb"^\s*\(?\s*(select|with)\b", re.IGNORECASE)
WRITES = re.compile(rb"set_config|audit\.|pg_notify|nextval|\bfor (no key )?(update|share)\b", re.IGNORECASE)
OPEN_CHILDREN = (
    "select c.person_id from cases_processchild c where c.circle_id = 1 and c.ended_at is null "
    "order by md5(c.person_id::text) limit 20"
)
HAS_ROLE = "select account_id from access_accountrole r join access_account a on a.id = r.account_id and a.is_active where r.role = %s"
REACHES = (
    "select r.account_id, count(distinct r.person_id) from access_reach r where r.person_id is not null and r.starts_at <= now() "
    f"and coalesce(r.ends_at > now(), true) and r.account_id in ({HAS_ROLE}) group by 1 order by 2 desc, 1 limit 1"
)
REACHED = (
    "select r.person_id from access_reach r join access_subject s on s.person_id = r.person_id and s.circle_id = 1 "
    "where r.account_id = %s and coalesce(r.ends_at > now(), true) group by 1 order by md5(r.person_id::text) limit 20"
)


@dataclass(frozen=True)
class Sent:
    """A statement as the driver sends it."""

    query: bytes
    values: Sequence[bytes | None]
    types: tuple[int, ...]
    formats: Sequence[Any]

    @property
    def reads(self) -> bool:
        """Whether it changes nothing: only what reads is sent again."""
        return bool(READS.match(self.query)) and not WRITES.search(self.query)


@dataclass(frozen=True)
class Page:
    """Who opens what; the first of these addresses that opens for them is measured."""

    actor: str
    account_id: str
    name: str
    paths: Sequence[str]


def pages_behind_the_wall(children: int) -> list[dict[str, object]]:
    """Load the county where it is not there, measure, print; the figures."""
    with ground(f"bench_pages_{children}") as (cluster, _):
        django_here()
        name = f"bench_pages_{children}"
        kept = county(cluster, name, children)
        figures = [found for page in _pages(cluster, name) if (found := _measure(cluster, name, page))]
    _told(figures, children)
    return [{**figure, "county": kept["version"]} for figure in figures]


def _pages(cluster: Cluster, name: str) -> list[Page]:
    from django.urls import reverse

    def child(people: Sequence[tuple[Any, ...]]) -> list[str]:
        return [reverse("child_now", kwargs={"person_id": person}) for (person,) in people]

    found: list[Page] = []
    with psycopg.connect(cluster.dsn(database=name)) as db:
        duty = db.execute(f"{HAS_ROLE} order by 1 limit 1", ["decision_maker"]).fetchone()
        if duty:
            found.append(Page("duty role", str(duty[0]), "board", [reverse("board")]))
            found.append(Page("duty role", str(duty[0]), "child's record", child(db.execute(OPEN_CHILDREN).fetchall())))
        for role, called in (("social_worker", "worker"), ("team_manager", "manager")):
            if reached := db.execute(REACHES, [role]).fetchone():  # type: ignore[arg-type]  # a literal of this file
                account, count = reached
                who = f"{called}, {count} in reach"
                found.append(Page(who, str(account), "worklist", [reverse("worklist")]))
                theirs = db.execute(REACHED, [account]).fetchall()  # type: ignore[arg-type]  # a literal of this file
                found.append(Page(who, str(account), "child's record", child(theirs)))
    return found


def _measure(cluster: Cluster, name: str, page: Page) -> dict[str, object] | None:
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    client.cookies["sessionid"] = session_of(page.account_id, {})
    path = next((path for path in page.paths if client.get(path).status_code == HTTPStatus.OK), None)
    if path is None:
        print(f"  Nothing of this county opens as: {page.name}, for a {page.actor}. It is left out.")
        return None
    whole = median(timed(lambda: client.get(path), VISITS))
    sent = _what_is_sent(client, path)
    again = [each for each in sent if each.reads]
    with (
        psycopg.connect(cluster.dsn(role="openmash_app", database=name), options=PLANNED_ONCE) as app,
        psycopg.connect(cluster.dsn(database=name), options=PLANNED_ONCE) as bypassing,
    ):
        names = {
            each: _prepared(app, bypassing, number, each) for number, each in enumerate(dict.fromkeys(map(_key, again)))
        }
        on, off = [], []
        for number in range(WARM + PAIRS):
            pair = (
                _replay(bypassing, page.account_id, again, names),
                _replay(app, page.account_id, again, names, walled=True),
            )
            if number >= WARM:
                off.append(pair[0])
                on.append(pair[1])
    waited = median([a.waited - b.waited for a, b in zip(on, off, strict=True)])
    used = median([a.used - b.used for a, b in zip(on, off, strict=True)])
    return {
        "actor": page.actor, "page": page.name, "statements": len(again), "not_replayed": len(sent) - len(again),
        "page_ms": whole, "off_ms": median([each.waited for each in off]), "on_ms": median([each.waited for each in on]),
        "on_p95_ms": p([each.waited for each in on], 95), "paired_difference_ms": waited,
        "off_cpu_ms": median([each.used for each in off]), "on_cpu_ms": median([each.used for each in on]),
        "paired_cpu_difference_ms": used,
    }  # fmt: skip


def _what_is_sent(client: Client, path: str) -> list[Sent]:
    """Open the page, and write down what it sends."""
    from django.db import connection

    sent: list[Sent] = []

    def write_down(execute: Any, sql: str, params: Any, many: bool, context: Mapping[str, Any]) -> Any:
        if connection.connection is not None:
            query = PostgresQuery(Transformer.from_context(connection.connection))
            with suppress(psycopg.Error):  # what cannot be turned here is refused where it is sent
                query.convert(sql, params)
                values = [None if value is None else bytes(value) for value in query.params or ()]
                sent.append(Sent(bytes(query.query), values, tuple(query.types or ()), list(query.formats or ())))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(write_down):
        client.get(path)
    return sent


Key = tuple[bytes, tuple[int, ...]]


def _key(sent: Sent) -> Key:
    return sent.query, sent.types


def _prepared(app: psycopg.Connection[Any], bypassing: psycopg.Connection[Any], number: int, key: Key) -> bytes:
    """The name under which both connections have this statement prepared."""
    name, (query, types) = f"page_{number}".encode(), key
    for db in (app, bypassing):
        if db.pgconn.transaction_status == psycopg.pq.TransactionStatus.IDLE:
            db.execute("select 1")
        made = db.pgconn.prepare(name, query, types)
        if made.status != ExecStatus.COMMAND_OK:
            raise RuntimeError(f"{made.error_message.decode()}: {query.decode()[:300]}")
    return name


@dataclass(frozen=True)
class Taken:
    """What all of a page's statements took, in milliseconds: waited for, and of the database's own processor time."""

    waited: float
    used: float


def _replay(
    db: psycopg.Connection[Any],
    account_id: str,
    sent: Sequence[Sent],
    names: Mapping[Key, bytes],
    *,
    walled: bool = False,
) -> Taken:
    """All of them in one transaction, as the page makes it: the actor is set, then each is asked and read to its end.

    Without walls the reach is kept too, since selectors ask for it, but untimed.
    """
    db.commit()
    db.execute("select set_config('openmash.actor', %s, true)", [account_id])
    if not walled:
        db.execute(KEEP)
    process = Path(f"/proc/{db.info.backend_pid}/schedstat")
    began, before = time.perf_counter(), int(process.read_text().split()[0])
    if walled:
        db.execute(KEEP)
    for each in sent:
        found = db.pgconn.exec_prepared(names[_key(each)], each.values, each.formats)
        if found.status != ExecStatus.TUPLES_OK:
            raise RuntimeError(f"{found.error_message.decode()}: {each.query.decode()[:300]}")
    taken = Taken((time.perf_counter() - began) * 1000, (int(process.read_text().split()[0]) - before) / 1e6)
    db.commit()
    return taken


def _told(figures: Sequence[Mapping[str, Any]], children: int) -> None:
    rows: list[list[Figure]] = [
        [
            f"{each['page']}, {each['actor']}", each["statements"], each["off_ms"], each["on_ms"],
            each["paired_difference_ms"], f"{100 * each['paired_difference_ms'] / each['off_ms']:+.0f}%",
            each["off_cpu_ms"], each["on_cpu_ms"], each["paired_cpu_difference_ms"], each["page_ms"],
            f"{100 * each['paired_difference_ms'] / each['page_ms']:.0f}%",
        ]
        for each in figures
    ]  # fmt: skip
    table(
        f"What the wall costs a page, {children:,} children: all the statements by which it reads, policies off and on in "
        "turn (ms; target: within 5%, or the absolute ms said)",
        ["page and its reader", "statements", "waited: off", "on", "paired difference", "of them", "processor: off", "on",
         "paired difference", "the whole page", "of it"],
        rows,
    )  # fmt: skip
