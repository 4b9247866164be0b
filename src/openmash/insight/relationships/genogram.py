"""Where everybody stands in a genogram, and which lines join them. Plain: no database, no framework.

Generations are rows. In a row, couples stand together; brothers and sisters stand under the line of their own parents,
oldest first. Nothing is drawn that nobody recorded: two parents of one child whom no one called partners are joined by
a dotted line, and a carer or a grandparent whose place in the line is not recorded by another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

ACROSS = 168
DOWN = 214
HALF = 22
"""Between people, between generations, and half a symbol, in the picture's own units."""
MARGIN_X, MARGIN_TOP, LABEL = 96, 74, 92
"""Round the outermost symbols, and what the words under a symbol need."""
SWEEPS = 8


@dataclass(frozen=True)
class Person:
    """Somebody in the picture. `generation`: 0 is the child's own, -1 the parents'. `born` sorts brothers and sisters.

    `sex` is "female", "male" or "": a circle, a square, a diamond; a child not yet born is a triangle.
    """

    key: str
    sex: str
    generation: int
    born: str = ""
    is_unborn: bool = False
    has_died: bool = False
    is_this_one: bool = False
    at_home: bool = False


@dataclass(frozen=True)
class Couple:
    """Two who are or were partners; `how` is "together", "apart", or "parents": only parents of the same child."""

    one: str
    other: str
    how: str


@dataclass(frozen=True)
class Family:
    """Children of the same parents (one or two, in any order); `how` is "birth", "adopted" or "fostered"."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    how: str = "birth"


@dataclass(frozen=True)
class Bond:
    """Something recorded between two that no line of descent shows: brothers and sisters, a carer, a grandparent."""

    one: str
    other: str
    how: str


@dataclass(frozen=True)
class Symbol:
    """Where somebody stands, and the shape they have: square, circle, diamond or triangle."""

    person: Person
    x: float
    y: float

    @property
    def shape(self) -> str:
        if self.person.is_unborn:
            return "triangle"
        return {"female": "circle", "male": "square"}.get(self.person.sex, "diamond")


@dataclass(frozen=True)
class Line:
    """A line through points; `how` says what it joins and so how it is drawn."""

    how: str
    points: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        return "M" + " L".join(f"{x:g} {y:g}" for x, y in self.points)


@dataclass(frozen=True)
class Picture:
    """A genogram laid out. Symbols in the order they are read: the child first, then by generation from the eldest."""

    width: float
    height: float
    symbols: tuple[Symbol, ...]
    lines: tuple[Line, ...]
    homes: tuple[Line, ...]


@dataclass
class _Places:
    """Across and down, by person; which row each is in and in what order."""

    rows: dict[int, list[str]]
    x: dict[str, float] = field(default_factory=dict)
    y: dict[str, float] = field(default_factory=dict)

    def beside(self, one: str, other: str) -> bool:
        """Whether two stand next to one another."""
        for row in self.rows.values():
            if one in row and other in row:
                return abs(row.index(one) - row.index(other)) == 1
        return False


def drawn(
    people: Sequence[Person], couples: Sequence[Couple], families: Sequence[Family], bonds: Sequence[Bond] = ()
) -> Picture:
    """The picture of these people. Same people, same picture."""
    by_key = {each.key: each for each in people}
    places = _placed(by_key, couples, families)
    symbols = {key: Symbol(by_key[key], places.x[key], places.y[key]) for key in by_key}
    lines = [*_of_couples(couples, places), *_of_families(families, couples, places), *_of_bonds(bonds, places)]
    order = sorted(by_key.values(), key=lambda p: (not p.is_this_one, p.generation, places.x[p.key]))
    width = max(places.x.values()) + MARGIN_X
    height = max(places.y.values()) + HALF + LABEL
    return Picture(width, height, tuple(symbols[p.key] for p in order), tuple(lines), _homes(by_key, places))


def _placed(people: Mapping[str, Person], couples: Sequence[Couple], families: Sequence[Family]) -> _Places:
    rows: dict[int, list[str]] = {}
    blocks = {key: block for block in _blocks(people, couples) for key in block}
    for generation in sorted({each.generation for each in people.values()}):
        keys = [key for key in people if people[key].generation == generation]
        rows[generation] = list(dict.fromkeys(key for one in keys for key in blocks[one]))
    places = _Places(rows)
    for row in rows.values():
        places.x.update({key: index * ACROSS for index, key in enumerate(row)})
    for sweep in range(SWEEPS):
        downward = sweep % 2 == 0
        for generation in sorted(rows, reverse=not downward):
            wanted = _wanted(generation, people, families, places, from_above=downward)
            anchors = _anchors(generation, people, families, places) if downward else wanted
            rows[generation] = _ordered(rows[generation], blocks, anchors, wanted)
            places.x.update(_spread(rows[generation], wanted))
    left = min(places.x.values())
    for depth, generation in enumerate(sorted(rows)):
        for key in rows[generation]:
            places.x[key] = round(places.x[key] - left + MARGIN_X, 1)
            places.y[key] = MARGIN_TOP + depth * DOWN
    return places


def _blocks(people: Mapping[str, Person], couples: Sequence[Couple]) -> list[list[str]]:
    """People joined as couples, in the order they stand: whoever has most partners between them, former to the left."""
    near: dict[str, list[tuple[str, str]]] = {key: [] for key in people}
    for each in couples:
        if each.one in near and each.other in near and people[each.one].generation == people[each.other].generation:
            near[each.one].append((each.other, each.how))
            near[each.other].append((each.one, each.how))
    done: set[str] = set()
    blocks = []
    for key in sorted(people, key=lambda key: -len(near[key])):
        if key not in done:
            blocks.append(_walk(key, near, done))
    return blocks


def _walk(key: str, near: Mapping[str, list[tuple[str, str]]], done: set[str]) -> list[str]:
    done.add(key)
    order = {"apart": 0, "parents": 1, "together": 2}
    partners = sorted((each for each in near[key] if each[0] not in done), key=lambda each: order[each[1]])
    left, right = _sides(partners)
    row = [key]
    for other, _ in left:
        if other not in done:
            row = [*reversed(_walk(other, near, done)), *row]
    for other, _ in right:
        if other not in done:
            row = [*row, *_walk(other, near, done)]
    return row


def _sides(partners: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Former partners on the one side, the present one on the other; one alone stands to the right."""
    half = len(partners) // 2
    return partners[:half], partners[half:]


