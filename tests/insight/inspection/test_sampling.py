"""A draw that anybody can repeat, and in which no group is passed over."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from openmash.insight.inspection.sampling import NAMED, draw


def people(*numbers: int) -> list[UUID]:
    return [UUID(int=number) for number in numbers]


GROUPS = {"Advice": people(*range(1, 60)), "Strategy discussion": people(70), "No further action": people(80, 81)}


def test_each_group_gives_one_before_any_gives_two() -> None:
    drawn = draw(GROUPS, 5, seed=7)
    assert [each.group for each in drawn].count("Strategy discussion") == 1
    assert [each.group for each in drawn].count("No further action") == 2
    assert {each.group for each in drawn[:3]} == set(GROUPS)


def test_the_same_seed_draws_the_same_children_however_they_were_listed() -> None:
    turned = {group: list(reversed(each)) for group, each in reversed(list(GROUPS.items()))}
    assert draw(GROUPS, 6, seed=3) == draw(turned, 6, seed=3)
    assert any(draw(GROUPS, 6, seed=3) != draw(GROUPS, 6, seed=other) for other in range(4, 9))


def test_a_child_the_inspectors_named_comes_first_and_is_drawn_no_second_time() -> None:
    drawn = draw(GROUPS, 62, seed=1, named=people(70, 70))
    assert drawn[0].group == NAMED
    assert [each.person_id for each in drawn].count(UUID(int=70)) == 1
    assert len(drawn) == 62, "sixty-one others are there to be drawn"


@given(
    st.dictionaries(st.text(max_size=3), st.lists(st.uuids(), max_size=6), max_size=5),
    st.integers(0, 12),
    st.integers(1, 99),
)
def test_nobody_is_drawn_twice_and_as_many_as_were_asked_for(
    groups: dict[str, list[UUID]], number: int, seed: int
) -> None:
    drawn = [each.person_id for each in draw(groups, number, seed=seed)]
    everybody = {person for each in groups.values() for person in each}
    assert len(drawn) == len(set(drawn)) == min(number, len(everybody))
    assert set(drawn) <= everybody
