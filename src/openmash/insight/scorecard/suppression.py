"""What may be shown to somebody who may not see the children: no small number, and none that subtraction gives back.

Numbers below five are withheld. Where a division has one part withheld, the next smallest is, too. Where the whole of it
is below five every month is withheld, none and all, and no other division is shown: how many parts are not none would say
how many there are. Everything else is rounded to the nearest five, totals among them, so that no difference says anything about one child.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SMALLEST = 5
"""Numbers from 1 to one below it are withheld; everything else is shown to the nearest of it."""


@dataclass(frozen=True)
class Cell:
    """How many of how many. Both None: withheld."""

    hits: int | None
    of: int | None

    @property
    def is_withheld(self) -> bool:
        """Whether it is not shown."""
        return self.of is None


WITHHELD = Cell(None, None)


def rounded(number: int) -> int:
    """To the nearest five, halves up."""
    return (number + SMALLEST // 2) // SMALLEST * SMALLEST


def safe(parts: Mapping[str, Cell], *, shares: bool) -> dict[str, Cell]:
    """These parts of one division as they may be shown. For `shares` both numbers of a cell are looked at."""
    if is_small_whole(parts, shares=shares):
        return dict.fromkeys(parts, WITHHELD)
    small = {key for key, cell in parts.items() if _is_small(cell, shares)}
    if len(small) == 1:
        rest = [key for key in parts if key not in small and _size(parts[key], shares)]
        small |= {min(rest, key=lambda key: (_size(parts[key], shares), key))} if rest else set()
    return {key: WITHHELD if key in small else _round(cell) for key, cell in parts.items()}


def is_small_whole(parts: Mapping[str, Cell], *, shares: bool) -> bool:
    """Whether all of these parts together are below five, and not none."""
    whole = Cell(sum(cell.hits or 0 for cell in parts.values()), sum(cell.of or 0 for cell in parts.values()))
    return _is_small(whole, shares)


def _round(cell: Cell) -> Cell:
    hits, of = rounded(cell.hits or 0), rounded(cell.of or 0)
    return Cell(min(hits, of), of)


def _is_small(cell: Cell, shares: bool) -> bool:
    return any(0 < number < SMALLEST for number in _numbers(cell, shares))


def _size(cell: Cell, shares: bool) -> int:
    return min((number for number in _numbers(cell, shares) if number), default=0)


def _numbers(cell: Cell, shares: bool) -> tuple[int, ...]:
    return (cell.hits or 0, cell.of or 0) if shares else (cell.of or 0,)
