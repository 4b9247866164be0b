"""A record made ready to be compared: letters only, words apart, sounds, forms, parts of dates, and how rare a name is.

The same for a record of the live database, a row of a nightly file and a word typed into a search. Everything about a
word, a family name or a date depends on it alone, so a batch prepares each distinct one once.
"""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from openmash.records.people.rules import nhs_number_holds

DATA = Path(__file__).parent / "data"
NICKNAMES = Path(__file__).parents[2] / "people" / "data" / "nicknames.csv"
NOBODYS = frozenset(
    {
        "baby", "babe", "boy", "girl", "child", "infant", "newborn", "unborn", "unknown", "unnamed", "twin", "twini",
        "twinii", "triplet", "male", "female", "notknown", "known", "nk", "na", "none", "null", "test", "tbc",
        "surname", "forename", "mr", "mrs", "miss", "ms", "master", "nee", "aka",
    }
)  # fmt: skip
"""Words written where a name is not known, and titles: they are no evidence."""
PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "da", "dos", "del", "della", "di", "le", "la", "bin", "ibn", "el", "al", "st"}
)
"""Parts of family names that many unrelated families share."""
FEMALE, MALE = frozenset({"f", "female", "2", "girl", "woman"}), frozenset({"m", "male", "1", "boy", "man"})
RAREST, COMMONEST = 600, -300
"""How far a name's rarity may move the weight, in hundredths of a bit."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is compared of one record. None where it is not known; `*_sorted` are the letters or figures in order.

    `born` is the whole date as YYYYMMDD and is None for a date that was only filled in (1 January); `year`, `month` and
    `day` hold what is known. `*_rarity`: hundredths of a bit that agreement on this name is worth beyond the ordinary.
    """

    given: str | None = None
    initial: str | None = None
    forms: tuple[str, ...] = ()
    given_sound: str | None = None
    given_sorted: str | None = None
    given_shape: str | None = None
    given_pairs: tuple[str, ...] = ()
    given_known: bool = False
    given_rarity: int = 0
    middles: tuple[str, ...] = ()
    family: str | None = None
    families: tuple[str, ...] = ()
    family_sound: str | None = None
    family_sorted: str | None = None
    family_known: bool = False
    family_rarity: int = 0
    born: str | None = None
    born_sorted: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    sex: str | None = None
    postcode: str | None = None
    sector: str | None = None
    door: str | None = None
    nhs: str | None = None
    nhs_holds: bool = False
    upn: str | None = None
    phone: str | None = None


def prepare(
    *,
    forenames: str = "",
    surname: str = "",
    born: str = "",
    sex: str = "",
    address: str = "",
    postcode: str = "",
    nhs_number: str = "",
    upn: str = "",
    phone: str = "",
) -> Prepared:
    """A record made ready. `born` is a date as text, whole or partial (2015-03-09, 2015-03, 2015); raises ValueError
    where it is no date. Everything else is taken as it comes.
    """
    given, initial, middles = _given(forenames)
    first, family, on = word(given or ""), family_name(surname), birth(born)
    packed = re.sub(r"[^A-Z0-9]", "", plain(postcode).upper()) or None if postcode else None
    return Prepared(
        given=given,
        initial=initial,
        forms=first.forms,
        given_sound=first.sound,
        given_sorted=first.letters,
        given_shape=first.shape,
        given_pairs=first.pairs,
        given_known=first.known,
        given_rarity=first.rarity,
        middles=middles,
        family=family.whole,
        families=family.parts,
        family_sound=family.sound,
        family_sorted=family.letters,
        family_known=family.known,
        family_rarity=family.rarity,
        born=on.whole,
        born_sorted=on.figures,
        year=on.year,
        month=on.month,
        day=on.day,
        sex=sex_of(sex),
        postcode=packed,
        sector=packed[:-2] if packed and len(packed) >= 5 else None,
        door=door(address),
        nhs=number(nhs_number),
        nhs_holds=nhs_number_holds(number(nhs_number) or ""),
        upn=number(upn),
        phone=number(phone),
    )


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """In small letters without accents: ż and ź are z, ł is l, ß is ss; what is not Latin stays as it is."""
    if text.isascii():
        return text.lower()
    lowered = text.lower().translate({322: "l", 248: "o", 223: "ss", 230: "ae", 273: "d", 8217: "'", 305: "i"})
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def letters(text: str) -> str:
    """Only the letters, of whatever script."""
    said = plain(text)
    return said if said.isalpha() else "".join(c for c in said if c.isalpha())


