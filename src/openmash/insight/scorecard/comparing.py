"""How often something is counted among the children of each group who live here, beside all other children.

Only what this reader is shown goes in: where a group's count is withheld nothing is said of it, and it is left out of what
the others are laid beside, so that no ratio says more than the counts beside it do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from openmash.foundation.reference.codes import codes
from openmash.insight.scorecard.dividing import DISABLED, NOT_DISABLED, NOT_KNOWN
from openmash.insight.scorecard.intervals import rate_ratio


class Groups(StrEnum):
    """What children are grouped by. Its value is the division of a figure it goes with."""

    ETHNIC = "ethnicity"
    DISABILITY = "disability"

    @property
    def label(self) -> str:
        """As a file and a page say it."""
        return "ethnic group" if self is Groups.ETHNIC else "disability"

    @property
    def names(self) -> Mapping[str, str]:
        """What a file calls each group, in lower case, and how the figures call it."""
        if self is Groups.DISABILITY:
            return {"disabled": DISABLED, "not disabled": NOT_DISABLED}
        groups = dict.fromkeys(each.group for each in codes("ethnicity").codes if each.group not in ("", NOT_KNOWN))
        return {name.casefold(): name for name in groups}


@dataclass(frozen=True)
class Compared:
    """One group: how many are counted, of how many children who live here, and how many times as often as among others.

    `count` None: withheld. `rate`: for each 10,000 children of the group. `times`, `low`, `high`: None where no ratio can be
    said; infinite where none is counted among the others.
    """

    group: str
    count: int | None
    children: int
    rate: float | None = None
    times: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_told(self) -> bool:
        """Whether chance alone does not explain the difference."""
        return self.low is not None and self.high is not None and (self.low > 1 or self.high < 1)


def compare(counts: Mapping[str, int | None], children: Mapping[str, int]) -> tuple[Compared, ...]:
    """Each group of the population, in its order. A group with no count has none; where no division is shown, nothing is.

    Whoever is counted under no group of the population, because nobody recorded it, is on neither side.
    """
    if not counts:
        return ()
    shown = {group: counts.get(group, 0) for group in children}
    return tuple(_compared(group, shown, children) for group in children)


def _compared(group: str, shown: Mapping[str, int | None], children: Mapping[str, int]) -> Compared:
    count, many = shown[group], children[group]
    if count is None or not many:
        return Compared(group, count, many)
    others = [(each, number) for each, number in shown.items() if each != group and number is not None]
    rest = (sum(number for _, number in others), sum(children[each] for each, _ in others))
    found = rate_ratio((count, many), rest) if rest[1] else None
    rate = 10_000 * count / many
    return Compared(group, count, many, rate, *found) if found else Compared(group, count, many, rate)
