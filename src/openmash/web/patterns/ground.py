"""What lies under a map: an area's districts and streets as one picture, its towns, and where a point is on it.

The picture is made once from open boundaries and shipped; no tile is asked of anybody. An area without one has a map of
points alone. Its file (`ground/AREA.json`) says which part of the earth the picture covers, and whom to credit.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import atan2, cos, degrees, hypot, radians
from pathlib import Path

FOLDER = Path(__file__).with_name("ground")
DEGREE = 11_119.5
"""Units of the picture (ten metres) in a degree of latitude."""
COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
HERE = 100.0
"""Within a kilometre of a town's middle is in it."""


@dataclass(frozen=True)
class Town:
    """A town's name, and where it is on the picture. `large`: one of the few that are named on a narrow screen."""

    name: str
    x: float
    y: float
    large: bool = False


@dataclass(frozen=True)
class Ground:
    """The part of the earth a map shows. One unit is ten metres; `north`, `west`: its corner, in degrees (WGS84)."""

    image: str
    north: float
    west: float
    straight_at: float
    """The latitude (degrees) at which a degree of longitude is measured."""
    width: int
    height: int
    credit: str
    towns: tuple[Town, ...] = ()

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point is on the picture, from its upper left corner."""
        x = (longitude - self.west) * DEGREE * cos(radians(self.straight_at))
        return round(x, 1), round((self.north - latitude) * DEGREE, 1)

    def holds(self, x: float, y: float) -> bool:
        """Whether a place is on the picture."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def near(self, x: float, y: float) -> str:
        """A place in words: “Stroud”, or “3 km north-west of Stroud”. Empty where no town is known."""
        if not self.towns:
            return ""
        town = min(self.towns, key=lambda each: hypot(each.x - x, each.y - y))
        away = hypot(town.x - x, town.y - y)
        if away < HERE:
            return town.name
        way = COMPASS[round(degrees(atan2(x - town.x, town.y - y)) / 45) % 8]
        return f"{away / 100:.0f} km {way} of {town.name}"


@cache
def ground_of(area: str) -> Ground | None:
    """An area's ground, by the short name of its profile; None where none is shipped."""
    path = FOLDER / f"{area}.json"
    if not path.is_file():
        return None
    said = json.loads(path.read_text(encoding="utf-8"))
    towns = said.pop("towns")
    bare = Ground(**said)
    placed = (
        Town(each["name"], *bare.at(each["latitude"], each["longitude"]), large=each.get("large", False))
        for each in towns
    )
    return Ground(**said, towns=tuple(placed))


def ground_round(points: Sequence[tuple[float, float]]) -> Ground:
    """Ground without a picture, as large as these points (latitude, longitude) and a little more."""
    lats = [latitude for latitude, _ in points] or [51.0, 53.0]
    lons = [longitude for _, longitude in points] or [-2.0, 0.0]
    north, south, west, east = max(lats) + 0.05, min(lats) - 0.05, min(lons) - 0.08, max(lons) + 0.08
    middle = (north + south) / 2
    width = (east - west) * DEGREE * cos(radians(middle))
    return Ground("", north, west, middle, round(width), round((north - south) * DEGREE), "")
