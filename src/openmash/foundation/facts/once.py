"""What a page reads of somebody it reads once, however many of its parts ask.

A worklist is put together by a dozen modules, and each asks who the same people are. While a page that only shows is
being made, what was read of a key is kept for the next that asks; nothing outlives the page, and whatever changes
anything, or looks as somebody else, reads afresh.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import UUID

V = TypeVar("V")
_KEPT: ContextVar[dict[str, dict[UUID, Any]] | None] = ContextVar("read_once", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Within it, `once` reads each key once. For one page, of one reader, that changes nothing."""
    before = _KEPT.set({})
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


def once(what: str, keys: Iterable[UUID], read: Callable[[list[UUID]], Mapping[UUID, V]]) -> dict[UUID, V]:
    """What `read` gives of each key, those with nothing left out, by key in rising order.

    `what` names what is read: the same name, the same meaning. `read` is given only keys nothing is known of yet, and
    is not called for none.
    """
    kept, asked = _KEPT.get(), sorted(set(keys))
    known: dict[UUID, V | None] = {} if kept is None else kept.setdefault(what, {})
    wanted = [key for key in asked if key not in known]
    if wanted:
        found = read(wanted)
        known.update({key: found.get(key) for key in wanted})
    return {key: value for key in asked if (value := known[key]) is not None}
