"""Read instruments from their definitions, strictly: one with a mistake is refused, and the sentence says where."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from django.db import connection

from openmash.foundation.instruments import local
from openmash.foundation.instruments.letters import LetterForm, letter_of, ours
from openmash.foundation.instruments.shape import Choosable, Instrument, Kind, Question, Section, ShowIf, Step
from openmash.foundation.instruments.words import OURS, Use, What
from openmash.foundation.reference.codes import BadCodeSet, codes

DEFINITIONS = Path(__file__).parent / "definitions"
NEVER = date(9999, 12, 31)
"""The first day of a version that nobody has put in force."""
YES_NO_UNKNOWN = (Choosable("yes", "Yes"), Choosable("no", "No"), Choosable("unknown", "Not known"))
INDICATOR_ANSWERS = (
    Choosable("present_now", "Present now"), Choosable("present_past", "Present in the past"),
    Choosable("suspected", "Suspected"), Choosable("not_present", "Not present"), Choosable("not_known", "Not known"),
)  # fmt: skip
"""How an indicator is answered, in every tool: "not known" is an answer of its own, and never "no"."""
SLUG = re.compile(r"[a-z][a-z0-9_]*")
OF_INSTRUMENT = {"slug", "version", "title", "source", "effective_from", "effective_to", "sections"}
OF_SECTION = {"slug", "title", "hint", "show_if", "apart", "per_child", "questions"}
OF_QUESTION = {
    "slug", "kind", "label", "hint", "required", "options", "codes", "show_if", "rows", "most", "past", "whole", "each",
    "asks", "called_by", "of", "fold", "step", "carries",
}  # fmt: skip
Table = Mapping[str, object]


class BadDefinition(ValueError):
    """A definition is not as it should be; the sentence says where."""


class NotInForce(LookupError):
    """No version of the instrument is in force on that day."""


def in_use(slug: str, on: date) -> Instrument:
    """The version to use on that day (a local date): the area's own where it has one, else ours. Raises NotInForce."""
    chosen = local.in_force(slug, on)
    return read(chosen) if chosen is not None else instrument(slug, on)


def offered(uses: Collection[Use], on: date) -> list[Instrument]:
    """Every form for these uses that may be begun on that day: ours first, then the area's own, by title."""
    found = [in_use(slug, on) for slug, use in OURS.items() if use in uses]
    own = [kept for kept in local.all_in_force(What.FORM, on) if kept.use in uses and kept.slug not in OURS]
    return [*found, *(read(kept) for kept in own)]


def instrument(slug: str, on: date) -> Instrument:
    """Our version in force on that day (a local date). Raises NotInForce."""
    for found in instruments():
        if found.slug == slug and found.in_force(on):
            return found
    raise NotInForce(f"No version of {slug!r} is in force on {on:%d %B %Y}.")


def version_of(slug: str, version: int) -> Instrument:
    """One version, in force or not: what an old response was given to. Raises NotInForce."""
    if version >= local.FIRST:
        return _forever(str(connection.settings_dict["NAME"]), slug, version)
    for found in instruments():
        if (found.slug, found.version) == (slug, version):
            return found
    raise NotInForce(f"There is no version {version} of {slug!r}.")


@cache
def instruments() -> tuple[Instrument, ...]:
    """Every version of every instrument. Raises BadDefinition, also where two versions overlap."""
    found = tuple(load(path) for path in sorted(DEFINITIONS.glob("*.toml")))
    for one in found:
        for other in found:
            if one is not other and one.slug == other.slug and other.in_force(one.effective_from):
                raise BadDefinition(
                    f"Versions {one.version} and {other.version} of {one.slug!r} are in force together."
                )
    return found


def read(kept: local.Kept) -> Instrument:
    """A version the area made, as it stands. Raises BadDefinition."""
    head = {
        "slug": kept.slug, "version": kept.version, "effective_from": kept.effective_from or NEVER,
        "effective_to": kept.effective_to,
    }  # fmt: skip
    body = {key: value for key, value in kept.body.items() if key in ("title", "source", "sections")}
    found = _instrument({**body, **head}, f"{kept.slug}, version {kept.version}")
    return replace(found, is_tool=kept.use is Use.TOOL)


def letters_in_use(on: date) -> list[LetterForm]:
    """Every letter that may be written on that day, by title: the area's version where it has one, else ours."""
    own = {kept.slug: letter_of(kept.slug, kept.version, kept.body) for kept in local.all_in_force(What.LETTER, on)}
    found = {letter.slug: letter for letter in ours()} | own
    return sorted(found.values(), key=lambda each: each.title.lower())


