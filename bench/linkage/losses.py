"""`python -m bench.linkage.losses [SIZE:SEED …]`: why true pairs are not linked, set by set.

With no argument the published lists; a size and a seed name made-up children, of a seed that is never scored.
"""

from __future__ import annotations

import sys
from math import log2

import duckdb

from bench.ground import table
from bench.linkage.sets import SEEDS, Set, every, made
from openmash.records.linkage.batch.linking import Job, Work
from openmash.records.linkage.batch.preparing import prepare
from openmash.records.linkage.batch.reading import read
from openmash.records.linkage.model.judgements import DOUBTS
from openmash.records.linkage.model.specification import MATCH, MATCH_ALONE, POTENTIAL


def main(arguments: list[str]) -> None:
    """Print one table a set."""
    asked = [tuple(map(int, each.split(":"))) for each in arguments]
    if any(seed in SEEDS for _, seed in asked):
        raise SystemExit("That seed is scored: look for causes on another.")
    for of in [made(size, seed) for size, seed in asked] or every([], []):
        table(
            f"{of.name}: true pairs that are not linked",
            ["why", "in review", "with nobody", "share of all, %"],
            losses(of),
        )


def losses(of: Set) -> list[list[str | int | float]]:
    """Why, how many wait for a person, how many are with nobody, and their share of the true pairs; the commonest first."""
    db = decided(of)
    alone, match, potential = (round(100 * log2(p / (1 - p))) for p in (MATCH_ALONE, MATCH, POTENTIAL))
    rules = " ".join(
        f"when doubt = {i} then 'rule: {rule.name.replace(chr(39), chr(39) * 2)}'" for i, rule in enumerate(DOUBTS, 1)
    )
    rows = db.execute(
        f"""
        select why, count(*) filter (decision = 'review'), count(*) filter (decision is null), count(*) * 100 / any_value(every)
        from (
          select d.decision, (select count(*) from true_pairs) as every, case
            when p.weight is null then 'never compared, or far too unlike'
            when p.weight < {potential} then 'too little in common' {rules}
            when p.weight < {alone} then 'too little in common to link, even alone'
            when p.weight < {match} then 'too little in common to link, where somebody else is near'
            else 'somebody else is as near' end as why
          from true_pairs t left join pairs p using (id_l, id_r) left join decided d using (id_l, id_r)
          where d.decision is distinct from 'link') lost
        group by why order by count(*) desc
        """
    ).fetchall()
    return [list(row) for row in rows]


def decided(of: Set) -> duckdb.DuckDBPyConnection:
    """A database of the lists linked: tables `pairs` and `decided`, as linking leaves them, `truth`, and `true_pairs`."""
    db = duckdb.connect()
    db.execute("set threads = 2; set memory_limit = '4GB'; set enable_progress_bar = false")
    sizes = [
        read(db, path, table_name, {}, leave_dates=True)[0]
        for path, table_name in ((of.left, "raw_left"), (of.right, "raw_right"))
        if path is not None
    ]
    for side in dict.fromkeys(("left", "right" if of.right else "left")):
        prepare(db, f"raw_{side}", f"p_{side}")
    work = Work(db, Job(of.left, of.right, {}, leave_dates=True), sizes[0], sizes[-1], lambda _: None)
    work.compare()
    work.decide()
    db.execute(f"create table truth as select * from read_csv('{of.truth}', all_varchar = true)")
    right, once = ("raw_right", "") if of.right else ("raw_left", "and l.id < r.id")
    db.execute(
        f"create table true_pairs as select l.id as id_l, r.id as id_r from raw_left l join truth t using (record_id) "
        f"join truth u using (person) join {right} r on r.record_id = u.record_id where true {once}"
    )
    return db


if __name__ == "__main__":
    main(sys.argv[1:])
