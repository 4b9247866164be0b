"""Two runs of the suite in one checkout leave each other's databases alone, and what a killed run left is cleared."""

from __future__ import annotations

from tests.cluster import left_behind

TEMPLATE, OLDER = "openmash_template_aaaaaaaaaaaa", "openmash_template_bbbbbbbbbbbb"
MINE, THEIRS, DEAD = (
    f"openmash_test_{word}" for word in ("gw0_2001_of_2000", "main_3000_of_3000", "own_7_1001_of_1000")
)
HALF = "openmash_test_half_1000"


def test_only_what_runs_that_ended_have_left_is_dropped() -> None:
    names = [TEMPLATE, OLDER, MINE, THEIRS, DEAD, HALF]
    assert left_behind(names, running={"3000"}, template=TEMPLATE) == [MINE, DEAD, HALF]
    assert left_behind(names, running={"2000", "3000"}, template=TEMPLATE) == [DEAD, HALF]


def test_a_template_of_another_shape_stays_while_another_run_may_clone_it() -> None:
    assert left_behind([TEMPLATE, OLDER], running={"3000"}, template=TEMPLATE) == []
    assert left_behind([TEMPLATE, OLDER], running=set(), template=TEMPLATE) == [OLDER]
