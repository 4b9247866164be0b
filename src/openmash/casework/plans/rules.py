"""What each reader's copy of a plan holds, and how an outcome moves. Plain: no database, no framework."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Item:
    """One thing of a plan: its name, the heading it stands under, and the words as workers wrote them.

    `only_for`: the one reader it is for besides workers, such as whoever said it; empty: anybody.
    """

    key: str
    heading: str
    words: str
    only_for: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a copy. `is_plain`: somebody put it in words for this reader."""

    key: str
    words: str
    is_plain: bool


@dataclass(frozen=True)
class Copy:
    """What one reader is given, by heading; and what was left out, for the worker who makes it and nobody else."""

    parts: tuple[tuple[str, tuple[Line, ...]], ...]
    left_out: tuple[str, ...]

    @property
    def not_plain(self) -> int:
        """How many lines nobody has put in plain words yet."""
        return sum(not line.is_plain for _, lines in self.parts for line in lines)


def copy_for(
    reader: str, items: Sequence[Item], plain: Mapping[str, str], kept: Mapping[str, Collection[str]],
    unsafe: Collection[str],
) -> Copy:  # fmt: skip
    """The copy of a reader ("child", or a person's key).

    `plain`: words by item for this audience; `kept`: by item, from whom; `unsafe`: items whose words, as they would
    stand, name a protected place. What is kept leaves no gap and no trace.
    """
    parts: dict[str, list[Line]] = {}
    left_out = []
    for item in items:
        if item.only_for and item.only_for != reader:
            continue
        if reader in kept.get(item.key, ()) or item.key in unsafe:
            left_out.append(item.key)
            continue
        words = plain.get(item.key, "")
        parts.setdefault(item.heading, []).append(Line(item.key, words or item.words, bool(words or item.only_for)))
    return Copy(tuple((heading, tuple(lines)) for heading, lines in parts.items()), tuple(left_out))


@dataclass(frozen=True)
class Point:
    """A reading as drawn: across and down, in hundredths of the picture's inside."""

    across: float
    down: float


def drawn(readings: Sequence[tuple[date, int]], target: int) -> tuple[tuple[Point, ...], float]:
    """Where each reading stands, oldest first, and how far down the target's line is. The foot is none of anything."""
    if not readings:
        return (), 0
    days = [on.toordinal() for on, _ in readings]
    most = max(1, target, *(value for _, value in readings))
    span = max(days) - min(days)
    points = tuple(
        Point(50.0 if not span else round(100 * (day - min(days)) / span, 1), round(100 - 100 * value / most, 1))
        for day, (_, value) in zip(days, readings, strict=True)
    )
    return points, round(100 - 100 * target / most, 1)


def is_reached(value: int, target: int, *, more_is_better: bool) -> bool:
    """Whether the aim is reached."""
    return value >= target if more_is_better else value <= target


def direction(first: int, last: int, *, more_is_better: bool) -> str:
    """How it moved, in a word."""
    if first == last:
        return "no change"
    return "better" if (last > first) == more_is_better else "worse"
