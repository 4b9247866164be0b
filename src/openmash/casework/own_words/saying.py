"""What a child's own link says, in each language that somebody has translated and confirmed, by name.

A language is a file in the folder `languages`; an area's own, in a folder of its name there, comes first. It is offered
only if a named translator has confirmed it on a day, every sentence is there with its gaps, and the English it was made
from has not changed since (`english` is its digest). Anything less is offered to nobody: no half-known language.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from openmash.foundation.design.forms import Choice, Choices, Form, Option
from openmash.foundation.governance.profile import profile
from openmash.statute.calendar import local_date

FOLDER = Path(__file__).with_name("languages")
ENGLISH, ASKED = "en-GB", "lang"
GAP = re.compile(r"\{[a-z]+\}")


@dataclass(frozen=True)
class Saying:
    """One language. `words` by name; `why_not` says why it is offered to nobody, empty where it is."""

    language: str
    called: str
    right_to_left: bool
    confirmed_by: str
    words: Mapping[str, str]
    why_not: str = ""

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    def fill(self, name: str, /, **gaps: str) -> str:
        """A sentence with its gaps filled."""
        said = self.words[name]
        for gap, value in gaps.items():
            said = said.replace(f"{{{gap}}}", value)
        return said

    def of(self, sentence: str) -> str:
        """A sentence of ours in this language, where it is among them; itself where it is not."""
        return next((self.words[name] for name, words in english().words.items() if words == sentence), sentence)

    @property
    def query(self) -> str:
        """What keeps a page in this language."""
        return "" if self.language == ENGLISH else f"?{ASKED}={self.language}"


def digest_of(words: Mapping[str, str]) -> str:
    """A digest of sentences by name: a translation says of which English it is one."""
    return hashlib.sha256("\n".join(f"{name}={words[name]}" for name in sorted(words)).encode()).hexdigest()[:16]


def read(path: Path, ours: Mapping[str, str] | None) -> Saying:
    """One file, judged against the English (`ours`; None for that itself). Raises ValueError for no language."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if not table.get("language") or not table.get("called"):
        raise ValueError(f"{path.name} does not say which language it is.")
    words = {str(name): str(said) for name, said in table.get("words", {}).items()}
    why_not = "" if ours is None else _why_not(table, words, ours)
    return Saying(
        str(table["language"]), str(table["called"]), bool(table.get("right_to_left")),
        str(table.get("confirmed_by", "")), words, why_not,
    )  # fmt: skip


def _why_not(table: Mapping[str, object], words: Mapping[str, str], ours: Mapping[str, str]) -> str:
    if not str(table.get("confirmed_by", "")).strip() or not table.get("confirmed_on"):
        return "No translator has confirmed it by name and day."
    if table.get("english") != digest_of(ours):
        return "The English has changed since it was confirmed."
    if missing := sorted(name for name in ours if not words.get(name, "").strip()):
        return f"Sentences are missing: {', '.join(missing[:5])}."
    if wrong := sorted(name for name in ours if sorted(GAP.findall(ours[name])) != sorted(GAP.findall(words[name]))):
        return f"Gaps are missing or strange: {', '.join(wrong[:5])}."
    return ""


@cache
def english() -> Saying:
    """The English, which is always offered."""
    return read(FOLDER / "en.toml", None)


@cache
def every(area: str) -> tuple[Saying, ...]:
    """Every language with a file, the area's own file before ours, the English first."""
    found: dict[str, Saying] = {ENGLISH: english()}
    for folder in (FOLDER / area, FOLDER):
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            if path.stem != "en":
                said = read(path, english().words)
                found.setdefault(said.language, said)
    return tuple(found.values())


def offered() -> tuple[Saying, ...]:
    """The languages a child is offered here."""
    area = profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now())).slug
    return tuple(each for each in every(area) if not each.why_not)


def asked(request: HttpRequest) -> Saying:
    """The language a page was asked in; English where that is not offered."""
    wanted = request.GET.get(ASKED, "")
    return next((each for each in offered() if each.language == wanted), english())


def form_in(
    kind: type[Form], saying: Saying, options: Mapping[str, Mapping[str, str]], *, also: Mapping[str, str] | None = None
) -> type[Form]:
    """The same form with its questions in this language. `options` names the words of each answer, by field; `also`
    those of a question whose words are not called as it is.
    """
    fields: dict[str, object] = {}
    for name in kind.fields:
        field = copy(kind.fields[name])
        field.label = saying.words.get((also or {}).get(name, name), field.label)
        field.hint = saying.words.get(f"{name}_hint", field.hint)
        if field.required:
            field.required = saying.of(field.required)
        if isinstance(field, Choice | Choices):
            field.options = tuple(
                Option(each.value, saying[options[name][each.value]], each.hint) for each in field.options
            )
        fields[name] = field
    return type(kind.__name__, (kind,), fields)
