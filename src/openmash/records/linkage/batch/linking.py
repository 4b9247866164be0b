"""`openmash link`: two lists, or one, from files to links and reviews. Nothing is written until everything is done."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import log2
from pathlib import Path

import duckdb

from openmash.records.linkage.batch import comparing, deciding
from openmash.records.linkage.batch.deciding import Repeats
from openmash.records.linkage.batch.preparing import FIELDS, names, own, prepare, whole
from openmash.records.linkage.batch.reading import BadFile, read
from openmash.records.linkage.model.specification import (
    COMPARISONS,
    MATCH,
    MATCH_ALONE,
    NEAR,
    POTENTIAL,
    prior,
    weights,
)

Say = Callable[[str], None]
FLOOR = -500
"""Pairs that weigh less, in hundredths of a bit, are let go: less than a chance in thirty."""
A_PART = 1_000_000
"""How many records of the right are compared at once."""
MEMORY, THREADS = "1GB", 2


@dataclass(frozen=True)
class Job:
    """What to link and how. `right` None: find repeats in `left`. `state`: a folder that remembers the last run, so that
    only what changed is compared, and a run that was broken off goes on. `partition` of work is by records of the right.
    """

    left: Path
    right: Path | None
    names: Mapping[str, str]
    engine: str = "duckdb"
    repeats: Repeats = "none"
    leave_dates: bool = False
    state: Path | None = None
    match: float = MATCH
    potential: float = POTENTIAL


@dataclass(frozen=True)
class Linked:
    """What a run found. `compared`: pairs weighed anew; `kept`: pairs whose records had not changed since the last run."""

    left: int
    right: int
    compared: int
    kept: int
    links: int
    reviews: int


def say(text: str) -> None:
    """Progress, on standard error."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def link(job: Job, output: Path, report: Path | None = None, progress: Say = say) -> Linked:
    """Link, and write `output` (and `report`) whole or not at all. Raises BadFile where a file cannot be read."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="openmash-link-") as folder:
        db = _database(Path(folder))
        left, warning = read(db, job.left, "raw_left", job.names, leave_dates=job.leave_dates)
        right, other = left, ""
        with ThreadPoolExecutor(max_workers=1) as beside:
            if job.right:
                coming = beside.submit(
                    read, db.cursor(), job.right, "raw_right", job.names, leave_dates=job.leave_dates
                )
                names(db, "raw_left")
                right, other = coming.result()
                making = beside.submit(own, db.cursor(), "raw_left", "p_left")
                names(db, "raw_right")
                making.result()
                own(db, "raw_right", "p_right")
            else:
                prepare(db, "raw_left", "p_left")
        for sentence in filter(None, (warning, other)):
            progress(sentence)
        progress(
            f"Read {left:,} records"
            + (f" and {right:,}" if job.right else "")
            + f", and made them ready ({time.monotonic() - began:.1f} s)."
        )
        work = Work(db, job, left, right, progress)
        compared, kept = work.compare()
        progress(f"Compared {compared:,} pairs ({time.monotonic() - began:.1f} s).")
        work.decide()
        links, reviews = (work.count(decision) for decision in ("link", "review"))
        if report:
            from openmash.records.linkage.batch.report import write

            write(db, report, left_name=job.left.name, right_name=job.right.name if job.right else "", prior=work.prior)
        _write(db, output, "raw_right" if job.right else "raw_left")
        work.remember()
        progress(f"{links:,} linked, {reviews:,} for a person to look at ({time.monotonic() - began:.1f} s).")
        db.close()
    return Linked(left, right if job.right else 0, compared, kept, links, reviews)


def _database(folder: Path) -> duckdb.DuckDBPyConnection:
    db = duckdb.connect()
    db.execute(f"set memory_limit = '{MEMORY}'; set threads = {THREADS}; set temp_directory = '{folder}/spill'")
    db.execute("set enable_progress_bar = false")
    return db


class Work:
    """The steps of one run over one database."""

    def __init__(self, db: duckdb.DuckDBPyConnection, job: Job, left: int, right: int, progress: Say) -> None:
        self.db, self.job, self.left, self.right, self.progress = db, job, left, right, progress
        self.other = "right" if job.right else "left"
        self.prior = prior(left, right if job.right else None)
        self.same = job.right is None

    def compare(self) -> tuple[int, int]:
        """Fill table `pairs`; returns how many pairs were weighed anew and how many were kept from the last run.

        In two lists, the first blocks come first: who is surely found there is set aside, and nobody else is compared with
        them. With what is kept, only pairs of which one record is new are looked for, or was set aside with another then.
        """
        # what is read stands in order; of the rest no order is asked
        self.db.execute("set preserve_insertion_order = false")
        kept = self._recall()
        new = "(l.id in (select id from new_left) or r.id in (select id from new_right))" if kept else "true"
        if self.same:
            return self._all("p_left", "p_left", f"l.id < r.id and {new}"), kept
        compared = self._all("p_left", "p_right", new, first=True)
        deciding.surely(self.db, repeats=self.job.repeats)
        if kept:
            for side in ("left", "right"):
                self.db.execute(
                    f"insert into new_{side} select id from old_{side} where aside and id not in (select id from sure_{side})"
                )
        neither = "id_l not in (select id from sure_left) and id_r not in (select id from sure_right)"
        fresh = "(id_l in (select id from new_left) or id_r in (select id from new_right))" if kept else "true"
        self.db.execute(f"delete from pairs where case when {neither} then {fresh} else not first end")
        for side in ("left", "right"):
            self.db.execute(
                f"create or replace temp table rest_{side}_own as select * from p_{side}_own anti join sure_{side} using (id)"
            )
            whole(self.db, f"rest_{side}")
        self.progress(f"  {_count(self.db, 'sure_left'):,} surely found by exact keys")
        return compared + self._all("rest_left", "rest_right", new), kept

    def _all(self, left: str, right: str, within: str, *, first: bool = False) -> int:
        """Add to `pairs` those of tables `left` and `right` that a block brings together; returns how many were weighed."""
        compared = 0
        parts = range(0, self.right, A_PART)
        for number, start in enumerate(parts, 1):
            some = f"r.id > {start} and r.id <= {start + A_PART} and {within}"
            compared += self._part(f"{'first-' * first}{number}", left, right, some, first=first)
            if len(parts) > 1:
                self.progress(f"  {min(start + A_PART, self.right):,} of {self.right:,} records compared…")
        return compared

    def _part(self, name: str, left: str, right: str, within: str, *, first: bool) -> int:
        saved = self._saved(name)
        if saved and saved.exists():
            self._remembered("insert into pairs select * from read_parquet(?)", saved)
            self.progress(f"  part {name} was done before")
            return 0
        blocks = comparing.blocks(self.left, self.right, first=first)
        comparing.find(self.db, blocks, left, right, within)
        if self.job.engine == "spark":
            from openmash.records.linkage.batch.spark import weigh

            weigh(self.db, "found", left, right, prior=self.prior, floor=FLOOR, into="part")
        else:
            weighed = comparing.scored("found", left, right, "duckdb", prior=self.prior, floor=FLOOR, alike=first)
            self.db.execute(f"create or replace temp table part as {weighed}")
        self.db.execute("insert into pairs select * from part")
        if saved:
            _copy(self.db, "select * from part", saved)
        return _count(self.db, "found")

    def decide(self) -> None:
        match, alone, near, potential = (
            round(100 * log2(p / (1 - p))) for p in (self.job.match, MATCH_ALONE, NEAR, self.job.potential)
        )
        if not self.same:
            once = {"p_left": self.job.repeats in ("none", "right"), "p_right": self.job.repeats in ("none", "left")}
            sizes = {"p_left": self.left, "p_right": self.right}
            lists = [table for table, each_once in once.items() if each_once]
            deciding.heard_by_the_lists(self.db, records=sum(sizes[table] for table in lists), lists=lists)
            deciding.between(
                self.db, left=self.left, right=self.right, match=match, alone=min(match, alone), near=near,
                potential=potential, repeats=self.job.repeats,
            )  # fmt: skip
            return
        through = deciding.within(self.db, match=match, potential=potential, records=self.left)
        if through:
            self.db.execute(
                "create or replace temp table through as select unnest(?)::integer as id_l, unnest(?)::integer as id_r",
                [[a for a, _ in through], [b for _, b in through]],
            )
            weighed = comparing.scored("through", "p_left", "p_left", "duckdb", prior=self.prior, floor=-100_000)
            self.db.execute(f"insert into decided select id_l, id_r, weight, 'link' from ({weighed}) w")

    def count(self, decision: str) -> int:
        return _count(self.db, f"decided where decision = '{decision}'")

    def _saved(self, name: str) -> Path | None:
        if self.job.state is None:
            return None
        about = [self.job.left, *([self.job.right] if self.job.right else [])]
        stamp = hashlib.sha256(
            "|".join(f"{p.resolve()}:{p.stat().st_size}:{p.stat().st_mtime_ns}" for p in about).encode()
        )
        stamp.update(f"{weights().version}{self.prior}".encode())
        return self.job.state / f"part-{stamp.hexdigest()[:16]}-{name}.parquet"

    def _recall(self) -> int:
        """Take the pairs of the last run whose two records are unchanged, and note which records are not."""
        levels = ", ".join(f"c_{c.name} tinyint" for c in COMPARISONS)
        self.db.execute(
            f"create or replace table pairs (id_l integer, id_r integer, weight integer, doubt tinyint, first boolean, {levels})"
        )
        state = self.job.state
        if state is None:
            return 0
        state.mkdir(parents=True, exist_ok=True)
        for side in dict.fromkeys(("left", self.other)):
            said = ", ".join(f"coalesce({field}, '')" for field in ("record_id", *FIELDS))
            self.db.execute(
                f"create or replace temp table now_{side} as select id, record_id, hash({said}) as said from raw_{side}"
            )
        last = state / f"pairs-{weights().version}.parquet"
        if not last.exists():
            return 0
        for side in ("left", "right"):
            here = "left" if self.same else side
            self._remembered(
                f"create or replace temp table old_{side} as select n.id, n.record_id, o.aside from now_{here} n join read_parquet(?) o using (record_id, said)",
                state / f"{here}.parquet",
            )
            self.db.execute(
                f"create or replace temp table new_{side} as select id from now_{here} anti join old_{side} using (id)"
            )
        kept = ", ".join(f"o.c_{c.name}" for c in COMPARISONS)
        self._remembered(
            f"insert into pairs select l.id, r.id, o.weight + {self.prior} - o.prior, o.doubt, o.first, {kept} from read_parquet(?) o "
            "join old_left l on l.record_id = o.left_id join old_right r on r.record_id = o.right_id",
            last,
        )
        return max(1, _count(self.db, "pairs"))

    def _remembered(self, sql: str, path: Path) -> None:
        try:
            self.db.execute(sql, [str(path)])
        except duckdb.Error as wrong:
            raise BadFile(
                f"{path} cannot be read, which an earlier run wrote. Delete the folder {path.parent}: everything is compared anew then."
            ) from wrong

    def remember(self) -> None:
        """Keep what the next run needs: each pair by its records' own names, and what each record said."""
        state = self.job.state
        if state is None:
            return
        kept = ", ".join(f"p.c_{c.name}" for c in COMPARISONS)
        _copy(
            self.db,
            f"select l.record_id as left_id, r.record_id as right_id, p.weight, {self.prior} as prior, p.doubt, p.first, {kept} from pairs p "
            f"join raw_left l on l.id = p.id_l join raw_{self.other} r on r.id = p.id_r",
            state / f"pairs-{weights().version}.parquet",
        )
        for side in dict.fromkeys(("left", self.other)):
            aside = "false" if self.same else f"id in (select id from sure_{side})"
            _copy(self.db, f"select record_id, said, {aside} as aside from now_{side}", state / f"{side}.parquet")
        for part in state.glob("part-*.parquet"):
            part.unlink()


