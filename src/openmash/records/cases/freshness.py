"""How fresh an answer is, in words. No bare "not known" (practice rule 3). Plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from openmash.statute import spoken

STALE_AFTER = timedelta(hours=26)
"""A nightly list a day and two hours old has missed a night."""


@dataclass(frozen=True)
class Freshness:
    """How old an agency's answer is: `words` for the page; `ring` when it is too old to rely on."""

    agency: str
    as_at: datetime | None
    words: str
    ring: bool


def freshness(agency: str, as_at: datetime | None, now: datetime) -> Freshness:
    """Such as "Council as at 2:10am today", or "Police feed 31 hours old: ring". None: never read."""
    if as_at is None:
        return Freshness(agency, None, f"{agency}: no list has been read. Ring", True)
    age = now - as_at
    if age > STALE_AFTER:
        hours = int(age.total_seconds() // 3600)
        old = f"{hours} hours" if hours < 72 else f"{hours // 24} days"
        return Freshness(agency, as_at, f"{agency} feed {old} old: ring", True)
    return Freshness(agency, as_at, f"{agency} as at {spoken.moment(as_at, now)}", False)


def not_shared(agency: str) -> Freshness:
    """Of an agency whose list is kept back, because no sharing agreement with the reader's agency is in force."""
    return Freshness(agency, None, f"{agency}: its list is not shown, no sharing agreement is in force. Ring it", True)
