"""How two are connected, and what is around one: each step with the reports that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from openmash.insight.patterns.network.limits import ASKED, Asked
from openmash.insight.patterns.network.web import Key, Tie, Web


@dataclass(frozen=True)
class Way:
    """One way from one to another. `stops` begins with the one, ends with the other; a tie joins each to the next."""

    stops: tuple[Key, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Around:
    """The part of a web about one, or of a group. `left_out`: how many as near as those shown are not on it."""

    keys: tuple[Key, ...]
    ties: tuple[Tie, ...]
    left_out: int


def ways(web: Web, one: Key, other: Key, asked: Asked = ASKED) -> tuple[Way, ...]:
    """The shortest ways between two, fewest steps first; none where they are not connected within `farthest` steps.

    Ways that are longer than the shortest by more than a step are left out.
    """
    if one not in web.place or other not in web.place or one == other:
        return ()
    start, end = web.place[one], web.place[other]
    if web.graph.distances(start, end)[0][0] > asked.farthest:
        return ()
    found = web.graph.get_k_shortest_paths(start, end, k=asked.ways)
    best = min(len(each) for each in found)
    kept = sorted((each for each in found if len(each) <= best + 1), key=lambda each: (len(each), each))
    return tuple(Way(tuple(web.keys[at] for at in each), web.ties(web.graph.get_eids(pairwise(each)))) for each in kept)


def around(web: Web, about: Key, steps: int = 1, asked: Asked = ASKED) -> Around:
    """What is within `steps` of one, with every tie among them.

    Where that is more than can be read, those with the newest report of a tie to what is already shown are kept: it is
    an order of reports, not of people.
    """
    if about not in web.place:
        return Around((), (), 0)
    kept, ring, left_out = {web.place[about]}, {web.place[about]}, 0
    for _ in range(steps):
        newest: dict[int, int] = {}
        for at in ring:
            for number in web.graph.incident(at):
                edge = web.graph.es[number]
                next_ = edge.target if edge.source == at else edge.source
                if next_ not in kept:
                    newest[next_] = max(newest.get(next_, 0), web.last(number).toordinal())
        room = asked.readable - len(kept)
        chosen = sorted(newest, key=lambda at: (-newest[at], web.keys[at]))[: max(0, room)]
        left_out = len(newest) - len(chosen)
        ring = set(chosen)
        kept |= ring
        if left_out:
            break
    return _drawn(web, kept, left_out)


def among(web: Web, keys: Iterable[Key], asked: Asked = ASKED) -> Around:
    """Some of a web, such as a group, with every tie among them; of more than can be read, those newest reported."""
    every = {web.place[key] for key in keys}

    def newest(at: int) -> int:
        return max(web.last(number).toordinal() for number in web.graph.incident(at))

    kept = sorted(every, key=lambda at: (-newest(at), web.keys[at]))[: asked.readable]
    return _drawn(web, set(kept), len(every) - len(kept))


def _drawn(web: Web, kept: set[int], left_out: int) -> Around:
    inside = sorted({n for at in kept for n in web.graph.incident(at) if set(web.graph.es[n].tuple) <= kept})
    return Around(tuple(web.keys[at] for at in sorted(kept)), web.ties(inside), left_out)
