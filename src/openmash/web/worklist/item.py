"""One thing that is mine to do, as every source says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from openmash.foundation.access.actors import Actor
from openmash.foundation.design.parts import TimeLeft


@dataclass(frozen=True)
class Item:
    """One thing to do: what, about whom, why it is mine, by when, and the one page where it is done.

    `about` is the words a practitioner needs first, such as a child's name, as far as the actor may see it; empty where
    the list itself may name nobody. `due_at` is UTC and sorts; `left` says it. `is_now`: danger, or somebody must say
    at once that they have it. `keys` are the audit keys of whoever is shown, such as "person:…".
    """

    what: str
    about: str
    why: str
    url: str
    words: str = ""
    due_at: datetime | None = None
    left: TimeLeft | None = None
    is_now: bool = False
    keys: Sequence[str] = ()
    tells_of: str = ""
    """The page this only tells of, such as a message of a child offered: where that is listed too, it is one line."""

    @property
    def is_late(self) -> bool:
        """Past its time and still to do."""
        return self.left is not None and self.left.is_late


Source = Callable[[Actor], Iterable[Item]]
"""What one module says is mine. It answers for every role, with nothing where the actor may not ask, in a number of
queries that does not grow with the list or the history.

It asks its own questions when it is called. Who people are it asks then too, of `people_cards` and the like, and looks
at the answer as its items are taken: it returns a generator, not a list, and all sources together ask that once."""
