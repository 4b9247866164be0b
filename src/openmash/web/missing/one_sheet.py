"""What goes on one A4 sheet of a page, what is needed first before the rest, and what is left off. Plain Python.

Each part has so many lines of the sheet. What it does not use goes to the parts after it. A text that is longer than
its share is cut at a word, and nothing is left off in silence: the sheet names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openmash.foundation.design.parts import Fact

ACROSS = 50
"""Letters in a line of one of the sheet's two columns, as `_sheet.scss` sets them."""
FEWEST = 2
"""Lines that a fact has at the least, where there is any room."""
CUT = " … (cut)"
"""What stands where a text was cut."""


@dataclass(frozen=True)
class Part:
    """Some facts under a heading, from where they come, and how many lines of the sheet are theirs."""

    title: str
    facts: Sequence[Fact]
    source: str
    lines: int


@dataclass(frozen=True)
class Line:
    """A fact. `shown` is on paper and on the screen, `rest` on the screen only; one not `on_paper`, not at all."""

    fact: Fact
    shown: str
    rest: str = ""
    on_paper: bool = True


@dataclass(frozen=True)
class Fitted:
    """A part as it goes on the sheet. Not `on_paper`: nothing of it has room."""

    title: str
    source: str
    lines: Sequence[Line]

    @property
    def on_paper(self) -> bool:
        """Whether anything of it is on the sheet."""
        return any(each.on_paper for each in self.lines)

    @property
    def left_off(self) -> str:
        """What of it is not on the sheet, in words."""
        gone = sum(not each.on_paper for each in self.lines)
        cut = Counter(each.fact.key for each in self.lines if each.on_paper and each.rest)
        ends = (f"the end of “{key}”{f', {times} times' if times > 1 else ''}" for key, times in cut.items())
        said = [f"{gone} of {len(self.lines)}" if gone else "", *ends]
        return f"{self.title}: {', '.join(filter(None, said))}" if any(said) else ""


def fitted(parts: Iterable[Part]) -> list[Fitted]:
    """The parts in their order, which is that of need."""
    kept, room = [], 0
    for part in parts:
        room += part.lines
        lines, room = _lines(part.facts, room)
        if lines:
            kept.append(Fitted(part.title, part.source, lines))
    return kept


def _lines(facts: Sequence[Fact], room: int) -> tuple[list[Line], int]:
    """Each fact of a part with its share of the room, and the room that is left."""
    lines = []
    for place, fact in enumerate(facts):
        share = min(room, max(FEWEST, room // (len(facts) - place)))
        words = fact.value or fact.unknown
        if not share:
            lines.append(Line(fact, words, on_paper=False))
            continue
        beside = len(fact.key) + 2 + (len(fact.source.agency) + len(fact.source.on) + 3 if fact.source else 0)
        at = _cut(words, max(ACROSS * share - beside, ACROSS // 2))
        lines.append(Line(fact, words[:at], words[at:]))
        room -= min(share, -(-(beside + at) // ACROSS) + words[:at].count("\n"))
    return lines, room


def _cut(words: str, most: int) -> int:
    """Where to cut: nowhere if it all fits; else after a whole word, with room to say so. A new line counts whole."""
    lines = 0
    for at, letter in enumerate(words):
        lines += letter == "\n"
        if at + lines * ACROSS >= most:
            end = max(at - len(CUT), 1)
            return max(words.rfind(" ", 0, end), words.rfind("\n", 0, end), 0) or end
    return len(words)
