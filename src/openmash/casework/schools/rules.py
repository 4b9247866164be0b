"""A school's own calendar, and names that are the same. Plain Python."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise

from openmash.statute.calendar import Calendar, Term

LONGEST_TERM_DAYS = 120
"""A "term" longer than this has swallowed a holiday: a deadline would then be too late."""


@dataclass(frozen=True)
class OwnDays:
    """What a school says of its own days; whatever is empty is as in the area."""

    terms: tuple[Term, ...] = ()
    inset_days: frozenset[date] = frozenset()
    starts: time | None = None


def calendar_of(own: OwnDays | None, area: Calendar) -> Calendar:
    """The calendar a school's notices are counted on. Its training days stand instead of the area's."""
    if own is None:
        return area
    return replace(
        area,
        terms=own.terms or area.terms,
        inset_days=own.inset_days if own.terms or own.inset_days else area.inset_days,
        school_day_starts=own.starts or area.school_day_starts,
    )


def wrong_with_terms(terms: Sequence[Term]) -> str:
    """Why these cannot be a school's terms; empty when they can."""
    ordered = sorted(terms, key=lambda term: term.first_day)
    for one, following in pairwise(ordered):
        if one.last_day >= following.first_day:
            return f"{one.name} and {following.name} overlap. Check the days."
    for term in ordered:
        if (term.last_day - term.first_day).days > LONGEST_TERM_DAYS:
            return f"{term.name} is longer than {LONGEST_TERM_DAYS} days. Give the half terms one by one."
    return ""


def plainly(name: str) -> str:
    """A name without capitals, accents, titles and marks, for comparing: “Ms. Carol O'Dunn” is “carol odunn”."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9 ]", "", letters.replace("-", " ")).split()
    return " ".join(word for word in words if word not in {"mr", "mrs", "ms", "miss", "mx", "dr", "rev"})
