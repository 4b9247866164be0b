"""Whether words are a copy of other words, for the eyes of whoever wrote them alone. Plain Python; nothing is kept.

Words are compared in small letters without signs. They are the *same* where nothing else differs. They are *nearly the
same* where of all runs of three words in either, four fifths or more are in both (the Jaccard index of trigrams), and
the shorter has LEAST words or more: short answers are alike by chance ("I like school").
"""

from __future__ import annotations

import re
from enum import StrEnum

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
RUN = 3
LEAST = 8
NEARLY = 0.8
"""A starting value of this project: one word changed in each fifteen still counts."""


class Alike(StrEnum):
    """How alike two texts are."""

    SAME = "the same words"
    NEARLY = "nearly the same words"


def alike(one: str, other: str) -> Alike | None:
    """How alike two texts are; None where neither is a copy of the other. "Yes" twice is no copy."""
    first, second = (WORD.findall(text.casefold().replace("’", "'")) for text in (one, other))
    if min(len(first), len(second)) < RUN:
        return None
    if first == second:
        return Alike.SAME
    if min(len(first), len(second)) < LEAST:
        return None
    runs, others = (_runs(words) for words in (first, second))
    return Alike.NEARLY if len(runs & others) >= NEARLY * len(runs | others) else None


def _runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1))
