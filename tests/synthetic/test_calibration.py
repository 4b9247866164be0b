"""The county is like the published figures, and says by how much it is not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from synthetic.calibration import TOLERANCE, Figure, figures, published, table, tolerance
from synthetic.county import plan_county

AS_AT = datetime(2026, 11, 23, 11, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def found() -> dict[str, Figure]:
    return {each.key: each for each in figures(plan_county(20_000, AS_AT, seed=5), AS_AT)}


@pytest.mark.parametrize("key", TOLERANCE)
def test_a_county_is_as_near_to_what_is_published_as_it_says(found: dict[str, Figure], key: str) -> None:
    assert found[key].is_near, table([found[key]])


def test_a_whole_county_must_be_nearer_than_a_part_of_one() -> None:
    assert tolerance("referrals", 133_000) == TOLERANCE["referrals"]
    assert tolerance("referrals", 33_250) == 2 * TOLERANCE["referrals"]


def test_everything_published_but_the_size_of_the_county_is_compared(found: dict[str, Figure]) -> None:
    compared = {key for key, each in found.items() if each.published is not None}
    assert compared == set(published()) - {"population"} == set(TOLERANCE)


def test_what_is_not_published_is_likely(found: dict[str, Figure]) -> None:
    assert 2.5 < found["per_referral"].made < 4
    assert 50 < found["in_a_working_day"].made < 90
    assert 20 < found["notices_again"].made < 50
    assert 2 < found["twins"].made < 4
    assert found["size_1"].made > found["size_2"].made > found["size_3"].made > found["size_4"].made > 1
    outcomes = [each.made for key, each in found.items() if key.startswith("outcome_")]
    assert sum(outcomes) == pytest.approx(100)
    ages = [each.made for key, each in found.items() if key.startswith("age_")]
    assert sum(ages) == pytest.approx(100)


def test_a_figure_too_far_away_is_said_to_be(found: dict[str, Figure]) -> None:
    far = replace(found["referrals"], made=found["referrals"].made * 1.4)
    assert not far.is_near
    assert table([far]).endswith("15%: NO")
