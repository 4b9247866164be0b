"""Reading hostile CSV: every line ends up in exactly one record, and a bad row takes no good one with it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openmash.foundation.imports.columns import Column, text
from openmash.foundation.imports.reading import BadFile, Headings, Record, reading

COLUMNS = (
    Column("reference", text, required=True, synonyms=("Ref no",)),
    Column("surname", text),
    Column("words", text, longest=50_000, lines=True),
)
HEAD = "reference,surname,words\n"


def read(content: str | bytes) -> tuple[Headings, list[Record]]:
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        file.flush()
        with reading(Path(file.name), COLUMNS) as (headings, records):
            return headings, list(records)


def cells(content: str | bytes) -> list[tuple[str, ...]]:
    return [record.cells for record in read(content)[1] if not record.problem]


def problems(content: str | bytes) -> list[tuple[int, int, str]]:
    return [(record.first, record.last, record.problem) for record in read(content)[1] if record.problem]


def test_a_plain_file_is_read() -> None:
    assert cells(HEAD + "1,Ash,hello\n2,Birch,\n") == [("1", "Ash", "hello"), ("2", "Birch", "")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_will_do_and_the_last_may_be_missing(ending: str) -> None:
    assert cells(ending.join(["reference,surname,words", "1,Ash,hello", "2,Birch,bye"])) == [
        ("1", "Ash", "hello"),
        ("2", "Birch", "bye"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_are_right_however_the_file_was_saved(encoding: str) -> None:
    assert cells((HEAD + "1,Zoë,“don’t”\n").encode(encoding)) == [("1", "Zoë", "“don’t”")]


def test_one_row_saved_differently_does_not_spoil_the_others() -> None:
    mixed = HEAD.encode() + "1,Zoë,a\n".encode() + "2,Zoë,b\n".encode("cp1252") + "3,Łukasz,c\n".encode()
    assert cells(mixed) == [("1", "Zoë", "a"), ("2", "Zoë", "b"), ("3", "Łukasz", "c")]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_recognised(delimiter: str) -> None:
    content = f"reference{delimiter}surname{delimiter}words\n1{delimiter}Ash{delimiter}a, b\n"
    assert cells(content) == [("1", "Ash", "a, b")]


def test_headings_are_matched_by_synonym_without_capitals_and_in_any_order() -> None:
    headings, records = read("WORDS,Ref. No,Surname ,Extra\nhello,1,Ash,x\n")
    assert headings.place == {"words": 0, "reference": 1, "surname": 2}
    assert headings.unused == ("Extra",)
    assert records[0].cells == ("hello", "1", "Ash", "x")


def test_a_quoted_cell_may_hold_commas_quotes_and_lines() -> None:
    found = read(HEAD + '1,Ash,"She said ""no"",\r\nthen left"\n2,Birch,x\n')[1]
    assert found[0].cells == ("1", "Ash", 'She said "no",\r\nthen left')
    assert (found[0].first, found[0].last, found[1].first) == (2, 3, 4)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"\n\n , ,\n", "The file is empty"),
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"\xff\xfer\x00e\x00", "UTF-16"),
        (b"surname,words\nAsh,x\n", "These headings are missing: reference"),
        (b"reference,Ref no,surname\n1,2,Ash\n", "Two headings mean the same: “reference” and “Ref no”"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_whole_says_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        read(content)


def test_a_file_of_headings_alone_has_no_rows() -> None:
    assert read(HEAD)[1] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1,Ash", "This row has 2 cells and the headings have 3."),
        ("1,Ash,x,y", "This row has 4 cells and the headings have 3."),
        ("1,A\0sh,x", "NUL"),
        ('1,"Ash"ley,x', "in the wrong place"),
        ("reference,surname,words", "repeats the headings"),
        (f"1,Ash,{'x' * 200_000}", "One cell holds more than 131,072 characters."),
        ("1,Ash," + "x," * 600_000, "longer than"),
    ],
)
def test_a_bad_row_says_why_and_its_neighbours_are_read(line: str, said: str) -> None:
    content = HEAD + f"0,Oak,a\n{line}\n9,Elm,b\n"
    assert cells(content) == [("0", "Oak", "a"), ("9", "Elm", "b")]
    ((first, last, problem),) = problems(content)
    assert (first, last) == (3, 3)
    assert said in problem


def test_letters_that_no_encoding_explains_are_refused() -> None:
    content = HEAD.encode() + b"1,A\x81sh,x\n2,Birch,y\n"
    assert cells(content) == [("2", "Birch", "y")]
    assert "could not be read" in problems(content)[0][2]


def test_trailing_commas_left_by_a_spreadsheet_are_nothing() -> None:
    assert cells("reference,surname,words\n1,Ash,x,,,\n,,,,,\n") == [("1", "Ash", "x")]


def test_a_quotation_mark_that_is_never_closed_costs_its_own_line_only() -> None:
    content = HEAD + '1,Ash,a\n2,"Birch,b\n3,Cedar,c\n4,Elm,d\n'
    assert cells(content) == [("1", "Ash", "a"), ("3", "Cedar", "c"), ("4", "Elm", "d")]
    assert problems(content) == [(3, 3, 'A quotation mark (") is opened and never closed.')]


def test_two_stray_quotation_marks_do_not_swallow_the_rows_between_them() -> None:
    content = HEAD + '1,"Ash,a\n2,Birch,b\n3,Cedar",c\n4,Elm,d\n'
    assert ("2", "Birch", "b") in cells(content)
    assert ("4", "Elm", "d") in cells(content)


def test_a_long_narrative_in_a_row_of_the_wrong_width_is_one_bad_row_not_many() -> None:
    content = HEAD + '1,Ash,"first\nsecond\nthird",extra\n2,Birch,b\n'
    assert [(first, last) for first, last, _ in problems(content)] == [(2, 4)]
    assert cells(content) == [("2", "Birch", "b")]


GOOD = st.tuples(
    st.integers(0, 10**9).map(str),
    st.text(alphabet="abcdeéŁ'- ", max_size=8),
    st.text(alphabet="abc 0=+@’", max_size=8),
).map(lambda row: tuple(cell.strip() for cell in row))
GARBAGE = st.text(alphabet='"ab\0 \x81é', min_size=1, max_size=12).filter(lambda line: bool(line.strip(' "')))
LINES = st.lists(st.one_of(GOOD, GARBAGE), max_size=12)


@given(LINES, st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=300, deadline=None)
def test_every_good_row_is_read_once_whatever_stands_around_it(lines: list[tuple[str, ...] | str], ending: str) -> None:
    written = [line if isinstance(line, str) else ",".join(line) for line in lines]
    content = ending.join(["reference,surname,words", *written])
    assert cells(content) == [line for line in lines if not isinstance(line, str)]


@given(st.lists(st.text(alphabet='",ab\0\x81é;', max_size=15), max_size=12))
@settings(max_examples=300, deadline=None)
def test_every_line_of_the_file_is_in_exactly_one_record(lines: list[str]) -> None:
    _, records = read("reference,surname,words\n" + "\n".join(lines))
    covered = [line for record in records for line in range(record.first, record.last + 1)]
    assert covered == sorted(set(covered))
    blank = {number for number, line in enumerate(lines, 2) if not line.strip(' ,"')}
    assert set(range(2, len(lines) + 2)) - set(covered) <= blank
