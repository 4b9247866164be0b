"""Intervals against published values and SciPy; charts against worked ones; suppression against whoever subtracts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats import chi2

from openmash.insight.scorecard.indicators import INDICATORS
from openmash.insight.scorecard.intervals import of_count, wilson
from openmash.insight.scorecard.published import published
from openmash.insight.scorecard.suppression import SMALLEST, WITHHELD, Cell, safe
from openmash.insight.scorecard.variation import Point, Sign, chart


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_shares_have_the_intervals_newcombe_printed(hits: int, of: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, table I, method 3."""
    assert wilson(hits, of) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(st.integers(0, 9))
def test_a_small_count_has_its_exact_limits(count: int) -> None:
    low, high = of_count(count)
    assert low == pytest.approx(chi2.ppf(0.025, 2 * count) / 2 if count else 0.0, abs=1e-6)
    assert high == pytest.approx(chi2.ppf(0.975, 2 * count + 2) / 2, abs=1e-6)


@given(st.integers(10, 50_000))
def test_byars_limits_are_near_the_exact_ones(count: int) -> None:
    low, high = of_count(count)
    assert low == pytest.approx(chi2.ppf(0.025, 2 * count) / 2, rel=0.006)
    assert high == pytest.approx(chi2.ppf(0.975, 2 * count + 2) / 2, rel=0.006)


@pytest.mark.parametrize(("hits", "of"), [(1, 0), (3, 2), (-1, 5)])
def test_what_is_no_share_has_no_interval(hits: int, of: int) -> None:
    with pytest.raises(ValueError, match="share"):
        wilson(hits, of)
    with pytest.raises(ValueError, match="0 or more"):
        of_count(-1)


def counts(*values: float) -> list[Point]:
    return [Point(value, 50) for value in values]


STEADY = (50, 53, 48, 51, 49, 52, 50, 47, 53, 50, 51, 49)


def test_what_moves_as_it_always_did_is_ordinary() -> None:
    drawn = chart(counts(*STEADY), shares=False)
    assert drawn is not None
    assert drawn.lately is None
    moves = [abs(b - a) for a, b in pairwise(STEADY)]
    mean, spread = sum(STEADY) / 12, 2.66 * sum(moves) / 11
    assert (drawn.mean, drawn.low[0], drawn.high[0]) == (
        pytest.approx(mean), pytest.approx(mean - spread), pytest.approx(mean + spread),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "sign"),
    [
        ((*STEADY, 90), Sign.OUTSIDE),
        ((*STEADY, *STEADY, 56, 53, 57, 54, 56, 54, 57), Sign.RUN_ABOVE),
        ((*STEADY, *STEADY, 46, 48, 44, 47, 45, 47, 44), Sign.RUN_BELOW),
        ((*STEADY, 45, 46, 48, 49, 51, 53, 54), Sign.RISING),
        ((*STEADY, 55, 54, 53, 51, 49, 48, 46), Sign.FALLING),
    ],
)
def test_a_change_is_seen_in_its_month_and_said(values: tuple[float, ...], sign: Sign) -> None:
    drawn = chart(counts(*values), shares=False)
    assert drawn is not None
    assert drawn.signs[-1] is sign
    assert drawn.lately == len(values) - 1


def test_a_share_of_fewer_may_move_further() -> None:
    points = [Point(0.8, 100 if at % 2 else 25) for at in range(12)]
    drawn = chart(points, shares=True)
    assert drawn is not None
    assert drawn.high[1] - drawn.mean == pytest.approx(3 * (0.8 * 0.2 / 100) ** 0.5)
    assert drawn.high[0] == 1.0
    assert drawn.low[0] == pytest.approx(0.8 - 3 * (0.8 * 0.2 / 25) ** 0.5)


def test_rare_and_few_months_have_no_chart() -> None:
    assert chart(counts(*STEADY[:11]), shares=False) is None
    assert chart([Point(1.0, 1)] * 24, shares=False) is None
    assert chart([*counts(*STEADY[:11]), Point(None, 0)], shares=True) is None


tables = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=2), st.integers(0, 60), min_size=1, max_size=6
)  # fmt: skip


@given(tables)
@example({"a": 3, "b": 20})
@example({"a": 4, "b": 18, "c": 0})
def test_no_small_number_is_shown_or_given_back_by_subtraction(table: dict[str, int]) -> None:
    """Whoever knows the rule, every part shown and the total, all of one division, can exclude none of 1 to 4."""
    shown = safe({key: Cell(many, many) for key, many in table.items()}, shares=False)
    total = safe({"": Cell(sum(table.values()), sum(table.values()))}, shares=False)[""]
    withheld = [key for key, cell in shown.items() if cell == WITHHELD]
    assert all(cell.of is None or cell.of == 0 or cell.of >= SMALLEST for cell in shown.values())
    small = [key for key, many in table.items() if 0 < many < SMALLEST]
    assert set(small) <= set(withheld)
    assert len(withheld) != 1 or len([many for many in table.values() if many]) == 1
    least = {key: max(SMALLEST, cell.of - 2) if cell.of else 0 for key, cell in shown.items() if cell.of is not None}
    most = {key: cell.of + 2 if cell.of else 0 for key, cell in shown.items() if cell.of is not None}
    for key in small:
        others = len(withheld) - 1
        for guess in range(1, SMALLEST):
            if total.of is None:
                continue
            low = sum(least.values()) + guess + others
            high = sum(most.values()) + guess + (others * 1000)
            assert low <= total.of + 2, (key, guess)
            assert high >= total.of - 2, (key, guess)


@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=2), st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1
    )
)
def test_a_share_shown_is_of_five_or_more_and_never_of_more_than_all(parts: dict[str, tuple[int, int]]) -> None:
    cells = {key: Cell(hits, hits + rest) for key, (hits, rest) in parts.items()}
    for cell in safe(cells, shares=True).values():
        assert cell == WITHHELD or (cell.hits is not None and cell.of is not None and cell.hits <= cell.of)
        assert all(number is None or number % SMALLEST == 0 for number in (cell.hits, cell.of))


def test_published_figures_lie_beside_the_figures_they_are_of() -> None:
    held = published("gloucestershire")
    assert {one.measure for one in INDICATORS if one.measure} <= set(held)
    newest = {one.place: one.value for one in held["re-referrals"] if one.year == 2025}
    assert newest == {"England": 22.6, "South West": 22.1, "Gloucestershire": 22.4, "Statistical neighbours": 20.9}
    assert published("second_area") == {}
    assert published("../gloucestershire") == {}


def test_every_figure_says_in_words_how_it_is_made() -> None:
    assert len({one.key for one in INDICATORS}) == len(INDICATORS)
    for one in INDICATORS:
        assert one.name
        assert one.question.endswith("?")
        assert one.numerator
        assert one.exclusions
        assert one.source
        assert one.owner
        assert one.denominator or one.kind == "count", one.key
