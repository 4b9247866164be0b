"""The two files are as partners send them, and the same every time."""

import csv
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from synthetic import feeds
from synthetic.county import plan_county
from synthetic.plan import Family

HOUR = re.compile(r"(?<!Found )at (\d\d:\d\d)")
"""The hour a sentence names; when a child was found is another."""
AS_AT = datetime(2026, 11, 23, 11, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def county() -> list[Family]:
    return list(plan_county(1200, AS_AT, seed=4))


def test_a_police_file_has_every_column_and_several_children_to_some_notices(county: list[Family]) -> None:
    lines = feeds.police_lines(county, AS_AT)
    assert all(list(line) and set(line) == set(feeds.POLICE_COLUMNS) for line in lines)
    references = {line["notification_ref"] for line in lines}
    assert len(references) == 40
    assert len(lines) > len(references)
    for line in lines:
        assert datetime.fromisoformat(line["incident_at"]) < datetime.fromisoformat(line["submitted_at"]) <= AS_AT
        assert line["grade"] in ("green", "amber", "red")
        assert bool(line["childs_words"]) <= (line["spoken_to"] == "yes")
        assert "{" not in line["narrative"]
        assert all(hour == line["incident_at"][11:16] for hour in HOUR.findall(line["narrative"]))
        assert all(len(other.split("|")) == 3 for other in line["other_people"].split("; ") if other)


def test_the_same_county_gives_the_same_file(county: list[Family]) -> None:
    assert feeds.police_lines(county, AS_AT, seed=9) == feeds.police_lines(county, AS_AT, seed=9)


def test_nobody_restricted_is_put_in_a_police_file(county: list[Family]) -> None:
    names = {
        (child.names[0].forenames, child.birth.isoformat() if child.birth else "")
        for family in county for child in family.children if family.restrictions
    }  # fmt: skip
    assert names
    sent = {
        (line["child_forenames"], line["child_date_of_birth"])
        for line in feeds.police_lines(county, AS_AT, notices=900)
    }
    assert not names & sent


def test_open_cases_are_the_councils_and_drawn_at_one_moment(county: list[Family]) -> None:
    lines = feeds.open_case_lines(county, AS_AT)
    assert len(lines) > 20
    assert {line["as_at"] for line in lines} == {"2026-11-23T11:30:00+00:00"}
    assert all(line["worker"] and line["service"] and line["record_id"] for line in lines)
    assert len({line["record_id"] for line in lines}) == len(lines)


def test_spoilt_lines_are_among_the_good_ones(county: list[Family], tmp_path: Path) -> None:
    count = feeds.write_police(tmp_path / "police.csv", county, AS_AT)
    with (tmp_path / "police.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == count == len(feeds.police_lines(county, AS_AT)) + 6
    assert any(row["grade"] == "purple" for row in rows[:-1])
    assert feeds.write_open_cases(tmp_path / "open.csv", county, AS_AT) == len(feeds.open_case_lines(county, AS_AT)) + 4


@pytest.mark.parametrize("children", [20, 21, 30, 45, 60, 90, 150, 500])
def test_a_county_of_any_size_from_twenty_has_its_files(children: int, tmp_path: Path) -> None:
    small = list(plan_county(children, AS_AT, seed=1))
    assert feeds.write_police(tmp_path / "police.csv", small, AS_AT) >= 0
    assert feeds.write_open_cases(tmp_path / "open.csv", small, AS_AT) >= 0
