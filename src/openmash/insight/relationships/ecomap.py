"""Where everything stands in an ecomap: the child in the middle, what is round them in a ring. Plain."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 980
BOX_W, BOX_H = 176, 60
ONE_RING, FEW = 10, 6
"""In one ring; more, and every other stands further in."""


@dataclass(frozen=True)
class Around:
    """Somebody or something round the child: where its box stands (its middle), and the line from the child to it."""

    key: str
    x: float
    y: float
    from_x: float
    from_y: float
    words_x: float
    words_y: float


def height_for(many: int) -> int:
    """How tall the picture is for so many."""
    return 420 if many <= FEW else 620 if many <= ONE_RING else 900


def drawn(keys: Sequence[str]) -> tuple[Around, ...]:
    """A place for each, clockwise from the top, in the order given."""
    found, height = [], height_for(len(keys))
    for index, key in enumerate(keys):
        turn = 2 * math.pi * index / len(keys) - math.pi / 2
        inner = 0.66 if len(keys) > ONE_RING and index % 2 else 1.0
        x = WIDTH / 2 + math.cos(turn) * (WIDTH / 2 - BOX_W / 2 - 8) * inner
        y = height / 2 + math.sin(turn) * (height / 2 - BOX_H / 2 - 8) * inner
        start = (WIDTH / 2 + math.cos(turn) * 62, height / 2 + math.sin(turn) * 62)
        middle = ((start[0] + x) / 2, (start[1] + y) / 2)
        found.append(Around(key, *(round(each, 1) for each in (x, y, *start, *middle))))
    return tuple(found)
