"""Names that fit a family: where it is from, and when each person was born."""

from __future__ import annotations

import csv
import tomllib
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data"
COHORTS = (1929, 1939, 1949, 1959, 1969, 1979, 1989, 1999, 2008, 2019)
# Heritages whose forenames the general lists hold too, and the names that are nonetheless everybody's.
FAR = {"pakistani", "bangladeshi", "sikh", "arabic_kurdish", "afghan", "east_african", "west_african", "gujarati_hindu"}
SHARED = {
    "Adam",
    "Daniel",
    "Samuel",
    "David",
    "Emmanuel",
    "Grace",
    "Maryam",
    "Jay",
    "Kiran",
    "Amara",
    "Layla",
    "Hanna",
    "Jasmine",
    "Amit",
    "Blessing",
}
MORE_NICKNAMES = {
    "William": ("Will", "Billy", "Bill"),
    "Robert": ("Bob", "Rob", "Bobby"),
    "Mohammed": ("Mo",),
    "Muhammad": ("Mo",),
    "Alexander": ("Alex", "Xander"),
    "Aleksandra": ("Ola",),
    "Katarzyna": ("Kasia",),
    "Agnieszka": ("Aga",),
    "Jakub": ("Kuba",),
    "Theodore": ("Teddy", "Theo"),
    "Isabella": ("Izzy", "Bella"),
    "Jessica": ("Jess", "Jessie"),
    "Thomas": ("Tom", "Tommy"),
    "Benjamin": ("Ben", "Benji"),
    "Samuel": ("Sam", "Sammy"),
    "Charlotte": ("Lottie", "Charlie"),
    "Matilda": ("Tilly",),
    "Amelia": ("Millie", "Mia"),
    "Daniel": ("Dan", "Danny"),
    "Joseph": ("Joe", "Joey"),
    "James": ("Jamie", "Jim"),
    "Margaret": ("Maggie", "Peggy"),
    "Elizabeth": ("Lizzie", "Beth", "Libby"),
    "Chukwuemeka": ("Emeka",),
    "Michael": ("Mike",),
    "Temitope": ("Temi",),
    "Oluwaseun": ("Seun",),
    "Christopher": ("Chris",),
    "Rebecca": ("Becky",),
    "Stephen": ("Steve",),
    "Tomasz": ("Tomek",),
    "Małgorzata": ("Gosia",),
    "Harrison": ("Harry",),
    "Florence": ("Flo", "Florrie"),
    "Anthony": ("Tony",),
}


@dataclass(frozen=True, slots=True)
class Heritage:
    """Where a family's names come from. `ethnicities` are census codes with running weights."""

    name: str
    weight: float
    ethnicities: tuple[str, ...]
    ethnicity_weights: tuple[float, ...]
    language: str
    interpreter: float
    surnames: tuple[str, ...]
    female: tuple[str, ...]
    male: tuple[str, ...]

    def ethnicity(self, rng: Random) -> str:
        """Return a census code of ethnicity for a family of this heritage."""
        place = bisect(self.ethnicity_weights, rng.random() * self.ethnicity_weights[-1])
        return self.ethnicities[min(place, len(self.ethnicities) - 1)]


GENERAL = Heritage(
    "general", 0.0, ("WBRI", "WOTH", "NOBT", "REFU"), (0.955, 0.975, 0.995, 1.0), "English", 0.0, (), (), ()
)


@cache
def heritages() -> tuple[Heritage, ...]:
    """Every heritage of `data/heritage.toml`."""
    with (DATA / "heritage.toml").open("rb") as handle:
        raw = tomllib.load(handle)
    return tuple(
        Heritage(
            name,
            float(entry["weight"]),
            tuple(entry["ethnicity"]),
            tuple(accumulate(entry["ethnicity"].values())),
            str(entry["language"]),
            float(entry["interpreter"]),
            tuple(str(entry["surnames"]).split()),
            tuple(str(entry["female"]).split()),
            tuple(str(entry["male"]).split()),
        )
        for name, entry in raw.items()
    )


@cache
def _forenames() -> dict[tuple[str, int], tuple[tuple[str, ...], tuple[int, ...]]]:
    found: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    elsewhere = {name for each in heritages() if each.name in FAR for name in each.female + each.male} - SHARED
    with (DATA / "forenames.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            if row["name"] in elsewhere or row["name"].startswith(("Moh", "Muh", "Abd")):
                continue
            found[row["sex"], int(row["cohort"])].append((row["name"], int(row["weight"])))
    return {at: (tuple(n for n, _ in pairs), tuple(accumulate(w for _, w in pairs))) for at, pairs in found.items()}


@cache
def _surnames() -> tuple[tuple[str, ...], tuple[int, ...]]:
    elsewhere = {
        surname for heritage in heritages() if heritage.ethnicities != ("WBRI",) for surname in heritage.surnames
    }
    elsewhere -= {
        "Williams",
        "Campbell",
        "Brown",
        "Francis",
        "Grant",
        "Gordon",
        "Reid",
        "Bailey",
        "Henry",
        "Morgan",
        "Clarke",
        "Blake",
        "Smith",
        "Lee",
        "Cooper",
        "Butler",
        "Stokes",
        "Hughes",
        "Thomas",
        "Murphy",
        "Kelly",
        "Walsh",
        "Ryan",
        "Doyle",
        "Byrne",
        "Gallagher",
    }
    pairs = []
    with (DATA / "surnames.csv").open(encoding="utf-8") as handle:
        pairs = [
            (row["surname"], int(row["weight"])) for row in csv.DictReader(handle) if row["surname"] not in elsewhere
        ]
    return tuple(n for n, _ in pairs), tuple(accumulate(w for _, w in pairs))


@cache
def nicknames() -> dict[str, tuple[str, ...]]:
    """Each name's short forms."""
    found: dict[str, list[str]] = defaultdict(list)
    with (DATA / "nicknames.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            found[row["name"]].append(row["nickname"])
    for name, short in MORE_NICKNAMES.items():
        found[name] += [each for each in short if each not in found[name]]
    return {name: tuple(short) for name, short in found.items()}


@cache
def _heritage_weights() -> tuple[float, ...]:
    return tuple(accumulate(heritage.weight for heritage in heritages()))


def heritage(rng: Random) -> Heritage:
    """Return a family's heritage: about one in six is not from the general lists."""
    roll = rng.random() * 1000
    weights = _heritage_weights()
    return heritages()[bisect(weights, roll)] if roll < weights[-1] else GENERAL


def surname(rng: Random, of: Heritage) -> str:
    """Return a surname of that heritage."""
    if of.surnames:
        return of.surnames[int(rng.random() ** 1.3 * len(of.surnames))]
    names, weights = _surnames()
    return names[bisect(weights, rng.random() * weights[-1])]


def forename(rng: Random, of: Heritage, sex: str, born: int) -> str:
    """Return a forename for somebody of this sex ("M", "F", else either) and year of birth."""
    side = sex if sex in ("M", "F") else ("F" if rng.random() < 0.5 else "M")
    own = of.female if side == "F" else of.male
    if own and rng.random() < 0.85:
        return own[int(rng.random() * len(own))]
    names, weights = _forenames()[side, COHORTS[max(0, bisect(COHORTS, born) - 1)]]
    return names[min(bisect(weights, rng.random() * weights[-1]), len(names) - 1)]
