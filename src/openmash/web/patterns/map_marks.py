"""What is drawn on the map and said in the tables beside it, from what the actor may see: plain values to plain values.

Incidents are counted in squares; a square with few is left out of the picture and of every table, and how many were
left out is said. A cluster is drawn as it was kept, never narrower than the rule says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from openmash.casework.incidents.selectors import Event
from openmash.foundation.design import say
from openmash.insight.patterns.hotspots.limits import MAP, SMALL_NUMBERS
from openmash.insight.patterns.telling import Found, StandingFound
from openmash.web.patterns.ground import Ground

SIDE = MAP.cell_m / 10
"""Of a square of the map, in its units."""


@dataclass(frozen=True)
class Square:
    """A square with enough incidents to be drawn: its middle, the circle's radius, and all of it in words."""

    key: str
    x: float
    y: float
    r: float
    many: int
    near: str

    @property
    def said(self) -> str:
        return f"{self.many} incidents, {self.near}" if self.near else f"{self.many} incidents"


@dataclass(frozen=True)
class Squares:
    """What is drawn of the incidents, most first; and what is not: so many incidents, in so many squares."""

    drawn: Sequence[Square]
    left_out: int
    squares_left_out: int
    off_the_map: int


@dataclass(frozen=True)
class ClusterMark:
    """A cluster: its letter, its circle on the picture, where it is, its sentence."""

    key: str
    letter: str
    x: float
    y: float
    r: float
    near: str
    sentence: str
    kinds: str


@dataclass(frozen=True)
class Shade:
    """A square of the surface: its upper left corner, and how dark it is (1 the lightest)."""

    x: float
    y: float
    shade: int


@dataclass(frozen=True)
class Ring:
    """A square that stands out over the whole time: its middle, and all of it in words."""

    key: str
    x: float
    y: float
    many: int
    near: str
    chance: str

    @property
    def said(self) -> str:
        return f"Stands out all year: {self.many} incidents, {self.near}" if self.near else f"{self.many} incidents"


def shades(found: StandingFound, ground: Ground) -> list[Shade]:
    """The surface, as squares of the picture."""
    placed = [(*ground.at(latitude, longitude), shade) for latitude, longitude, shade in found.shaded]
    return [Shade(x - SIDE / 2, y - SIDE / 2, shade) for x, y, shade in placed if ground.holds(x, y)]


def rings(found: StandingFound, ground: Ground) -> list[Ring]:
    """What stands out over the whole time, most incidents first."""
    made = []
    for number, (latitude, longitude, many, chance) in enumerate(found.raised):
        x, y = ground.at(latitude, longitude)
        if ground.holds(x, y):
            often = f"1 in {max(2, round(1 / chance)):,}" if chance else "less than 1 in 10,000"
            made.append(Ring(f"ring-{number}", x, y, many, ground.near(x, y), often))
    return made


def squares(events: Sequence[Event], ground: Ground) -> Squares:
    """Count incidents in squares, and leave out where there are few."""
    held: Counter[tuple[int, int]] = Counter()
    off = 0
    for event in events:
        x, y = ground.at(event.latitude, event.longitude)
        if ground.holds(x, y):
            held[int(x // SIDE), int(y // SIDE)] += 1
        else:
            off += 1
    drawn = []
    for (column, row), many in held.items():
        if many >= SMALL_NUMBERS.cell:
            x, y = (column + 0.5) * SIDE, (row + 0.5) * SIDE
            drawn.append(Square(f"square-{column}-{row}", x, y, round(18 * sqrt(many), 1), many, ground.near(x, y)))
    few = [many for many in held.values() if many < SMALL_NUMBERS.cell]
    return Squares(sorted(drawn, key=lambda each: (-each.many, each.key)), sum(few), len(few), off)


def clusters(found: Sequence[Found], ground: Ground) -> list[ClusterMark]:
    """Clusters with their letters, the strongest first, as they were kept."""
    marks = []
    for number, one in enumerate(found):
        x, y = ground.at(one.latitude, one.longitude)
        letter = chr(ord("A") + number)
        kinds = ", ".join(f"{kind} {many}" for kind, many in one.kinds)
        marks.append(
            ClusterMark(
                f"cluster-{letter}", letter, x, y, one.radius_m / 10, ground.near(x, y), sentence_of(one), kinds
            )
        )
    return marks


def sentence_of(one: Found) -> str:
    """“12 where 3.1 would be expected, 14 October to 3 November 2026, chance 1 in 100; 2 to 6.8 times as many.”"""
    often = max(2, round(1 / one.p_value))
    chance = f"chance 1 in {often:,}" if one.p_value <= 0.5 else "no more than chance"
    return (
        f"{one.observed} where {one.expected:.1f} would be expected, {say.day(one.start)} to {say.day(one.end)}, "
        f"{chance}. Likely {one.ratio_low:g} to {one.ratio_high:g} times its usual share, the low end sooner."
    )


def by_month(events: Sequence[Event], since: date, until: date) -> Mapping[date, int]:
    """Incidents of each month of a time, those without any too."""
    held = Counter(event.day.replace(day=1) for event in events)
    months, month = {}, since.replace(day=1)
    while month <= until:
        months[month] = held[month]
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return months
