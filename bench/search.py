"""Forgiving search among 1,000,000 people with row-level security on, beside a plain trigram index (blueprint §8).

The queries are what people type: a slip in the family name, slips in both names, names the wrong way round, half a
double-barrelled name, three letters of a forename, accents left out; a third without a date of birth, and a fifth of the
dates with day and month exchanged or a year out. The same queries are asked of the naive index in the same run.
"""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import psycopg

from bench.ground import Figure, ground, p, table
from bench.million import load, slip
from openmash.cli.embedded import Cluster

PEOPLE, SEED = 1_000_000, 7
NAME = "bench_search"
DUTY = UUID("00000000-0000-7000-8000-00000000d071")
MIX = {
    "slip in family name": 35,
    "slips in both names": 25,
    "names exchanged": 10,
    "half a double name": 10,
    "three letters of forename": 10,
    "accents left out": 10,
}
TARGET_P95, TARGET_FOUND, TARGET_FAMILY = 25.0, 99.0, 50.0
WARM = 5
Db = psycopg.Connection[tuple[object, ...]]


@dataclass(frozen=True)
class Asked:
    """One query, and the person it is about. `bearers`: how many people fit what the asker truly knew."""

    of: UUID
    kind: str
    given: str
    family: str
    born: date | None
    true_given: str
    true_family: str
    true_born: date | None


