"""`python -m bench.linkage.ceiling SIZE SEED OTHER_SEED`: how many more pairs a rule could link that had seen the answers.

Of the pairs that two lists leave open, as neither record is linked, each kind is one cell: how all comparisons fall, or what
the pair weighs, with the rule of judgement that holds it and how far the next is behind. From the truth of the lists of SEED
it is learned which cells are nearly always one child; they are linked in the lists of OTHER_SEED, the surest first, until the
precision of all links falls to the target; and again without the cells in which more than one pair in 500 is of twins. No rule
that is used may learn so: this only says what is there to be gained.
"""

from __future__ import annotations

import sys
import tempfile

import duckdb

from bench.ground import Figure, table
from bench.linkage.losses import decided
from bench.linkage.sets import SEEDS, made
from openmash.records.linkage.batch.deciding import RANKED
from openmash.records.linkage.model.specification import COMPARISONS

PRECISION, TWINS = 0.9995, 0.002
LEVELS = ", ".join(f"c_{each.name}" for each in COMPARISONS)
CELLS = {
    "weight, doubt and how alone": "bits, doubt, ahead",
    "and forename, home and birth": "bits, doubt, ahead, c_forename, c_home, c_birth",
    "how every comparison falls": f"{LEVELS}, doubt, ahead",
    "all of it": f"{LEVELS}, doubt, ahead, bits",
}


def main(arguments: list[str]) -> None:
    """Print what each kind of cell would gain."""
    size, *seeds = map(int, arguments)
    if set(seeds) & set(SEEDS):
        raise SystemExit("That seed is scored: look on another.")
    with tempfile.TemporaryDirectory() as folder:
        paths = [f"{folder}/{number}.parquet" for number in range(len(seeds))]
        counts = [_left_open(size, seed, path) for seed, path in zip(seeds, paths, strict=True)]
        (learned, tried), (every, linked, wrong) = paths, counts[-1]
        spare = int((1 - PRECISION) / PRECISION * linked) - wrong
        rows: list[list[Figure]] = [["as it is", "", linked, wrong, None, f"{linked / every:.4f}"]]
        for name, cells in CELLS.items():
            for heed, twin_share in (("no", 1.0), ("yes", TWINS)):
                more, more_wrong, twins = _gained(learned, tried, cells, spare, twin_share)
                rows.append([name, heed, linked + more, wrong + more_wrong, twins, f"{(linked + more) / every:.4f}"])
        table(
            f"2×{size:,}, learned from the truth of seed {seeds[0]}, tried on seed {seeds[1]}, at a precision of {PRECISION}",
            ["cells", "twins heeded", "right links", "wrong links", "of those added, twins", "recall"], rows,
        )  # fmt: skip


def _left_open(size: int, seed: int, path: str) -> tuple[int, int, int]:
    """Write the pairs that are left open, and return how many true pairs there are, and right and wrong links."""
    db = decided(made(size, seed))
    db.execute(
        f"""
        copy (
          with linked as (select * from decided where decision = 'link'),
            free as (select * from pairs where id_l not in (select id_l from linked) and id_r not in (select id_r from linked)),
            ranked as (select *, {RANKED} from free)
          select {LEVELS}, doubt, weight // 100 as bits, t.person = u.person as one, t.family = u.family and t.born = u.born as twins,
            case when rank_l > 1 or rank_r > 1 then 'behind' when coalesce(greatest(next_l, next_r), -2000) < -800 then 'alone'
              when weight - greatest(next_l, next_r) > 600 then 'far ahead' when weight - greatest(next_l, next_r) > 300 then 'ahead' else 'as good' end as ahead
          from ranked p join raw_left l on l.id = p.id_l join truth t on t.record_id = l.record_id
            join raw_right r on r.id = p.id_r join truth u on u.record_id = r.record_id
        ) to '{path}' (format parquet)
        """
    )
    row = db.execute(
        "select (select count(*) from true_pairs), count(t.id_l), count(*) - count(t.id_l) from decided d left join true_pairs t using (id_l, id_r) "
        "where d.decision = 'link'"
    ).fetchone()
    every, right, wrong = row or (0, 0, 0)
    return every, right, wrong


def _gained(learned: str, tried: str, cells: str, spare: int, twin_share: float) -> tuple[int, int, int]:
    """How many right and wrong links, and of those how many of twins, the cells add that bring `spare` wrong ones at most."""
    row = duckdb.execute(
        f"""
        with learned as (select {cells}, count(*) filter (one) / (count(*) + 1) as sure from read_parquet('{learned}') group by all
            having count(*) filter (twins and not one) <= {twin_share} * count(*)),
          found as (select coalesce(sure, 0) as sure, count(*) filter (one) as good, count(*) filter (not one) as bad, count(*) filter (twins and not one) as twins
            from read_parquet('{tried}') left join learned using ({cells}) group by 1),
          so_far as (select sum(good) over surest as good, sum(bad) over surest as bad, sum(twins) over surest as twins from found
            window surest as (order by sure desc))
        select good, bad, twins from so_far where bad <= {spare} order by good desc limit 1
        """
    ).fetchone()
    good, bad, twins = row or (0, 0, 0)
    return int(good), int(bad), int(twins)


if __name__ == "__main__":
    main(sys.argv[1:])