@lru_cache(maxsize=65_536)
def _given(forenames: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    every = [letters(part) for part in plain(forenames).replace(",", " ").split()]
    words = [part for part in every if part and part not in NOBODYS]
    if not words:
        return None, None, ()
    named = words[0] if len(words[0]) > 1 else None
    return named, words[0][0], tuple(part for part in words[1:] if len(part) > 1)


class Word(NamedTuple):
    """A forename on its own. `pairs`: its letters two by two. `known`: a name in its own right, so that another near it
    is another name, not a slip.
    """

    forms: tuple[str, ...]
    sound: str | None
    letters: str | None
    shape: str | None
    pairs: tuple[str, ...]
    known: bool
    rarity: int


@lru_cache(maxsize=65_536)
def word(given: str) -> Word:
    """What there is to say of a forename in letters()."""
    if not given:
        return Word((), None, None, None, (), False, 0)
    key = spelled(given)
    forms = {key, *_forms().get(key, ())}
    per_million = _forenames().get(given, 0)
    return Word(
        tuple(sorted(forms)),
        sound(given),
        "".join(sorted(given)),
        given.translate(LETTER_SHAPES),
        tuple(sorted({given[i : i + 2] for i in range(len(given) - 1)})),
        per_million >= 1,
        _rarity(per_million, _usual(True)),
    )


class Family(NamedTuple):
    """A family name: whole, its parts (halves of a double-barrelled one), its sound, whether it is one of the commoner
    ones in its own right, and how rare it is.
    """

    whole: str | None
    parts: tuple[str, ...]
    sound: str | None
    letters: str | None
    known: bool
    rarity: int


@lru_cache(maxsize=65_536)
def family_name(surname: str) -> Family:
    """What there is to say of a family name as written."""
    every = [letters(part) for part in plain(surname).replace("-", " ").split()]
    words = [part for part in every if part and part not in NOBODYS]
    whole = "".join(words)
    if not whole:
        return Family(None, (), None, None, False, 0)
    parts = tuple(sorted({part for part in words if len(part) > 1 and part not in PARTICLES} | {whole}))
    per_million = _surnames().get(whole, 0)
    rarity = _rarity(per_million, _usual(False))
    return Family(whole, parts, sound(whole), "".join(sorted(whole)), per_million >= 1, rarity)


@dataclass(frozen=True, slots=True)
class Birth:
    """As much of a date of birth as is known, as numbers; `whole` is YYYYMMDD."""

    whole: str | None = None
    figures: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None


NO_BIRTH = Birth()
SHAPES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})"),
)


@lru_cache(maxsize=65_536)
def birth(text: str) -> Birth:
    """A date as written: 2015-03-09, 20150309, 9/3/2015 (day first), 2015-03, 2015; also 2015-00-00. Raises ValueError.

    1 January is what systems fill in where only the year is known, so it counts as the year.
    """
    said = text.strip()
    if not said:
        return NO_BIRTH
    for shape in SHAPES:
        found = shape.fullmatch(said)
        if found:
            parts = {key: int(value) for key, value in found.groupdict().items()}
            return _birth(parts["y"], parts.get("m", 0), parts.get("d", 0))
    raise ValueError(f"{said} is not a date")


def possible(text: str) -> str:
    """A date as written if it is one; else its year and month where they can be (2015-02-30: 2015-02); else nothing."""
    try:
        birth(text)
    except ValueError:
        found = next((match for shape in SHAPES if (match := shape.fullmatch(text.strip()))), None)
        parts = {key: int(value) for key, value in found.groupdict().items()} if found else {}
        if 1850 <= parts.get("y", 0) <= 2200 and 1 <= parts.get("m", 0) <= 12:
            return f"{parts['y']}-{parts['m']:02d}"
        return ""
    return text


def _birth(year: int, month: int, day: int) -> Birth:
    if not 1850 <= year <= 2200 or month > 12 or (day and not month):
        raise ValueError("no such date")
    if not day or (month, day) == (1, 1):
        return Birth(year=year, month=month if month and not day else None)
    whole = f"{date(year, month, day):%Y%m%d}"
    return Birth(whole, "".join(sorted(whole)), year, month, day)


