"""Make the small files in `data/` from the full published ones.

    python -m synthetic.condense FOLDER

FOLDER holds `names/`, `schools/` and `geography/` as published (see `data/SOURCES.md`). Run once, when a source
changes; the results are committed, so that a fresh clone needs nothing beside it.
"""

from __future__ import annotations

import csv
import gzip
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

DATA = Path(__file__).parent / "data"
PLACES = 6000
NEAR_METRES = 1500.0
DISTRICTS = {
    "E07000078": "Cheltenham",
    "E07000079": "Cotswold",
    "E07000080": "Forest of Dean",
    "E07000081": "Gloucester",
    "E07000082": "Stroud",
    "E07000083": "Tewkesbury",
}


def _rows(path: Path) -> Iterable[dict[str, str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        yield from csv.DictReader(handle)


def _write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with (DATA / name).open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def forenames(source: Path) -> None:
    """name, sex, cohort (first year of birth it serves), weight out of 10,000 for that sex and cohort."""
    counts: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for row in _rows(source / "names/ons_top100_names_1904_2024.csv"):
        year = int(row["year"])
        if 1934 <= year <= 1994:  # ranks only: a Zipf-like weight stands in for the count
            counts[row["sex"], year - 5][row["name"].title()] += round(10_000 / (int(row["rank"]) + 6))
    for row in _rows(source / "names/firstname_uk.csv.gz"):
        year = int(row["birthyear"])
        if year >= 1999:
            cohort = 1999 if year < 2008 else 2008
            sex = "F" if row["sex"] == "female" else "M"
            counts[sex, cohort][row["firstname"].title()] += round(float(row["freq"]) * 1_000_000)
    for row in _rows(source / "names/ons_baby_names_2019_2024_full.csv.gz"):
        counts[row["sex"], 2019][row["name"].title()] += int(row["count"])
    rows: list[Sequence[object]] = []
    for (sex, cohort), names in sorted(counts.items()):
        kept = [(name, count) for name, count in names.most_common(420) if re.fullmatch(r"[A-Z][a-z'-]+", name)]
        total = sum(count for _, count in kept)
        rows += [(name, sex, cohort, max(1, round(10_000 * count / total))) for name, count in kept]
    _write("forenames.csv", ("name", "sex", "cohort", "weight"), rows)


def surnames(source: Path) -> None:
    """surname, weight: the 3,000 commonest, in ordinary capitals."""
    rows = sorted(_rows(source / "names/lastname_uk.csv"), key=lambda row: -float(row["freq"]))[:3000]
    kept = [row for row in rows if row["surname"] not in {"bob", "john", "core"}]
    _write(
        "surnames.csv",
        ("surname", "weight"),
        ((_capitals(r["surname"]), round(float(r["freq"]) * 1e5)) for r in kept),
    )


def _capitals(surname: str) -> str:
    word = surname.capitalize()
    if word.startswith("Mc") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    if re.match(
        r"o(neill|brien|connor|donnell|leary|reilly|sullivan|keefe|hara|shea|rourke|grady|toole|dwyer)",
        surname,
    ):
        return "O'" + surname[1:].capitalize()
    return word


def nicknames(source: Path) -> None:
    """name, nickname: only where both are names in use here, so that rare American forms drop out."""
    with (DATA / "forenames.csv").open(encoding="utf-8") as handle:
        known = {row["name"] for row in csv.DictReader(handle)}
    pairs = set()
    for row in _rows(source / "names/nicknames_carltonnorthern.csv"):
        full, short = row["name1"].title(), row["name2"].title()
        used = row["relationship"] == "has_nickname" and full in known and short in known
        if used and len(short) <= len(full) and full[0] == short[0]:
            pairs.add((full, short))
    _write("nicknames.csv", ("name", "nickname"), sorted(pairs))


def schools(source: Path) -> None:
    """Open schools, with the present URN and name where an academy has succeeded."""
    rows = []
    for row in _rows(source / "schools/gloucestershire_schools_edubase2017_partial.csv"):
        kind = (
            "special"
            if "Special" in row["Type of establishment"] or "Referral" in row["Type of establishment"]
            else ("independent" if "Independent" in row["Type of establishment"] else "maintained")
        )
        rows.append(
            (
                row["successor_urn_2025"] or row["URN"],
                row["successor_name_2025"] or row["Establishment name"],
                row["Town"],
                row["Postcode"],
                kind,
                row["Gender"],
                row["Statutory lowest age"],
                row["Statutory highest age"],
                DISTRICTS[row["district_code"]],
                row["lat"],
                row["lon"],
            )
        )
    _write(
        "schools.csv",
        (
            "urn",
            "name",
            "town",
            "postcode",
            "kind",
            "gender",
            "lowest_age",
            "highest_age",
            "district",
            "lat",
            "lon",
        ),
        sorted(rows),
    )


def places(source: Path) -> None:
    """postcode, lat, lon, district, lsoa, decile of deprivation, street.

    Postcodes are drawn in proportion to the children living around them. The street is one of the same district that
    lies at least a mile from the postcode, so that no line of an address here names a real home.
    """
    rng = random.Random("places")
    streets: dict[str, dict[str, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows(source / "geography/street_points_from_policeuk_2025.csv"):
        name = re.sub(r"(\d)(Th|St|Nd|Rd)\b", lambda m: m[1] + m[2].lower(), row["name"])
        if row["is_street"] == "1" and not re.match(r"^[ABM]\d", name) and 7 <= len(name) <= 28:
            streets[row["district"]][name].append((float(row["lat"]), float(row["lon"])))
    people = {row["lsoa11cd"]: row for row in _rows(source / "geography/lsoa11_population_and_deprivation_iod2019.csv")}
    by_lsoa: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(source / "geography/postcodes_gloucestershire_onspd_nov2025.csv"):
        if row["lsoa11cd_approx"] in people:
            by_lsoa[row["lsoa11cd_approx"]].append(row)
    total = sum(int(people[code]["children_0_15_2015"]) for code in by_lsoa)
    out = []
    for code in sorted(by_lsoa):
        wanted = max(1, round(PLACES * int(people[code]["children_0_15_2015"]) / total))
        for row in rng.sample(by_lsoa[code], min(wanted, len(by_lsoa[code]))):
            district = DISTRICTS[row["district_code"]]
            here = (float(row["lat"]), float(row["lon"]))
            names = sorted(streets[district])
            street = rng.choice(names)
            while min(_metres(here, point) for point in streets[district][street]) < NEAR_METRES:
                street = rng.choice(names)
            out.append((row["postcode"], row["lat"], row["lon"], district, code, people[code]["imd_decile"], street))
    _write("places.csv", ("postcode", "lat", "lon", "district", "lsoa", "decile", "street"), sorted(out))


def _metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    north = (a[0] - b[0]) * 111_200
    east = (a[1] - b[1]) * 111_200 * math.cos(math.radians(a[0]))
    return math.hypot(north, east)


def main(arguments: Sequence[str]) -> int:
    """Write every file; return 0, or 2 where the folder was not given."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    source = Path(arguments[0])
    for step in (forenames, surnames, nicknames, schools, places):
        step(source)
        print(step.__name__, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
