"""Ties, ways, groups and what ties them: each claim with its reports, and no person set above another."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from openmash.insight.patterns.network import groups as groups_module
from openmash.insight.patterns.network.groups import Group, Join, grouped, growth
from openmash.insight.patterns.network.limits import ASKED
from openmash.insight.patterns.network.ways import around, ways
from openmash.insight.patterns.network.web import Stated, Tie, Web

DAY = date(2026, 3, 1)


def said(*ties: str, on: date = DAY) -> list[Stated]:
    """Ties as `ab:r1`, each stated by its report."""
    return [Stated(tie[0], tie[1], tie.split(":")[1], on) for tie in ties]


def clique(names: str, report: str) -> list[str]:
    return [f"{a}{b}:{report}" for at, a in enumerate(names) for b in names[at + 1 :]]


TWO_GROUPS = [*clique("abcde", "r1"), *clique("vwxyz", "r2"), "ev:r3"]


def test_a_way_between_two_is_the_shortest_and_each_step_opens_its_reports() -> None:
    web = Web([*said("ab:r1", "bc:r2", "ad:r4", "de:r5", "ec:r6"), *said("ba:r3", on=DAY - timedelta(days=9))])
    found = ways(web, "a", "c")
    assert [way.stops for way in found] == [("a", "b", "c"), ("a", "d", "e", "c")]
    assert [tie.reports for tie in found[0].ties] == [("r3", "r1"), ("r2",)]
    assert found[0].ties[0].first == DAY - timedelta(days=9)
    assert ways(web, "a", "a") == ways(web, "a", "nobody") == ()


def test_those_who_are_not_connected_or_only_from_afar_have_no_way_between_them() -> None:
    web = Web(said(*(f"{a}{b}:r{a}" for a, b in zip("abcdefgh", "bcdefghi", strict=True)), "pq:r9"))
    assert ways(web, "a", "p") == ()
    assert ways(web, "a", "g")[0].stops == tuple("abcdefg")
    assert ways(web, "a", "h") == ()


def test_groups_are_found_and_the_one_report_that_ties_them_is_named_not_a_person() -> None:
    found = grouped(Web(said(*TWO_GROUPS)))
    assert {group.keys for group in found.groups} == {tuple("abcde"), tuple("vwxyz")}
    (join,) = found.joins
    assert (join.only, join.many, join.ties[0].reports) == (True, 1, ("r3",))
    assert {(join.ties[0].one, join.ties[0].other)} == {("e", "v")}
    again = grouped(Web(said(*TWO_GROUPS, "aw:r7", "bx:r8")))
    assert [(each.only, each.many) for each in again.joins] == [(False, 3)]


def test_what_is_hidden_before_the_web_is_made_changes_every_answer_as_if_it_were_not() -> None:
    """The one who ties two groups may not be seen: nothing crosses, no way leads there, and no count betrays it."""
    whole = said(*clique("abcd", "r1"), *clique("wxyz", "r2"), "dh:r3", "hw:r4")
    web = Web([each for each in whole if "h" not in (each.one, each.other)])
    assert ways(web, "a", "w") == () and grouped(web).joins == ()
    assert growth(web)[-1].keys == 8 and growth(web)[-1].pieces == 2
    assert "h" not in around(web, "d", 2).keys
    assert len(ways(Web(whole), "a", "w")) > 0


def test_no_answer_holds_a_figure_on_a_person() -> None:
    """A tie, a group and what joins groups hold ends, reports, dates and counts of reports. None ranks who is in it."""
    assert {each.name for each in fields(Tie)} == {"one", "other", "reports", "first", "last"}
    assert {each.name for each in fields(Group)} == {"keys", "ties", "reports", "first", "last", "unsure"}
    assert {each.name for each in fields(Join)} == {"one", "other", "ties", "many", "only"}
    for group in grouped(Web(said(*TWO_GROUPS))).groups:
        assert list(group.keys) == sorted(group.keys)
    assert not [name for name in vars(groups_module) if "centrality" in name.lower()]


def test_who_sits_between_two_groups_is_said_to_be_unsure() -> None:
    between = [*clique("abcd", "r1"), *clique("wxyz", "r2"), "am:r3", "bm:r3", "wm:r4", "xm:r4"]
    found = grouped(Web(said(*between)), replace(ASKED, runs=25))
    assert {key for group in found.groups for key in group.unsure} <= {"m"}
    assert found.runs == 25


def test_what_is_round_one_stays_readable_and_says_how_many_are_left_out() -> None:
    many = [Stated("a", f"n{n:02d}", f"r{n}", DAY + timedelta(days=n)) for n in range(40)]
    found = around(Web(many), "a", asked=replace(ASKED, readable=11))
    assert set(found.keys) == {"a", *(f"n{n}" for n in range(30, 40))}
    assert found.left_out == 30
    assert around(Web(many), "nobody").ties == ()
    assert around(Web(said("ab:r1", "bc:r2", "cd:r3", "ac:r4")), "a", 1).keys == ("a", "b", "c")


def test_growth_counts_what_was_known_by_the_end_of_each_month() -> None:
    web = Web([*said("ab:r1", "cd:r1"), *said("bc:r2", "ab:r3", on=date(2026, 5, 20))])
    assert [(m.month, m.keys, m.ties, m.reports, m.pieces) for m in growth(web)] == [
        (date(2026, 3, 1), 4, 2, 1, 2), (date(2026, 4, 1), 4, 2, 1, 2), (date(2026, 5, 1), 4, 3, 3, 1),
    ]  # fmt: skip
    assert growth(Web([])) == () and grouped(Web([])).groups == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14), st.integers(0, 6), st.integers(0, 200)), max_size=60))
def test_the_same_reports_in_any_order_give_the_same_answers(rows: list[tuple[int, int, int, int]]) -> None:
    given_ = [Stated(f"k{a}", f"k{b}", f"r{r}", DAY + timedelta(days=d)) for a, b, r, d in rows]
    shuffled = random.Random(3).sample(given_, len(given_))
    one, other = Web(given_), Web(shuffled)
    assert grouped(one) == grouped(other) and growth(one) == growth(other)
    everyone = {key for group in grouped(one).groups for key in group.keys}
    assert everyone <= set(one.keys)
    for way in ways(one, "k0", "k1"):
        assert [*zip(way.stops, way.stops[1:], strict=False)] == [
            (stop, tie.end(stop)) for stop, tie in zip(way.stops, way.ties, strict=False)
        ]
