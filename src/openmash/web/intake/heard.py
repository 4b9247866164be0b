"""What can be made out in words typed while somebody speaks: names, ages, kin, streets, schools, numbers. Plain Python.

It guesses, and is only ever used to look and to offer; the words themselves are what is kept. Capitals may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from openmash.records.people.ordinary import ALSO_NAMES, ORDINARY, STREETS

KIN = {
    "mum": "mother", "mother": "mother", "mummy": "mother", "mom": "mother", "dad": "father", "father": "father",
    "daddy": "father", "stepdad": "step-parent", "stepfather": "step-parent", "stepmum": "step-parent",
    "stepmother": "step-parent", "partner": "parent's partner", "boyfriend": "parent's partner",
    "girlfriend": "parent's partner", "nan": "grandparent", "gran": "grandparent", "grandma": "grandparent",
    "grandad": "grandparent", "grandmother": "grandparent", "grandfather": "grandparent", "aunt": "aunt or uncle",
    "auntie": "aunt or uncle", "uncle": "aunt or uncle", "brother": "child", "sister": "child", "son": "child",
    "daughter": "child", "baby": "child", "twin": "child", "child": "child", "sibling": "child", "boy": "child",
    "girl": "child", "toddler": "child", "pupil": "child",
}  # fmt: skip
UNNAMED = frozenset({"boy", "girl", "baby", "toddler", "child", "teenager"})
BRIDGES = frozenset({"is", "called", "named", "aged", "age", "about", "around", "approx", "nearly", "just", "only"})
SCHOOLS = frozenset(
    {"primary", "infant", "infants", "junior", "juniors", "academy", "nursery", "preschool", "pre-school", "playgroup",
     "secondary", "college", "school", "comprehensive"}
)  # fmt: skip
TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+[a-z]{0,2}\b|[.!?\n]|[,;:()/]", re.IGNORECASE)
POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)
BORN = re.compile(r"\b(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\b")
TELEPHONE = re.compile(r"(?<!\d)(?:\+44\s?|0)\d(?:[\s\-]?\d){8,9}(?!\d)")
NHS = re.compile(r"(?<!\d)\d{3}[\s\-]?\d{3}[\s\-]?\d{4}(?!\d)")
ASKS = re.compile(
    r"\b((?:wants?|needs?|demands?|demanding|insists on) (?:to know|to find|to be told|"
    r"(?:the|her|his|their) (?:new )?(?:address|number|school|nursery|doctor|social worker))|"
    r"(?:asks?|asking|asked) (?:for|where|who|whether|if|what|which)|who (?:reported|told|rang|has told)|"
    r"where (?:is|are|do|does|has|have) (?:he|she|they|it|the child|the children|my|his|her)|"
    r"wh(?:at|ich) (?:school|nursery|address|refuge)|whereabouts|"
    r"(?:give|tell) (?:me|him|her|them) (?:the|where|who|which|what))\b",
    re.IGNORECASE,
)
UNBORN = re.compile(r"\b(pregnant|unborn|expecting|weeks gone|due (?:in|on|date))\b", re.IGNORECASE)
YEARS = frozenset({"years", "year", "yrs", "yr", "yo", "y", "yrs-old", "year-old", "old"})
MONTHS = frozenset({"months", "month", "mths", "mth", "weeks", "week", "wks", "wk", "days", "day"})
ADULT = 18
NEAR_A_DATE = 30


@dataclass(frozen=True)
class HeardPerson:
    """Somebody spoken of. `age` is in whole years (0 for a baby); None where none was given. `described` is of one
    without a name: "boy about 4".
    """

    forenames: str = ""
    surname: str = ""
    age: int | None = None
    born: date | None = None
    kin: str = ""
    described: str = ""
    at: int = 0
    """Where in the text, to tell which came first."""

    @property
    def is_child(self) -> bool:
        """A child, as far as was said; one of whom nothing was said may be."""
        if self.age is not None:
            return self.age < ADULT
        return self.kin in ("", "child")

    @property
    def called(self) -> str:
        """The name as heard, else the description."""
        return " ".join(part for part in (self.forenames, self.surname) if part) or self.described


@dataclass(frozen=True)
class Heard:
    """All that could be made out."""

    people: tuple[HeardPerson, ...] = ()
    streets: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    is_unborn: bool = False
    asks: bool = False
    """The caller asks for something: an address, who reported, whether a child is known."""

    @property
    def family_name(self) -> str:
        """The first family name heard: what a brother or sister without one is looked for under."""
        return next((person.surname for person in self.people if person.surname), "")


@dataclass(frozen=True)
class _Token:
    text: str
    at: int

    @property
    def low(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def heard(text: str, today: date) -> Heard:
    """Make out what can be made out. Never raises; an empty text gives nothing."""
    rest, births = _Masked(text), []
    postcodes = [" ".join(found.group().upper().split()) for found in rest.take(POSTCODE)]
    for found in rest.take(BORN):
        if born := _born(found, today):
            births.append((found.start(), born))
    telephones = [found.group() for found in rest.take(TELEPHONE)]
    numbers = [re.sub(r"\D", "", found.group()) for found in rest.take(NHS)]
    tokens = [_Token(found.group(), found.start()) for found in TOKEN.finditer(rest.text)]
    schools = list(_places(tokens, SCHOOLS, with_number=False))
    streets = list(_places(tokens, STREETS, with_number=True))
    taken = {token.at for place in (*schools, *streets) for token in place}
    people = _merged(_people([token for token in tokens if token.at not in taken], births))
    return Heard(
        people=people,
        streets=_unique(_joined(place) for place in streets),
        schools=_unique(_joined(place) for place in schools),
        postcodes=_unique(iter(postcodes)),
        telephones=_unique(iter(telephones)),
        numbers=_unique(iter(numbers)),
        is_unborn=bool(UNBORN.search(text)),
        asks=bool(ASKS.search(text)),
    )


class _Masked:
    """A text from which what has been understood is blanked out, places in it unchanged."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        found = list(pattern.finditer(self.text))
        for match in found:
            self.text = self.text[: match.start()] + "\n" * len(match.group()) + self.text[match.end() :]
        return found


