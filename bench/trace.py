"""One person looked for among 1,000,000 in the live database, row-level security on, beside a trigram look-up (blueprint §8).

Three in a hundred of the million are twins. What is asked carries the slips that records of children carry: short forms,
typing errors, other family names, dates with day and month exchanged, moves, missing numbers. A quarter ask for somebody
who is not there, and some for a twin of whom only the other is recorded: the one case in which a wrong answer looks right.
"""

from __future__ import annotations

import csv
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import psycopg

from bench.ground import Figure, ground, p, table
from bench.million import BATCH, DATA, FACT, Made, copy, people, slip, write
from openmash.cli.embedded import Cluster

PEOPLE, TWINS, SEED, POSTCODES = 1_000_000, 0.03, 7, 40_000
NAME = "bench_trace"
ACCOUNT = UUID("00000000-0000-7000-8000-00000000d071")
TARGET_P99, TARGET_PRECISION, TARGET_RECALL = 5.0, 0.995, 0.97
WARM = 20
Db = psycopg.Connection[tuple[object, ...]]


@dataclass(frozen=True)
class Whole:
    """A person of the million with where they live, their sex and, for a twin, who the other is."""

    made: Made
    sex: str
    postcode: str
    twin: UUID | None = None


@dataclass(frozen=True)
class Asked:
    """One question. `of`: the person meant, or nothing where they are not recorded; `twin`: the other, recorded one."""

    kind: str
    of: UUID | None
    forenames: str
    surname: str
    born: date | None
    sex: str
    postcode: str
    nhs_number: str
    twin: UUID | None = None


