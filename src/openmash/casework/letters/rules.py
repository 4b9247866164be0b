"""Filling the gaps of a letter, and what stands in its way. Plain: no database, no framework."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

ASKED = re.compile(r"\[([^\[\]\n]{3,120})\]")
FILLED = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Written:
    """A letter's words once its gaps are filled."""

    subject: str
    words: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its words, a paragraph each; lines inside one are kept."""
        return tuple(part.strip() for part in re.split(r"\n\s*\n", self.words) if part.strip())


def filled(subject: str, words: str, known: Mapping[str, str], answers: Mapping[str, str]) -> Written:
    """The letter with what is known and what was answered. What an answer holds is never read as a gap."""

    def fill(text: str) -> str:
        return re.sub(
            f"{ASKED.pattern}|{FILLED.pattern}",
            lambda gap: answers.get(gap[1], "") if gap[1] else known.get(gap[2], ""),
            text,
        )

    return Written(" ".join(fill(subject).split()), fill(words).strip())
