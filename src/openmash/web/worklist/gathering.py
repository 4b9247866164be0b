"""Everything that is mine, from every source, sorted into how soon it must be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import chain
from uuid import UUID

from openmash.casework.frontdoor.selectors import in_agreed_words
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.once import reading_together
from openmash.statute.calendar import local_date
from openmash.web.worklist.item import Item
from openmash.web.worklist.sources import SOURCES

NEVER = datetime.max.replace(tzinfo=UTC)


class Soon(StrEnum):
    """How soon, in order. Lateness is a word and an outline; only "now" comes before it."""

    NOW = "now"
    LATE = "late"
    TODAY = "today"
    NEXT = "next"


@dataclass(frozen=True)
class Mine:
    """The worklist: each group in the order it is due."""

    groups: tuple[tuple[Soon, tuple[Item, ...]], ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for _, items in self.groups for item in items)

    @property
    def late(self) -> int:
        """How many are past their time, whichever group they are in."""
        return sum(item.is_late for item in self.items)


def mine(actor: Actor, now: datetime) -> Mine:
    """What is this actor's to do, as many queries as the sources have, however long the list."""
    with reading_together():
        asked = [source(actor) for source in SOURCES]
        found = _named(_one_a_page(chain.from_iterable(asked)), actor)
    ordered = sorted(found, key=lambda item: (item.due_at or NEVER, item.what, item.about))
    groups = ((soon, tuple(item for item in ordered if _soon(item, now) is soon)) for soon in Soon)
    return Mine(tuple((soon, items) for soon, items in groups if items))


def _named(items: Sequence[Item], actor: Actor) -> Sequence[Item]:
    """The same, with a child whom nobody has named called as on every other list."""
    lines = [(item.about, [UUID(key[7:]) for key in item.keys if key.startswith("person:")]) for item in items]
    called = in_agreed_words(lines, actor=actor)
    return [
        replace(item, about=about) if about != item.about else item for item, about in zip(items, called, strict=True)
    ]


def _soon(item: Item, now: datetime) -> Soon:
    if item.is_now:
        return Soon.NOW
    if item.is_late:
        return Soon.LATE
    if item.due_at is not None and local_date(item.due_at) <= local_date(now):
        return Soon.TODAY
    return Soon.NEXT


def _one_a_page(items: Iterable[Item]) -> Sequence[Item]:
    """One line a page: a message about something listed already adds only that it is pressing, not a second line."""
    every = list(items)
    found = {item.url: item for item in every if not item.tells_of}
    for item in (item for item in every if item.tells_of):
        of = found.get(item.tells_of)
        found[of.url if of else item.url] = replace(of, is_now=of.is_now or item.is_now) if of else item
    return tuple(found.values())
