"""Where everybody stands: nobody on another, couples together, brothers and sisters under their own parents."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openmash.insight.relationships import ecomap
from openmash.insight.relationships.genogram import (
    ACROSS,
    DOWN,
    Bond,
    Couple,
    Family,
    Person,
    Picture,
    drawn,
    generations,
)


def person(key: str, generation: int = 0, born: str = "", *, sex: str = "", at_home: bool = False) -> Person:
    return Person(key, sex, generation, born, is_this_one=key == "mia", at_home=at_home)


def at(picture: Picture, key: str) -> tuple[float, float]:
    return next((each.x, each.y) for each in picture.symbols if each.person.key == key)


STEPFAMILY = drawn(
    [
        person("mia", 0, "2019", at_home=True), person("toby", 0, "2016", at_home=True), person("sophia", 0, "2020"),
        person("hannah", -1, at_home=True), person("dean", -1), person("kate", -1), person("joe", -1, at_home=True),
        person("nan", -2),
    ],
    [Couple("dean", "hannah", "apart"), Couple("dean", "kate", "parents"), Couple("hannah", "joe", "together")],
    [
        Family(("dean", "hannah"), ("mia", "toby")), Family(("dean", "kate"), ("sophia",)),
        Family(("nan",), ("hannah",)),
    ],
)  # fmt: skip


def test_each_generation_is_a_row_and_the_child_is_read_first() -> None:
    assert at(STEPFAMILY, "nan")[1] + DOWN == at(STEPFAMILY, "hannah")[1] == at(STEPFAMILY, "mia")[1] - DOWN
    assert STEPFAMILY.symbols[0].person.key == "mia"
    assert [each.person.generation for each in STEPFAMILY.symbols[1:]] == [-2, -1, -1, -1, -1, 0, 0]


def test_couples_stand_side_by_side_with_the_former_on_the_other_side() -> None:
    x = {key: at(STEPFAMILY, key)[0] for key in ("kate", "dean", "hannah", "joe")}
    assert sorted(x, key=lambda key: x[key]) in (["kate", "dean", "hannah", "joe"], ["joe", "hannah", "dean", "kate"])


def test_brothers_and_sisters_stand_together_oldest_first_and_half_sisters_beside_them() -> None:
    x = {key: at(STEPFAMILY, key)[0] for key in ("mia", "toby", "sophia")}
    assert x["toby"] < x["mia"] and not x["toby"] < x["sophia"] < x["mia"]


def test_one_line_goes_round_a_home_whose_people_stand_together() -> None:
    [home] = STEPFAMILY.homes
    xs, ys = [x for x, _ in home.points], [y for _, y in home.points]
    for symbol in STEPFAMILY.symbols:
        x, y = symbol.x, symbol.y
        rows = [(a, b) for a, b in home.points if abs(b - y) < DOWN]
        inside = min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys) and bool(rows)
        assert inside or not symbol.person.at_home


def test_partners_once_are_joined_by_a_line_that_is_cut_and_parents_alone_by_a_dotted_one() -> None:
    drawn_as = [line.how for line in STEPFAMILY.lines]
    assert drawn_as.count("slash") == 2
    assert {"couple-apart", "couple-parents", "couple-together", "birth"} <= set(drawn_as)


@pytest.mark.parametrize(
    ("sex", "unborn", "shape"),
    [("male", False, "square"), ("female", False, "circle"), ("", False, "diamond"), ("female", True, "triangle")],
)
def test_the_signs_are_the_standard_ones(sex: str, unborn: bool, shape: str) -> None:
    picture = drawn([Person("one", sex, 0, is_unborn=unborn)], [], [])
    assert picture.symbols[0].shape == shape


def test_generations_follow_what_was_recorded_and_nobody_unjoined_is_drawn() -> None:
    ties = [("mia", "hannah", "parent"), ("hannah", "nan", "parent"), ("baby", "mia", "parent"), ("a", "b", "partner")]
    assert generations("mia", ties) == {"mia": 0, "hannah": -1, "nan": -2, "baby": 1}
    assert generations("mia", [("mia", "aunt", "elder"), ("mia", "gran", "grandparent")])["gran"] == -2


@st.composite
def families(draw: st.DrawFn) -> tuple[list[Person], list[Couple], list[Family]]:
    """Up to thirty people in three generations, coupled and related in any way."""
    old = [person(f"o{n}", -2) for n in range(draw(st.integers(0, 6)))]
    middle = [person(f"m{n}", -1, at_home=draw(st.booleans())) for n in range(draw(st.integers(1, 10)))]
    young = [person(f"y{n}", 0, f"20{n + 10}", at_home=draw(st.booleans())) for n in range(draw(st.integers(1, 14)))]
    some = st.sampled_from([each.key for each in middle])
    pairs = draw(st.lists(st.tuples(some, some), max_size=8))
    couples = [
        Couple(a, b, draw(st.sampled_from(["together", "apart", "parents"]))) for a, b in dict.fromkeys(pairs) if a < b
    ]
    made = []
    for child in young:
        parents = tuple(dict.fromkeys(draw(st.lists(some, max_size=2))))
        if parents:
            made.append(Family(parents, (child.key,), draw(st.sampled_from(["birth", "adopted", "fostered"]))))
    return [*young, *middle, *old], couples, made


@given(families())
def test_whoever_they_are_nobody_stands_on_another_and_everything_is_inside(
    told: tuple[list[Person], list[Couple], list[Family]],
) -> None:
    people, couples, made = told
    picture = drawn(people, couples, made, [Bond(people[0].key, people[-1].key, "kin")])
    assert {each.person.key for each in picture.symbols} == {each.key for each in people}
    for one, other in combinations(picture.symbols, 2):
        assert one.y != other.y or abs(one.x - other.x) >= ACROSS - 0.2
    for symbol in picture.symbols:
        assert 0 < symbol.x < picture.width and 0 < symbol.y < picture.height
    assert picture == drawn(people, couples, made, [Bond(people[0].key, people[-1].key, "kin")])


@pytest.mark.parametrize("many", [1, 2, 5, 10, 11, 14, 16])
def test_boxes_round_a_child_do_not_stand_on_one_another(many: int) -> None:
    placed = ecomap.drawn([str(n) for n in range(many)])
    assert len(placed) == many
    for one, other in combinations(placed, 2):
        apart = abs(one.x - other.x) >= ecomap.BOX_W or abs(one.y - other.y) >= ecomap.BOX_H
        assert apart, (one, other)
    assert all(0 < each.x < ecomap.WIDTH and 0 < each.y < ecomap.height_for(many) for each in placed)
