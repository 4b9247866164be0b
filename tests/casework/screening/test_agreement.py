"""Agreement and the other figures: against a worked example, and against populations whose truth is known."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from openmash.casework.screening.agreement import agreement, draw, kappa, table
from openmash.casework.screening.figures import Attended, Screened, Share, figures, later_harm

WORKED = np.array([[4, 2, 0, 0], [1, 30, 6, 0], [0, 5, 25, 4], [0, 0, 3, 20]])
"""Rows: the officer; columns: the reviewer; blue, green, amber, red."""
TRUTH = np.array([[0.46, 0.06, 0.01], [0.05, 0.22, 0.05], [0.005, 0.025, 0.12]])
"""How often each grade meets each in a population of low, middle and high."""


def test_the_worked_example_to_four_decimals() -> None:
    found = agreement(WORKED)
    assert (found.n, round(found.raw, 4)) == (100, 0.79)
    assert (round(found.linear, 4), round(found.quadratic, 4)) == (0.7795, 0.8628)
    low, high = found.interval
    assert found.said and 0.68 < low < found.linear < high < 0.87


def test_nothing_is_said_of_fewer_than_thirty_or_where_a_grade_was_never_used() -> None:
    few = agreement(np.diag([10, 10, 9]))
    assert not few.said and math.isnan(few.linear) and "Below 30" in few.why_not
    unused = agreement(np.array([[40, 2, 0], [1, 30, 0], [0, 0, 0]]))
    assert not unused.said and "given by nobody" in unused.why_not


@given(arrays.arrays(np.int64, (3, 3), elements=st.integers(1, 40)))
def test_agreement_is_at_most_one_and_does_not_know_who_came_first(counts: np.ndarray) -> None:
    found, other = agreement(counts, draws=50), agreement(counts.T, draws=50)
    if found.said:
        assert found.linear <= 1 and found.raw <= 1
        assert found.linear == pytest.approx(other.linear) and found.quadratic == pytest.approx(other.quadratic)


def test_all_alike_is_one_and_grades_dealt_by_lot_are_none() -> None:
    assert agreement(np.diag([20, 30, 10])).linear == 1
    rng = np.random.default_rng(3)
    dealt = [rng.choice(3, size=60_000, p=p).astype(np.int8) for p in ((0.6, 0.3, 0.1), (0.5, 0.3, 0.2))]
    assert abs(agreement(table(*dealt, 3)).linear) < 0.01


def population(size: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    cells = np.random.default_rng(seed).choice(9, size=size, p=(TRUTH / TRUTH.sum()).ravel())
    return (cells // 3).astype(np.int8), (cells % 3).astype(np.int8)


def test_a_sample_drawn_more_from_the_rare_grades_still_speaks_for_all() -> None:
    first, second = population(200_000, 7)
    truth = float(kappa(TRUTH / TRUTH.sum(), 1))
    places = draw(first.astype(np.int64), 0, seed=5, each=4_000)
    blind = np.full(len(first), -1, dtype=np.int8)
    blind[places] = second[places]
    tables = np.stack([table(first[first == g], blind[first == g], 3) for g in range(3)])
    sizes = np.array([(first == g).sum() for g in range(3)], dtype=float)
    assert agreement(tables, sizes).linear == pytest.approx(truth, abs=0.015)
    assert abs(agreement(tables.sum(axis=0)).linear - truth) > 0.015, "unweighted, the sample would mislead"


def test_ninety_five_intervals_of_a_hundred_hold_the_truth() -> None:
    truth, held = float(kappa(TRUTH / TRUTH.sum(), 1)), 0
    for seed in range(200):
        low, high = agreement(table(*population(150, seed), 3), draws=400, seed=seed).interval
        held += low <= truth <= high
    assert 180 <= held <= 198


def test_a_draw_is_the_same_for_the_same_seed_and_takes_no_more_than_there_are() -> None:
    strata = np.array([0] * 50 + [1] * 5)
    assert (draw(strata, 10, seed=4) == draw(strata, 10, seed=4)).all() and len(draw(strata, 10, seed=4)) == 10
    each = draw(strata, 0, seed=4, each=8)
    assert ((strata[each] == 0).sum(), (strata[each] == 1).sum()) == (8, 5)
    assert len(draw(strata, 500, seed=1)) == 55


def simulated(size: int, seed: int = 11) -> tuple[Attended, Screened]:
    """Screenings with known coverage (0.8 of what is not excused), review (0.9), upgrade and filling."""
    rng = np.random.default_rng(seed)
    first, second = population(size, seed)
    seen = rng.random(size) < 0.9
    excused = rng.random(size) < 0.1
    attended = Attended((rng.random(size) < 0.8) & ~excused, excused)
    review = np.where(rng.random(size) < 0.9, second, -1).astype(np.int8)
    blind = np.where(rng.random(size) < 0.3, second, -1).astype(np.int8)
    items = np.stack([first, second], axis=1).astype(np.int8)
    low = first == 0
    harmed = low & (rng.random(size) < 0.07)
    return attended, Screened(
        first + 1, np.where(review < 0, -1, review + 1).astype(np.int8), np.where(blind < 0, -1, blind + 1).astype(np.int8),
        rng.exponential(4.0, size), np.stack([seen], axis=1), items,
        np.where(blind[:, None] < 0, -1, np.stack([second, second], axis=1)).astype(np.int8), low,
        np.ones(size, dtype=bool), harmed,
    )  # fmt: skip


def test_known_coverage_agreement_bias_and_harm_come_back() -> None:
    attended, told = simulated(200_000)
    found = figures(attended, told, grades=(1, 2, 3), least=10, least_agree=30)
    truth = TRUTH / TRUTH.sum()
    assert found.coverage.percent == pytest.approx(80, abs=0.5) and found.excused.percent == pytest.approx(10, abs=0.5)
    assert found.reviewed.percent == pytest.approx(90, abs=0.5)
    assert found.upgraded.percent == pytest.approx(100 * np.triu(truth, 1).sum(), abs=0.5)
    assert found.lowered.percent == pytest.approx(100 * np.tril(truth, -1).sum(), abs=0.5)
    assert found.with_review.linear == pytest.approx(float(kappa(truth, 1)), abs=0.01)
    assert found.blind.linear == pytest.approx(float(kappa(truth, 1)), abs=0.015)
    assert found.filled[0].percent == pytest.approx(90, abs=0.5)
    assert found.hours_median == pytest.approx(4 * math.log(2), abs=0.05)
    assert found.hours_p90 == pytest.approx(4 * math.log(10), abs=0.1)
    assert found.later_harm.percent == pytest.approx(7, abs=0.5)
    assert found.items[1].linear == 1 and found.items[0].linear == pytest.approx(found.blind.linear, abs=0.02)


def test_below_the_least_nothing_is_said() -> None:
    attended, told = simulated(8)
    found = figures(attended, told, grades=(1, 2, 3), least=10, least_agree=30)
    assert not found.coverage.said and not found.hours_said and not found.blind.said
    assert all(not each.said for each in (*found.filled, found.reviewed, found.later_harm))
    nothing = figures(
        Attended(np.zeros(0, bool), np.zeros(0, bool)),
        Screened(*(np.zeros(0, np.int8) for _ in range(3)), np.zeros(0), np.zeros((0, 1), bool),
                 *(np.zeros((0, 2), np.int8) for _ in range(2)), *(np.zeros(0, bool) for _ in range(3))),
        grades=(1, 2, 3), least=10, least_agree=30,
    )  # fmt: skip
    assert nothing.coverage == Share(0, 0, False)


def test_harm_is_looked_for_in_the_same_child_after_and_not_before_and_only_where_time_has_passed() -> None:
    person = np.array([1, 1, 1, 2, 2, 3, -1, -1])
    day = np.array([0, 80, 200, 50, 10, 300, 0, 1]) * 24.0
    grave = np.array([False, True, False, False, True, False, False, True])
    harmed, watched = later_harm(person, day, grave, ~grave, days=90, until=330 * 24.0)
    assert harmed.tolist() == [True, False, False, False, False, False, False, False]
    assert watched.tolist() == [True, True, True, True, True, False, False, False]
