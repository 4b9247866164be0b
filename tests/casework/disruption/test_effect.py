"""Did it work: published examples reproduced, agreement with a kept library, and words that claim no more than they may."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openmash.casework.disruption.effect import (
    Counted,
    Verdict,
    displaced,
    effect,
    rate_ratio,
    ratio_of_ratios,
)

COUNTS = st.integers(0, 60)


def test_the_rate_ratio_of_a_published_example() -> None:
    """R's own documentation of poisson.test: 11 events in 800 against 21 in 3,011."""
    found = rate_ratio(Counted(21, 11), 3011, 800)
    assert found.value == pytest.approx(1.971488, rel=1e-6)
    assert (found.low, found.high) == (pytest.approx(0.8584264, rel=1e-5), pytest.approx(4.277266, rel=1e-6))


def test_the_ratio_of_ratios_of_a_published_example() -> None:
    """Fisher's twins, as in R's documentation of fisher.test, which finds each end to four places."""
    found = ratio_of_ratios(Counted(15, 2), Counted(3, 10))
    assert (found.low, found.high) == (pytest.approx(0.003325764, abs=1e-4), pytest.approx(0.363182271, abs=1e-4))


def test_the_displacement_difference_of_the_published_example() -> None:
    """Wheeler and Ratcliffe (2018): 118 fewer crimes, standard error 39.6, from 196 to 40 fewer."""
    found = displaced([Counted(207, 110), Counted(178, 157)], [Counted(308, 318), Counted(150, 140)])
    assert (found.value, found.error**2) == (-118, pytest.approx(1568))
    assert (round(found.low), round(found.high), found.is_clear) == (-196, -40, True)


@given(COUNTS, COUNTS, st.integers(1, 400), st.integers(1, 400))
@settings(max_examples=60, deadline=None)
def test_the_exact_interval_is_the_librarys(before: int, after: int, days_before: int, days_after: int) -> None:
    stats = pytest.importorskip("scipy.stats")
    found = rate_ratio(Counted(before, after), days_before, days_after)
    if before + after == 0:
        assert (found.low, found.high) == (0, inf)
        return
    low, high = stats.binomtest(after, before + after).proportion_ci(0.95, "exact")
    share = days_before / days_after
    assert found.low == pytest.approx(low / (1 - low) * share if low < 1 else inf, rel=1e-6, abs=1e-9)
    assert found.high == pytest.approx(high / (1 - high) * share if high < 1 else inf, rel=1e-6, abs=1e-9)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 40), st.integers(1, 40))
@settings(max_examples=40, deadline=None)
def test_the_exact_interval_of_two_ratios_is_the_librarys(a: int, b: int, c: int, d: int) -> None:
    contingency = pytest.importorskip("scipy.stats.contingency")
    found = ratio_of_ratios(Counted(b, a), Counted(d, c))
    told = contingency.odds_ratio([[a, b], [c, d]]).confidence_interval(0.95)
    assert (found.low, found.high) == (pytest.approx(told.low, rel=1e-5), pytest.approx(told.high, rel=1e-5))


def asked(place: Counted, around: Counted, *compared: Counted) -> tuple[Verdict, str]:
    found = effect(place=place, around=around, compared=compared, days_before=84, days_after=84, least=5)
    return found.verdict, " ".join(found.said)


@pytest.mark.parametrize(
    ("place", "verdict"),
    [
        (Counted(2, 1), Verdict.TOO_FEW),
        (Counted(24, 6), Verdict.FEWER),
        (Counted(6, 24), Verdict.MORE),
        (Counted(9, 5), Verdict.MAYBE_FEWER),
        (Counted(5, 9), Verdict.MAYBE_MORE),
        (Counted(7, 7), Verdict.SAME),
    ],
    ids=lambda each: each.name if isinstance(each, Verdict) else f"{each.before} to {each.after}",
)
def test_the_words_claim_no_more_than_the_interval_bears(place: Counted, verdict: Verdict) -> None:
    found, said = asked(place, Counted(9, 8), Counted(20, 20))
    assert found is verdict
    assert not any(word in said.lower() for word in ("worked", "success", "proves", "caused", "prevented"))


def test_a_fall_that_everywhere_shares_is_not_the_places_own() -> None:
    _, said = asked(Counted(24, 6), Counted(9, 8), Counted(40, 11))
    assert "the same everywhere" in said


def test_without_a_comparison_or_with_a_move_the_words_say_so() -> None:
    _, alone = asked(Counted(24, 6), Counted(4, 30))
    assert "a change everywhere would look the same" in alone and "cannot be said" in alone
    _, moved = asked(Counted(24, 6), Counted(4, 30), Counted(20, 20))
    assert "it may have moved there" in moved
    _, few = asked(Counted(1, 0), Counted(0, 3), Counted(20, 20))
    assert "times the rate" not in few, "no ratio is said of what is too few"