def _born(found: re.Match[str], today: date) -> date | None:
    year = int(found[3]) + (0 if len(found[3]) == 4 else 2000 if int(found[3]) + 2000 <= today.year else 1900)
    try:
        born = date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None
    return born if date(today.year - 110, 1, 1) <= born <= today else None


def _places(tokens: list[_Token], kinds: frozenset[str], *, with_number: bool) -> Iterator[list[_Token]]:
    """Runs of words that end in one of these, such as "12 Barton Street" or "elm primary school"."""
    place = 0
    while place < len(tokens):
        if tokens[place].low in kinds and (run := _before(tokens, place, with_number=with_number)):
            while place + 1 < len(tokens) and tokens[place + 1].low in kinds:
                place += 1
                run.append(tokens[place])
            yield run
        place += 1


def _before(tokens: list[_Token], end: int, *, with_number: bool) -> list[_Token]:
    """The words before a kind of place that name it; none where nothing does."""
    start = end
    while start > 0 and end - start < 3:
        before = tokens[start - 1]
        if not before.is_word or before.low in ORDINARY or before.low in KIN or before.low in BRIDGES:
            break
        start -= 1
    number = with_number and start > 0 and tokens[start - 1].text[0].isdigit()
    words = tokens[start : end + 1]
    if len(words) < 2:
        return []
    if with_number and not number and not any(token.is_capital for token in words):
        return [] if tokens[end].low not in ("street", "road", "avenue", "lane", "crescent") else words
    return tokens[start - 1 : end + 1] if number else words


def _people(tokens: list[_Token], births: list[tuple[int, date]]) -> Iterator[HeardPerson]:
    place = 0
    while place < len(tokens):
        run = _name_at(tokens, place)
        if run:
            person = _person(tokens, place, place + run)
            yield replace(person, born=_birth_near(tokens[place + run - 1], births))
            place += run
            continue
        if tokens[place].low in UNNAMED and (age := _age_after(tokens, place + 1)) is not None:
            words = tokens[place : age[1] + 1]
            yield HeardPerson(age=age[0], kin="child", described=_joined(words), at=tokens[place].at)
            place = age[1]
        place += 1


