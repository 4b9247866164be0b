"""Pages that are only words, kept as text beside the code: `pages/everywhere`, and `pages/<area>` for one area's own.

A page begins with `title:`, `dated:` and so on, then an empty line. After it, blocks stand between empty lines:
`## ` a heading, `- ` items of a list, `=> /address words` a link; anything else is a paragraph. `{area}` is the
partnership's name. Each block is looked up in the translations as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Block:
    """A piece of a page. `kind`: heading, list, link or words. `at`: a link's address."""

    kind: str
    lines: tuple[str, ...]
    at: str = ""

    @property
    def text(self) -> str:
        """Its words, where it is not a list."""
        return " ".join(self.lines)


@dataclass(frozen=True)
class Writing:
    """A page of words. `dated` is when it was published, `source` where its facts come from."""

    slug: str
    title: str
    blocks: tuple[Block, ...]
    summary: str = ""
    source: str = ""
    dated: date | None = None


def page(slug: str) -> Writing:
    """One page, the area's own before the general one. Raises KeyError."""
    for folder in (PAGES / settings.OPENMASH_PROFILE, PAGES / "everywhere"):
        if (found := folder / f"{slug}.md").is_file():
            return _read(found)
    raise KeyError(slug)


def news() -> tuple[Writing, ...]:
    """The area's news, the latest first."""
    found = [_read(path) for path in (PAGES / settings.OPENMASH_PROFILE / "news").glob("*.md")]
    return tuple(sorted(found, key=lambda each: each.dated or date.min, reverse=True))


@cache
def _read(path: Path) -> Writing:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    return Writing(
        slug=path.stem,
        title=said["title"],
        blocks=tuple(_blocks(body)),
        summary=said.get("summary", ""),
        source=said.get("source", ""),
        dated=date.fromisoformat(said["dated"]) if "dated" in said else None,
    )


def _blocks(body: str) -> Iterator[Block]:
    for piece in body.strip().split("\n\n"):
        lines = piece.strip().splitlines()
        first = lines[0]
        if first.startswith("## "):
            yield Block("heading", (first[3:],))
        elif first.startswith("- "):
            yield Block("list", tuple(line.removeprefix("- ") for line in lines))
        elif first.startswith("=> "):
            _, at, words = first.split(" ", 2)
            yield Block("link", (words,), at)
        else:
            yield Block("words", tuple(lines))
