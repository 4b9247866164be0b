"""Where the county's families live and learn."""

from __future__ import annotations

import csv
import math
from bisect import bisect
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from synthetic.plan import Address

DATA = Path(__file__).parent / "data"
TOWNS = {
    "GL1": "Gloucester",
    "GL2": "Gloucester",
    "GL3": "Gloucester",
    "GL4": "Gloucester",
    "GL5": "Stroud",
    "GL6": "Stroud",
    "GL7": "Cirencester",
    "GL8": "Tetbury",
    "GL9": "Badminton",
    "GL10": "Stonehouse",
    "GL11": "Dursley",
    "GL12": "Wotton-under-Edge",
    "GL13": "Berkeley",
    "GL14": "Cinderford",
    "GL15": "Lydney",
    "GL16": "Coleford",
    "GL17": "Mitcheldean",
    "GL18": "Newent",
    "GL19": "Gloucester",
    "GL20": "Tewkesbury",
    "GL50": "Cheltenham",
    "GL51": "Cheltenham",
    "GL52": "Cheltenham",
    "GL53": "Cheltenham",
    "GL54": "Bourton-on-the-Water",
    "GL55": "Chipping Campden",
    "GL56": "Moreton-in-Marsh",
}
PRACTICES = (
    "Larkspur",
    "Quenchwell",
    "Fernbank",
    "Old Tannery",
    "Bellweather",
    "Hollow Oak",
    "Millrace",
    "Saffron Hill",
    "Orchard Gate",
    "Weavers",
    "Kestrel",
    "Lantern",
    "Broadmead",
    "Thistledown",
)
NURSERIES = (
    "Acorns",
    "Little Otters",
    "Puddle Lane",
    "Bramble Patch",
    "Small Steps",
    "Rainbow Boat",
    "Dandelions",
    "Hedgehogs",
)


@dataclass(frozen=True, slots=True)
class School:
    """A school: ages and gender it takes, and where it is."""

    urn: str
    name: str
    town: str
    postcode: str
    kind: str
    gender: str
    lowest_age: int
    highest_age: int
    lat: float
    lon: float


@cache
def _schools() -> tuple[School, ...]:
    with (DATA / "schools.csv").open(encoding="utf-8") as handle:
        return tuple(
            School(
                row["urn"],
                row["name"],
                row["town"],
                row["postcode"],
                row["kind"],
                row["gender"],
                int(row["lowest_age"]),
                int(row["highest_age"]),
                float(row["lat"]),
                float(row["lon"]),
            )
            for row in csv.DictReader(handle)
        )


def schools() -> tuple[School, ...]:
    """Return every school of the county."""
    return _schools()


def spots() -> tuple[tuple[float, float], ...]:
    """Return where the county's postcodes are: latitude and longitude, in degrees."""
    return tuple((address.lat, address.lon) for address, _ in _homes())


@cache
def _homes() -> tuple[tuple[Address, int], ...]:
    with (DATA / "places.csv").open(encoding="utf-8") as handle:
        return tuple(
            (
                Address(
                    row["street"],
                    TOWNS.get(row["postcode"].split(" ")[0], row["district"]),
                    row["postcode"],
                    row["district"],
                    row["lsoa"],
                    float(row["lat"]),
                    float(row["lon"]),
                ),
                int(row["decile"]),
            )
            for row in csv.DictReader(handle)
        )


@cache
def _poverty_weights() -> tuple[float, ...]:
    total = 0.0
    weights = []
    for _, decile in _homes():
        total += 1.0 + (10 - decile) * 0.18
        weights.append(total)
    return tuple(weights)


def home(rng: Random, troubled: bool = False, district: str = "") -> Address:
    """Return an address, where children live; `troubled` leans towards deprivation, as referrals do."""
    homes = _homes()
    while True:
        if troubled:
            weights = _poverty_weights()
            place = homes[bisect(weights, rng.random() * weights[-1])][0]
        else:
            place = homes[int(rng.random() * len(homes))][0]
        if not district or place.district == district:
            break
    number = 1 + int(rng.random() ** 1.6 * 118)
    prefix = f"Flat {1 + int(rng.random() * 12)}, {number}" if rng.random() < 0.13 else str(number)
    return Address(
        f"{prefix} {place.line}", place.town, place.postcode, place.district, place.lsoa, place.lat, place.lon
    )


@cache
def _near(lsoa: str, lat: float, lon: float, age: int, sex: str) -> tuple[School, ...]:
    """The four nearest maintained schools that take a child of this age and sex; cached by area, not by home."""
    narrow = math.cos(math.radians(lat))
    taken = [
        school
        for school in _schools()
        if school.kind == "maintained"
        and school.lowest_age <= max(age, 4) < school.highest_age + (1 if school.highest_age > 16 else 0)
        and school.gender in ("Mixed", {"M": "Boys", "F": "Girls"}.get(sex, "Mixed"))
    ]
    taken.sort(key=lambda school: (school.lat - lat) ** 2 + ((school.lon - lon) * narrow) ** 2)
    return tuple(taken[:4])


def school_for(rng: Random, address: Address, age: int, sex: str) -> School | None:
    """Return a school for a child aged 4 to 17, usually the nearest; None where none takes the child."""
    near = _near(address.lsoa, round(address.lat, 2), round(address.lon, 2), age, sex)
    if not near:
        return None
    return near[min(int(rng.expovariate(1.1)), len(near) - 1)]


def special_school(rng: Random, age: int) -> School | None:
    """Return a special school that takes a child of this age, or None."""
    taken = [
        school for school in _schools() if school.kind == "special" and school.lowest_age <= age < school.highest_age
    ]
    return rng.choice(taken) if taken else None


def school_named(name: str) -> School:
    """Return the school of that name, for a story. Raises KeyError where there is none."""
    return {school.name: school for school in _schools()}[name]


def surgery(rng: Random, address: Address) -> str:
    """Return a made-up general practice near the address."""
    return f"{PRACTICES[int(rng.random() * len(PRACTICES))]} Surgery, {address.town}"


def nursery(rng: Random, address: Address) -> str:
    """Return a made-up nursery near the address."""
    return f"{NURSERIES[int(rng.random() * len(NURSERIES))]} Nursery, {address.town}"