def _wanted(
    generation: int, people: Mapping[str, Person], families: Sequence[Family], places: _Places, *, from_above: bool
) -> dict[str, float]:
    """Where each in a row would stand: under the middle of their parents, or over the middle of their children."""
    found: dict[str, list[float]] = {}
    for each in families:
        parents = [key for key in each.parents if key in people]
        children = [key for key in each.children if key in people]
        if not parents or not children:
            continue
        if from_above and people[children[0]].generation == generation:
            middle = _middle(parents, places)
            for index, key in enumerate(_by_age(children, people)):
                found.setdefault(key, []).append(middle + (index - (len(children) - 1) / 2) * ACROSS)
        if not from_above and people[parents[0]].generation == generation:
            middle = sum(places.x[key] for key in children) / len(children)
            for index, key in enumerate(sorted(parents, key=lambda key: places.x[key])):
                found.setdefault(key, []).append(middle + (index - (len(parents) - 1) / 2) * ACROSS)
    return {key: sum(each) / len(each) for key, each in found.items()}


def _anchors(
    generation: int, people: Mapping[str, Person], families: Sequence[Family], places: _Places
) -> dict[str, float]:
    """The middle of each one's parents: brothers and sisters share it, and so stand together."""
    found: dict[str, float] = {}
    for each in sorted(families, key=lambda each: each.how != "birth"):
        parents = [key for key in each.parents if key in people]
        for key in each.children if parents else ():
            if key in people and people[key].generation == generation:
                found.setdefault(key, _middle(parents, places))
    return found


def _middle(parents: Sequence[str], places: _Places) -> float:
    if len(parents) == 1:
        return places.x[parents[0]] + ACROSS / 2
    return sum(places.x[key] for key in parents) / len(parents)


def _by_age(keys: Iterable[str], people: Mapping[str, Person]) -> list[str]:
    """Oldest first; whoever is not born yet last, and whose birth nobody knows before them."""
    return sorted(keys, key=lambda key: (people[key].is_unborn, people[key].born or "9", key))


