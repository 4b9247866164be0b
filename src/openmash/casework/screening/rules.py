"""What happens to a screening, from facts alone. Plain Python: a sergeant could check it line by line.

Which grades go where is the area's own data (`[screening]` of its profile); this only reads it. Red never waits, and
nothing that MASH is to have waits longer than the area allows. A rule can lift what is sent, and never lowers it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from openmash.foundation.governance.screening import GRADES, Screening, ScreeningRoute

FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def severity(grade: str) -> int:
    """A grade's place, 0 to 3. Raises ValueError for no grade."""
    return GRADES.index(grade)


def person_key(forenames: str, surname: str, born: str) -> str:
    """A child's first name, family name and whole date of birth in one spelling; empty where one is not known.

    Accents, hyphens, case and further forenames make no difference. It is used to count, never to make records one.
    """
    first, last = _plain(forenames.strip().split(" ")[0] if forenames.strip() else ""), _plain(surname)
    return f"{last}:{first}:{born}" if first and last and FULL_DATE.fullmatch(born) else ""


def _plain(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if letter.isalpha())


@dataclass(frozen=True)
class Before:
    """An earlier screening of one child: the grade that stands, and when the incident was (aware)."""

    grade: str
    at: datetime


@dataclass(frozen=True)
class Facts:
    """What the rules are asked about. `grade` is the one that stands now; `before` are earlier ones, child by child."""

    grade: str
    at: datetime
    submitted_at: datetime
    is_reviewed: bool
    is_domestic_abuse: bool
    before: Sequence[Sequence[Before]] = ()


@dataclass(frozen=True)
class Sending:
    """To whom, at which grade, because of which rules, and not before when (None: now)."""

    to: str
    grade: str
    rules: tuple[str, ...]
    because: tuple[str, ...]
    waits_for_review_until: datetime | None
    tell_now: bool


def sendings(facts: Facts, local: Screening) -> list[Sending]:
    """Everything that is to be sent, each recipient once, at the highest grade any rule gives it.

    Where several rules send to one recipient, the soonest counts.
    """
    found = []
    for to in dict.fromkeys(route.to for route in local.routes):
        met = [route for route in local.routes if route.to == to and _applies(route, facts)]
        if not met:
            continue
        at_once = [route for route in met if route.at == "once"]
        wait = None if at_once or facts.is_reviewed else facts.submitted_at + timedelta(hours=local.review_hours)
        grade = max((facts.grade, *(route.lifts_to or facts.grade for route in met)), key=severity)
        found.append(
            Sending(
                to, grade, tuple(route.key for route in met), tuple(route.says for route in met), wait,
                any(route.tell_now for route in met),
            )
        )  # fmt: skip
    return found


def _applies(route: ScreeningRoute, facts: Facts) -> bool:
    if facts.grade not in route.grades or (route.domestic_abuse and not facts.is_domestic_abuse):
        return False
    if not route.times:
        return True
    since = facts.at - timedelta(days=route.days)
    return any(
        1 + sum(each.grade in route.grades and since <= each.at <= facts.at for each in child) >= route.times
        for child in facts.before
    )


def lifted_said(facts_grade: str, sent: Sending, local: Screening) -> str:
    """What is said where a rule lifts the grade; empty where none does."""
    if severity(sent.grade) <= severity(facts_grade):
        return ""
    return f"Graded {local.label(facts_grade).lower()}, sent as {local.label(sent.grade).lower()}."


def direction(first: str, second: str) -> int:
    """1: graded higher by the second, -1: lower, 0: the same."""
    one, other = severity(first), severity(second)
    return (other > one) - (other < one)


def earliest(moments: Iterable[datetime | None]) -> datetime | None:
    """The earliest of those that are known."""
    return min((each for each in moments if each is not None), default=None)
