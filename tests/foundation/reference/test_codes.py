"""Code sets say whence they come, and hold what the returns collect."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from openmash.foundation.reference import codes, every_code_set
from openmash.foundation.reference.codes import FOLDER, BadCodeSet, read_code_set


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_every_code_set_says_its_source_and_day_and_has_each_code_once(path: Path) -> None:
    found = read_code_set(path)
    assert len(found.source) > 20
    assert date(2020, 1, 1) < found.dated
    assert len({code.code for code in found.codes}) == len(found.codes) > 2
    assert len({(code.group, code.label) for code in found.codes}) == len(found.codes)


@pytest.mark.parametrize(
    ("name", "count"),
    [("contact_source", 22), ("ethnicity", 20), ("sex", 3), ("disability", 13), ("factors", 44), ("primary_need", 10)],
)
def test_no_code_is_missing(name: str, count: int) -> None:
    assert len(codes(name).codes) == count


def test_all_of_them_are_found() -> None:
    assert {found.name for found in every_code_set()} == {path.stem for path in FOLDER.glob("*.csv")}


def test_a_code_has_words_and_an_unknown_one_raises() -> None:
    assert codes("contact_source").label("6") == "Police"
    assert "3E" in codes("contact_source")
    with pytest.raises(KeyError):
        codes("contact_source").label("11")


def test_a_retired_code_keeps_its_words_and_may_no_more_be_chosen() -> None:
    factors = codes("factors")
    assert factors.label("18A")
    assert "18A" not in {code.code for code in factors.in_use(date(2026, 11, 23))}
    assert "18A" in {code.code for code in factors.in_use(date(2023, 11, 23))}


@pytest.mark.parametrize("name", ["nothing", "../codes", ""])
def test_there_is_no_code_set_of_another_name(name: str) -> None:
    with pytest.raises(BadCodeSet, match="There is no code set"):
        codes(name)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("code,label\na,A\n", "does not say its title"),
        ("# title: T\n# source: S\ncode,label\na,A\n", "does not say its dated"),
        ("# title: T\n# source: S\n# dated: 2026-01-01\ncode,label\na,A\na,B\n", "line 6 repeats the code a"),
        ("# title: T\n# source: S\n# dated: 2026-01-01\ncode,label\na,\n", "line 5 lacks"),
    ],
)
def test_a_file_that_is_wrong_says_where(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(content)
    with pytest.raises(BadCodeSet, match=said):
        read_code_set(path)
