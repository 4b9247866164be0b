"""Gi*, surfaces, near repeats and accuracy: closed forms, small numbers, and nothing found where there is nothing."""

from __future__ import annotations

import numpy as np
import pytest

from openmash.insight.patterns.hotspots import near_repeat
from openmash.insight.patterns.hotspots.accuracy import accuracy, beside_baselines
from openmash.insight.patterns.hotspots.limits import SMALL_NUMBERS
from openmash.insight.patterns.hotspots.near_repeat import TooManyPairs, knox
from openmash.insight.patterns.hotspots.standing import Grid, NotDrawn, Surface, gi_star, grid, surface


def test_gi_star_finds_the_block_that_was_raised_and_little_else() -> None:
    chance = np.random.default_rng(1)
    counts = chance.poisson(0.4, (30, 30))
    counts[10:13, 20:23] += chance.poisson(4, (3, 3))
    found = gi_star(counts)
    assert found.q[11, 21] < 0.01
    assert np.unravel_index(np.argmax(found.z), found.z.shape) == (11, 21)
    assert (found.q[:, :17] < 0.05).sum() == 0
    assert found.p.mean() > 0.4


def test_gi_star_is_its_closed_form_and_says_nothing_of_an_even_map() -> None:
    counts = np.arange(25).reshape(5, 5) % 7
    values, here = counts.astype(float), counts[1:4, 1:4].sum()
    mean, spread = values.mean(), values.std()
    by_hand = (here - 9 * mean) / (spread * np.sqrt((25 * 9 - 81) / 24))
    assert gi_star(counts, draws=99).z[2, 2] == pytest.approx(by_hand)
    assert (gi_star(np.ones((6, 6), int)).p == 1).all()
    assert gi_star(np.zeros((0, 0), int)).p.size == 0


def test_a_surface_is_not_drawn_from_fewer_events_than_the_rule_says() -> None:
    few, enough = (np.zeros((20, 20), int) for _ in range(2))
    few[3, 3], enough[3, 3] = SMALL_NUMBERS.surface - 1, SMALL_NUMBERS.surface
    refused = surface(Grid(few, 500.0), 800.0)
    assert isinstance(refused, NotDrawn)
    assert "29 events" in refused.sentence
    drawn = surface(Grid(enough, 500.0), 800.0)
    assert isinstance(drawn, Surface)
    assert drawn.density.sum() * 0.25 == pytest.approx(30, rel=0.03)


def test_events_are_counted_in_the_cell_they_are_in() -> None:
    held = grid(np.array([51.8, 51.8, 51.81]), np.array([-2.2, -2.2, -2.19]), 1000.0)
    assert held.counts.sum() == 3
    assert held.counts[0, 0] == 2
    assert grid(np.zeros(0), np.zeros(0), 500.0).counts.size == 0


def test_events_that_follow_each_other_are_near_repeats_and_shuffled_ones_are_not() -> None:
    chance = np.random.default_rng(2)
    lat, lon, day = 51.7 + 0.3 * chance.random(150), -2.4 + 0.5 * chance.random(150), chance.integers(0, 365, 150)
    again = 51.7 * 0 + lat[:40] + 0.0005, lon[:40], day[:40] + chance.integers(0, 7, 40)
    bands = {"metres": (200.0, 1000.0, 3000.0), "days": (7, 14, 28), "replicates": 99}
    repeated = knox(*(np.append(one, more) for one, more in zip((lat, lon, day), again, strict=True)), **bands)
    assert repeated.ratio[0, 0] > 5
    assert repeated.p[0, 0] == repeated.p_all == 0.01
    assert repeated.finding.startswith("Within 200 m and 7 days")
    alone = knox(lat, lon, day, **bands)
    assert alone.p_all > 0.05
    assert alone.finding.startswith("No evidence")
    assert knox(lat, lon, day, **bands).p_all == alone.p_all


def test_near_repeats_of_nothing_and_of_too_much_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    none = knox(np.zeros(0), np.zeros(0), np.zeros(0, int), metres=(100.0,), days=(7,), replicates=9)
    assert none.pairs.sum() == 0
    assert none.finding.startswith("No evidence")
    monkeypatch.setattr(near_repeat, "MOST_PAIRS", 10)
    with pytest.raises(TooManyPairs, match="45 pairs lie within 100 m"):
        knox(np.full(10, 51.8), np.full(10, -2.2), np.arange(10), metres=(100.0,), days=(7,))


def test_accuracy_is_what_the_four_indices_are_by_hand() -> None:
    score, past, held_back = (np.array(each) for each in ([9.0, 8, 1, 0], [4, 4, 1, 1], [1, 3, 4, 2]))
    found = accuracy(score, past, held_back, 0.5)
    assert (found.hits, found.events, found.cells, found.area) == (4, 10, 2, 4)
    assert found.pai == pytest.approx(0.4 / 0.5)
    assert found.pei == pytest.approx((4 / 2) / 4)
    assert found.pei_star == pytest.approx(4 / 7)
    assert found.rri == pytest.approx(0.4 / 0.8)
    assert found.pai_interval[0] < found.pai < found.pai_interval[1]
    assert np.isnan(accuracy(score, past, np.zeros(4, int), 0.5).pai)


def test_a_map_of_equal_cells_gains_nothing_from_their_order() -> None:
    held_back = np.zeros(1000, int)
    held_back[:50] = 1
    found = [accuracy(np.zeros(1000), np.zeros(1000, int), held_back, 0.05, seed=seed).pai for seed in range(20)]
    assert 0.3 < float(np.mean(found)) < 2
    past = np.ones(1000, int)
    beside = beside_baselines({"mine": past * 1.0}, past, held_back, 0.05)
    assert set(beside) == {"mine", "last period's counts", "blind"}
    blind = beside["blind"]
    assert blind.pai == pytest.approx(1, abs=0.05), "choosing blindly is worth what it covers, and many draws say so"
    assert blind.pai_interval[0] < 0.5 and blind.pai_interval[1] > 1.5
