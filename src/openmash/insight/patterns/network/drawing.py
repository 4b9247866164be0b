"""Where each stands in a drawing of few. The same ties are always drawn alike; a place in the drawing means nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import igraph

from openmash.insight.patterns.network.web import Key, Tie


def placed(keys: Sequence[Key], ties: Sequence[Tie], width: int, height: int) -> Mapping[Key, tuple[int, int]]:
    """Each key's place within `width` and `height`, by Kamada and Kawai's method (1989): ties about equally long."""
    if len(keys) < 3:
        return {key: (round((at + 1) * width / (len(keys) + 1)), height // 2) for at, key in enumerate(sorted(keys))}
    names = sorted(keys)
    at = {key: number for number, key in enumerate(names)}
    graph = igraph.Graph(len(names), [(at[tie.one], at[tie.other]) for tie in ties])
    graph.simplify()
    spots = graph.layout_kamada_kawai(seed=graph.layout_circle()).coords
    found: list[list[int]] = []
    for axis, room in ((0, width), (1, height)):
        low, high = min(spot[axis] for spot in spots), max(spot[axis] for spot in spots)
        found.append([round((spot[axis] - low) / ((high - low) or 1) * room) for spot in spots])
    return {key: (x, y) for key, x, y in zip(names, *found, strict=True)}
