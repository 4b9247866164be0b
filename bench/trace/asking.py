"""Asking: bare and split by where the time goes, audited to the disk, and by trigrams without the wall."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bench.trace.children import Asked
from bench.trace.loading import Db


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


def ask_ours(questions: list[Asked], others: list[Asked]) -> list[Answer]:
    """Bare: candidates, weighing and explanation in words of those shown, as the application's role with an actor.

    `others` are asked first, here and below, and not counted: a server is asked when it has been up for a while.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")
    import django

    django.setup()
    from django.db import transaction

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.records.linkage.selectors import status_of, thresholds
    from openmash.records.linkage.selectors.matching import WORTH_SHOWING, ranked_by_weight
    from openmash.records.linkage.selectors.tracing import traced

    limits, actor, found, server = thresholds(), service(Service.LINKAGE), [], _server_process()
    for asked in [*others, *questions]:
        query = _query(asked)
        with transaction.atomic(), acting_as(actor):
            spent, began = _cpu_of(server), time.perf_counter()
            records = traced(query)
            fetched, spent = time.perf_counter(), _cpu_of(server) - spent
            own, weighing = time.thread_time(), time.perf_counter()
            ranked = ranked_by_weight(query, records)
            for each in [each for each in ranked if each.probability >= WORTH_SHOWING][:10]:
                _ = (each.evidence_for, each.evidence_against)
            ended, own = time.perf_counter(), time.thread_time() - own
        database, weighed = (fetched - began) * 1000, (ended - weighing) * 1000
        split = Split(database, weighed, spent, own * 1000, len(records.records), records.cut)
        top = ranked[0] if ranked else None
        likely, who = (top.probability, top.record.lead_id) if top else (0.0, None)
        found.append(Answer(asked, database + weighed, status_of(ranked, limits), who, likely, split))
    return found[len(others) :]


def _server_process() -> Path:
    """What Linux says of the process that answers this connection."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        return Path(f"/proc/{cursor.fetchone()[0]}/schedstat")


def _cpu_of(process: Path) -> float:
    """Milliseconds of a processor it has had so far; nothing where the system does not say."""
    return int(process.read_text().split()[0]) / 1e6 if process.exists() else 0.0


def ask_audited(questions: list[Asked], others: list[Asked]) -> tuple[list[float], list[float]]:
    """The whole of it: begin, actor, trace with the cards to show, the audit event, commit to the disk; and the commit alone."""
    from django.db import transaction

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.records.linkage import actions

    actor, found, commits = service(Service.LINKAGE), [], []
    for asked in [*others, *questions]:
        query = _query(asked)
        began = time.perf_counter()
        with transaction.atomic():
            with acting_as(actor):
                actions.trace(actor=actor, query=query)
            done = time.perf_counter()
        ended = time.perf_counter()
        found.append((ended - began) * 1000)
        commits.append((ended - done) * 1000)
    return found[len(others) :], commits[len(others) :]


def _query(asked: Asked):  # type: ignore[no-untyped-def]  # the class is known once Django is set up
    from openmash.records.linkage.selectors import Query

    return Query(
        names=((asked.forenames, asked.surname),), born=asked.born, sex=asked.sex,
        precision="day" if asked.born else "unknown",
        postcodes=(asked.postcode,) if asked.postcode else (),
        numbers=(("nhs_number", asked.nhs_number),) if asked.nhs_number else (),
    )  # fmt: skip


def ask_trigram(db: Db, questions: list[Asked], others: list[Asked]) -> list[Answer]:
    """The usual way, without the wall (behind which its index cannot be used): names alike by trigrams, the first fifty,
    ordered with the date of birth and the postcode.
    """
    found = []
    for asked in [*others, *questions]:
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
    return found[len(others) :]
