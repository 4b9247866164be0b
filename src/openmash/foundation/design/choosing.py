"""What a visitor to the public pages chose to have remembered. Nothing is remembered that was not chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

LEFT, LEFT_MARK = "left", "yes"
"""The cookie that says somebody left fast. exit.js sets it too. Gone when the browser is closed."""
CHOICES, READING = "choices", "reading"
"""The cookies of what was chosen, and of how large the words are."""
LARGER = "larger"
A_YEAR = 365 * 24 * 60 * 60
"""How long a choice is kept, in seconds."""


@dataclass(frozen=True)
class Choices:
    """`preferences`: remember how I read. `counts`: count the pages I look at. `made`: somebody chose."""

    preferences: bool = False
    counts: bool = False
    made: bool = False

    @classmethod
    def read(cls, cookies: Mapping[str, str]) -> Self:
        """What this browser's cookies say; anything that is not ours is no choice."""
        words = cookies.get(CHOICES, "").split(".")
        if set(words) <= {"preferences", "counts", "essential"} and "essential" in words:
            return cls("preferences" in words, "counts" in words, made=True)
        return cls()

    @property
    def written(self) -> str:
        """As it is kept in the cookie."""
        chosen = (("preferences", self.preferences), ("counts", self.counts))
        return ".".join(["essential", *(word for word, is_chosen in chosen if is_chosen)])


def has_left(cookies: Mapping[str, str]) -> bool:
    """Whether somebody left a public page fast in this browser, and has not come back to a way in."""
    return cookies.get(LEFT) == LEFT_MARK


def reads_larger(cookies: Mapping[str, str]) -> bool:
    """Whether the words are to be larger: chosen, and allowed to be remembered."""
    return Choices.read(cookies).preferences and cookies.get(READING) == LARGER