def _ordered(
    row: Sequence[str], blocks: Mapping[str, list[str]], anchors: Mapping[str, float], wanted: Mapping[str, float]
) -> list[str]:
    """The row with each block where it is anchored, then where its people would stand; a block is kept together."""
    whole: list[list[str]] = []
    for key in row:
        if blocks[key] not in whole:
            whole.append(blocks[key])
    place = {key: index * ACROSS for index, key in enumerate(row)}

    def mean(block: Sequence[str], of: Mapping[str, float]) -> float:
        known = [of[key] for key in block if key in of] or [place[key] for key in block]
        return sum(known) / len(known)

    return [key for block in sorted(whole, key=lambda b: (mean(b, anchors), mean(b, wanted))) for key in block]


def _spread(row: Sequence[str], wanted: Mapping[str, float]) -> dict[str, float]:
    """As near as can be to where each would stand, in this order and no nearer than `ACROSS` to the next.

    Least squares under an order: the pool of adjacent violators (Ayer and others, 1955).
    """
    targets = _targets(row, wanted)
    pools: list[tuple[float, int]] = []
    for index, key in enumerate(row):
        pools.append((targets[key] - index * ACROSS, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, m), (b, n) = pools[-2], pools[-1]
            pools[-2:] = [((a * m + b * n) / (m + n), m + n)]
    starts = [start for start, many in pools for _ in range(many)]
    return {key: starts[index] + index * ACROSS for index, key in enumerate(row)}


def _targets(row: Sequence[str], wanted: Mapping[str, float]) -> dict[str, float]:
    """Where each would stand; whoever has nowhere of their own, beside the nearest who has."""
    found: dict[str, float] = {}
    sure = [index for index, key in enumerate(row) if key in wanted]
    for index, key in enumerate(row):
        if key in wanted:
            found[key] = wanted[key]
        elif sure:
            near = min(sure, key=lambda other: abs(other - index))
            found[key] = wanted[row[near]] + (index - near) * ACROSS
        else:
            found[key] = index * ACROSS
    return found


def _of_couples(couples: Sequence[Couple], places: _Places) -> list[Line]:
    lines = []
    for level, each in enumerate(couples):
        if each.one not in places.x or each.other not in places.x:
            continue
        one, other = sorted((each.one, each.other), key=lambda key: places.x[key])
        path = _between(one, other, places, 14 + 9 * (level % 3))
        lines.append(Line(f"couple-{each.how}", path))
        if each.how == "apart":
            x, y = path[-2] if len(path) > 2 else path[0]
            x = x + 20 if len(path) == 2 else path[1][0] + 34
            y = path[0][1] if len(path) == 2 else path[1][1]
            lines += [Line("slash", ((x - 4 + shift, y + 9), (x + 4 + shift, y - 9))) for shift in (0, 8)]
    return lines


def _between(one: str, other: str, places: _Places, up: float) -> tuple[tuple[float, float], ...]:
    """Straight where two stand side by side, else over the heads of those between."""
    x1, y1, x2, y2 = places.x[one], places.y[one], places.x[other], places.y[other]
    if places.beside(one, other):
        return (x1 + HALF, y1), (x2 - HALF, y2)
    top = min(y1, y2) - HALF - up
    return (x1 + 9, y1 - HALF), (x1 + 9, top), (x2 - 9, top), (x2 - 9, y2 - HALF)


def _of_families(families: Sequence[Family], couples: Sequence[Couple], places: _Places) -> list[Line]:
    lines = []
    over: dict[float, int] = {}
    for each in families:
        parents = sorted((key for key in each.parents if key in places.x), key=lambda key: places.x[key])
        children = sorted((key for key in each.children if key in places.x), key=lambda key: places.x[key])
        if not parents or not children:
            continue
        top = places.y[children[0]]
        level = over.get(top, 0)
        over[top] = level + 1
        bar = top - HALF - 20 - 10 * (level % 3)
        start, x = _drop(parents, places, level)
        xs = [places.x[key] for key in children]
        lines.append(Line(each.how, (*start, (x, bar))))
        if min(xs) != max(xs) or xs[0] != x:
            lines.append(Line(each.how, ((min(*xs, x), bar), (max(*xs, x), bar))))
        lines += [Line(each.how, ((places.x[key], bar), (places.x[key], top - HALF))) for key in children]
    return lines


def _drop(parents: Sequence[str], places: _Places, level: int) -> tuple[tuple[tuple[float, float], ...], float]:
    """Where the line to the children leaves the parents: between two, or beside one."""
    first = parents[0]
    if len(parents) > 1 and places.beside(first, parents[-1]):
        x = (places.x[first] + places.x[parents[-1]]) / 2
        return ((x, places.y[first]),), x
    x = places.x[first] + ACROSS / 2 + (12 if level % 2 else -12)
    return ((places.x[first] + HALF, places.y[first]), (x, places.y[first])), x


def _of_bonds(bonds: Sequence[Bond], places: _Places) -> list[Line]:
    lines = []
    for level, each in enumerate(bonds):
        if each.one not in places.x or each.other not in places.x:
            continue
        one, other = sorted((each.one, each.other), key=lambda key: (places.y[key], places.x[key]))
        if places.y[one] == places.y[other]:
            lines.append(Line(f"bond-{each.how}", _between(one, other, places, 16 + 9 * (level % 3))))
            continue
        side = 1 if places.x[other] >= places.x[one] else -1
        lines.append(
            Line(
                f"bond-{each.how}",
                (
                    (places.x[one] + side * HALF, places.y[one] + 6),
                    (places.x[other] - side * 12, places.y[other] - HALF),
                ),
            )
        )
    return lines


def _homes(people: Mapping[str, Person], places: _Places) -> tuple[Line, ...]:
    """The line round those who live in the child's home: one where they stand together, else one round each part."""
    runs: list[tuple[float, float, float]] = []
    for row in places.rows.values():
        run: list[str] = []
        for key in [*row, ""]:
            if key and people[key].at_home:
                run.append(key)
            elif run:
                runs.append((places.x[run[0]] - 74, places.x[run[-1]] + 74, places.y[run[0]]))
                run = []
    shapes: list[list[tuple[float, float, float]]] = []
    for each in sorted(runs, key=lambda run: run[2]):
        last = shapes[-1][-1] if shapes else None
        alone = sum(run[2] == each[2] for run in runs) == 1
        if last and alone and each[2] - last[2] == DOWN and last[0] < each[1] and each[0] < last[1]:
            shapes[-1].append(each)
        else:
            shapes.append([each])
    return tuple(Line("home", _round(shape)) for shape in shapes)


def _round(shape: Sequence[tuple[float, float, float]]) -> tuple[tuple[float, float], ...]:
    """A line down the right side of the rows of a home and up the left."""
    right: list[tuple[float, float]] = []
    left: list[tuple[float, float]] = []
    for index, (x1, x2, y) in enumerate(shape):
        top = y - HALF - 30 if index == 0 else y - DOWN + HALF + LABEL - 8
        bottom = y + HALF + LABEL - 8
        right += [(x2, top), (x2, bottom)]
        left += [(x1, top), (x1, bottom)]
    found = [*right, *reversed(left)]
    return (*found, found[0])


def numbered(people: Iterable[Person], generation: Mapping[str, int]) -> list[Person]:
    """The same people with their generations."""
    return [replace(each, generation=generation[each.key]) for each in people]


STEPS: Mapping[str, int] = {"parent": -1, "partner": 0, "sibling": 0, "grandparent": -2, "elder": -1}
"""How many generations down from the first of two the second stands: "parent" says the second is the first's parent."""


def generations(start: str, ties: Sequence[tuple[str, str, str]]) -> dict[str, int]:
    """The generation of everybody who can be reached from `start`; ties are (first, second, what the second is)."""
    near: dict[str, list[tuple[str, int]]] = {}
    for first, second, what in ties:
        near.setdefault(first, []).append((second, STEPS[what]))
        near.setdefault(second, []).append((first, -STEPS[what]))
    found = {start: 0}
    waiting = [start]
    while waiting:
        key = waiting.pop(0)
        for other, step in near.get(key, []):
            if other not in found:
                found[other] = found[key] + step
                waiting.append(other)
    return found
