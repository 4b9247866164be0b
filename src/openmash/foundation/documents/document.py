"""What a document is made of. Every piece is words; none is ever read as markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Heading:
    """A heading, level 1 to 3 under the document's title."""

    words: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Words; `quiet` for what is less than the matter itself."""

    words: str
    quiet: bool = False


@dataclass(frozen=True)
class Quotation:
    """Somebody's own words, and whose they are."""

    words: str
    whose: str


@dataclass(frozen=True)
class Points:
    """A list."""

    words: Sequence[str]


@dataclass(frozen=True)
class Facts:
    """Keys, each with its value."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Grid:
    """A table: what it is of, the heads of its columns, and its rows."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Blank:
    """Something to be written by hand: what, and how many lines there are for it."""

    words: str
    lines: int = 1


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page of its own."""


Part = Heading | Paragraph | Quotation | Points | Facts | Grid | Blank | NewPage


WITHHELD = "Withheld here: these words name a place that is protected."


class Guard(Protocol):
    """Knows the protected places of whoever a document is about, as the people's records hold them."""

    def needed_for(self, words: str) -> bool:
        """Whether these words give one away."""
        ...


class AboutNobody:
    """The guard of a document that nobody's record was read for, such as a blank form."""

    def needed_for(self, words: str) -> bool:
        return False


@dataclass(frozen=True)
class Document:
    """A document for one recipient. `made_at` is aware; it and the recipient stand across and under every page.

    No document is made without its `guard`: what names a protected place of whoever it is about is withheld where the
    pages are set, whoever wrote it and whatever was checked before.
    """

    title: str
    subtitle: str
    recipient: str
    made_at: datetime
    parts: Sequence[Part]
    guard: Guard
