"""Intervals against published values and SciPy; charts against worked ones; suppression against whoever subtracts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import binom, chi2

from openmash.insight.scorecard.comparing import compare
from openmash.insight.scorecard.indicators import INDICATORS
from openmash.insight.scorecard.intervals import of_count, rate_ratio, ratio, wilson
from openmash.insight.scorecard.published import published
from openmash.insight.scorecard.suppression import SMALLEST, WITHHELD, Cell, is_small_whole, safe
from openmash.insight.scorecard.variation import Point, Sign, chart
from openmash.web.scorecard.said import duration


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


CUTS = {"area": 4, "sex": 3, "age": 6, "month": 12}
"""By how many parts one year's children are divided, each way of it published beside the others and the whole."""
children = st.lists(st.tuples(*(st.integers(0, parts - 1) for parts in CUTS.values())), min_size=1, max_size=60)


@given(children)
@example([(0, 0, 0, 0)] * 7 + [(1, 1, 1, 1)] * 7 + [(2, 2, 2, 2)] * 7 + [(3, 0, 3, 3)] * 6 + [(3, 0, 4, 4)])
@example([(0, 0, 0, 0), (1, 0, 0, 1), (2, 0, 0, 2), (3, 0, 0, 3)])
@example([(0, 0, 0, 0)] * 5 + [(1, 1, 0, 0)])
@example([(0, 0, 0, 0)] * 4 + [(0, 1, 0, 0)] * 4)
@settings(max_examples=400)
def test_whoever_lays_every_division_and_month_beside_the_whole_cannot_tell_one_small_number(
    who: list[tuple[int, ...]],
) -> None:
    """Somebody who knows the rule takes the whole within what each division and the months allow, and tries each number."""
    divided: dict[str, dict[str, int]] = {cut: Counter(str(one[at]) for one in who) for at, cut in enumerate(CUTS)}
    divided["month"] = {str(month): divided["month"].get(str(month), 0) for month in range(12)}
    cells = {cut: {key: Cell(n, n) for key, n in parts.items()} for cut, parts in divided.items()}
    shown = {
        cut: safe(parts, shares=False)
        for cut, parts in cells.items()
        if cut == "month" or len(parts) == 1 or not is_small_whole(parts, shares=False)
    }
    total = safe({"": Cell(len(who), len(who))}, shares=False)[""]
    whole = within(total)
    shown = {cut: parts for cut, parts in shown.items() if not (total.is_withheld and cut == "month")}
    for parts in shown.values():
        whole = max(whole[0], sum(within(cell)[0] for cell in parts.values())), min(whole[1], most_of(parts))
    assert whole[0] <= len(who) <= whole[1]
    for cut, parts in shown.items():
        withheld = [key for key, cell in parts.items() if cell.is_withheld]
        for key in withheld:
            if 0 < divided[cut][key] < SMALLEST:
                possible = [guess for guess in range(1, SMALLEST) if fits(guess, parts, len(withheld), whole)]
                assert divided[cut][key] in possible
                assert len(possible) > 1, (cut, key, divided)


def within(cell: Cell) -> tuple[int, int]:
    """The least and the most a number can be, by the rule alone."""
    if cell.of is None:
        return 1, 10_000
    return (0, 0) if cell.of == 0 else (max(SMALLEST, cell.of - 2), cell.of + 2)


def most_of(parts: Mapping[str, Cell]) -> int:
    """The most a division can hold: three or more withheld are all small, and of two one may be the next smallest."""
    withheld = sum(cell.is_withheld for cell in parts.values())
    seen = [within(cell)[1] for cell in parts.values() if not cell.is_withheld]
    if withheld == 0:
        return sum(seen)
    if withheld >= 3:
        return sum(seen) + withheld * (SMALLEST - 1)
    return sum(seen) + withheld * min([one for one in seen if one] or [10_000])


def fits(guess: int, parts: Mapping[str, Cell], withheld: int, whole: tuple[int, int]) -> bool:
    """Whether one withheld number can be this, with something for the others and for the whole."""
    seen = [within(cell) for cell in parts.values() if not cell.is_withheld]
    low, high = sum(one[0] for one in seen) + guess, sum(one[1] for one in seen) + guess
    if withheld == 1:
        others = (0, 0)
    elif withheld >= 3:
        others = (withheld - 1, (withheld - 1) * (SMALLEST - 1))
    else:
        others = (1, min([one[1] for one in seen if one[1]] or [10_000]))
    return low + others[0] <= whole[1] and high + others[1] >= whole[0]


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