@cache
def sex_of(text: str) -> str | None:
    """M, F, or None where it is not known or is neither."""
    said = text.strip().lower()
    return "F" if said in FEMALE else "M" if said in MALE else None


def door(address: str) -> str | None:
    """The first number of an address that letters follow, and the first four of these: "4, Mill Lane, Stroud",
    "Flat 2, 4 mill ln" and "4 milllane" agree. None without a number.
    """
    if not address:
        return None
    found = re.search(r"([0-9]+)[a-z]?[^a-z0-9]+([a-z][a-z .'\-]{2,})", plain(address))
    street = letters(found[2])[:4] if found else ""
    return f"{found[1]} {street}" if found and len(street) >= 3 else None


def number(text: str) -> str | None:
    """A number without spaces, dashes and dots, in capitals; None where five characters or fewer, or all one figure."""
    if not text:
        return None
    said = text.upper()
    packed = said if said.isascii() and said.isalnum() else re.sub(r"[^A-Z0-9@_]", "", said)
    return packed if len(packed) >= 6 and packed.strip(packed[0]) else None


def spelled(name: str) -> str:
    """A spelling that names said alike share, vowels and all: Sarah and Sara, Lily and Lilly, Sophie and Sofie."""
    key = name
    for old, new in SPELLINGS:
        key = key.replace(old, new)
    key = _once(key)
    return key[:-1] if len(key) > 2 and key[-1] in "he" else key


def sound(name: str) -> str:
    """The consonants as they sound, six at most, after the first letter: Clarke and Clark, Thompson and Tomson."""
    key = name
    for old, new in SOUNDS:
        key = key.replace(old, new)
    key = key.translate(SAID_AS)
    first, rest = key[:1], key[1:].translate(UNHEARD)
    return _once(("a" if first in "aeiouy" else first) + rest)[:6]


def _once(text: str) -> str:
    """A letter once where it stands twice or more in a row."""
    return "".join([letter for letter, following in zip(text, text[1:] + " ", strict=True) if letter != following])


LETTER_SHAPES = str.maketrans("lijtfgoqdceawhmuvyrkxpb", "iiiiioooooooonnvvvvvvbb")
"""Letters that hands and scanners take for each other, as one."""
SPELLINGS = (("ph", "f"), ("ck", "k"), ("c", "k"), ("ie", "i"), ("ey", "i"), ("ee", "i"), ("y", "i"), ("z", "s"))
SOUNDS = (
    ("sch", "s"), ("tch", "ch"), ("ph", "f"), ("gh", "g"), ("kn", "n"), ("wr", "r"), ("mps", "ms"), ("ck", "k"),
    ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("ch", "x"), ("dg", "g"),
)  # fmt: skip
SAID_AS, UNHEARD = str.maketrans("cqzjvdb", "kksgftp"), str.maketrans("", "", "aeiouyhw")
"""The sounds of single letters, once SOUNDS is done."""


@cache
def _rarity(per_million: int, usual: float) -> int:
    return max(COMMONEST, min(RAREST, round(100 * math.log2(usual / max(1, per_million)))))


@cache
def _usual(given: bool) -> float:
    """The chance, in a million, that two people drawn at random share their name: how common the usual agreement is."""
    counts = (_forenames() if given else _surnames()).values()
    return sum(count * count for count in counts) / 1e6


@cache
def _forenames() -> Mapping[str, int]:
    return _per_million("forenames.csv")


@cache
def _surnames() -> Mapping[str, int]:
    return _per_million("surnames.csv")


def _per_million(file: str) -> Mapping[str, int]:
    with (DATA / file).open(encoding="utf-8") as lines:
        return {row["name"]: int(row["per_million"]) for row in csv.DictReader(lines)}


@cache
def _forms() -> Mapping[str, frozenset[str]]:
    """For each short form, as spelled() has it, the names it stands for, as spelled() has them."""
    found: dict[str, set[str]] = {}
    for path, column in ((NICKNAMES, "short_names"), (DATA / "spellings.csv", "spellings")):
        with path.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                _stand_for(found, row["name"], row[column].split())
    return {name: frozenset(forms) for name, forms in found.items()}


def _stand_for(found: dict[str, set[str]], name: str, others: Iterable[str]) -> None:
    for other in (name, *others):
        found.setdefault(spelled(other), set()).add(spelled(name))
