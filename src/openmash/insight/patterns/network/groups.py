"""Groups of those tied to each other more than to the rest, what ties groups together, and how they grew.

Groups are found by the Leiden method (Traag, Waltman, van Eck, Scientific Reports 2019;9:5233) on modularity. It begins
from a draw: it is run several times, and who is not in the same company in most runs is said to be unsure. Groups found
so are a way of reading reports, not gangs: no person is told apart by them.

What ties two groups is shown as the ties that cross, with their reports, those first through which more of the shortest
ways run (Brandes's count, of ties only and from a sample). That count goes no farther than this file.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

import igraph

from openmash.insight.patterns.network.limits import ASKED, Asked
from openmash.insight.patterns.network.web import Key, Tie, Web

_one_at_a_time = Lock()
"""igraph draws from one generator for the whole process."""


@dataclass(frozen=True)
class Group:
    """Some who are tied to each other more than to the rest. `unsure`: members whom other runs put elsewhere."""

    keys: tuple[Key, ...]
    ties: tuple[int, ...]
    reports: int
    first: date
    last: date
    unsure: frozenset[Key]


@dataclass(frozen=True)
class Join:
    """What ties two groups, by their places in `Grouped.groups`.

    `ties` are the crossing ones shown, of `many`. `only`: without this one tie nothing would join the two.
    """

    one: int
    other: int
    ties: tuple[Tie, ...]
    many: int
    only: bool


@dataclass(frozen=True)
class Month:
    """A web as it was known at the end of a month: how many, their ties, reports of them, in how many pieces."""

    month: date
    keys: int
    ties: int
    reports: int
    pieces: int


@dataclass(frozen=True)
class Grouped:
    """The groups, the one with the newest report first, and what ties them; `runs`: how often grouping was done."""

    groups: tuple[Group, ...]
    joins: tuple[Join, ...]
    runs: int


def grouped(web: Web, asked: Asked = ASKED) -> Grouped:
    """Groups in a web, and what ties each two of them."""
    if not len(web):
        return Grouped((), (), 0)
    runs = asked.runs if len(web) <= asked.runs_up_to else 1
    memberships = [_leiden(web.graph, asked.seed + run) for run in range(runs)]
    chosen = max(memberships, key=lambda each: web.graph.modularity(each))
    unsure = _unsure(chosen, [each for each in memberships if each is not chosen])
    inside, crossing = _sorted_out(web, chosen)
    members: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(chosen):
        members[group].append(at)
    numbers = [group for group in members if len(members[group]) >= asked.smallest_group and inside[group]]
    made = {group: _group(web, members[group], inside[group], unsure) for group in numbers}
    order = sorted(numbers, key=lambda group: (-made[group].last.toordinal(), made[group].keys))
    place = {group: at for at, group in enumerate(order)}
    pairs = {pair: ties for pair, ties in crossing.items() if pair[0] in place and pair[1] in place}
    joins = _joins(web, pairs, place, asked)
    return Grouped(tuple(made[group] for group in order), joins, runs)


def growth(web: Web, numbers: Sequence[int] | None = None) -> tuple[Month, ...]:
    """A web, or some of its ties, at the end of each month from the first report to the last."""
    chosen = sorted(range(len(web)) if numbers is None else numbers, key=web.first)
    if not chosen:
        return ()
    ends = web.graph.get_edgelist()
    top = list(range(len(web.keys)))
    seen = bytearray(len(top))
    counted: dict[date, list[int]] = defaultdict(lambda: [0, 0, 0])
    for number in chosen:
        one, other = ends[number]
        now = counted[web.first(number)]
        new = (not seen[one]) + (not seen[other])
        seen[one] = seen[other] = 1
        one, other = _root(top, one), _root(top, other)
        top[one] = other
        now[0] += new
        now[1] += 1
        now[2] += new - (one != other)
    by_month: dict[date, list[int]] = defaultdict(lambda: [0, 0, 0])
    for day, sums in counted.items():
        month = by_month[day.replace(day=1)]
        month[:] = map(sum, zip(month, sums, strict=True))
    came = Counter(map(web.month_of_report, {r for n in chosen for r in web.reports_of(n)}))
    return tuple(_months(by_month, came))


def _root(top: list[int], at: int) -> int:
    """Of the piece that holds this one; the way there is shortened."""
    while top[at] != at:
        top[at] = at = top[top[at]]
    return at


def _months(counted: dict[date, list[int]], came: Counter[date]) -> Sequence[Month]:
    month, last = min([*counted, *came]), max([*counted, *came])
    sums, found = [0, 0, 0, 0], []
    while month <= last:
        sums = [a + b for a, b in zip(sums, [*counted.get(month, (0, 0, 0)), came[month]], strict=True)]
        found.append(Month(month, sums[0], sums[1], sums[3], sums[2]))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return found


def _leiden(graph: igraph.Graph, seed: int) -> list[int]:
    with _one_at_a_time:
        igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - the same answer each time is the point
        membership: list[int] = graph.community_leiden(objective_function="modularity", n_iterations=2).membership
    return membership


def _unsure(chosen: list[int], others: list[list[int]]) -> set[int]:
    """Who, in half of the other runs or more, is not with the larger part of the company of the chosen run."""
    away: Counter[int] = Counter()
    for other in others:
        company: dict[int, Counter[int]] = defaultdict(Counter)
        for at, group in enumerate(chosen):
            company[group][other[at]] += 1
        main = {group: counts.most_common(1)[0][0] for group, counts in company.items()}
        away.update(at for at, group in enumerate(chosen) if other[at] != main[group])
    return {at for at, times in away.items() if 2 * times >= len(others)}


def _sorted_out(web: Web, chosen: list[int]) -> tuple[dict[int, list[int]], dict[tuple[int, int], list[int]]]:
    """Ties inside each group, and those that cross between each two."""
    inside: dict[int, list[int]] = defaultdict(list)
    crossing: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (one, other) in enumerate(web.graph.get_edgelist()):
        a, b = chosen[one], chosen[other]
        if a == b:
            inside[a].append(number)
        else:
            crossing[min(a, b), max(a, b)].append(number)
    return inside, crossing


def _group(web: Web, members: list[int], ties: list[int], unsure: set[int]) -> Group:
    return Group(
        tuple(web.keys[at] for at in members), tuple(ties), len({r for n in ties for r in web.reports_of(n)}),
        min(map(web.first, ties)), max(map(web.last, ties)), frozenset(web.keys[at] for at in members if at in unsure),
    )  # fmt: skip


def _joins(web: Web, pairs: dict[tuple[int, int], list[int]], place: dict[int, int], asked: Asked) -> tuple[Join, ...]:
    only = set(web.graph.bridges())
    much = any(len(ties) > 1 for ties in pairs.values())
    run = _ways_through(web.graph, asked) if much else [0.0] * len(web)
    found = []
    for (a, b), ties in pairs.items():
        shown = sorted(ties, key=lambda number: (-run[number], number))[: asked.crossing]
        one, other = sorted((place[a], place[b]))
        found.append(Join(one, other, web.ties(shown), len(ties), len(ties) == 1 and ties[0] in only))
    return tuple(sorted(found, key=lambda join: (join.one, join.other)))


def _ways_through(graph: igraph.Graph, asked: Asked) -> list[float]:
    """Of shortest ways from some starting points, how many run through each tie: for the order of ties alone."""
    many = graph.vcount()
    # A sample that is the same each time: no secret hangs on it.
    start = None if many <= asked.sources else sorted(random.Random(asked.seed).sample(range(many), asked.sources))  # noqa: S311
    found: list[float] = graph.edge_betweenness(directed=False, sources=start)
    return found