def test_a_ratio_of_shares_has_the_interval_that_is_printed() -> None:
    """Aspirin and heart attacks (Steering Committee 1989; Agresti, Categorical Data Analysis, 2.2.3): 1.82 (1.43 to 2.30)."""
    found = ratio((189, 11_034), (104, 11_037))
    assert found is not None
    assert found == (pytest.approx(1.82, abs=5e-3), pytest.approx(1.43, abs=5e-3), pytest.approx(2.31, abs=6e-3))
    assert ratio((0, 10), (3, 10)) is None


def test_a_ratio_of_rates_has_the_interval_that_is_printed() -> None:
    """Rothman, Greenland and Lash (2008), chapter 14: breast cancer after fluoroscopy, 41 in 28,010 and 15 in 19,017."""
    found = rate_ratio((41, 28_010), (15, 19_017))
    assert found == (pytest.approx(1.86, abs=0.005), pytest.approx(1.03, abs=0.005), pytest.approx(3.35, abs=0.01))


@given(st.integers(0, 9), st.integers(0, 400), st.integers(1, 5_000), st.integers(1, 5_000))
def test_a_ratio_of_few_has_mid_p_limits(few: int, many: int, children: int, others: int) -> None:
    """At either limit as much as is seen, or more, is as likely as 25 in 1,000, by SciPy's own distribution."""
    found = rate_ratio((few, children), (many, others))
    if few + many == 0:
        assert found is None
        return
    assert found is not None
    times, low, high = found
    assert low <= times <= high
    for limit, wanted in ((low, 0.975), (high, 0.025)):
        if 0 < limit < float("inf"):
            share = limit * children / (limit * children + others)
            fewer, just = binom.cdf(few - 1, few + many, share), binom.pmf(few, few + many, share)
            assert fewer + just / 2 == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize(("group", "rest"), [((-1, 10), (1, 10)), ((1, 0), (1, 10)), ((1, 10), (1, 0))])
def test_what_is_no_rate_has_no_ratio(group: tuple[int, int], rest: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="rate"):
        rate_ratio(group, rest)


PARTED = st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 30), min_size=2)
LIVING = dict.fromkeys("ABCDE", 1_000)


@given(PARTED)
def test_no_ratio_says_more_than_the_numbers_that_are_shown(table: dict[str, int]) -> None:
    """Whatever a withheld number is, the same is said: nothing of it is in any ratio."""
    shown = safe({of: Cell(many, many) for of, many in table.items()}, shares=False)
    counts = {of: cell.of for of, cell in shown.items()}
    found = {one.group: one for one in compare(counts, LIVING)}
    for of, cell in shown.items():
        if cell.is_withheld:
            assert (found[of].rate, found[of].times, found[of].low, found[of].high) == (None, None, None, None)
        else:
            assert found[of].rate == (cell.of or 0) * 10
    for of, one in found.items():
        others = [each for each in LIVING if each != of and counts.get(each, 0) is not None]
        if one.count is not None and others:
            said = rate_ratio((one.count, 1_000), (sum(counts.get(x, 0) or 0 for x in others), 1_000 * len(others)))
            assert (one.times, one.low, one.high) == (said or (None, None, None))


def test_where_no_division_is_shown_no_group_is_said_to_have_none() -> None:
    assert compare({}, LIVING) == ()


def test_published_figures_lie_beside_the_figures_they_are_of() -> None:
    held = published("gloucestershire")
    assert {one.measure for one in INDICATORS if one.measure} <= set(held)
    assert {one.key for one in INDICATORS if one.measure and not one.beside} == set(), "the definition is stated"
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


@pytest.mark.parametrize(
    ("hours", "words"),
    [(30, "30.0 hours"), (1, "1.0 hours"), (0.6, "36 minutes"), (1 / 60, "1 minute"), (0.004, "under a minute")],
)
def test_less_than_an_hour_is_said_in_minutes_and_never_as_no_hours(hours: float, words: str) -> None:
    assert duration(hours) == words
