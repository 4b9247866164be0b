"""Every published rule: its words, and a child who breaks it beside one who breaks nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from openmash.statute.census.census import Census, Level
from openmash.statute.census.checking import broken_rules
from openmash.statute.census.codes import DISABILITIES
from openmash.statute.census.pupil_numbers import check_letter
from openmash.statute.census.reading import LEAVES
from openmash.statute.census.shape import Child, Episode, Header
from openmash.statute.census.years import YEARS, rules_of, year_named
from tests.statute.census.examples import (
    BRIEF,
    BROKEN_BY,
    CHILD,
    END,
    ENDED,
    EPISODE,
    HEADER,
    NO_FURTHER,
    assessment,
    days,
    episode,
    of,
)

PUBLISHED = json.loads(Path(__file__).with_name("published_rules.json").read_text(encoding="utf-8"))
"""The rules as csc-validator-be-cin lists them (MIT licence, Data to Insight): number, sentence, level, year."""


def broken(children: Iterable[Child], year: str = "2025-26", header: Header = HEADER) -> dict[str, tuple[str, ...]]:
    known = year_named(year)
    assert known is not None
    census = Census(known.ending, known.codes, header.reference_date or END)
    found = broken_rules(header, children, rules_of(known), census)
    return {each.rule.code: each.elements for each in found}


def others() -> list[Child]:
    """Children beside whom a return breaks no rule about the whole: every kind of disability, and conferences."""
    kinds = sorted(DISABILITIES - {"NONE"})
    sound = EPISODE._replace(plans=(), need_plans=())
    return [
        of(id=f"D{place}", upn="", upn_unknown="UN2", disabilities=(kind, kinds[place - 1]), episodes=(sound,))
        for place, kind in enumerate(kinds)
    ]  # fmt: skip


def test_a_sound_return_breaks_nothing() -> None:
    assert broken([CHILD, *others()]) == {}
    assert broken([of(episodes=(BRIEF,)), *others()]) == {}
    assert broken([of(upn="", upn_unknown="UN7", episodes=(NO_FURTHER,)), *others()]) == {}
    unborn = of(
        upn="",
        upn_unknown="UN1",
        born=None,
        due=date(2026, 6, 1),
        sex="U",
        disabilities=(),
        episodes=(EPISODE._replace(referral=date(2026, 1, 5), assessments=(), need_plans=(), enquiries=(), plans=()),),
    )
    assert broken([unborn, *others()]) == {}


@pytest.mark.parametrize("code", [rule.code for rule in rules_of(YEARS[4]) if rule.code != "100"])
def test_each_rule_is_broken_by_what_it_forbids(code: str) -> None:
    breaks = BROKEN_BY[code]
    children = breaks if isinstance(breaks, list) else [breaks]
    found = broken(children)
    assert code in found
    assert found[code]


@pytest.mark.parametrize(
    "header",
    [
        HEADER._replace(reference_date=None),
        HEADER._replace(reference_date=date(2026, 3, 30)),
        HEADER._replace(year="2025"),
    ],
    ids=["missing", "another day", "another year"],
)
def test_the_reference_date_is_the_end_of_the_year(header: Header) -> None:
    assert "100" in broken([CHILD], header=header)
    assert "100" not in broken([CHILD])


def test_the_words_and_levels_are_those_published() -> None:
    known = {year.ending: {rule.code: rule for rule in rules_of(year)} for year in YEARS}
    assert len(PUBLISHED) == 114
    for each in PUBLISHED:
        ending = int(each["ruleset"].removeprefix("cin")[:4]) + 1
        rule = known[ending][each["code"]]
        assert (rule.message, rule.level) == (each["message"], Level(each["type"]))
        assert rule.about.endswith("."), f"{rule.code} says nothing of its test"
        assert rule.since == (ending if ending > 2023 else 2022)


def test_every_year_has_each_published_rule_and_no_other_and_each_difference_has_its_reason() -> None:
    """Every rule of the list, for each year: in force from the year it was published in, or earlier with a reason."""
    published: dict[str, int] = {}
    for each in PUBLISHED:
        ending = int(each["ruleset"].removeprefix("cin")[:4]) + 1
        published[each["code"]] = min(ending, published.get(each["code"], ending))
    earlier = {code for code, ending in published.items() if ending == 2023}
    differences: dict[str, set[int]] = {}
    for year in YEARS:
        ours = {rule.code for rule in rules_of(year)}
        assert ours <= set(published), "a rule nobody published"
        for code, ending in published.items():
            if (code in ours) != (ending <= year.ending):
                differences.setdefault(code, set()).add(year.ending)
    assert set(differences) == earlier, "only the rules first listed for 2022-23"
    assert all(years == {2022} for years in differences.values())
    assert "published for 2022-23, read with the lists of 2021-22" in YEARS[0].known, "and the year says so"
    for rule in rules_of(YEARS[-1]):
        assert rule.fields and set(rule.fields) <= LEAVES, f"{rule.code} looks at what no census has"


def test_each_year_is_the_last_and_what_changed() -> None:
    counts = [len(list(rules_of(year))) for year in YEARS]
    assert counts == [105, 105, 105, 109, 109, 109]
    assert [year.name for year in YEARS] == ["2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27"]
    assert rules_of(YEARS[4]).children == rules_of(YEARS[3]).children == rules_of(YEARS[5]).children


def test_codes_that_came_later_are_unknown_before() -> None:
    early_help = episode(BRIEF, source="5D", reason="RC9")
    in_2022 = early_help._replace(gender="2", upn="")
    at = Header("CIN", "2026", END, "916")
    assert {"8866", "8640"} <= set(broken([in_2022], "2021-22", at))
    assert not {"8866", "8640"} & set(broken([in_2022], "2022-23", at))
    cumbria = of(upn=check_letter("942202000001") + "942202000001", gender="2", sex="")
    assert "1530" in broken([cumbria], "2022-23", at)
    assert "1530" not in broken([cumbria], "2023-24", at)
    assert "4180" in broken([cumbria], "2025-26")


def test_what_follows_closing_is_named_by_its_elements() -> None:
    child = episode(closure=ENDED - days(1), reason="RC7")
    assert broken([child])["8565"] == ("CINclosureDate", "CPPendDate", "CINPlanStartDate", "CINPlanEndDate")


def test_limits_in_working_days_are_counted_to_their_last_day() -> None:
    census = Census(2026, YEARS[4].codes, END)
    assert (census.assessments_since, census.enquiries_since) == (date(2026, 1, 27), date(2026, 3, 10))
    on_time = assessment(start=census.assessments_since, end=None, factors=())
    assert "8670Q" not in broken([on_time])
    late = assessment(start=census.assessments_since - days(1), end=None, factors=())
    assert "8670Q" in broken([late])


def test_before_the_year_is_over_what_is_open_for_long_is_counted_to_today() -> None:
    half_way = Census(2026, YEARS[4].codes, END, today=date(2025, 9, 1))
    assert half_way.assessments_since == date(2025, 6, 27)
    assert (half_way.start, half_way.end) == (date(2025, 4, 1), END)
    assert replace(half_way, today=date(2027, 1, 1)).assessments_since == date(2026, 1, 27)


def test_the_year_runs_from_april_to_march_and_leap_days_hold() -> None:
    census = Census(2024, YEARS[2].codes, date(2024, 3, 31))
    assert (census.start, census.due_to) == (date(2023, 4, 1), date(2024, 12, 31))
    assert replace(census, reference_date=date(2024, 2, 29)).start == date(2023, 3, 1)


def test_the_day_a_case_closes_may_be_the_day_of_the_next_referral() -> None:
    closed = BRIEF._replace(closure=ENDED)
    again = Episode(ENDED, "6", "N1", no_further_action="0", assessments=())
    assert "8820" not in broken([of(episodes=(closed, again))])
    assert "8820" in broken([of(episodes=(closed, again._replace(referral=ENDED - days(1))))])


@pytest.mark.parametrize("number", ["T91612345678A", "A916"])
def test_a_temporary_number_is_counted_by_its_last_letter(number: str) -> None:
    right = check_letter("91612345678A")
    assert ("1510" in broken([of(upn="B" + number[1:])])) == (len(number) == 13 and right != "B")
    assert "1510" not in broken([of(upn=right + "91612345678A")])


def test_a_year_is_found_by_any_of_its_names() -> None:
    names = ("2025-26", "2025/26", "cin2025_26", "2026")
    assert {year_named(name) for name in names} == {YEARS[4]}
    assert year_named("2019-20") is None
