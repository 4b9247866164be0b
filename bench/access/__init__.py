"""Row-level security and the audit chain, measured on 130,000 children and 1,000,000 rows (docs/adr/0001, 0003).

The real wall on the real table of names, with policies on and off alternated in one run: median of paired differences,
of the time waited and of the processor time of the database's own process, which a busy machine does not lengthen much.
Then what the wall costs a page, on the county that `bench pages` loads: a share of a statement of a tenth of a
millisecond says little of it. Then the chain: 1, 8 and 16 writers with no audit, an unchained insert, and the chain
closed at commit. `--children 2000` asks a smaller county for the pages; `--only pages` asks nothing else.
"""

from __future__ import annotations

import argparse
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import psycopg

from bench.access.pages import pages_behind_the_wall
from bench.ground import Figure, ground, median, p, table
from openmash.cli.embedded import Cluster

CHILDREN, ROWS, RESTRICTED = 130_000, 1_000_000, 0.012
TABLE = "people_locatingfact"
NAME = "bench_access"
DUTY, WORKER, MANAGER = uuid4(), uuid4(), uuid4()
PAIRS = 30


def main(arguments: list[str]) -> dict[str, object]:
    """Load once, measure, print and return the figures."""
    chosen = argparse.ArgumentParser(prog="bench access")
    chosen.add_argument("--children", type=int, default=CHILDREN, help="of the county whose pages are opened")
    chosen.add_argument("--only", choices=["pages"], help="measure the pages alone")
    options = chosen.parse_args(arguments)
    if options.only:
        return {"children": options.children, "pages": pages_behind_the_wall(options.children)}
    with ground(NAME) as (cluster, made):
        if made or not _loaded(cluster):
            _load(cluster)
        _actors(cluster)
        _children_of(cluster)
        walls = _walls(cluster)
        chain = _chain(cluster)
    pages = pages_behind_the_wall(options.children)
    return {"children": CHILDREN, "rows": ROWS, "walls": walls, "pages": pages, "chain": chain}


def _loaded(cluster: Cluster) -> bool:
    with psycopg.connect(cluster.dsn(database=NAME)) as db:
        row = db.execute(f"select exists (select from {TABLE})").fetchone()
    return bool(row and row[0])


def _load(cluster: Cluster) -> None:
    print(f"Loading {CHILDREN:,} children and {ROWS:,} rows…")
    with psycopg.connect(cluster.dsn(database=NAME)) as db:
        db.execute("set session_replication_role = replica")  # no trigger: the labels are written here
        db.execute("select setseed(0.42)")
        row = db.execute("select id from agencies_agency limit 1").fetchone()
        agency = row[0] if row else None
        db.execute(
            "create temp table child as select gen_random_uuid() as id, random() < %s as restricted, row_number() over () as n from generate_series(1, %s)",
            [RESTRICTED, CHILDREN],
        )
        db.execute(
            "insert into people_person (id, kind, held_by, circle_id, private, recorded_at, recorded_by) "
            "select id, 'child', %s, case when restricted then 2000 + n::int else 1 end, false, now(), %s from child",
            [agency, DUTY],
        )
        db.execute(
            "insert into access_subject select id, id, case when restricted then 2000 + n::int else 1 end from child on conflict do nothing"
        )
        db.execute(
            f"insert into {TABLE} (id, person_id, held_by, circle_id, private, occurred_at, occurred_precision, recorded_at, recorded_by, kind, text, postcode, urn, safe_contact, protected_from, protected_reason) "
            "select gen_random_uuid(), c.id, %s, case when c.restricted then 2000 + c.n::int else 1 end, false, now() - random() * interval '1000 days', 'day', now() - random() * interval '1000 days', %s, "
            "'address', repeat('x', 60), 'GL1 1AA', '', '{}', '{}', '' from generate_series(1, %s) g join child c on c.n = 1 + (g * 7919::bigint %% %s)",
            [agency, DUTY, ROWS, CHILDREN],
        )
        db.execute(f"create index if not exists bench_newest on {TABLE} (recorded_at desc)")
        db.execute(f"create index if not exists bench_child on {TABLE} (person_id, recorded_at desc)")
    with psycopg.connect(cluster.dsn(database=NAME), autocommit=True) as superuser:
        superuser.execute("vacuum analyze")


def _actors(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn(role="openmash_loader", database=NAME)) as db:
        db.execute("delete from access_reach")
        db.execute(
            "insert into access_reach (id, account_id, circle_id, basis, reason, starts_at, granted_by) values (gen_random_uuid(), %s, 1, 'duty', '', now() - interval '1 day', %s)",
            [DUTY, DUTY],
        )
        for account, count in ((WORKER, 25), (MANAGER, 300)):
            db.execute(
                "insert into access_reach (id, account_id, person_id, basis, reason, starts_at, granted_by) "
                "select gen_random_uuid(), %s, person_id, 'allocation', '', now() - interval '1 day', %s from access_subject where circle_id = 1 order by md5(person_id::text) limit %s",
                [account, DUTY, count],
            )


def _children_of(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn(database=NAME), autocommit=True) as superuser:
        superuser.execute("vacuum analyze access_reach")


OWN = "person_id = any((select wall.my_people())::uuid[])"
QUERIES: dict[str, str] = {
    "by key": f"select * from {TABLE} where id = %(row)s",
    "one child, newest 25": f"select * from {TABLE} where person_id = %(child)s order by recorded_at desc limit 25",
    "newest 25": f"select * from {TABLE} order by recorded_at desc limit 25",
    "newest 25, own predicate": f"select * from {TABLE} where {OWN} order by recorded_at desc limit 25",
    "count, own predicate": f"select count(*) from {TABLE} where {OWN}",
    "count": f"select count(*) from {TABLE}",
}


