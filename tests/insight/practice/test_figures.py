"""Agreement that was put in comes back; a change that was put in is seen and chance is not; delivery is no change."""

from __future__ import annotations

import math

import numpy as np
import pytest

from openmash.foundation.governance.practice import Practice
from openmash.insight.practice.results import WHOLE, Compared, Moved, _agreement
from openmash.insight.practice.rules import says_what_changed
from openmash.insight.scorecard.intervals import difference

GRADES = ("inadequate", "requires_improvement", "good", "outstanding")


def pairs(chance: float, many: int, seed: int) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Two auditors: the second gives the first's grade, or by `chance` one drawn alike from how often each is used."""
    lots = np.random.default_rng(seed)
    shares = (0.1, 0.35, 0.45, 0.1)
    first = lots.choice(4, size=many, p=shares)
    other = np.where(lots.random(many) < chance, lots.choice(4, size=many, p=shares), first)
    return [({WHOLE: GRADES[a]}, {WHOLE: GRADES[b]}) for a, b in zip(first, other, strict=True)]


@pytest.mark.parametrize("kappa", [0.2, 0.6, 0.9])
def test_agreement_that_was_put_in_comes_back_within_its_interval(kappa: float) -> None:
    """By chance 1 − κ the second grade is drawn from the same shares: the true weighted kappa is then κ itself."""
    found = _agreement(pairs(1 - kappa, 4_000, 3), WHOLE, Practice())
    assert found.said and found.linear == pytest.approx(kappa, abs=0.04)
    assert found.interval[0] < kappa < found.interval[1]


def test_the_interval_holds_the_truth_about_95_times_in_100() -> None:
    held = 0
    for seed in range(60):
        low, high = _agreement(pairs(0.4, 80, seed), WHOLE, Practice()).interval
        held += low <= 0.6 <= high
    assert held >= 51


def test_too_few_say_nothing_and_a_grade_nobody_gave_at_the_end_changes_nothing() -> None:
    few = _agreement(pairs(0.4, 29, 1), WHOLE, Practice())
    assert not few.said and math.isnan(few.linear) and "29" in few.why_not
    without = [(a, b) for a, b in pairs(0.4, 900, 5) if "outstanding" not in (a[WHOLE], b[WHOLE])]
    whole = _agreement(without, WHOLE, Practice())
    three = Practice(grades=Practice().grades[:3])
    assert whole.said and whole.linear == pytest.approx(_agreement(without, WHOLE, three).linear)


def test_the_difference_of_two_shares_is_newcombes() -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873–890, table II: 56/70 and 48/80, method 10: 0.0524 to 0.3339."""
    low, high = difference((48, 80), (56, 70))
    assert low == pytest.approx(0.0524, abs=5e-5)
    assert high == pytest.approx(0.3339, abs=5e-5)


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [((9, 24), (20, 24), Moved.BETTER), ((20, 24), (9, 24), Moved.WORSE), ((12, 24), (15, 24), Moved.UNKNOWN)],
)
def test_better_is_said_only_where_chance_does_not_explain_it(
    before: tuple[int, int], after: tuple[int, int], moved: str
) -> None:
    assert Compared("Voice", before, after, *difference(before, after)).moved == moved


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Training delivered.", False),
        ("All staff have attended the course; an e-mail was sent to everybody.", False),
        ("A briefing was held. Better now.", False),
        ("Of ten records read since March, eight say what the child’s words changed.", True),
        ("Training was delivered. In six of seven visits a manager saw the child spoken to alone.", True),
        ("Children told the advocate that they are asked before a meeting now.", True),
    ],
)
def test_what_was_delivered_is_not_what_changed(words: str, says: bool) -> None:
    assert says_what_changed(words) is says