def main(arguments: list[str]) -> dict[str, object]:
    """Load once, ask, print and return the figures. `--queries N` (default 1,000)."""
    count = int(arguments[arguments.index("--queries") + 1]) if "--queries" in arguments else 1000
    with ground(NAME) as (cluster, _):
        _prepare(cluster)
        with (
            psycopg.connect(cluster.dsn(role="openmash_app", database=NAME)) as app,
            psycopg.connect(cluster.dsn(role="openmash_loader", database=NAME)) as loader,
        ):
            queries = _queries(loader, count)
            ambiguous = _ambiguous(loader, queries)
            before, load = _cpu(app), os.getloadavg()[0]
            ours = _ask(app, queries, _ours)
            cpu = (_cpu(app) - before) / (len(queries) + WARM)
            naive = _ask(loader, queries[: count // 4], _naive)
            walled = _ask(app, queries[:: max(1, count // 20)], _naive)
            alone = _family_alone(app, loader)
            extra = _extra(app, loader)
            hidden = _hidden(app, loader)
    return _report(queries, ambiguous, ours, naive, walled, alone, extra, hidden, (cpu, load))


def _prepare(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn(role="openmash_loader", database=NAME)) as loader:
        row = loader.execute("select count(*) from people_person").fetchone()
        if row and row[0] == PEOPLE:
            return
        agency = loader.execute("select id from agencies_agency limit 1").fetchone()
        print(f"Loading {PEOPLE:,} people (once; kept for the next run)…", file=sys.stderr)
        began = time.perf_counter()
        assert agency is not None
        load(loader, PEOPLE, SEED, agency[0], DUTY)
        loader.execute("select wall.count_words()")
        print(f"Loaded in {time.perf_counter() - began:.0f} s", file=sys.stderr)
        loader.execute(
            "insert into access_reach (id, account_id, circle_id, basis, reason, starts_at, granted_by) values (%s, %s, 1, 'duty', '', now() - interval '1 day', %s)",
            [uuid4(), DUTY, DUTY],
        )
    with psycopg.connect(cluster.dsn(database=NAME), autocommit=True) as superuser:
        superuser.execute(
            "create table bench_naive as select n.person_id, n.circle_id, n.private, b.date as born, "
            "lower(unaccent(n.forenames || ' ' || n.surname)) as name from people_personname n left join people_birth b using (person_id)"
        )
        superuser.execute("create index on bench_naive using gin (name gin_trgm_ops)")
        superuser.execute(
            "alter table bench_naive enable row level security; alter table bench_naive force row level security"
        )
        superuser.execute(
            "create policy seen on bench_naive for select to openmash_app using (circle_id = any((select wall.my_circles())::int[]) "
            "or (not private and person_id = any((select wall.my_people())::uuid[])))"
        )
        superuser.execute("grant select on bench_naive to openmash_app")
        superuser.execute("vacuum analyze")


def _queries(loader: Db, count: int) -> list[Asked]:
    random = Random(11)
    found: list[Asked] = []
    for kind, share in MIX.items():
        wanted = count * share // 100
        for of, forenames, surname, born in _subjects(loader, kind, wanted, random):
            found.append(_asked(kind, of, forenames, surname, born, random))
    random.shuffle(found)
    return found


CONDITIONS = {
    "half a double name": "surname like '%%-%%'",
    "accents left out": "(forenames || surname) <> unaccent(forenames || surname)",
    "three letters of forename": "length(split_part(forenames, ' ', 1)) > 3",
    "slip in family name": "length(surname) > 3",
    "slips in both names": "length(surname) > 3 and length(split_part(forenames, ' ', 1)) > 3",
}


def _subjects(loader: Db, kind: str, wanted: int, random: Random) -> list[tuple[UUID, str, str, date | None]]:
    rows = loader.execute(
        "select n.person_id, n.forenames, n.surname, b.date from people_personname n left join people_birth b using (person_id) "
        f"where n.kind = 'legal' and n.circle_id = 1 and {CONDITIONS.get(kind, 'true')} and md5(n.person_id::text) like %s order by n.person_id",
        [
            f"{random.randrange(16):x}{random.randrange(16):x}%"
            if "double" in kind or "slip" in kind or "three" in kind
            else f"{random.randrange(16):x}%"
        ],
    ).fetchall()
    return random.sample(rows, wanted)  # type: ignore[arg-type]  # four columns of these types


def _asked(kind: str, of: UUID, forenames: str, surname: str, born: date | None, random: Random) -> Asked:
    given, family = forenames.split()[0], surname
    true_given, true_family = given, surname
    if kind == "slip in family name":
        family = slip(family, random)
    elif kind == "slips in both names":
        given, family = slip(given, random), slip(family, random)
    elif kind == "names exchanged":
        given, family = family, given
    elif kind == "half a double name":
        family = random.choice(family.split("-"))
    elif kind == "three letters of forename":
        given = given[:3]
    elif kind == "accents left out":
        given, family = _plain(given), _plain(family)
    told = None if random.random() < 1 / 3 else born
    typed = told
    if told and random.random() < 0.2:
        if told.day <= 12 and random.random() < 0.5:
            typed = told.replace(day=told.month, month=told.day)
        else:
            typed = told.replace(
                year=told.year + random.choice((-1, 1)), day=28 if (told.month, told.day) == (2, 29) else told.day
            )
    return Asked(of, kind, given, family, typed, true_given, true_family, told)


def _plain(text: str) -> str:
    return "".join(
        c
        for c in unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
        if not unicodedata.combining(c)
    )


def _ambiguous(loader: Db, queries: list[Asked]) -> set[UUID]:
    """People whom no list of twenty can be sure to hold: twenty or more others fit even what the asker truly knew."""
    many = set()
    for asked in queries:
        given = asked.given if "three" in asked.kind else asked.true_given
        family = asked.family if "half" in asked.kind else asked.true_family
        row = loader.execute(
            "select count(distinct person_id) from (select person_id from people_namekey where family = people_letters(%s) and starts_with(given, people_letters(%s)) "
            "and (%s::date is null or born = %s) limit 200) s",
            [family, given, asked.true_born, asked.true_born],
        ).fetchone()
        if row and int(str(row[0])) > 20:
            many.add(asked.of)
    return many


Asking = Callable[[Db, Asked], list[UUID]]


def _ours(db: Db, asked: Asked) -> list[UUID]:
    rows = db.execute(
        "select person_id from people_search(%s, %s, %s, %s, '', 20)",
        [asked.given, asked.family, asked.born, "day" if asked.born else "unknown"],
    ).fetchall()
    return [row[0] for row in rows]  # type: ignore[misc]  # a uuid


def _naive(db: Db, asked: Asked) -> list[UUID]:
    name = _plain(f"{asked.given} {asked.family}").lower()
    rows = db.execute(
        "select person_id from bench_naive where name %% %s and similarity(name, %s) > 0.45 "
        "order by similarity(name, %s) + case when born = %s then 0.3 else 0 end desc limit 20",
        [name, name, name, asked.born],
    ).fetchall()
    return [row[0] for row in rows]  # type: ignore[misc]  # a uuid


@dataclass(frozen=True)
class Answer:
    """How long one query took, and whether the right person was among the twenty."""

    asked: Asked
    ms: float
    found: bool


def _ask(db: Db, queries: list[Asked], asking: Asking) -> list[Answer]:
    for asked in queries[:WARM]:  # the first calls of a connection compile functions
        _one(db, asked, asking)
    return [_one(db, asked, asking) for asked in queries]


def _cpu(db: Db) -> float:
    """Milliseconds of processor the server has spent on this connection: what is left when the machine is busy."""
    stat = Path(f"/proc/{db.info.backend_pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _one(db: Db, asked: Asked, asking: Asking) -> Answer:
    db.execute(
        "select set_config('openmash.actor', %s, true), set_config('pg_trgm.similarity_threshold', '0.45', true)",
        [str(DUTY)],
    )
    began = time.perf_counter()
    found = asking(db, asked)
    ms = (time.perf_counter() - began) * 1000
    db.commit()
    return Answer(asked, ms, asked.of in found)


def _family_alone(app: Db, loader: Db) -> list[Answer]:
    """Family names alone, common and rare: right where everyone shown bears the name."""
    rows = loader.execute(
        "select distinct surname from people_personname where md5(surname) like 'a1%' limit 150"
    ).fetchall()
    names = ["Smith", "Jones", "Taylor", "Williams", "Brown", "Khan", "Nowak", *(str(row[0]) for row in rows)]
    answers = []
    for name in names:
        asked = Asked(DUTY, "family name alone", "", name, None, "", name, None)
        answer = _one(app, asked, _ours)
        app.execute("select set_config('openmash.actor', %s, true)", [str(DUTY)])
        shown = _ours(app, asked)
        bearers = loader.execute(
            "select count(distinct person_id) from people_namekey where person_id = any(%s) and family = people_letters(%s)",
            [shown, name],
        ).fetchone()
        there = loader.execute(
            "select count(*) from (select distinct person_id from people_namekey where family = people_letters(%s) and circle_id = 1 limit 20) s",
            [name],
        ).fetchone()
        app.commit()
        answers.append(Answer(asked, answer.ms, bool(shown) and bearers == there))
    return answers


def _extra(app: Db, loader: Db) -> dict[str, list[Answer]]:
    random, found = Random(5), defaultdict(list)
    for of, forenames, surname, born in _subjects(loader, "slip in family name", 150, random):
        given = forenames.split()[0]
        found["exactly right"].append(_one(app, Asked(of, "", given, surname, born, "", "", born), _ours))
        if born:
            found["name slips, day and month exchanged"].append(
                _one(
                    app,
                    Asked(of, "", slip(given, random), slip(surname, random), _exchanged(born), "", "", born),
                    _ours,
                )
            )
            found["wrong forename, right date"].append(
                _one(app, Asked(of, "", "Baby", surname, born, "", "", born), _ours)
            )
    rows = loader.execute(
        "select n.person_id, k.short, n.surname, b.date from people_personname n join people_birth b using (person_id) "
        "join people_nickname k on k.name = people_letters(split_part(n.forenames, ' ', 1)) where n.kind = 'legal' and n.circle_id = 1 "
        "and md5(n.person_id::text) like 'b7%' and length(k.short) > 2 order by md5(k.short || n.person_id::text) limit 150"
    ).fetchall()
    for person, short, family, on in rows:
        asked = Asked(person, "", str(short), str(family), on, "", "", on)  # type: ignore[arg-type]  # the columns above
        found["short form of the forename"].append(_one(app, asked, _ours))
    return dict(found)


def _exchanged(born: date) -> date:
    return born.replace(day=born.month, month=born.day) if born.day <= 12 else born


def _hidden(app: Db, loader: Db) -> dict[str, object]:
    """Searching for a hidden person takes no other time, and gives no other answer, than for nobody: one hidden person's
    forename and birth with another's family name.
    """
    rows = loader.execute(
        "select n.person_id, n.forenames, n.surname, b.date from people_personname n join people_birth b using (person_id) "
        "where n.circle_id <> 1 and md5(n.person_id::text) like 'c%' limit 120"
    ).fetchall()
    hidden, nobody, shown = [], [], 0
    for (of, forenames, surname, born), (_, _, other, _) in zip(rows, [*rows[1:], rows[0]], strict=True):
        given = str(forenames).split()[0]
        answer = _one(app, Asked(of, "", given, str(surname), born, "", "", None), _ours)  # type: ignore[arg-type]  # the columns above
        shown += answer.found
        hidden.append(answer.ms)
        nobody.append(_one(app, Asked(DUTY, "", given, str(other), born, "", "", None), _ours).ms)  # type: ignore[arg-type]  # as above
    return {"shown": shown, "hidden_p50_ms": p(hidden, 50), "nobody_p50_ms": p(nobody, 50)}


def _share(answers: list[Answer], leaving_out: set[UUID] | None = None) -> float:
    counted = [a for a in answers if a.asked.of not in (leaving_out or set())]
    return 100 * sum(a.found for a in counted) / max(1, len(counted))


def _report(
    queries: list[Asked], ambiguous: set[UUID], ours: list[Answer], naive: list[Answer], walled: list[Answer],
    alone: list[Answer], extra: dict[str, list[Answer]], hidden: dict[str, object],
    machine: tuple[float, float],
) -> dict[str, object]:  # fmt: skip
    def times(answers: list[Answer]) -> list[Figure]:
        ms = [a.ms for a in answers]
        return [len(ms), p(ms, 50), p(ms, 95), p(ms, 99)]

    kinds = [
        [kind, *times(of), _share(of), _share(of, ambiguous)]
        for kind in MIX
        if (of := [a for a in ours if a.asked.kind == kind])
    ]
    heads = ["", "queries", "p50 ms", "p95 ms", "p99 ms", "in top 20, %", "answerable, %"]
    table(f"Forgiving search among {PEOPLE:,} people, row-level security on, by what was typed", heads, kinds)
    others = [[kind, *times(of), _share(of), None] for kind, of in extra.items()]
    table("Other things people type", heads, others)
    whole = [a.ms for a in ours]
    summary: list[list[Figure]] = [
        ["p95 ms", p(whole, 95), f"<= {TARGET_P95:.0f}", p([a.ms for a in naive], 95), p([a.ms for a in walled], 95)],
        ["processor a query in the server, ms", machine[0], None, None, None],
        ["p50 ms", p(whole, 50), None, p([a.ms for a in naive], 50), p([a.ms for a in walled], 50)],
        ["right person in top 20, %, of all", _share(ours), None, _share(naive), _share(walled)],
        [
            "… of those twenty names can answer",
            _share(ours, ambiguous),
            f">= {TARGET_FOUND:.0f}",
            _share(naive, ambiguous),
            _share(walled, ambiguous),
        ],
        ["family name alone, p95 ms", p([a.ms for a in alone], 95), f"<= {TARGET_FAMILY:.0f}", None, None],
        ["family name alone, all shown bear it, %", _share(alone), None, None, None],
        ["hidden people shown", int(str(hidden["shown"])), "0", None, None],
        ["a hidden person's name, p50 ms", float(str(hidden["hidden_p50_ms"])), "as nobody's", None, None],
        ["nobody's name, p50 ms", float(str(hidden["nobody_p50_ms"])), None, None, None],
    ]
    table(
        "Against the target and the naive index",
        ["", "OpenMASH", "target", "GIN trigram, no wall", "GIN trigram, wall"],
        summary,
    )
    print(
        f"  {len(ambiguous)} of {len(queries)} queries fit more than twenty people even when typed right: counted only in 'of all'."
    )
    print(f"  The machine's load was {machine[1]:.1f} on {os.cpu_count()} cores while our queries ran.")
    return {
        "people": PEOPLE, "queries": len(queries), "fit_more_than_twenty": len(ambiguous),
        "p50_ms": p(whole, 50), "p95_ms": p(whole, 95), "p99_ms": p(whole, 99),
        "found_percent_of_all": _share(ours), "found_percent_of_answerable": _share(ours, ambiguous),
        "processor_ms": machine[0], "load": machine[1], "family_alone_p95_ms": p([a.ms for a in alone], 95), "family_alone_right_percent": _share(alone),
        "naive": {"p95_ms": p([a.ms for a in naive], 95), "found_percent": _share(naive), "found_percent_of_answerable": _share(naive, ambiguous)},
        "naive_behind_the_wall": {"p95_ms": p([a.ms for a in walled], 95)},
        "by_kind": [dict(zip(("kind", "queries", "p50_ms", "p95_ms", "p99_ms", "found", "answerable"), row, strict=True)) for row in [*kinds, *others]],
        "hidden": hidden,
        "targets": {"p95_ms": TARGET_P95, "found_percent": TARGET_FOUND, "family_alone_ms": TARGET_FAMILY},
    }  # fmt: skip
