"""What triage may do, decided from facts alone. Plain Python.

Practice rules of this release: a line of judgement per family and a line per child; the full gate only where the family
goes on, repeats or is drawn for the dip sample; no bulk closing. Counts are facts with their dates, never a score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from uuid import UUID

from openmash.foundation.facts.refusals import Problem

SHORTEST_LINE = 10
"""Characters. A line shorter than this has judged nothing."""
SHORTEST_TO_END = 20
"""Characters. What ends here is a reason the front door's own gate must accept."""


def is_drawn(day: date, family: Sequence[UUID], percent: int) -> bool:
    """Whether the day's dip sample falls on this family. The same all day whoever asks, and another on another day.

    `percent`: of families, from 0 to 100.
    """
    seed = f"{day.isoformat()}:{min(family)}".encode()
    return int.from_bytes(sha256(seed).digest()[:8]) % 10_000 < percent * 100


def problems_with(line: str, children: Mapping[UUID, str], *, ends: bool) -> list[Problem]:
    """What is missing from a judgement: the family's line, and a line for each child."""
    found = []
    least = SHORTEST_TO_END if ends else SHORTEST_LINE
    if len(line.strip()) < least:
        found.append(
            Problem("line", "Give the family’s line of judgement: what happened, and why it does or does not go on.")
        )
    found += [
        Problem(f"child_{child.hex}", "Give a line about this child.")
        for child, words in children.items()
        if not words.strip()
    ]
    return found
