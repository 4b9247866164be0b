"""How consistently screening is used: whole columns in, shares with their counts out. No officer is in the columns.

Nothing here is a league: a figure is of one team or of the force, and below the area's least numbers it is not said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from openmash.casework.screening.agreement import Agreement, agreement, table

Bools = NDArray[np.bool_]
Small = NDArray[np.int8]
Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
HOURS_A_DAY = 24.0


@dataclass(frozen=True)
class Share:
    """So many of so many. `said` is False below the least that may be shown, and then neither number is to be."""

    part: int
    whole: int
    said: bool = True

    @property
    def percent(self) -> float:
        """Of a hundred; not a number where there is nothing to count."""
        return 100 * self.part / self.whole if self.whole else float("nan")


@dataclass(frozen=True)
class Attended:
    """Incidents with a child, a row each: whether one was screened, or somebody said why none was needed."""

    screened: Bools
    excused: Bools


@dataclass(frozen=True)
class Screened:
    """Screenings, a row each. Grades are 0 to 3, or -1 where nobody gave one.

    `hours`: from the incident to when the officer sent it, or not a number where nobody knows. `filled`: a column for
    each thing a whole screening has. `items`: each worry, 0 to 2, or -1; `blind_items` the same by the second person.
    """

    first: Small
    review: Small
    blind: Small
    hours: Floats
    filled: Bools
    items: Small
    blind_items: Small
    was_low: Bools
    watched: Bools
    harmed: Bools


@dataclass(frozen=True)
class Figures:
    """Everything that is said of one set of screenings. `hours_unknown`: how many nobody knows the hours of."""

    coverage: Share
    excused: Share
    hours_median: float
    hours_p90: float
    hours_said: bool
    hours_unknown: int
    filled: tuple[Share, ...]
    reviewed: Share
    upgraded: Share
    lowered: Share
    with_review: Agreement
    blind: Agreement
    items: tuple[Agreement, ...]
    later_harm: Share


def share(part: Bools, least: int, of: Bools | None = None) -> Share:
    """How many of those asked about; not said below the least."""
    whole = int(of.sum()) if of is not None else len(part)
    count = int((part & of).sum()) if of is not None else int(part.sum())
    return Share(count, whole, whole >= least)


def figures(
    attended: Attended, told: Screened, *, grades: tuple[int, ...], least: int, least_agree: int, draws: int = 2_000,
    seed: int = 1,
) -> Figures:  # fmt: skip
    """The figures of one set. `grades` are the places the force uses, such as (1, 2, 3) without blue."""
    asked = ~attended.excused
    reviewed = told.review >= 0
    first, review, blind = (_among(column, grades) for column in (told.first, told.review, told.blind))
    k, many = len(grades), len(told.first)
    strata = np.stack([table(first[first == g], blind[first == g], k) for g in range(k)])
    sizes = np.array([(first == g).sum() for g in range(k)], dtype=np.float64)
    hours = told.hours[~np.isnan(told.hours)]
    hours_said = len(hours) >= least
    return Figures(
        coverage=share(attended.screened, least, asked),
        excused=share(attended.excused, least),
        hours_median=float(np.median(hours)) if hours_said else float("nan"),
        hours_p90=float(np.percentile(hours, 90)) if hours_said else float("nan"),
        hours_said=hours_said,
        hours_unknown=many - len(hours),
        filled=tuple(share(told.filled[:, column], least) for column in range(told.filled.shape[1])),
        reviewed=share(reviewed, least),
        upgraded=share(told.review > told.first, least, reviewed),
        lowered=share(told.review < told.first, least, reviewed),
        with_review=agreement(table(first, review, k), least=least_agree, draws=draws, seed=seed),
        blind=agreement(strata, sizes, least=least_agree, draws=draws, seed=seed),
        items=tuple(
            _item(told, first, column, k, sizes, least_agree, draws, seed) for column in range(told.items.shape[1])
        ),
        later_harm=share(told.harmed, least, told.was_low & told.watched),
    )  # fmt: skip


def _item(
    told: Screened, first: Small, column: int, k: int, sizes: Floats, least: int, draws: int, seed: int
) -> Agreement:
    """One worry by itself, over the strata the sample was drawn from."""
    one, other = told.items[:, column], told.blind_items[:, column]
    tables = np.stack([table(one[first == g], other[first == g], 3) for g in range(k)])
    return agreement(tables, sizes, least=least, draws=draws, seed=seed)


def _among(column: Small, grades: tuple[int, ...]) -> Small:
    """Places among the grades a force uses; -1 for none."""
    lookup = np.full(5, -1, dtype=np.int8)
    for place, grade in enumerate(grades):
        lookup[grade] = place
    return lookup[column]  # -1 is the last, which stays -1


def later_harm(
    person: Codes, hour: Floats, graver: Bools, low: Bools, *, days: int, until: float
) -> tuple[Bools, Bools]:
    """Of each row: whether the same child was screened with a graver grade within so many days after; and whether so
    many days have passed, so that it can be said. `person` < 0: nobody can be followed. `hour` is hours from any start.
    """
    followed = person >= 0
    limit = days * HOURS_A_DAY
    if not (graver & followed).any():
        return np.zeros(len(person), dtype=bool), followed & (hour + limit <= until)
    since = hour - hour.min()
    apart = float(since.max()) + limit + 1  # so far that no hour of one child comes near another's
    key = person * apart + since
    serious = np.sort(key[graver & followed])
    place = np.searchsorted(serious, key, side="right")
    after = serious[np.minimum(place, len(serious) - 1)]
    harmed = (place < len(serious)) & (after - key <= limit) & low & followed
    return harmed, followed & (hour + limit <= until)
