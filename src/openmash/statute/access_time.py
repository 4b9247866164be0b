"""By when somebody who asks for what is recorded about them must have their answer.

UK GDPR Article 12(3) and Article 12A, put in by section 76 of the Data (Use and Access) Act 2025, in force from 5
February 2026 (SI 2026/82, regulation 2(h)): one month beginning when the request came or, where we had to ask who they
are, when they showed it (Article 12(6)); two months more where the request is complex or there are many, if they are
told, with reasons, within the first month; and the days from asking them to narrow it to hearing back do not count.

The month ends on the same day of the next month, as the Information Commissioner counts it, and is not lengthened by a
weekend: a day of ours then comes too early, never too late.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from openmash.statute.calendar import months_after

LAW = (
    "One month from when the request came or, if we asked who they are, from when they showed it; two months more if "
    "it is complex and they are told why within the first month. Days spent waiting for them to say what they mean do "
    "not count. UK GDPR Articles 12(3), 12(6) and 12A (Data (Use and Access) Act 2025, section 76, in force from 5 "
    "February 2026)."
)
MONTHS, MONTHS_EXTENDED = 1, 3


@dataclass(frozen=True)
class Waited:
    """Days in which we waited for them to say what they mean, both counted; `until` None: we wait still."""

    since: date
    until: date | None


def begins(received: date, identity_asked: date | None, identity_shown: date | None) -> date | None:
    """The day from which the month is counted; None while we wait to be shown who they are."""
    if identity_asked is None:
        return received
    return None if identity_shown is None else max(received, identity_shown)


def answer_by(began: date, waits: Iterable[Waited] = (), *, extended: bool = False) -> date | None:
    """The last day for the answer; None while the clock stands still because we wait for them."""
    last = months_after(began, MONTHS_EXTENDED if extended else MONTHS)
    return _after(last, began, waits)


def extend_by(began: date, waits: Iterable[Waited] = ()) -> date | None:
    """The last day on which they can be told that it takes longer; None while the clock stands still."""
    return _after(months_after(began, MONTHS), began, waits)


def _after(last: date, began: date, waits: Iterable[Waited]) -> date | None:
    days: set[date] = set()
    for wait in waits:
        if wait.until is None:
            return None
        first = max(wait.since, began)
        days |= {first + timedelta(days=n) for n in range((wait.until - first).days + 1)}
    return last + timedelta(days=len(days))
