"""How a finding is said wherever it is shown: what it means, why it is so, and whether that reason still holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from openmash.foundation.design import say
from openmash.insight.returns.selectors import Finding

MEANS = {
    "error": "The return refuses this.",
    "query": "The return asks about this, and takes it once it is explained.",
}


@dataclass(frozen=True)
class SaidOf:
    """Why something is so: the words, who and when, and what has changed since, where the reason no longer holds."""

    words: str
    by: str
    changed: Sequence[str]


def said_of(finding: Finding, now: datetime) -> SaidOf | None:
    """What was said of a finding; None where nobody has."""
    if finding.said is None:
        return None
    was, now_is = finding.said.rested_on.splitlines(), finding.rests_on.splitlines()
    gone = [line for line in was if line not in now_is]
    changed = [] if finding.said.holds else [*(f"Then: {line}" for line in gone), *(
        f"Now: {line}" for line in now_is if line not in was
    )]  # fmt: skip
    return SaidOf(finding.said.words, f"{finding.said.by}, {say.near(finding.said.at, now)}", changed)
