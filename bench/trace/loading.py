"""Loading the million once: in bulk, with the keys a million triggers would make, and a table for the trigram look-up."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from random import Random
from uuid import UUID

import psycopg

from bench.million import BATCH, FACT, copy, write
from bench.trace.children import PEOPLE, Whole, everybody
from openmash.cli.embedded import Cluster

NAME = "bench_trace"
ACCOUNT = UUID("00000000-0000-7000-8000-00000000d071")
Db = psycopg.Connection[tuple[object, ...]]


def prepare(cluster: Cluster) -> None:
    """Load the million, if it is not there yet, and read it into memory, as it is where a server has been up for a day."""
    _fill(cluster)
    with psycopg.connect(cluster.dsn(database=NAME), autocommit=True) as superuser:
        superuser.execute("create extension if not exists pg_prewarm")
        superuser.execute(
            "select pg_prewarm(oid) from pg_class where relkind in ('r', 'i') and relname ~ '^(people_|access_subject|linkage_|bench_naive)'"
        )


def _fill(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn(database=NAME)) as superuser:
        row = superuser.execute("select count(*) from people_namekey").fetchone()
        if row and int(str(row[0])) > PEOPLE:
            return
        _load(superuser)
    with psycopg.connect(cluster.dsn(database=NAME), autocommit=True) as superuser:
        superuser.execute(
            "create table bench_naive as select n.person_id, n.circle_id, n.private, b.date as born, l.postcode, "
            "lower(unaccent(n.forenames || ' ' || n.surname)) as name from people_personname n "
            "left join people_birth b using (person_id) left join people_locatingfact l using (person_id)"
        )
        superuser.execute("create index on bench_naive using gin (name gin_trgm_ops)")
        superuser.execute(
            "alter table bench_naive enable row level security; alter table bench_naive force row level security"
        )
        superuser.execute(
            "create policy seen on bench_naive for select to openmash_app using (circle_id = any((select wall.my_circles())::int[]))"
        )
        superuser.execute("grant select on bench_naive to openmash_app")
        superuser.execute("vacuum analyze")


def _load(db: Db) -> None:
    """In bulk, without the triggers that write one row's keys at a time: the same keys, made by the same functions."""
    agency = db.execute("select id from agencies_agency limit 1").fetchone()
    assert agency is not None
    print(f"Loading {PEOPLE:,} people (once; kept for the next run)…", file=sys.stderr)
    began = time.perf_counter()
    db.execute(
        "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'; set jit = off"
    )
    db.execute(
        "truncate people_person, people_birth, people_personname, people_identifier, people_detail, people_locatingfact, people_namekey, people_word, access_subject cascade"
    )
    indexes = db.execute(
        "select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index x join pg_class c on c.oid = x.indrelid "
        "where c.relname ~ '^(people_(birth|personname|identifier|detail|locatingfact|namekey|word))$' and not indisprimary "
        "and not exists (select from pg_constraint k where k.conindid = x.indexrelid)"
    ).fetchall()
    for name, _ in indexes:
        db.execute(f"drop index {name}")
    fact = (agency[0], 1, False, "day", datetime(2026, 1, 1, tzinfo=UTC), ACCOUNT)
    batch: list[Whole] = []
    for each in everybody():
        batch.append(each)
        if len(batch) == BATCH:
            _write(db, batch, fact)
            batch.clear()
    _write(db, batch, fact)
    print(f"  copied after {time.perf_counter() - began:.0f} s", file=sys.stderr)
    db.execute(
        "insert into access_subject (person_id, set_id, circle_id) select id, id, 1 from people_person p where not exists (select from access_subject s where s.person_id = p.id)"
    )
    for table_name, key in (
        ("person", "id"),
        ("birth", "person_id"),
        ("personname", "person_id"),
        ("identifier", "person_id"),
        ("detail", "person_id"),
        ("locatingfact", "person_id"),
    ):
        db.execute(
            f"update people_{table_name} t set circle_id = s.circle_id from access_subject s where s.circle_id <> 1 and s.person_id = t.{key}"
        )
    db.execute(
        "insert into people_namekey select n.person_id, n.id, k.part, k.family, k.given, b.date, coalesce(b.precision, 'unknown'), false, n.held_by, n.circle_id, n.private "
        "from people_personname n left join people_birth b using (person_id) cross join lateral people_name_keys(n.forenames, n.surname) k"
    )
    print(f"  keys made after {time.perf_counter() - began:.0f} s", file=sys.stderr)
    db.execute(
        "insert into people_word select w, c, 0, 0, people_sound(w), people_deletions(w) from ("
        "select distinct family as w, circle_id as c from people_namekey where family <> '' union select distinct given, circle_id from people_namekey where given <> '') x"
    )
    for _, definition in indexes:
        db.execute(str(definition))
    db.execute("select wall.count_words()")
    db.commit()
    print(f"Loaded in {time.perf_counter() - began:.0f} s", file=sys.stderr)


def _write(db: Db, batch: list[Whole], fact: tuple[object, ...]) -> None:
    if not batch:
        return
    write(db, [each.made for each in batch], fact)
    random = Random(str(batch[0].made.id) + "places")

    def key() -> UUID:
        return UUID(int=random.getrandbits(128))

    copy(
        db, f"people_detail (id, person_id, {FACT}, kind, value)",
        [(key(), each.made.id, *fact, "sex", each.sex) for each in batch],
    )  # fmt: skip
    copy(
        db, f"people_locatingfact (id, person_id, {FACT}, kind, text, postcode, urn, protected_from, protected_reason)",
        [
            (key(), e.made.id, *fact, "address", f"{int(e.made.id) % 60 + 1} Mill Lane", e.postcode, "", [], "")
            for e in batch
        ],
    )  # fmt: skip
    db.commit()
