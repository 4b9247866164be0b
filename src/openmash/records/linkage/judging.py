"""What judgements of one pair come to: plain Python, no database.

One person decides a plain pair. A contested one needs two who say the same, never the same person twice; where the two
differ a third is asked. A pair is contested where brothers or sisters could be meant, where somebody decided it before,
or where the first says that it cannot be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from openmash.records.linkage.words import Verdict

AT_MOST = 3


@dataclass(frozen=True)
class Standing:
    """What a pair has come to: a verdict, or empty while it waits for `wanted` more people."""

    verdict: Verdict | None
    wanted: int

    @property
    def is_open(self) -> bool:
        return self.verdict is None


def standing(verdicts: Sequence[Verdict], *, contested: bool) -> Standing:
    """What these judgements (in force, one a person, in order) come to."""
    if not verdicts:
        return Standing(None, 2 if contested else 1)
    if not contested and len(verdicts) == 1 and verdicts[0] is not Verdict.CANNOT_TELL:
        return Standing(verdicts[0], 0)
    most, count = Counter(verdicts).most_common(1)[0]
    if count > 1:
        return Standing(most, 0)
    if len(verdicts) >= AT_MOST:
        return Standing(Verdict.CANNOT_TELL, 0)
    return Standing(None, 1)
