"""What a page reads of somebody it reads once, however many of its parts ask.

A worklist is put together by some sixty parts, and each asks who the same people are. While a page that only shows is
being made, what was read of a key is kept for the next that asks; nothing outlives the page, and whatever changes
anything, or looks as somebody else, reads afresh. Parts that are put together besides (`reading_together`) say whom
they will name before anybody is named, and all are read in one trip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from uuid import UUID

V = TypeVar("V")


@dataclass
class _Kept:
    """Of one page: what was read, by what it is and its key; and the keys that were asked for and not read yet."""

    known: dict[str, dict[UUID, Any]] = field(default_factory=dict)
    wanted: dict[str, set[UUID]] = field(default_factory=dict)
    together: bool = False
    reach: str | None = None


_KEPT: ContextVar[_Kept | None] = ContextVar("read_once", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Within it, `once` reads each key once. For one page, of one reader, that changes nothing."""
    before = _KEPT.set(_Kept())
    try:
        yield
    finally:
        _KEPT.reset(before)


@contextmanager
def reading_afresh() -> Iterator[None]:
    """Within it nothing is kept and nothing kept is used."""
    before = _KEPT.set(None)
    try:
        yield
    finally:
        _KEPT.reset(before)


@contextmanager
def reading_together() -> Iterator[None]:
    """Within it, on a page that reads once, `once` reads when its answer is first looked at: all that was asked for
    of that kind till then. So parts of a page that ask first and are written out after ask once among them.
    """
    kept = _KEPT.get()
    before = kept is not None and kept.together
    if kept is not None:
        kept.together = True
    try:
        yield
    finally:
        if kept is not None:
            kept.together = before


def once(what: str, keys: Iterable[UUID], read: Callable[[list[UUID]], Mapping[UUID, V]]) -> Mapping[UUID, V]:
    """What `read` gives of each key, those with nothing left out, by key in rising order.

    `what` names what is read: the same name, the same meaning. `read` is given only keys nothing is known of yet, and
    is not called for none.
    """
    kept, asked = _KEPT.get(), sorted(set(keys))
    if kept is None:
        found = read(asked) if asked else {}
        return {key: found[key] for key in asked if found.get(key) is not None}
    later = _Later(kept, what, asked, read)
    if not kept.together:
        return dict(later.items())
    known = kept.known.setdefault(what, {})
    kept.wanted.setdefault(what, set()).update(key for key in asked if key not in known)
    return later


class _Later(Mapping[UUID, V]):
    """What is read of some keys once somebody looks: then, with whatever else of its kind was asked for meanwhile."""

    def __init__(
        self, kept: _Kept, what: str, asked: list[UUID], read: Callable[[list[UUID]], Mapping[UUID, V]]
    ) -> None:
        self._kept, self._what, self._asked, self._read = kept, what, asked, read
        self._found: dict[UUID, V] | None = None

    def _now(self) -> dict[UUID, V]:
        if self._found is None:
            if _KEPT.get() is not self._kept:  # somebody else looks by now, or the page is done
                raise RuntimeError(f"{self._what} was asked for on another page.")
            known, wanted = self._kept.known.setdefault(self._what, {}), self._kept.wanted.pop(self._what, set())
            keys = sorted(key for key in wanted.union(self._asked) if key not in known)
            if keys:
                found = self._read(keys)
                known.update({key: found.get(key) for key in keys})
            self._found = {key: known[key] for key in self._asked if known[key] is not None}
        return self._found

    def __getitem__(self, key: UUID) -> V:
        return self._now()[key]

    def __iter__(self) -> Iterator[UUID]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())


class Reach:
    """Stands in a statement for everybody the reader of this page reaches; filled in when the statement is sent."""


REACH: Final = Reach()


def know_reach(read: Callable[[], str]) -> None:
    """Read whom the reader of this page reaches, where a page is being made and it is not known yet."""
    kept = _KEPT.get()
    if kept is not None and kept.reach is None:
        kept.reach = read()


def reach_here() -> str | None:
    """Whom the reader of this page reaches, as the text of an array; None where that is not known."""
    kept = _KEPT.get()
    return None if kept is None else kept.reach
