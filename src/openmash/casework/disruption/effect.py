"""Did it work? Reports before and after, at the place, around it, and at places like it. Plain: no database.

Few things are counted here and much is chance, so each answer is an interval and a sentence that claims no more than
the interval bears. What is counted is reports, not harm: fewer may mean that people stopped telling.

Method. The rate after over the rate before, of Poisson counts, with its exact interval given their sum (Przyborowski
and Wilenski, Biometrika 31, 1940), by Clopper and Pearson. Against the comparison places, the ratio of the two ratios
with its exact interval given the margins (Fisher; Cornfield). Displacement by the weighted displacement difference
(Wheeler and Ratcliffe, Crime Science 7:11, 2018): what changed there, less what changed at the comparisons.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import exp, inf, lgamma, log, sqrt

SURE = 0.95
"""How sure an interval is."""
Z = 1.959963984540054
"""Of the normal distribution, for 95 in 100."""


@dataclass(frozen=True)
class Counted:
    """Reports before and after, over so many days each. The days are the same everywhere in one question."""

    before: int
    after: int


@dataclass(frozen=True)
class Ratio:
    """A ratio with its exact interval: 1 is no change. `value` is None where nothing was counted before."""

    value: float | None
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether no change at all lies outside the interval."""
        return self.low > 1 or self.high < 1


@dataclass(frozen=True)
class Difference:
    """Reports fewer (negative) or more than the comparisons would have led one to expect, with its interval."""

    value: float
    low: float
    high: float
    error: float

    @property
    def is_clear(self) -> bool:
        """Whether nought lies outside the interval."""
        return self.low > 0 or self.high < 0


class Verdict(Enum):
    """What may be said, in words that claim no more."""

    TOO_FEW = "Too few reports to say anything"
    FEWER = "Fewer reports than before, more than chance would explain"
    MORE = "More reports than before, more than chance would explain"
    MAYBE_FEWER = "Fewer reports than before, which may be chance"
    MAYBE_MORE = "More reports than before, which may be chance"
    SAME = "As many reports as before"


@dataclass(frozen=True)
class Effect:
    """What is known of an effect: the place alone, the place beside its comparisons, and around it."""

    place: Counted
    around: Counted
    compared: Counted
    days_before: int
    days_after: int
    ratio: Ratio
    against: Ratio | None
    moved: Difference | None
    """Around the place, beside the comparisons; None where there are no comparisons."""
    overall: Difference | None
    verdict: Verdict
    said: tuple[str, ...]


def rate_ratio(counted: Counted, days_before: float, days_after: float) -> Ratio:
    """The rate after over the rate before, with the exact interval given the sum. Raises ValueError for no days."""
    if days_before <= 0 or days_after <= 0:
        raise ValueError("Both times need days.")
    total, share = counted.before + counted.after, days_before / days_after
    low, high = _binomial_interval(counted.after, total)
    value = counted.after / counted.before * share if counted.before else None
    return Ratio(value, _odds(low) * share, _odds(high) * share)


def ratio_of_ratios(place: Counted, compared: Counted) -> Ratio:
    """How the place changed over how the comparisons changed, with the exact interval given the margins.

    The estimate is the plain one, after over before of each; over the same days it needs none of them.
    """
    a, b, c, d = place.after, place.before, compared.after, compared.before
    value = a * d / (b * c) if b * c else None
    weigh = Hypergeometric(a + b, c + d, a + c)
    low = 0.0 if a == weigh.least else _root(lambda psi: weigh.at_least(a, psi) - (1 - SURE) / 2)
    high = inf if a == weigh.most else _root(lambda psi: (1 - SURE) / 2 - weigh.at_most(a, psi))
    return Ratio(value, low, high)


def displaced(treated: Sequence[Counted], compared: Sequence[Counted]) -> Difference:
    """The weighted displacement difference of these areas beside theirs, with its 95 per cent interval.

    Counts are over days of the same length before and after.
    """
    value = sum(each.after - each.before for each in treated) - sum(each.after - each.before for each in compared)
    error = sqrt(sum(each.after + each.before for each in (*treated, *compared)))
    return Difference(value, value - Z * error, value + Z * error, error)


def effect(
    *, place: Counted, around: Counted, compared: Sequence[Counted], days_before: int, days_after: int, least: int
) -> Effect:
    """Everything that may be said. `least`: with fewer reports at the place, before and after together, nothing is."""
    ratio = rate_ratio(place, days_before, days_after)
    beside = Counted(sum(each.before for each in compared), sum(each.after for each in compared))
    has_comparison = bool(compared) and beside.before + beside.after > 0
    against = ratio_of_ratios(place, beside) if has_comparison else None
    equal = days_before == days_after
    share = _scaled(beside, len(compared)) if has_comparison else None
    moved = displaced([around], [share]) if share and equal else None
    overall = displaced([place, around], [share, share]) if share and equal else None
    verdict = _verdict(place, ratio, least, days_before, days_after)
    said = tuple(_said(place, around, beside, ratio, against, moved, verdict, len(compared)))
    return Effect(
        place, around, beside, days_before, days_after, ratio, against, moved, overall, verdict, said
    )  # fmt: skip


