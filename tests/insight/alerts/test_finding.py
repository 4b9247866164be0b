"""What a stop and a shift look like, how soon each is found, and how often chance alone is taken for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random

import pytest

from openmash.insight.alerts.finding import BY_CHANCE_OF_100, fewer, needed_for, silent
from openmash.insight.alerts.looking import ENDED
from openmash.insight.scorecard.variation import Point, chart

YEAR, HALF = 260, 130
DAYS = [day for n in range(800) if (day := date(2024, 1, 1) + timedelta(days=n)).weekday() < 5]


def recorded(chance: Random, share: float, days: Sequence[date]) -> dict[date, int]:
    return {day: 1 + chance.randrange(3) for day in days if chance.random() < share}


@pytest.mark.parametrize(("share", "nights"), [(1.0, 3), (0.95, 4), (0.5, 14), (0.2, 42)])
def test_a_stop_is_found_as_soon_as_the_page_says(share: float, nights: int) -> None:
    """Every day: after three or four working days; half of them: 14; once a week: 42; or after the longest pause before."""
    assert needed_for(share, 0) == nights
    for seed in range(20):
        chance = Random(f"stop {share} {seed}")
        kept = recorded(chance, share, DAYS[:HALF])
        last = max(kept)
        longest = max(
            (DAYS.index(b) - DAYS.index(a) - 1 for a, b in zip(sorted(kept), sorted(kept)[1:], strict=False)), default=0
        )
        first = DAYS.index(min(kept))
        within = max(needed_for(len(kept) / (DAYS.index(last) - first + 1), longest), 3)
        found = next(n for n in range(1, 140) if silent(kept, DAYS[: DAYS.index(last) + 1 + n]))
        assert found == within
        assert found <= max(nights * 2, longest + 1), (seed, found)


def test_a_weekend_of_police_files_is_no_silence() -> None:
    week = dict.fromkeys(DAYS[:HALF], 3)
    saturday = DAYS[HALF - 1] + timedelta(days=(5 - DAYS[HALF - 1].weekday()))
    only_saturday = {**{day: many for day, many in week.items() if day < DAYS[HALF - 4]}, saturday: 4}
    assert silent(only_saturday, DAYS[:HALF]) is None
    assert silent({day: many for day, many in week.items() if day < DAYS[HALF - 4]}, DAYS[:HALF]) is not None


def test_what_is_new_or_rare_is_not_judged() -> None:
    assert silent(dict.fromkeys(DAYS[60:90], 1), DAYS[:HALF]) is None
    assert silent(dict.fromkeys(DAYS[:100:20], 1), DAYS[:HALF]) is None
    assert silent({}, DAYS[:HALF]) is None
    assert silent({}, []) is None


def test_of_a_hundred_steady_streams_watched_each_night_for_a_year_hardly_any_is_called_stopped() -> None:
    called = 0
    for number in range(100):
        chance = Random(f"steady {number}")
        kept = recorded(chance, (1.0, 0.9, 0.6, 0.4, 0.2)[number % 5], DAYS[: HALF + YEAR])
        called += any(
            silent(
                {day: many for day, many in kept.items() if DAYS[end - HALF] <= day < DAYS[end]}, DAYS[end - HALF : end]
            )
            for end in range(HALF, HALF + YEAR)
        )
    assert called <= 3, called


def test_a_fall_to_a_third_is_found_within_four_weeks_nine_times_in_ten_and_steady_weeks_are_not() -> None:
    late = 0
    for seed in range(100):
        chance = Random(f"weeks {seed}")
        weeks = [sum(chance.random() < 0.3 for _ in range(40)) for _ in range(26)]
        assert fewer(weeks) is None
        fallen = [*weeks, *(sum(chance.random() < 0.1 for _ in range(40)) for _ in range(4))]
        late += fewer(fallen) is None
    assert late <= 10
    assert fewer([0, 1, 0, 2] * 10) is None
    assert fewer([12] * 10) is None


def figure_of(number: int, chance: Random, *, share: float, mean: int) -> Callable[[], Point]:
    def count() -> Point:
        many = 5 * round(sum(chance.random() < 0.05 for _ in range(mean * 20)) / 5)
        return Point(float(many), many)

    def part() -> Point:
        return Point(5 * round(sum(chance.random() < share for _ in range(80)) / 5) / 80, 80)

    return count if number % 2 else part


def test_of_a_hundred_figures_that_do_not_change_about_as_many_raise_an_alert_in_a_year_as_the_page_says() -> None:
    """Read without small numbers, as the nightly look reads them; the same change is not said again for half a year."""
    raised = []
    for seed in range(2):
        some = 0
        for number in range(100):
            make = figure_of(number, Random(f"figure {seed} {number}"), share=0.7, mean=50)
            some += bool(alerts_of([make() for _ in range(36)], shares=not number % 2))
        raised.append(some)
    assert abs(sum(raised) / len(raised) - BY_CHANCE_OF_100) <= 6, raised


def alerts_of(months: Sequence[Point], *, shares: bool) -> Mapping[int, bool]:
    """By month after two years: whether it was above, where it would be raised."""
    found: dict[int, bool] = {}
    for end in range(25, len(months) + 1):
        drawn = chart(months[end - 24 : end], shares=shares, rounded_to=5)
        if drawn and drawn.signs[-1] in ENDED:
            above = (months[end - 1].value or 0) > drawn.mean
            if not any(end - each < 6 and way is above for each, way in found.items()):
                found[end] = above
    return found


def test_a_shift_in_a_figure_is_found_in_its_first_whole_month() -> None:
    found = 0
    for seed in range(50):
        chance = Random(f"shift {seed}")
        months = [figure_of(0, chance, share=0.8, mean=0)() for _ in range(24)]
        months += [figure_of(0, chance, share=0.5, mean=0)()]
        found += bool(alerts_of(months, shares=True))
    assert found >= 48, found
