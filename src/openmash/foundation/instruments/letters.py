"""What a letter is: to whom it may go, its subject, and words with gaps. Plain Python.

`{child}` is filled from the record, as far as the recipient may have it; `[When is the meeting?]` is asked of whoever
writes the letter. Ours are text files in `letters/`; an area has versions of them and adds its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "letters"
ASKED = re.compile(r"\[([^\[\]\n]{3,120})\]")
FILLED = re.compile(r"\{([a-z_]+)\}")
STRAY = re.compile(r"[{}\[\]]")

RECIPIENTS: Mapping[str, str] = {
    "parent": "A parent or carer", "child": "The child", "agency": "An agency that works with the child",
}  # fmt: skip
"""To whom a letter may go."""
KNOWN: Mapping[str, str] = {
    "recipient": "the name it is addressed to", "child": "the child’s name",
    "born": "the child’s date of birth (agencies only)",
    "worker": "who writes it", "team": "the writer’s team", "telephone": "the team’s telephone",
    "agency": "the writer’s agency", "today": "today’s date",
}  # fmt: skip
"""What can be filled in from the record."""
AGENCIES_ONLY = frozenset({"born"})


class BadLetter(ValueError):
    """A letter cannot be made of this; the sentence says what to do, `field` where."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


@dataclass(frozen=True)
class LetterForm:
    """A letter before it is written to anybody."""

    slug: str
    version: int
    title: str
    source: str
    recipients: tuple[str, ...]
    subject: str
    words: str

    @property
    def asks(self) -> tuple[str, ...]:
        """The questions the writer answers, each once, in order."""
        return tuple(dict.fromkeys(ASKED.findall(f"{self.subject}\n{self.words}")))


def letter_of(slug: str, version: int, body: Mapping[str, object]) -> LetterForm:
    """Read one. Raises BadLetter."""
    title, subject, words = (str(body.get(key, "")).strip() for key in ("title", "subject", "words"))
    given = body.get("recipients", [])
    recipients = tuple(str(each) for each in given) if isinstance(given, list) else ()
    for field, said, sentence in (
        ("title", title, "Name the letter."), ("subject", subject, "Write what the letter is about, in one line."),
        ("words", words, "Write the letter."),
    ):  # fmt: skip
        if not said:
            raise BadLetter(field, sentence)
    if not recipients or set(recipients) - set(RECIPIENTS):
        raise BadLetter("recipients", "Choose to whom it may go.")
    for field, said in (("subject", subject), ("words", words)):
        _gaps_are_right(field, said, recipients)
    return LetterForm(slug, version, title, str(body.get("source", "")), recipients, subject, words)


@cache
def ours() -> tuple[LetterForm, ...]:
    """The letters that come with the product, by title."""
    read = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml")}
    return tuple(sorted((letter_of(slug, 1, body) for slug, body in read.items()), key=lambda each: each.title))


def _gaps_are_right(field: str, said: str, recipients: tuple[str, ...]) -> None:
    for name in FILLED.findall(said):
        if name not in KNOWN:
            raise BadLetter(field, f"Nothing is known as {{{name}}}. What can be filled in: {', '.join(KNOWN)}.")
        if name in AGENCIES_ONLY and set(recipients) != {"agency"}:
            raise BadLetter(field, f"{{{name}}} goes to agencies only. Take it out, or choose agencies alone.")
    if STRAY.search(FILLED.sub("", ASKED.sub("", said))):
        raise BadLetter(field, "A bracket is left open. A gap is {child}, or [What is asked?].")