def _scaled(total: Counted, many: int) -> Counted:
    """What one comparison place saw on average, in whole reports: a place stands beside one like it."""
    return Counted(round(total.before / many), round(total.after / many))


def _verdict(place: Counted, ratio: Ratio, least: int, days_before: int, days_after: int) -> Verdict:
    if place.before + place.after < least:
        return Verdict.TOO_FEW
    if ratio.is_clear:
        return Verdict.FEWER if ratio.high < 1 else Verdict.MORE
    before, after = place.before * days_after, place.after * days_before
    if before == after:
        return Verdict.SAME
    return Verdict.MAYBE_FEWER if after < before else Verdict.MAYBE_MORE


def _said(
    place: Counted, around: Counted, beside: Counted, ratio: Ratio, against: Ratio | None, moved: Difference | None,
    verdict: Verdict, places: int,
) -> list[str]:  # fmt: skip
    found = [f"{verdict.value}: {place.before} before, {place.after} after."]
    if verdict is Verdict.TOO_FEW:
        found.append(
            "Small numbers go up and down by themselves. Look at what people say instead, and count again later."
        )
        return found
    if ratio.value is not None:
        found.append(
            f"The rate after is {ratio.value:.2f} times the rate before; the truth may lie anywhere from "
            f"{ratio.low:.2f} to {_top(ratio.high)} times."
        )
    if against is None:
        found.append("No place like it was chosen to compare with, so a change everywhere would look the same.")
    elif verdict in (Verdict.FEWER, Verdict.MAYBE_FEWER) and not against.is_clear:
        found.append(
            f"Places like it went from {beside.before} to {beside.after}: beside them the change may be chance, or the "
            "same everywhere."
        )
    elif against.is_clear:
        way = "more than" if (against.value or inf) < 1 else "less than"
        found.append(f"It fell {way} at places like it, which went from {beside.before} to {beside.after}.")
    found.append(_moved(around, moved))
    found.append("Reports are counted, not harm: fewer may also mean that fewer people told us.")
    return found


def _moved(around: Counted, moved: Difference | None) -> str:
    counts = f"Around it: {around.before} before, {around.after} after."
    if moved is None:
        return f"{counts} Whether anything moved there cannot be said without places to compare with."
    if not moved.is_clear:
        return f"{counts} That tells neither that anything moved there nor that nothing did."
    return f"{counts} More than chance: {'it may have moved there' if moved.value > 0 else 'it fell there, too'}."


def _top(value: float) -> str:
    return "any number of" if value == inf else f"{value:.2f}"


def _odds(share: float) -> float:
    return inf if share >= 1 else share / (1 - share)


def _binomial_interval(found: int, total: int) -> tuple[float, float]:
    """Clopper and Pearson's exact interval of a share; everything is possible where nothing was counted."""
    tail = (1 - SURE) / 2
    low = 0.0 if found == 0 else _share(lambda p: _binomial_at_least(found, total, p) - tail)
    high = 1.0 if found == total else _share(lambda p: tail - (1 - _binomial_at_least(found + 1, total, p)))
    return low, high


def _binomial_at_least(found: int, total: int, share: float) -> float:
    return sum(
        exp(_log_choose(total, k) + k * log(share) + (total - k) * log(1 - share)) for k in range(found, total + 1)
    )


@dataclass(frozen=True)
class Hypergeometric:
    """Fisher's noncentral hypergeometric: `first` and `second` are the rows' sums, `column` the first column's."""

    first: int
    second: int
    column: int

    @property
    def least(self) -> int:
        return max(0, self.column - self.second)

    @property
    def most(self) -> int:
        return min(self.first, self.column)

    def at_least(self, found: int, odds: float) -> float:
        return self._share(odds, range(found, self.most + 1))

    def at_most(self, found: int, odds: float) -> float:
        return self._share(odds, range(self.least, found + 1))

    def _share(self, odds: float, wanted: range) -> float:
        every = range(self.least, self.most + 1)
        logs = {
            k: _log_choose(self.first, k) + _log_choose(self.second, self.column - k) + k * log(odds) for k in every
        }
        top = max(logs.values())
        return sum(exp(logs[k] - top) for k in wanted) / sum(exp(each - top) for each in logs.values())


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _share(rises: Callable[[float], float]) -> float:
    """Where a rising function of a share between 0 and 1 is nought."""
    low, high = 0.0, 1.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if rises(middle) < 0 else (low, middle)
    return (low + high) / 2


def _root(rises: Callable[[float], float]) -> float:
    """Where a rising function of an odds ratio above 0 is nought."""
    low, high = -60.0, 60.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if rises(exp(middle)) < 0 else (low, middle)
    return exp((low + high) / 2)
