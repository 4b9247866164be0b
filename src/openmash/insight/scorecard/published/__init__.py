"""What is published of an area, its region, its statistical neighbours and England: `SLUG.csv` for the profile of that slug."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Published:
    """One published figure: of which year (to 31 March where the file says no other), which place, and its value."""

    measure: str
    year: int
    place: str
    value: float


@cache
def published(slug: str) -> Mapping[str, tuple[Published, ...]]:
    """By measure, the newest year first; empty where nothing is held for an area."""
    path = FOLDER / f"{slug}.csv"
    found: dict[str, list[Published]] = {}
    if not slug.replace("_", "").isalnum() or not path.exists():
        return {}
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines):
        one = Published(row["measure"], int(row["year"]), row["place"], float(row["value"]))
        found.setdefault(one.measure, []).append(one)
    return {measure: tuple(sorted(each, key=lambda one: -one.year)) for measure, each in found.items()}


def source(slug: str) -> str:
    """Whence an area's published figures come, as its file says; empty where none are held."""
    path = FOLDER / f"{slug}.csv"
    if not slug.replace("_", "").isalnum() or not path.exists():
        return ""
    first = (line for line in path.read_text("utf-8").splitlines() if line.startswith("# source: "))
    return next(first, "").removeprefix("# source: ")
