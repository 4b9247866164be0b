"""Ties as reports state them, made into one web: plain values, no database. Rights come before anything is here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import igraph

Key = str
"""Names one child, person, place, group, vehicle, line or online space: its kind, a colon and its key."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One report says that these two are tied. `on`: the day the report is about, else of the report."""

    one: Key
    other: Key
    report: str
    on: date


@dataclass(frozen=True, slots=True)
class Tie:
    """Two that are tied, and every report that says so, the oldest first."""

    one: Key
    other: Key
    reports: tuple[str, ...]
    first: date
    last: date

    def end(self, key: Key) -> Key:
        """The other end."""
        return self.other if key == self.one else self.one


class Web:
    """All ties somebody may see. The same statements make the same web, whatever their order."""

    def __init__(self, statements: Iterable[Stated]) -> None:
        said: dict[tuple[Key, Key], dict[str, date]] = {}
        for each in statements:
            if each.one != each.other:
                pair = (each.one, each.other) if each.one < each.other else (each.other, each.one)
                behind = said.setdefault(pair, {})
                if each.report not in behind or each.on < behind[each.report]:
                    behind[each.report] = each.on
        self._said = said
        self._pairs = sorted(said)
        self.keys: list[Key] = sorted({key for pair in self._pairs for key in pair})
        self.place = {key: at for at, key in enumerate(self.keys)}

    @cached_property
    def graph(self) -> igraph.Graph:
        """For igraph: vertex n is `keys[n]`, edge n is `tie(n)`."""
        return igraph.Graph(len(self.keys), [(self.place[one], self.place[other]) for one, other in self._pairs])

    def __len__(self) -> int:
        return len(self._pairs)

    def pair(self, number: int) -> tuple[Key, Key]:
        """The two ends of a tie."""
        return self._pairs[number]

    def tie(self, number: int) -> Tie:
        """One tie with the reports behind it."""
        one, other = self._pairs[number]
        behind = self._said[one, other]
        if len(behind) == 1:
            ((report, on),) = behind.items()
            return Tie(one, other, (report,), on, on)
        ordered = sorted(behind.items(), key=lambda said: (said[1], said[0]))
        return Tie(one, other, tuple(report for report, _ in ordered), ordered[0][1], ordered[-1][1])

    def ties(self, numbers: Iterable[int]) -> tuple[Tie, ...]:
        """Several, as numbered."""
        return tuple(self.tie(number) for number in numbers)

    def first(self, number: int) -> date:
        """The day from which a tie was known."""
        return self._first[number]

    def last(self, number: int) -> date:
        """The newest day a report gives a tie."""
        return max(self._said[self._pairs[number]].values())

    def reports_of(self, number: int) -> Iterable[str]:
        """The reports behind a tie."""
        return self._said[self._pairs[number]]

    def month_of_report(self, report: str) -> date:
        """The first of the month in which a report first states any tie here."""
        return self._months[report]

    @cached_property
    def _first(self) -> list[date]:
        return [min(self._said[pair].values()) for pair in self._pairs]

    @cached_property
    def _months(self) -> dict[str, date]:
        found: dict[str, date] = {}
        for behind in self._said.values():
            for report, on in behind.items():
                if report not in found or on < found[report]:
                    found[report] = on
        return {report: on.replace(day=1) for report, on in found.items()}