def main(arguments: list[str]) -> dict[str, object]:
    """Load once, ask, print and return the figures. `--queries N` (default 2,000)."""
    count = int(arguments[arguments.index("--queries") + 1]) if "--queries" in arguments else 2000
    with ground(NAME) as (cluster, _):
        _prepare(cluster)
        questions = _questions(count)
        load = os.getloadavg()[0]
        ours = _ask_ours(questions)
        audited, commits = _ask_audited(questions[: max(1, count // 4)])
        with psycopg.connect(cluster.dsn(role="openmash_loader", database=NAME)) as loader:
            trigram = _ask_trigram(loader, questions[: max(1, count // 4)])
        return _report(questions, ours, audited, commits, trigram, load)


def everybody() -> Iterator[Whole]:
    """The million, the same each time: each twin follows the other."""
    random = Random(SEED)
    count = 0
    for made in people(PEOPLE, SEED):
        if count >= PEOPLE:
            return
        one = Whole(made, random.choice("FM"), _postcode(random.randrange(POSTCODES)))
        count += 1
        if made.birth and made.birth.year > 2007 and count < PEOPLE and random.random() < TWINS:
            other = _twin_of(one, random)
            yield replace(one, twin=other.made.id)
            yield other
            count += 1
        else:
            yield one


def _twin_of(one: Whole, random: Random) -> Whole:
    given = one.made.names[0][1].split()[0]
    name = random.choice(FORENAMES)
    while name == given or (random.random() < 0.3) != (name[0] == given[0]):
        name = random.choice(FORENAMES)
    key = UUID(int=one.made.id.int ^ (1 << 60))
    number = _near_number(one.made.nhs_number, random) if one.made.nhs_number else ""
    made = Made(key, (("legal", name, one.made.names[0][2]),), one.made.birth, number, one.made.circle)
    return Whole(made, random.choice("FM"), one.postcode, one.made.id)


def _near_number(number: str, random: Random) -> str:
    """Another number of the range kept for tests."""
    while True:
        stem = f"999{random.randrange(1_000_000):06d}"
        rest = (11 - sum(int(d) * w for d, w in zip(stem, range(10, 1, -1), strict=True)) % 11) % 11
        if rest < 10 and f"{stem}{rest}" != number:
            return f"{stem}{rest}"


def _postcode(number: int) -> str:
    area, rest = divmod(number, 2000)
    sector, unit = divmod(rest, 200)
    return f"GL{area + 1} {sector}{'ABDEFGHJLN'[unit // 20]}{'PQRSTUWXYZABDEFGHJLN'[unit % 20]}"


def _forenames() -> list[str]:
    with (DATA / "forenames.csv").open() as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: -float(row["weight"]))
    return [row["name"] for row in rows[:1200]]


FORENAMES = _forenames()


def _short_forms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    with (DATA / "nicknames.csv").open() as lines:
        for row in csv.DictReader(lines):
            found[row["name"].casefold()].append(row["nickname"])
    return found


SHORT = _short_forms()


def _prepare(cluster: Cluster) -> None:
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
        db.execute(f"drop index {name}")  # type: ignore[arg-type]  # the name of an index here
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
        )  # type: ignore[arg-type]  # a table here
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
        db.execute(definition)  # type: ignore[arg-type]  # as the database wrote it
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


def _questions(count: int) -> list[Asked]:
    """Three quarters of people who are there, a quarter of others; and for twins, beside these, three sets of their own."""
    random = Random(11)
    children = [e for e in everybody() if e.made.circle == 1 and e.made.birth and e.made.birth.year > 2007]
    asked = [_told(e, "there", random) for e in random.sample(children, count * 3 // 4)]
    strangers = [e for e in _strangers(random, count) if e.made.circle == 1 and e.made.birth]
    asked += [replace(_told(e, "not there", random), of=None) for e in strangers[: count - len(asked)]]
    twins = random.sample([e for e in children if e.twin], min(600, count // 2))
    asked += [replace(_told(e, "a twin, both recorded", random), twin=e.twin) for e in twins]
    for each in random.sample([e for e in children if not e.twin], min(300, count // 4)):
        other = _twin_of(each, random)
        asked.append(replace(_told(other, "a twin, only the other recorded", random), of=None, twin=each.made.id))
    random.shuffle(asked)
    return asked


def _strangers(random: Random, count: int) -> Iterator[Whole]:
    for made in people(count * 3, SEED + 1):
        if made.birth and made.birth.year > 2007:
            number = _near_number("", random) if made.nhs_number else ""
            yield Whole(
                replace(made, nhs_number=number), random.choice("FM"), _postcode(random.randrange(POSTCODES))
            )  # fmt: skip


def _told(each: Whole, kind: str, random: Random) -> Asked:
    """What another agency writes of this child, with its slips."""
    forenames, surname = each.made.names[0][1], each.made.names[0][2]
    given = forenames.split()[0]
    chance = random.random
    if chance() < 0.07 and (short := SHORT.get(given.casefold())):
        given = random.choice(short).capitalize()
    elif chance() < 0.03:
        given = slip(given, random)
    elif chance() < 0.012 and " " in forenames:
        given = forenames.split()[1]
    roll = chance()
    if roll < 0.03:
        surname = slip(surname, random)
    elif roll < 0.07:
        surname = f"{random.choice(FORENAMES)}son"
    elif roll < 0.09:
        surname = f"{surname}-{random.choice(FORENAMES)}son"
    if chance() < 0.006:
        given, surname = surname, given
    postcode = each.postcode
    roll = chance()
    if roll < 0.16:
        postcode = _postcode(random.randrange(POSTCODES))
    elif roll < 0.19:
        postcode = ""
    number = "" if chance() < 0.3 else each.made.nhs_number
    return Asked(kind, each.made.id, given, surname, _date(each.made.birth, random), each.sex, postcode, number)


def _date(born: date | None, random: Random) -> date | None:
    roll = random.random()
    if born is None or roll < 0.008:
        return None
    if roll < 0.018 and born.day <= 12:
        return born.replace(day=born.month, month=born.day)
    if roll < 0.026:
        return born + timedelta(days=random.choice((-1, 1, 10, -10)))
    return born.replace(day=1, month=1) if roll < 0.031 else born


@dataclass(frozen=True)
class Split:
    """Where the milliseconds of one answer went, by the clock and (`*_cpu`) by the processor alone, and what was weighed."""

    database: float
    weighing: float
    database_cpu: float
    weighing_cpu: float
    weighed: int
    cut: int


@dataclass(frozen=True)
class Answer:
    """One answer: how long it took, the status, the likeliest person and how likely."""

    asked: Asked
    ms: float
    status: str
    top: UUID | None
    likely: float
    split: Split = Split(0, 0, 0, 0, 0, 0)

    @property
    def right(self) -> bool:
        return self.top is not None and self.top == self.asked.of


def _ask_ours(questions: list[Asked]) -> list[Answer]:
    """Bare: candidates, weighing and explanation in words, as the application's role with an actor."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")
    import django

    django.setup()
    from django.db import transaction

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.records.linkage.selectors import status_of, thresholds
    from openmash.records.linkage.selectors.matching import ranked_by_weight
    from openmash.records.linkage.selectors.tracing import traced

    limits, actor, found, server = thresholds(), service(Service.LINKAGE), [], _server_process()
    for asked in [*questions[:WARM], *questions]:
        query = _query(asked)
        with transaction.atomic(), acting_as(actor):
            spent, began = _cpu_of(server), time.perf_counter()
            records = traced(query)
            fetched, spent = time.perf_counter(), _cpu_of(server) - spent
            own, weighing = time.thread_time(), time.perf_counter()
            ranked = ranked_by_weight(query, records)
            for each in ranked:
                _ = (each.evidence_for, each.evidence_against)
            ended, own = time.perf_counter(), time.thread_time() - own
        database, weighed = (fetched - began) * 1000, (ended - weighing) * 1000
        split = Split(database, weighed, spent, own * 1000, len(records.records), records.cut)
        top = ranked[0] if ranked else None
        likely, who = (top.probability, top.record.lead_id) if top else (0.0, None)
        found.append(Answer(asked, database + weighed, status_of(ranked, limits), who, likely, split))
    return found[WARM:]


def _server_process() -> Path:
    """What Linux says of the process that answers this connection."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        return Path(f"/proc/{cursor.fetchone()[0]}/schedstat")


def _cpu_of(process: Path) -> float:
    """Milliseconds of a processor it has had so far; nothing where the system does not say."""
    return int(process.read_text().split()[0]) / 1e6 if process.exists() else 0.0


def _ask_audited(questions: list[Asked]) -> tuple[list[float], list[float]]:
    """The whole of it: begin, actor, trace with the cards to show, the audit event, commit to the disk; and the commit alone."""
    from django.db import transaction

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.records.linkage import actions

    actor, found, commits = service(Service.LINKAGE), [], []
    for asked in [*questions[:WARM], *questions]:
        query = _query(asked)
        began = time.perf_counter()
        with transaction.atomic():
            with acting_as(actor):
                actions.trace(actor=actor, query=query)
            done = time.perf_counter()
        ended = time.perf_counter()
        found.append((ended - began) * 1000)
        commits.append((ended - done) * 1000)
    return found[WARM:], commits[WARM:]


def _query(asked: Asked):  # type: ignore[no-untyped-def]  # the class is known once Django is set up
    from openmash.records.linkage.selectors import Query

    return Query(
        names=((asked.forenames, asked.surname),), born=asked.born, sex=asked.sex,
        precision="day" if asked.born else "unknown",
        postcodes=(asked.postcode,) if asked.postcode else (),
        numbers=(("nhs_number", asked.nhs_number),) if asked.nhs_number else (),
    )  # fmt: skip


def _ask_trigram(db: Db, questions: list[Asked]) -> list[Answer]:
    """The usual way, without the wall (behind which its index cannot be used): names alike by trigrams, the first fifty,
    ordered with the date of birth and the postcode.
    """
    found = []
    for asked in [*questions[:WARM], *questions]:
        db.execute("select set_config('pg_trgm.similarity_threshold', '0.5', true)")
        name = f"{asked.forenames} {asked.surname}".lower()
        began = time.perf_counter()
        rows = db.execute(
            "select person_id, s + case when born = %s then 0.5 else 0 end + case when postcode = %s then 0.2 else 0 end as worth from ("
            "select person_id, born, postcode, similarity(name, %s) as s from bench_naive where name %% %s order by s desc limit 50) x "
            "order by worth desc limit 2",
            [asked.born, asked.postcode, name, name],
        ).fetchall()
        ms = (time.perf_counter() - began) * 1000
        db.commit()
        top = rows[0] if rows else None
        found.append(Answer(asked, ms, "", top[0] if top else None, float(str(top[1])) if top else 0.0))  # type: ignore[arg-type]  # a uuid
    return found[WARM:]


@dataclass(frozen=True)
class Quality:
    """Of the likeliest answer, where one was given: how many were right, and how many of those there were found."""

    precision: float
    recall: float


ORDINARY = ("there", "not there")


def _quality(answers: list[Answer], least: float, status: str = "") -> Quality:
    ordinary = [a for a in answers if a.asked.kind in ORDINARY]
    given = [a for a in ordinary if a.top and a.likely >= least and (not status or a.status == status)]
    there = sum(a.asked.kind == "there" for a in ordinary)
    right = sum(a.right for a in given)
    return Quality(right / max(1, len(given)), right / max(1, there))


def _best(answers: list[Answer]) -> Quality:
    """At the cut that favours it most, chosen afterwards."""

    def f1(q: Quality) -> float:
        return 2 * q.precision * q.recall / max(1e-9, q.precision + q.recall)

    return max((_quality(answers, cut / 50) for cut in range(20, 90)), key=f1)


def _report(
    questions: list[Asked],
    ours: list[Answer],
    audited: list[float],
    commits: list[float],
    trigram: list[Answer],
    load: float,
) -> dict[str, object]:
    from openmash.records.linkage.selectors import thresholds

    limits = thresholds()
    top, sure, peer = _quality(ours, limits.potential), _quality(ours, 0, "match"), _best(trigram)
    ms, peer_ms = [a.ms for a in ours], [a.ms for a in trigram]
    twins = [a for a in ours if "twin" in a.asked.kind]
    silent = sum(a.status == "match" and not a.right for a in twins)
    rows: list[list[Figure]] = [
        ["p50 ms", p(ms, 50), p(audited, 50), None, p(peer_ms, 50)],
        ["p95 ms", p(ms, 95), p(audited, 95), None, p(peer_ms, 95)],
        ["p99 ms", p(ms, 99), p(audited, 99), f"<= {TARGET_P99:.0f}", p(peer_ms, 99)],
        ["top-1 precision", round(top.precision, 4), None, f">= {TARGET_PRECISION}", round(peer.precision, 4)],
        ["top-1 recall", round(top.recall, 4), None, f">= {TARGET_RECALL}", round(peer.recall, 4)],
        ["precision of “match”", round(sure.precision, 4), None, None, None],
        ["recall of “match”", round(sure.recall, 4), None, None, None],
        ["twins asked for", len(twins), None, None, None],
        ["the other twin given as a match", silent, None, "0", None],
    ]
    table(
        f"One person among {PEOPLE:,}, row-level security on",
        ["", "bare", "audited commit", "target", "trigram, no wall"],
        rows,
    )
    splits = [a.split for a in ours]
    parts: dict[str, list[float]] = {
        "database ms": [s.database for s in splits], "weighing and words ms": [s.weighing for s in splits],
        "commit ms (of the audited)": commits, "processor ms, database": [s.database_cpu for s in splits],
        "processor ms, weighing": [s.weighing_cpu for s in splits],
        "processor ms, both": [s.database_cpu + s.weighing_cpu for s in splits],
        "records weighed": [s.weighed for s in splits],
    }  # fmt: skip
    shares = {name: {f"p{n}": p(values, n) for n in (50, 95, 99)} for name, values in parts.items()}
    table(
        "Where it goes",
        ["", "p50", "p95", "p99"],
        [[name, *(float(n) for n in of.values())] for name, of in shares.items()],
    )
    print(
        f"  Keys too common to be read to their end: {sum(s.cut > 0 for s in splits)} of {len(splits)} questions had one."
    )
    kinds: list[list[Figure]] = []
    for kind in sorted({a.asked.kind for a in ours}):
        of = [a for a in ours if a.asked.kind == kind]
        statuses = Counter(a.status for a in of)
        right = sum(a.right for a in of) if kind not in ("not there", "a twin, only the other recorded") else None
        kinds.append(
            [
                kind,
                len(of),
                right,
                *(statuses[s] for s in ("match", "potential_match", "many_match", "no_match")),
                p([a.ms for a in of], 95),
            ]
        )
    heads = ["asked for", "asked", "right on top", "match", "potential", "many", "none", "p95 ms"]
    table("By what was asked", heads, kinds)
    print(
        f"  The machine's load was {load:.1f} on {os.cpu_count()} cores when it began, {os.getloadavg()[0]:.1f} when it ended."
    )
    return {
        "people": PEOPLE, "queries": len(questions), "load": load,
        "bare_ms": {"p50": p(ms, 50), "p95": p(ms, 95), "p99": p(ms, 99)},
        "audited_ms": {"p50": p(audited, 50), "p95": p(audited, 95), "p99": p(audited, 99)},
        "parts": shares, "questions_with_a_key_cut": sum(s.cut > 0 for s in splits),
        "top_1": {"precision": top.precision, "recall": top.recall},
        "match": {"precision": sure.precision, "recall": sure.recall},
        "twins": {"asked": len(twins), "other_given_as_match": silent},
        "trigram": {
            "p50_ms": p(peer_ms, 50), "p95_ms": p(peer_ms, 95), "p99_ms": p(peer_ms, 99),
            "precision": peer.precision, "recall": peer.recall,
        },
        "by_kind": [dict(zip(heads, row, strict=True)) for row in kinds],
        "targets": {"p99_ms": TARGET_P99, "precision": TARGET_PRECISION, "recall": TARGET_RECALL, "twins": 0},
    }  # fmt: skip