def _name_at(tokens: list[_Token], place: int) -> int:
    """How many words from here are a name; 0 where none is."""
    length = 0
    words = 0
    while words < 3 and place + length < len(tokens) and _could_be_name(tokens, place, length):
        words += tokens[place + length].low not in PARTICLES
        length += 1
    if not length:
        return 0
    first = tokens[place]
    if first.is_capital and not (_begins_sentence(tokens, place) and first.low in ALSO_NAMES and length == 1):
        return length
    beside = _kin_before(tokens, place) or _age_after(tokens, place + length) is not None
    return length if beside else 0


def _could_be_name(tokens: list[_Token], place: int, length: int) -> bool:
    token = tokens[place + length]
    if not token.is_word or len(token.text) < 2 or token.low in KIN or token.low in BRIDGES:
        return False
    if token.low in ORDINARY and not (token.low in ALSO_NAMES and token.is_capital):
        return False
    return not (length and tokens[place].is_capital and not token.is_capital and token.low not in PARTICLES)


PARTICLES = frozenset({"van", "von", "de", "da", "dos", "der", "del", "di", "le", "la", "bin", "al", "el"})


def _begins_sentence(tokens: list[_Token], place: int) -> bool:
    return place == 0 or tokens[place - 1].text in ".!?\n"


def _person(tokens: list[_Token], start: int, end: int) -> HeardPerson:
    words = [t.text if t.is_capital or t.low in PARTICLES else t.text.title() for t in tokens[start:end]]
    last = next((at for at, word in enumerate(words[1:-1], 1) if word.lower() in PARTICLES), len(words) - 1)
    age = _age_after(tokens, end)
    return HeardPerson(
        forenames=" ".join(words[:last]) if len(words) > 1 else words[0],
        surname=" ".join(words[last:]) if len(words) > 1 else "",
        age=age[0] if age else None,
        kin=_kin_before(tokens, start),
        at=tokens[start].at,
    )


def _kin_before(tokens: list[_Token], place: int) -> str:
    """What kin the name is, where that stands just before it: "mum is Dana", "his brother Toby"."""
    for before in range(place - 1, max(place - 4, -1), -1):
        token = tokens[before]
        if token.low in KIN:
            return KIN[token.low]
        if token.low not in BRIDGES and token.text not in ",:(":
            return ""
    return ""


def _age_after(tokens: list[_Token], place: int) -> tuple[int, int] | None:
    """The age that follows ("(7)", ", aged about 4", "18 months") and where its last word is; None where none does."""
    at = place
    while at < len(tokens) and at - place < 3 and (tokens[at].low in BRIDGES or tokens[at].text in ",("):
        at += 1
    if at >= len(tokens) or not tokens[at].text[0].isdigit():
        return None
    digits = re.match(r"\d+", tokens[at].text)
    number, unit = int(digits.group()) if digits else 999, tokens[at].low.lstrip("0123456789")
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if unit in MONTHS | {"m", "w"} or after in MONTHS:
        return (number // 12 if (unit in ("m",) or after.startswith("m")) else 0), at + (after in MONTHS)
    if number > 99 or (unit and unit not in YEARS | {"yo"}):
        return None
    return number, at + (after in YEARS)


def _birth_near(last: _Token, births: list[tuple[int, date]]) -> date | None:
    """A date of birth written soon after a name."""
    end = last.at + len(last.text)
    return next((born for at, born in births if 0 <= at - end <= NEAR_A_DATE), None)


def _merged(people: Iterator[HeardPerson]) -> tuple[HeardPerson, ...]:
    """Somebody named twice is one person, with all that was said of them."""
    found: dict[str, HeardPerson] = {}
    for person in people:
        key = person.forenames.lower() or f"{person.described} {person.at}"
        before = found.get(key)
        if before is None:
            found[key] = person
        elif not (before.surname and person.surname and before.surname.lower() != person.surname.lower()):
            found[key] = replace(
                before,
                surname=before.surname or person.surname,
                age=before.age if before.age is not None else person.age,
                born=before.born or person.born,
                kin=before.kin or person.kin,
            )
        else:
            found[f"{key} {person.surname.lower()}"] = person
    return tuple(found.values())


def _joined(tokens: list[_Token]) -> str:
    return " ".join(token.text for token in tokens)


def _unique(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