def version_of_letter(slug: str, version: int) -> LetterForm:
    """One version of a letter, in force or not: what an old one was written on. Raises NotInForce."""
    if version >= local.FIRST and (kept := local.version_of(slug, version)):
        return letter_of(slug, version, kept.body)
    for letter in ours():
        if (letter.slug, letter.version) == (slug, version):
            return letter
    raise NotInForce(f"There is no version {version} of the letter {slug!r}.")


@lru_cache(maxsize=256)
def _forever(database: str, slug: str, version: int) -> Instrument:
    """A version that was put in force: it never changes. Raises NotInForce for any other."""
    kept = local.version_of(slug, version)
    if kept is None or kept.effective_from is None:
        raise NotInForce(f"Version {version} of {slug!r} was never put in force.")
    return read(kept)


def digest(path: Path) -> str:
    """A digest of what a definition says, whatever its comments and spaces, and of the answers its code sets give.

    Its last day is not of it: that is given when the next version is published.
    """
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    told = _sorted({key: value for key, value in said.items() if key != "effective_to"})
    answers = [(question.slug, [(o.value, o.text) for o in question.options]) for question in load(path)]
    return hashlib.sha256(repr((told, answers)).encode()).hexdigest()


def load(path: Path) -> Instrument:
    """Read one definition. Raises BadDefinition."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as mistake:
        raise BadDefinition(f"{path.name}: {mistake}") from mistake
    found = _instrument(table, path.name)
    if path.name != f"{found.slug}_{found.version}.toml":
        raise BadDefinition(f"{path.name}: name the file {found.slug}_{found.version}.toml.")
    return found


def _instrument(table: Table, at: str) -> Instrument:
    _known(table, OF_INSTRUMENT, at)
    version, starts, ends = table.get("version"), table.get("effective_from"), table.get("effective_to")
    if not isinstance(version, int) or version < 1:
        raise BadDefinition(f"{at}: version is a number from 1.")
    if not isinstance(starts, date) or not (ends is None or isinstance(ends, date)):
        raise BadDefinition(f"{at}: effective_from is a date, and effective_to one or nothing.")
    sections: list[Section] = []
    asked: dict[str, Question] = {}
    for part in _tables(table, "sections", at):
        section = _section(part, at, asked)
        sections.append(section)
        for question in section.questions:
            if question.slug in asked:
                raise BadDefinition(f"{at}: two questions are called {question.slug!r}.")
            asked[question.slug] = question
    if not sections or len({section.slug for section in sections}) != len(sections):
        raise BadDefinition(f"{at}: sections are needed, each with a name of its own.")
    return Instrument(
        _slug(table, at),
        version,
        _words(table, "title", at),
        _words(table, "source", at),
        starts,
        ends,
        tuple(sections),
    )


def _section(table: Table, at: str, asked: Mapping[str, Question]) -> Section:
    at = f"{at}, section {table.get('slug')!r}"
    _known(table, OF_SECTION, at)
    earlier: dict[str, Question] = {}
    for part in _tables(table, "questions", at):
        question = _question(part, at, earlier, before=asked)
        if question.slug in earlier:
            raise BadDefinition(f"{at}: two questions are called {question.slug!r}.")
        earlier[question.slug] = question
    if not earlier:
        raise BadDefinition(f"{at}: a question is needed.")
    return Section(
        slug=_slug(table, at),
        title=_words(table, "title", at),
        hint=_words(table, "hint", at, needed=False),
        questions=tuple(earlier.values()),
        show_if=_show_if(table, at, asked),
        apart=_flag(table, "apart", at),
        per_child=_flag(table, "per_child", at),
    )


def _question(
    table: Table,
    at: str,
    earlier: Mapping[str, Question],
    *,
    before: Mapping[str, Question] | None = None,
    in_row: bool = False,
) -> Question:
    at = f"{at}, question {table.get('slug')!r}"
    _known(table, OF_QUESTION, at)
    try:
        kind = Kind(_words(table, "kind", at))
    except ValueError:
        raise BadDefinition(f"{at}: kind is one of {', '.join(Kind)}.") from None
    if in_row and (kind.is_rows or kind is Kind.FILES):
        raise BadDefinition(f"{at}: a row asks neither about people nor for files.")
    asks: dict[str, Question] = {}
    for part in _tables(table, "asks", at):
        ask = _question(part, at, asks, in_row=True)
        asks[ask.slug] = ask
    if bool(asks) != kind.is_rows:
        raise BadDefinition(f"{at}: `asks` says what is asked about each of several people, and only then.")
    return Question(
        slug=_slug(table, at),
        kind=kind,
        label=_words(table, "label", at),
        hint=_words(table, "hint", at, needed=False),
        required=_words(table, "required", at, needed=False),
        options=_options(table, kind, at),
        show_if=_show_if(table, at, earlier),
        rows=_number(table, "rows", 5, at),
        most=_number(table, "most", 0, at),
        past=_flag(table, "past", at),
        whole=_flag(table, "whole", at),
        each=_words(table, "each", at, needed=kind.is_rows),
        asks=tuple(asks.values()),
        called_by=_called_by(table, asks, at),
        of=_of(table, kind, before or {}, at),
        fold=_words(table, "fold", at, needed=False),
        step=_step(table, at),
        carries=_flag(table, "carries", at),
    )


def _options(table: Table, kind: Kind, at: str) -> tuple[Choosable, ...]:
    given, named = _tables(table, "options", at), _words(table, "codes", at, needed=False)
    if kind is Kind.YES_NO_UNKNOWN and not given and not named:
        return YES_NO_UNKNOWN
    if kind.is_indicator and not given and not named:
        return INDICATOR_ANSWERS
    if (kind in (Kind.ONE_OF, Kind.MANY_OF)) != (bool(given) or bool(named)) or (given and named):
        raise BadDefinition(f"{at}: one_of and many_of need either options or codes, and nothing else has them.")
    if named:
        try:
            in_use = (code for code in codes(named).codes if code.retired_on is None)
            return tuple(Choosable(code.code, code.label, code.note, code.group) for code in in_use)
        except BadCodeSet:
            raise BadDefinition(f"{at}: there is no code set {named!r}.") from None
    for option in given:
        _known(option, {"value", "text", "hint", "group"}, at)
    found = tuple(
        Choosable(
            _words(o, "value", at), _words(o, "text", at), _words(o, "hint", at, needed=False),
            _words(o, "group", at, needed=False),
        )
        for o in given
    )  # fmt: skip
    if len({option.value for option in found}) != len(found):
        raise BadDefinition(f"{at}: an option is there twice.")
    return found


def _show_if(table: Table, at: str, earlier: Mapping[str, Question]) -> ShowIf | None:
    found = table.get("show_if")
    if found is None:
        return None
    if not isinstance(found, dict) or set(found) != {"question", "is"} or not isinstance(found["is"], list):
        raise BadDefinition(f'{at}: show_if is {{ question = "…", is = ["…"] }}.')
    question = earlier.get(str(found["question"]))
    if question is None or not question.options:
        raise BadDefinition(f"{at}: show_if names an earlier question with answers to choose from.")
    answers = tuple(str(answer) for answer in found["is"])
    if not answers or set(answers) - {option.value for option in question.options}:
        raise BadDefinition(f"{at}: show_if names an answer that {question.slug!r} does not have.")
    return ShowIf(question.slug, answers)


def _step(table: Table, at: str) -> Step:
    try:
        return Step(_words(table, "step", at, needed=False) or Step.FIRST)
    except ValueError:
        raise BadDefinition(f"{at}: step is one of {', '.join(Step)}.") from None


def _called_by(table: Table, asks: Mapping[str, Question], at: str) -> tuple[str, ...]:
    found = table.get("called_by", [])
    if not isinstance(found, list) or not all(isinstance(slug, str) and slug in asks for slug in found):
        raise BadDefinition(f"{at}: called_by lists questions of the row.")
    return tuple(found)


def _of(table: Table, kind: Kind, before: Mapping[str, Question], at: str) -> Question | None:
    named = _words(table, "of", at, needed=False)
    if not named:
        return None
    found = before.get(named)
    if found is None or not found.kind.is_rows or not kind.is_rows:
        raise BadDefinition(f"{at}: `of` names the people of an earlier section.")
    return found


def _known(table: Table, keys: set[str], at: str) -> None:
    if unknown := set(table) - keys:
        raise BadDefinition(f"{at}: nothing reads {', '.join(sorted(unknown))}.")


def _tables(table: Table, key: str, at: str) -> Sequence[Table]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(part, dict) for part in found):
        raise BadDefinition(f"{at}: {key} is a list of tables.")
    return found


def _words(table: Table, key: str, at: str, *, needed: bool = True) -> str:
    found = table.get(key, "")
    if not isinstance(found, str) or (needed and not found.strip()):
        raise BadDefinition(f"{at}: {key} is needed, in words.")
    return found


def _slug(table: Table, at: str) -> str:
    found = _words(table, "slug", at)
    if not SLUG.fullmatch(found):
        raise BadDefinition(f"{at}: a slug is small letters, numbers and underscores.")
    return found


def _number(table: Table, key: str, usual: int, at: str) -> int:
    found = table.get(key, usual)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise BadDefinition(f"{at}: {key} is a whole number.")
    return found


def _flag(table: Table, key: str, at: str) -> bool:
    found = table.get(key, False)
    if not isinstance(found, bool):
        raise BadDefinition(f"{at}: {key} is true or false.")
    return found


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return [(key, _sorted(value[key])) for key in sorted(value)]
    return [_sorted(part) for part in value] if isinstance(value, list) else value
