"""What is said more often than it was: words, places, kinds and times that rise in what somebody may see.

For each, the items of the last weeks that say it are held against those before, and against how many items there were
in all: more reports of everything is no theme. The chance of so many among so few is exact (binomial, given the total),
and is put right for everything that was looked at (Benjamini and Hochberg 1995). It proposes; a person makes a theme of
it, owns it, and ends it. Plain values, no database.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

VERSION = "2026.1"
METHOD = (
    "exact binomial test of each word, place, kind and time of day against all items, Benjamini and Hochberg over all "
    "that were looked at"
)
WORD = re.compile(r"[a-z][a-z’'-]*[a-z]")
PARTS = ((0, 6, "night, midnight to 6am"), (6, 12, "morning"), (12, 15, "early afternoon"),
         (15, 18, "after school, 3pm to 6pm"), (18, 24, "evening, 6pm to midnight"))  # fmt: skip
_EVERYDAY = """
a about after again all also am an and any are around as at back be because been before being between but by
can child children come could did do does down for from get go goes going gone got had has have he her here
him his how i if in into information is it its just known like me more most much my near no not now of off on
one only or other our out over person report reported said same saw say says see seen she so some than that
the their them then there these they this those thought through to today told too two under until up us very
was we well went were what when where which while who why will with would yes yesterday you young your
"""
EVERYDAY = frozenset(_EVERYDAY.split())


@dataclass(frozen=True)
class Search:
    """What is looked for. Policy, fitted to nothing."""

    recent_days: int = 56
    """Two monthly meetings."""
    earlier_days: int = 308
    """With the recent ones, a year."""
    fewest: int = 5
    """Fewer items than this are read, not counted."""
    alpha: float = 0.05
    most: int = 20


SEARCH = Search()


@dataclass(frozen=True)
class Item:
    """One thing that somebody may see: its key, its day (England), what it says, by kind ("word", "place", …).

    `says` holds each thing once, however often it is said.
    """

    key: str
    on: date
    says: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Rising:
    """Something said more often than it was: how many recent and earlier items say it, and how many were expected.

    `q`: the chance of so many, allowing for everything that was looked at. `items`: the recent ones, the newest first.
    """

    kind: str
    what: str
    recent: int
    earlier: int
    expected: float
    q: float
    first: date
    items: tuple[str, ...]

    @property
    def key(self) -> str:
        """Which it is, without its words."""
        return hashlib.sha256(f"{self.kind}:{self.what}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Found:
    """What rises, the least likely by chance first; out of how much, and how it was looked for."""

    rising: tuple[Rising, ...]
    recent: int
    earlier: int
    looked_at: int
    since: date
    search: Search
    method: str = METHOD
    version: str = VERSION


def words_of(text: str) -> frozenset[tuple[str, str]]:
    """The words of a text and each two that follow each other, without everyday ones."""
    said: set[tuple[str, str]] = set()
    for sentence in re.split(r"[.!?;:,()\n]", text.lower()):
        words = WORD.findall(sentence)
        kept = [word if word not in EVERYDAY else "" for word in words]
        said.update(("word", word) for word in kept if len(word) > 2)
        said.update(("word", f"{a} {b}") for a, b in pairwise(kept) if a and b)
    return frozenset(said)


def time_of(hour: int | None) -> frozenset[tuple[str, str]]:
    """The part of the day, where the time is known."""
    if hour is None:
        return frozenset()
    return frozenset(("time", words) for begins, ends, words in PARTS if begins <= hour < ends)


def find(items: Sequence[Item], today: date, search: Search = SEARCH) -> Found:
    """What rises among these items."""
    from scipy import stats

    since = today - timedelta(days=search.recent_days - 1)
    oldest = since - timedelta(days=search.earlier_days)
    late = [item for item in items if since <= item.on <= today]
    early = [item for item in items if oldest <= item.on < since]
    said: dict[tuple[str, str], tuple[list[Item], list[Item]]] = defaultdict(lambda: ([], []))
    for place, some in enumerate((late, early)):
        for item in some:
            for each in item.says:
                said[each][place].append(item)
    enough = {each: both for each, both in said.items() if len(both[0]) + len(both[1]) >= search.fewest}
    share = len(late) / max(1, len(late) + len(early))
    chances = {
        each: float(stats.binom.sf(len(both[0]) - 1, len(both[0]) + len(both[1]), share)) if share < 1 else 1.0
        for each, both in enough.items()
    }
    q = _put_right(chances)
    kept = [each for each in enough if q[each] <= search.alpha and len(enough[each][0]) >= search.fewest]
    rising = [_rising(each, *enough[each], share, q[each]) for each in kept]
    rising.sort(key=lambda one: (one.q, -one.recent, -len(one.what), one.what))
    return Found(tuple(_apart(rising)[: search.most]), len(late), len(early), len(enough), since, search)


def told_of(items: Sequence[Item], what: str, found: Found) -> tuple[int, int]:
    """How many recent and how many earlier items say a word, a phrase, a place, a kind or a time, whichever it is."""
    oldest, sought = found.since - timedelta(days=found.search.earlier_days), what.strip().lower()
    said = [item for item in items if any(each.lower() == sought for _, each in item.says)]
    recent = sum(item.on >= found.since for item in said)
    return recent, sum(oldest <= item.on < found.since for item in said)


def _put_right(chances: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Benjamini and Hochberg: of those called rising, the share that chance alone would bring."""
    order = sorted(chances, key=lambda each: (-chances[each], each))
    found, least = {}, 1.0
    for place, each in enumerate(order):
        least = min(least, chances[each] * len(order) / (len(order) - place))
        found[each] = least
    return found


def _rising(each: tuple[str, str], late: list[Item], early: list[Item], share: float, q: float) -> Rising:
    newest = sorted(late, key=lambda item: (item.on, item.key), reverse=True)
    many = len(late) + len(early)
    return Rising(
        *each, len(late), len(early), round(many * share, 1), q, min(item.on for item in late),
        tuple(item.key for item in newest),
    )  # fmt: skip


def _apart(rising: Sequence[Rising]) -> list[Rising]:
    """Words said by almost the same items are one finding: the longest stands for them."""
    kept: list[Rising] = []
    for one in sorted(rising, key=lambda each: (-len(each.what.split()), each.q, each.what)):
        same = (other for other in kept if other.kind == one.kind and _alike(one.items, other.items))
        if next(same, None) is None:
            kept.append(one)
    return sorted(kept, key=rising.index)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    both = len(set(one) & set(other))
    return both >= 0.8 * len(set(one) | set(other))
