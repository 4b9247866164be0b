"""One engine on one set, in a process of its own so that its time and memory are its own: prints JSON.

`ours`: what `openmash link` runs, with the stored weights, files to file. `splink`: Splink 5 as its documents set it up:
its ready-made comparisons, u from random pairs, m by expectation maximisation, pairs at 0.95.
"""

from __future__ import annotations

import csv
import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from openmash.records.linkage.batch.linking import Job, link

BLOCKS = (
    ("nhs_number",), ("date_of_birth", "surname"), ("date_of_birth", "forenames"), ("forenames", "surname"),
    ("postcode", "forenames"), ("postcode", "date_of_birth"), ("phone",),
)  # fmt: skip

FEW = 200_000
"""Records up to which a day of birth alone is few enough pairs to train on."""


def ours(left: Path, right: Path | None, output: Path) -> dict[str, float]:
    """OpenMASH, the report left out."""
    link(Job(left, right, {}, leave_dates=True), output, progress=lambda _: None)
    return {}


def splink(left: Path, right: Path | None, output: Path) -> dict[str, float]:
    """Splink 5 plain. Only the columns that the file fills are compared; its forename is the first of the forenames."""
    import duckdb
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    db = duckdb.connect()
    db.execute("set threads = 2; set enable_progress_bar = false")
    paths = [path for path in (left, right) if path]
    for name, path in zip("ab", paths, strict=False):
        db.execute(
            f"create table {name} as select *, split_part(forenames, ' ', 1) as first_name from read_csv('{path}', all_varchar = true)"
        )
    filled = set(_filled(left))
    ready = {
        "forenames": cl.NameComparison("first_name"),
        "surname": cl.NameComparison("surname"),
        "date_of_birth": cl.DateOfBirthComparison("date_of_birth", input_is_string=True),
        "sex": cl.ExactMatch("sex"),
        "postcode": cl.PostcodeComparison("postcode") if right else cl.ExactMatch("postcode"),
        "nhs_number": cl.ExactMatch("nhs_number"),
        "address": cl.JaroWinklerAtThresholds("address", [0.9, 0.7]),
        "phone": cl.ExactMatch("phone"),
    }
    chosen = [made for name, made in ready.items() if name in filled and (name != "address" or not right)]
    rules = [[c if c != "forenames" else "first_name" for c in block] for block in BLOCKS if filled.issuperset(block)]
    settings = SettingsCreator(
        link_type="link_only" if right else "dedupe_only",
        comparisons=chosen,
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in rules],
        unique_id_column_name="record_id",
        retain_matching_columns=False,
    )
    api = DuckDBAPI(connection=db)
    linker = Linker([api.register(name) for name in "ab"[: len(paths)]], settings, log_level=40)
    began = time.monotonic()
    linker.training.estimate_probability_two_random_records_match(
        [block_on("first_name", "surname", "date_of_birth")], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    # a day of birth alone is shared by 150 million pairs of two millions, which no machine here can hold
    born = ["date_of_birth", "postcode"] if _lines(left) > FEW else ["date_of_birth"]
    for rule in (["first_name", "surname"], born):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    trained = time.monotonic() - began
    found = linker.inference.predict(threshold_match_probability=0.5)
    db.execute(
        f"copy (select record_id_l as left_id, record_id_r as right_id, match_probability, match_weight, "
        f"case when match_probability >= 0.95 then 'link' else 'review' end as decision from {found.physical_name}) to '{output}' (header)"
    )
    return {"training_seconds": trained}


def _lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(1 for _ in lines)


def _filled(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for _, row in zip(range(500), csv.DictReader(lines), strict=False)]
    yield from (name for name in rows[0] if any(row[name] for row in rows))


def _peak_mb() -> float:
    """The most memory this process has had. What Linux gives for usage counts what the parent had before it became this."""
    status = Path("/proc/self/status")
    if status.exists():
        [peak] = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(peak) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """engine left right-or-dash output."""
    engine, left, right, output = sys.argv[1:5]
    began, processor = time.monotonic(), time.process_time()
    more = (ours if engine == "ours" else splink)(Path(left), None if right == "-" else Path(right), Path(output))
    print(
        json.dumps(
            {
                "seconds": time.monotonic() - began,
                "processor_seconds": time.process_time() - processor,
                "peak_mb": _peak_mb(),
                **more,
            }
        )
    )


if __name__ == "__main__":
    main()
