"""Sentences for a contact, filled with the family's names and dates. The bank is `data/texts/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from synthetic.drafting import Draft, age_on

ONE_HOUR = timedelta(hours=1)
TEXTS = Path(__file__).parent / "data" / "texts"
LONDON = ZoneInfo("Europe/London")
KINDS = (
    "domestic_abuse",
    "neglect",
    "physical",
    "emotional",
    "sexual",
    "exploitation",
    "missing",
    "parental_mental_health",
    "substance",
    "young_carer",
    "online",
    "unborn",
)
Entry = Mapping[str, object]
_CAPITALS = re.compile(r"(^|[.:] )the baby")


@cache
def bank(kind: str) -> Entry:
    """Return the sentences of one kind of concern, or of "shared"."""
    with (TEXTS / f"{kind}.toml").open("rb") as handle:
        return tomllib.load(handle)


@cache
def lines(kind: str, *path: str) -> tuple[str, ...]:
    """Return the sentences at a path of the bank; none where there is nothing."""
    here: object = bank(kind)
    for step in path:
        if not isinstance(here, dict) or step not in here:
            return ()
        here = here[step]
    return tuple(str(line) for line in here) if isinstance(here, list) else ()


@cache
def pairs(kind: str, *path: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs at a path of the bank."""
    here: object = bank(kind)
    for step in path:
        here = here[step] if isinstance(here, dict) else []
    return (
        tuple((str(pair[0]), str(pair[1])) for pair in here if isinstance(pair, list)) if isinstance(here, list) else ()
    )


def choose(rng: Random, options: tuple[str, ...]) -> str:
    """Return one of the options, or nothing where there are none."""
    return options[int(rng.random() * len(options))] if options else ""


# Words that fit only where the source is of one kind, and roles whose sentences have words of their own.
ONLY_FOR = {"police": ("officer", "police"), "school": ("staff", "school", "class ")}
ROLE_WORDS = {
    "3A": ("GP", "attended", "Attended", "appointment"),
    "3B": ("home visit", "not been brought", "contact on", "eight-week", "mood"),
    "3C": ("school nurse", "appointment", "not been brought"),
    "3D": ("appointment", "midwife", "clinic", "booked", "Dental"),
    "3E": ("mergency department", "minor injuries", "paramedic"),
    "3F": ("hospital", "ward", "mergency", "clinic", "paediatrician"),
    "4": ("tenancy", "officer", "move"),
    "5C": ("nother council",),
    "8": ("session", "club", "worker", "help to move"),
}


def fitting(options: tuple[str, ...], serious: bool, source: str = "", code: str = "") -> tuple[str, ...]:
    """Return the sentences that fit, without their mark; all of them where none does.

    A sentence marked "! " is kept for what is serious. `source` leaves out words only another kind of source would
    use; `code`, the census code of a source, prefers sentences in that source's own words.
    """
    plain = [line.removeprefix("! ") for line in options if serious or not line.startswith("! ")]
    plain = plain or [line.removeprefix("! ") for line in options]
    if source:
        others = tuple(word for kind, words in ONLY_FOR.items() if kind != source for word in words)
        plain = [line for line in plain if not any(word in line.lower() for word in others)] or plain
    if code in ROLE_WORDS:
        plain = [line for line in plain if any(word in line for word in ROLE_WORDS[code])] or plain
    return tuple(plain)


def band(draft: Draft, today: date) -> str:
    """Return the age band whose sentences fit: baby, young (2 to 4), junior (5 to 11), teen."""
    if draft.kind == "unborn" or draft.born is None:
        return "baby"
    age = age_on(draft.born, today)
    return "baby" if age < 2 else "young" if age < 5 else "junior" if age < 12 else "teen"


def day(when: date) -> str:
    """Return a date as people write it in a record: 4 March."""
    return f"{when.day} {when:%B}"


def clock(when: datetime) -> str:
    """Return the time of day in London: 21:40."""
    return f"{when.astimezone(LONDON):%H:%M}"


def listed(names: list[str]) -> str:
    """Return names as a list in words: Ava, Noah and Mia."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "the children"


@dataclass(frozen=True, slots=True)
class Voicebox:
    """The words that fill the blanks of one contact's sentences. `happened_at` (London): the hour they name."""

    common: Mapping[str, str]
    today: date
    happened_at: datetime

    def say(self, sentence: str, child: Draft | None = None) -> str:
        """Return the sentence filled, about one child where one is given."""
        if "{" not in sentence:
            return sentence
        if child is None:
            return sentence.format_map(self.common)
        said = sentence.format_map({**self.common, **_pronouns(child)})
        return _CAPITALS.sub(r"\1The baby", said) if child.kind == "unborn" else said


def _pronouns(child: Draft) -> dict[str, str]:
    called = next((n.forenames for n in child.names if n.kind == "preferred"), child.names[0].forenames.split(" ")[0])
    if child.kind == "unborn":
        return {
            "child": "the baby",
            "he": "it",
            "He": "It",
            "his": "its",
            "His": "Its",
            "him": "it",
            "himself": "itself",
        }
    if child.sex == "F":
        return {
            "child": called,
            "he": "she",
            "He": "She",
            "his": "her",
            "His": "Her",
            "him": "her",
            "himself": "herself",
        }
    return {
        "child": called,
        "he": "he",
        "He": "He",
        "his": "his",
        "His": "His",
        "him": "him",
        "himself": "himself",
    }


def voicebox(
    rng: Random,
    when: datetime,
    children: list[Draft],
    mum: str,
    man: str,
    manrole: str,
    worker: str,
    due: date | None,
    by_day: bool = False,
) -> Voicebox:
    """Return the filling for a contact received at `when` (UTC) about these children, subject first.

    `by_day`: what is told of happened in school or surgery hours.
    """
    local = when.astimezone(LONDON)
    today = local.date()
    names = [_pronouns(child)["child"] for child in children]
    searched = listed(
        [f"{child.names[0].forenames.split(' ')[0]} {child.surname}" for child in children if child.kind == "child"][:2]
    )
    first = local - timedelta(hours=2 + int(rng.random() * 10))
    if by_day:
        first = first.replace(hour=9 + int(rng.random() * 6), minute=5 * int(rng.random() * 12))
        first = first if first < local else first - timedelta(days=1)
    months = [today - timedelta(days=days) for days in (50 + int(rng.random() * 40), 150 + int(rng.random() * 80))]
    common = {
        **(_pronouns(children[0]) if children else {}),
        "names": listed(names),
        "mum": mum,
        "man": man,
        "manrole": manrole,
        "worker": worker,
        "names_searched": searched,
        "time": f"{first:%H:%M}",
        "d1": day(first.date()),
        "d2": day(today - timedelta(days=12 + int(rng.random() * 50))),
        "m1": f"{months[0]:%B}",
        "m2": f"{months[1]:%B}",
        "y1": str(today.year - 1),
        "y2": str(today.year - 2 - int(rng.random() * 3)),
        "y5": str(today.year - 6),
        "att": str(78 + int(rng.random() * 12)),
        "att2": str(92 + int(rng.random() * 6)),
        "late": str(6 + int(rng.random() * 14)),
        "due": day(due) if due else "in the spring",
    }
    return Voicebox(common, today, first)