def _walls(cluster: Cluster) -> list[dict[str, object]]:
    rows: list[list[Figure]] = []
    figures: list[dict[str, object]] = []
    with (
        psycopg.connect(cluster.dsn(role="openmash_app", database=NAME)) as app,
        psycopg.connect(cluster.dsn(role="openmash_loader", database=NAME)) as bypassing,
    ):
        for label, actor in (("duty role", DUTY), ("worker, 25 children", WORKER), ("manager, 300 children", MANAGER)):
            keys = _keys(bypassing, actor)
            for name, query in QUERIES.items():
                narrow = "own predicate" in name
                if narrow == (actor == DUTY) or (name == "count" and actor != DUTY):
                    continue
                pairs = PAIRS if name != "count" and not (name == "newest 25" and actor != DUTY) else 7
                on, off = [], []
                for _ in range(pairs):
                    off.append(_run(bypassing, actor, query, keys))
                    on.append(_run(app, actor, query, keys))
                waited_off, waited_on = [each.waited for each in off], [each.waited for each in on]
                used_off, used_on = [each.used for each in off], [each.used for each in on]
                waited = median([a - b for a, b in zip(waited_on, waited_off, strict=True)])
                used = median([a - b for a, b in zip(used_on, used_off, strict=True)])
                rows.append(
                    [
                        label, name, median(waited_off), median(waited_on), waited,
                        median(used_off), median(used_on), used, f"{100 * used / median(used_off):+.0f}%",
                    ]
                )  # fmt: skip
                figures.append(
                    {
                        "actor": label,
                        "query": name,
                        "off_ms": median(waited_off),
                        "on_ms": median(waited_on),
                        "paired_difference_ms": waited,
                        "off_cpu_ms": median(used_off),
                        "on_cpu_ms": median(used_on),
                        "paired_cpu_difference_ms": used,
                    }
                )
    table(
        "Row-level security on and off, alternated (ms a statement; target: within 5%, or the absolute ms said)",
        ["actor", "query", "waited: off", "on", "paired difference", "processor: off", "on", "paired difference", ""],
        rows,
    )
    return figures


def _keys(db: psycopg.Connection[tuple[object, ...]], actor: UUID) -> dict[str, object]:
    row = db.execute(
        "select person_id from access_reach where account_id = %s and person_id is not null limit 1", [actor]
    ).fetchone()
    row = row or db.execute("select person_id from access_subject where circle_id = 1 limit 1").fetchone()
    child = row[0] if row else None
    found = db.execute(f"select id from {TABLE} where person_id = %s limit 1", [child]).fetchone()
    db.commit()
    return {"child": child, "row": found[0] if found else None}


@dataclass(frozen=True)
class Taken:
    """What one statement took, in milliseconds: waited for, and of the processor by the process that answered it."""

    waited: float
    used: float


def _run(db: psycopg.Connection[tuple[object, ...]], actor: UUID, query: str, keys: dict[str, object]) -> Taken:
    """One transaction as a request makes it: set the actor, run the statement. The statement alone is timed."""
    db.execute("select set_config('openmash.actor', %s, true)", [str(actor)])
    began, before = time.perf_counter(), _used(db.info.backend_pid)
    db.execute(query, keys).fetchall()  # type: ignore[call-overload]  # the queries above
    taken = Taken((time.perf_counter() - began) * 1000, _used(db.info.backend_pid) - before)
    db.commit()
    return taken


def _used(process: int) -> float:
    """Milliseconds of the processor that one process of the database has used; its helpers are not counted."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e6


def _chain(cluster: Cluster) -> list[dict[str, object]]:
    with psycopg.connect(cluster.dsn(database=NAME), autocommit=True) as superuser:
        superuser.execute("create table if not exists bench_unchained (id uuid, body text)")
        superuser.execute("grant insert on bench_unchained to openmash_app")
    rows: list[list[Figure]] = []
    figures: list[dict[str, object]] = []
    for writers in (1, 8, 16):
        for mode in ("no audit", "unchained insert", "chained at commit"):
            rate, taken = _write_together(cluster, mode, writers)
            rows.append([f"{writers} writers", mode, rate, p(taken, 50), p(taken, 95)])
            figures.append(
                {"writers": writers, "mode": mode, "per_second": rate, "p50_ms": p(taken, 50), "p95_ms": p(taken, 95)}
            )
    table(
        "The audit chain: requests of 30 ms, each commit on disk", ["", "audit", "requests/s", "p50 ms", "p95 ms"], rows
    )
    return figures


def _write_together(cluster: Cluster, mode: str, writers: int) -> tuple[float, list[float]]:
    taken: list[float] = []

    def write() -> None:
        with psycopg.connect(cluster.dsn(role="openmash_app", database=NAME)) as app:
            for _ in range(60):
                began = time.perf_counter()
                app.execute("select set_config('openmash.actor', %s, true)", [str(DUTY)])
                if mode == "chained at commit":
                    app.execute("select audit.write(%s, 'child.viewed', %s, '{}', '')", [uuid4(), ["person:bench"]])
                elif mode == "unchained insert":
                    app.execute("insert into bench_unchained values (%s, 'child.viewed')", [uuid4()])
                time.sleep(0.03)
                app.commit()
                taken.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=write) for _ in range(writers)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(taken) / (time.perf_counter() - began), taken