def _write(db: duckdb.DuckDBPyConnection, output: Path, right: str) -> None:
    unfinished = output.with_name(f".{output.name}.{os.getpid()}.unfinished")  # two runs at once write one each
    try:
        db.execute(
            """create or replace temp table said_weight as select weight,
              printf('%.6f', 1 / (1 + pow(2, -greatest(-60, least(60, weight / 100.0))))) as match_probability,
              printf('%.2f', weight / 100.0) as match_weight from (select distinct weight from decided) w"""
        )
        db.execute(
            f"""copy (select l.record_id as left_id, r.record_id as right_id, match_probability, match_weight, decision
              from decided d join said_weight using (weight) join raw_left l on l.id = d.id_l join {right} r on r.id = d.id_r order by d.id_l, d.weight desc, d.id_r
            ) to '{str(unfinished).replace("'", "''")}' (header, delimiter ',')"""
        )
        os.replace(unfinished, output)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(db: duckdb.DuckDBPyConnection, select: str, path: Path) -> None:
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    db.execute(f"copy ({select}) to '{str(unfinished).replace(chr(39), chr(39) * 2)}' (format parquet)")
    os.replace(unfinished, path)


def _count(db: duckdb.DuckDBPyConnection, table: str) -> int:
    row = db.execute(f"select count(*) from {table}").fetchone()
    return int(row[0]) if row else 0


__all__ = ["BadFile", "Job", "Linked", "link"]
