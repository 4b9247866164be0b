"""Reading one search box: a name in either order, as much of a date as is known, a postcode, a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from openmash.records.people.search import Sought

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_WORD = r"(?P<word>jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
DATES: tuple[tuple[str, str], ...] = (
    ("day", r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"),
    ("day", r"\b(?P<day>\d{1,2})\s?[/.\-]\s?(?P<month>\d{1,2})\s?[/.\-]\s?(?P<year>\d{4}|\d{2})\b"),
    ("day", rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH_WORD}\s+(?P<year>\d{{4}}|\d{{2}})\b"),
    ("month", rf"\b{MONTH_WORD}\s+(?P<year>\d{{4}})\b"),
    ("month", r"\b(?P<month>\d{1,2})/(?P<year>\d{4})\b"),
    ("year", r"(?<![\w/\-])(?P<year>(?:19|20)\d{2})(?![\w/\-])"),
)
POSTCODE = re.compile(r"\b[a-z]{1,2}\d[\da-z]?\s*\d[a-z]{2}\b", re.IGNORECASE)
TEN_DIGITS = re.compile(r"\b\d{3}[\s\-]?\d{3}[\s\-]?\d{4}\b")
"""An NHS number, spaced or not. Read before any date: the last part of 999 000 1996 is not a year."""
OTHER_NUMBERS = (
    re.compile(r"\b[a-z]\d{11}[\da-z]\b", re.IGNORECASE),
    re.compile(r"\b(?=[a-z/\-]*\d[\w/\-]*\d)[\w/\-]{5,40}\b", re.IGNORECASE),
)


@dataclass
class _Rest:
    """What is left of the text as parts of it are understood."""

    text: str
    numbers: list[str] = field(default_factory=list)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.text)
        if found:
            self.text = f"{self.text[: found.start()]} {self.text[found.end() :]}"
        return found

    def take_numbers(self, pattern: re.Pattern[str]) -> None:
        while found := self.take(pattern):
            self.numbers.append(found.group())


def understood(text: str) -> Sought:
    """What somebody typed into one box, such as "zoe ashworth 9/3/18 GL5 1AA" or "Ashworth, Zoë".

    Two-digit years are taken as the latest that is not in the future. One name alone may be either name.
    """
    rest = _Rest(text)
    rest.take_numbers(TEN_DIGITS)
    born, precision = _date(rest)
    postcode = rest.take(POSTCODE)
    for pattern in OTHER_NUMBERS:
        rest.take_numbers(pattern)
    forenames, surname = _names(rest.text)
    return Sought(
        forenames=forenames,
        surname=surname,
        born=born,
        precision=precision,
        postcode=postcode.group() if postcode else "",
        numbers=tuple(rest.numbers),
        one_word=bool(surname) and not forenames and "," not in rest.text,
    )


def _date(rest: _Rest) -> tuple[date | None, str]:
    for precision, pattern in DATES:
        before = rest.text
        found = rest.take(re.compile(pattern, re.IGNORECASE))
        if found:
            made = _made(found, precision)
            if made:
                return made, precision
            rest.text = before
    return None, "unknown"


def _made(found: re.Match[str], precision: str) -> date | None:
    said = found.groupdict()
    year = int(said["year"])
    if year < 100:
        year += 2000 if year + 2000 <= timezone.localdate().year else 1900
    month = MONTHS.index(said["word"][:3].lower()) + 1 if said.get("word") else int(said.get("month") or 1)
    try:
        return date(year, month if precision != "year" else 1, int(said.get("day") or 1))
    except ValueError:
        return None


def _names(text: str) -> tuple[str, str]:
    if "," in text:
        surname, _, forenames = text.partition(",")
        return " ".join(forenames.replace(",", " ").split()), " ".join(surname.split())
    words = text.split()
    if len(words) < 2:
        return "", " ".join(words)
    at = next((i for i, word in enumerate(words[1:-1], 1) if word.lower() in PARTICLES), len(words) - 1)
    return " ".join(words[:at]), " ".join(words[at:])


PARTICLES = frozenset(
    {"van", "von", "de", "da", "dos", "del", "della", "di", "le", "la", "bin", "ibn", "bint", "el", "al"}
)
"""A word from which on the rest is the family name: "anna van der meer"."""
