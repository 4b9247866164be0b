"""An effect that was put in comes back; where nothing was done little is cried; and with few months nothing is said."""

from __future__ import annotations

import numpy as np
import pytest

from openmash.insight.practice.effect import Verdict, effect


def series(
    lots: np.random.Generator, step: float, *, slope: float = 0.0, alike: float = 0.3, months: int = 24
) -> list[float | None]:
    """Months that resemble their neighbours, with a step after the sixteenth."""
    noise = np.zeros(months)
    for at in range(months):
        noise[at] = alike * noise[at - 1] + lots.normal(0, 0.05) if at else lots.normal(0, 0.05)
    return [0.5 + slope * at + step * (at >= 16) + noise[at] for at in range(months)]


def test_a_step_that_was_put_in_comes_back_within_its_interval() -> None:
    lots = np.random.default_rng(5)
    held, found = 0, 0
    for _ in range(200):
        said = effect(series(lots, 0.25, slope=0.004), 16)
        assert said.low is not None and said.high is not None
        held += said.low <= 0.25 <= said.high
        found += said.verdict is Verdict.HIGHER
    assert held >= 180 and found >= 150


def test_where_nothing_was_done_few_changes_are_cried() -> None:
    lots = np.random.default_rng(6)
    cried = sum(effect(series(lots, 0.0), 16).verdict is not Verdict.UNKNOWN for _ in range(400))
    assert cried <= 48, "no more than 12 in 100, though months resemble their neighbours"


def test_a_trend_that_was_there_before_is_no_effect() -> None:
    lots = np.random.default_rng(7)
    cried = sum(effect(series(lots, 0.0, slope=0.02), 16).verdict is not Verdict.UNKNOWN for _ in range(400))
    assert cried <= 48, "months after are higher than months before, and would have been"


@pytest.mark.parametrize(("months", "first_after"), [(24, 21), (24, 7), (6, 3)])
def test_too_few_months_on_either_side_say_nothing(months: int, first_after: int) -> None:
    said = effect([0.5] * months, first_after)
    assert said.verdict is Verdict.TOO_FEW and said.change is None


def test_months_without_a_value_are_left_out_and_a_fall_is_a_fall() -> None:
    values: list[float | None] = [
        0.6,
        0.61,
        None,
        0.6,
        0.59,
        0.6,
        0.61,
        0.6,
        0.59,
        0.6,
        None,
        0.3,
        0.31,
        0.3,
        0.29,
        0.3,
    ]
    said = effect(values, 11)
    assert (said.verdict, said.before, said.after) == (Verdict.LOWER, 9, 5)
    assert said.change == pytest.approx(-0.3, abs=0.03)
