"""The lists that are scored, each as two files of the columns `link` reads and the pairs that are true.

FEBRL, fake_1000 and McLeod's fictional people lie beside the checkout and are not part of it; where they are not there,
they are passed over aloud.
"""

from __future__ import annotations

import csv
import gzip
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.linkage import children

HERE = Path(__file__).parents[2]
BUILT = HERE / "build" / "linkage"
HEADINGS = ("record_id", "forenames", "surname", "date_of_birth", "sex", "address", "postcode", "nhs_number", "phone")
SEEDS = (3001, 3002, 3003)
"""Seeds that nothing was tried on before the figures were taken."""


@dataclass(frozen=True)
class Set:
    """Lists to be linked. `truth` gives for each record who it is, and for made-up children their family and origin."""

    name: str
    left: Path
    right: Path | None
    truth: Path


def every(sizes: Iterable[int], seeds: Iterable[int]) -> list[Set]:
    """The sets there are, built where they have not been."""
    return [*_published(), *(made(size, seed) for size in sizes for seed in seeds)]


def made(size: int, seed: int) -> Set:
    """Made-up children in two agencies, `size` records in each."""
    folder = BUILT / f"children-{size}-{seed}"
    if not (folder / "truth.csv").exists():
        print(f"  making two lists of {size:,} children, seed {seed}…", file=sys.stderr)
        children.write(folder, size, seed)
    return Set(f"children 2×{size:,}, seed {seed}", folder / "a.csv", folder / "b.csv", folder / "truth.csv")


def _shared() -> Path | None:
    places = [Path(os.environ["OPENMASH_SHARED"])] if "OPENMASH_SHARED" in os.environ else []
    places += [HERE.parent / "shared", HERE.parent.parent / "shared"]
    return next((place / "data" / "linkage" for place in places if (place / "data" / "linkage").is_dir()), None)


def _published() -> list[Set]:
    shared = _shared()
    if shared is None:
        print(
            "  PASSED OVER: FEBRL, fake_1000 and McLeod are not here; set OPENMASH_SHARED to where they are.",
            file=sys.stderr,
        )
        return []
    return [*(_febrl(shared, number) for number in (1, 2, 3)), _fake(shared), _mcleod(shared)]


def _febrl(shared: Path, number: int) -> Set:
    rows = []
    with gzip.open(shared / "febrl" / f"dataset{number}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, skipinitialspace=True):
            rows.append(
                {
                    "record_id": row["rec_id"], "forenames": row["given_name"], "surname": row["surname"],
                    "date_of_birth": row["date_of_birth"], "address": f"{row['street_number']} {row['address_1']}",
                    "postcode": row["postcode"], "nhs_number": row["soc_sec_id"], "person": row["rec_id"].split("-")[1],
                }
            )  # fmt: skip
    return _written(f"FEBRL {number}", rows)


def _fake(shared: Path) -> Set:
    with (shared / "splink" / "fake_1000.csv").open(encoding="utf-8", newline="") as lines:
        rows = [
            {
                "record_id": row["unique_id"], "forenames": row["first_name"], "surname": row["surname"], "date_of_birth": row["dob"],
                "address": row["city"], "phone": row["email"], "person": row["cluster"],
            }
            for row in csv.DictReader(lines)
        ]  # fmt: skip
    return _written("fake_1000", rows)


def _mcleod(shared: Path) -> Set:
    folder = shared / "mcleod_uk"
    with gzip.open(folder / "truth.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        person = {row["record_id"]: row["true_person_id"] for row in csv.DictReader(lines)}
    lists = []
    for name in ("census", "cis"):
        with gzip.open(folder / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
            lists.append(
                [
                    {
                        "record_id": row["record_id"], "forenames": row["forename"], "surname": row["surname"], "sex": row["sex"],
                        "date_of_birth": _date(row["dob_year"], row["dob_mon"], row["dob_day"]), "address": row["address"],
                        "postcode": row["postcode"], "person": person[row["record_id"]],
                    }
                    for row in csv.DictReader(lines)
                ]
            )  # fmt: skip
    return _written("McLeod UK, development half", *lists)


def _date(year: str, month: str, day: str) -> str:
    if not year:
        return ""
    return f"{int(year):04d}" + (f"-{int(month):02d}" + (f"-{int(day):02d}" if day else "") if month else "")


def _written(name: str, left: list[dict[str, str]], right: list[dict[str, str]] | None = None) -> Set:
    folder = BUILT / name.lower().replace(" ", "-").replace(",", "")
    folder.mkdir(parents=True, exist_ok=True)
    for side, rows in (("a", left), ("b", right or [])):
        with (folder / f"{side}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, HEADINGS, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    with (folder / "truth.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("record_id", "person"), extrasaction="ignore")
        writer.writeheader()
        writer.writerows([*left, *(right or [])])
    return Set(name, folder / "a.csv", folder / "b.csv" if right else None, folder / "truth.csv")


def truth_of(of: Set) -> Mapping[str, dict[str, str]]:
    """What is true of each record."""
    with of.truth.open(encoding="utf-8", newline="") as lines:
        return {row["record_id"]: row for row in csv.DictReader(lines)}


def true_pairs(of: Set, truth: Mapping[str, dict[str, str]]) -> int:
    """How many pairs are one person: across the two lists, or within the one."""
    held: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for side, path in enumerate((of.left, of.right)):
        if path is not None:
            with path.open(encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    held[truth[row["record_id"]]["person"]][side] += 1
    return sum(a * b for a, b in held.values()) if of.right else sum(a * (a - 1) // 2 for a, _ in held.values())
