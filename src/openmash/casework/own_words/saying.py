"""What a child's own link and the first page of telling us say, in each language somebody here has confirmed.

A language is a file in the folder `languages`: a draft, until somebody who speaks it has read it. An area's own, in a
folder of its name there, comes first. A practice lead confirms it sentence by sentence, with who read it
(`models.Confirmed`). What is confirmed is the pair, the English and its translation: where either has changed since,
that one sentence is said in English, marked as English, and the page says so.
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
from django.utils.html import format_html
from django.utils.safestring import SafeString

from openmash.casework.own_words.models import Confirmed
from openmash.foundation.design.forms import Choice, Choices, Form, Option
from openmash.foundation.governance.profile import profile
from openmash.statute.calendar import local_date

FOLDER = Path(__file__).with_name("languages")
ENGLISH, ASKED = "en-GB", "lang"
TELLING = "tell_"
"""How the sentences of the first page for anybody begin."""
APART = ("\u2066", "\u2069")
"""Round a number, a day or a name in a line from right to left, so that its parts keep their order."""
GAP = re.compile(r"\{[a-z]+\}")


@dataclass(frozen=True)
class Draft:
    """One language as its file has it. `english_name` is what a practice lead calls it; `words` by name.

    `wrong` names the sentences that are missing, or whose gaps are not those of the English.
    """

    language: str
    called: str
    english_name: str
    right_to_left: bool
    words: Mapping[str, str]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Saying:
    """One language as it is said: `words` by name, and the names of those said in English for want of another."""

    language: str
    called: str
    right_to_left: bool
    words: Mapping[str, str]
    in_english: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    def shown(self, name: str, /, **gaps: str) -> str:
        """A sentence with its gaps filled, as a page shows it: marked as English where it is."""
        said, is_english = self.words[name], name in self.in_english
        for gap, value in gaps.items():
            apart = self.right_to_left and not is_english
            said = said.replace(f"{{{gap}}}", f"{APART[0]}{value}{APART[1]}" if apart else value)
        return _marked(said) if is_english else said

    def lacks(self, *, told_by_anybody: bool) -> bool:
        """Whether some of a page is in English: of the first page of telling us, or else of a child's own link."""
        return any(name.startswith(TELLING) is told_by_anybody for name in self.in_english)

    def of(self, sentence: str) -> str:
        """A sentence of ours in this language, where it is among them; itself where it is not."""
        return next((self.words[name] for name, words in english().words.items() if words == sentence), sentence)

    @property
    def query(self) -> str:
        """What keeps a page in this language."""
        return "" if self.language == ENGLISH else f"?{ASKED}={self.language}"


def _marked(said: str) -> SafeString:
    return format_html('<span lang="en-GB" dir="ltr">{}</span>', said)


def print_of(ours: str, theirs: str) -> str:
    """A short print of a sentence and its translation, as they were confirmed together."""
    return hashlib.sha256(f"{ours}\0{theirs}".encode()).hexdigest()[:16]


def prints_of(draft: Draft) -> dict[str, str]:
    """The print of every sentence of a draft that can be confirmed, by name."""
    ours = english().words
    return {name: print_of(ours[name], draft.words[name]) for name in ours if name not in draft.wrong}


def version_of(draft: Draft) -> str:
    """A short name for a draft and the English it is of, as they stand now."""
    prints = prints_of(draft)
    return hashlib.sha256("\n".join(f"{name}={prints[name]}" for name in sorted(prints)).encode()).hexdigest()[:12]


def read(path: Path, ours: Mapping[str, str] | None) -> Draft:
    """One file, judged against the English (`ours`; None for that itself). Raises ValueError for no language."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if not table.get("language") or not table.get("called"):
        raise ValueError(f"{path.name} does not say which language it is.")
    words = {str(name): str(said) for name, said in table.get("words", {}).items()}
    wrong = () if ours is None else tuple(name for name in ours if _is_wrong(ours[name], words.get(name, "")))
    return Draft(
        str(table["language"]), str(table["called"]), str(table.get("english_name", table["called"])),
        bool(table.get("right_to_left")), words, wrong,
    )  # fmt: skip


def _is_wrong(ours: str, theirs: str) -> bool:
    return not theirs.strip() or sorted(GAP.findall(ours)) != sorted(GAP.findall(theirs))


@cache
def english() -> Saying:
    """The English, which is always offered."""
    found = read(FOLDER / "en.toml", None)
    return Saying(found.language, found.called, False, found.words)


@cache
def drafts(area: str) -> Mapping[str, Draft]:
    """Every language with a file beside the English, by its name in BCP 47; the area's own file before ours."""
    found: dict[str, Draft] = {}
    for folder in (FOLDER / area, FOLDER):
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            if path.stem != "en":
                draft = read(path, english().words)
                found.setdefault(draft.language, draft)
    return found


def here() -> Mapping[str, Draft]:
    """The drafts of this area."""
    return drafts(profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now())).slug)


def in_force(draft: Draft, confirmed: Mapping[str, str]) -> Saying:
    """A draft as it is said: what stands as it was confirmed, and the English for the rest."""
    prints, ours = prints_of(draft), english().words
    stands = {name for name, now in prints.items() if confirmed.get(name) == now}
    words = {name: draft.words[name] if name in stands else said for name, said in ours.items()}
    return Saying(
        draft.language, draft.called, draft.right_to_left, words, frozenset(name for name in ours if name not in stands)
    )  # fmt: skip


def standing() -> Mapping[str, Confirmed]:
    """What was confirmed last of each language; one whose confirmation was taken back is left out. One query."""
    rows = Confirmed.objects.order_by("language", "-recorded_at", "-pk").distinct("language")
    return {row.language: row for row in rows if not row.taken_back}


def offered() -> tuple[Saying, ...]:
    """The languages a child is offered here, the English first. One query."""
    confirmed, known = standing(), here()
    said = (in_force(known[language], row.sentences) for language, row in confirmed.items() if language in known)
    return (english(), *sorted(said, key=lambda each: each.called))


def asked(request: HttpRequest) -> Saying:
    """The language a page was asked in; English where that is not offered. No query for English."""
    wanted = request.GET.get(ASKED, "")
    if not wanted or wanted == ENGLISH:
        return english()
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
        said, hint = (also or {}).get(name, name), f"{name}_hint"
        field.label = saying.shown(said) if said in saying.words else field.label
        field.hint = saying.shown(hint) if hint in saying.words else field.hint
        if field.required:
            field.required = saying.of(field.required)
        if isinstance(field, Choice | Choices):
            field.options = tuple(
                Option(each.value, saying.shown(options[name][each.value]), each.hint) for each in field.options
            )
        fields[name] = field
    return type(kind.__name__, (kind,), fields)
