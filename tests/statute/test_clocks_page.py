"""The page of clocks says what the table says, and nothing else."""

import re

from openmash.statute.clocks import CLOCKS
from openmash.statute.clocks_page import clocks_as_markdown

PAGE = clocks_as_markdown()
ROWS = [line for line in PAGE.splitlines() if re.match(r"\| L?\d", line)]


def test_every_clock_has_one_row_in_order() -> None:
    assert len(ROWS) == len(CLOCKS)
    for clock in CLOCKS:
        assert sum(f"`{clock.key}`" in row for row in ROWS) == 1
    numbers = [int(row.split("|")[1]) for row in ROWS if not row.startswith("| L")]
    assert numbers == sorted(numbers)


def test_every_row_has_as_many_cells_as_the_heading() -> None:
    heading = next(line for line in PAGE.splitlines() if line.startswith("| Row"))
    assert {row.count(" | ") for row in ROWS} == {heading.count(" | ")}


def test_a_figure_nobody_confirmed_is_shown_as_no_national_figure() -> None:
    row = next(row for row in ROWS if "`rapid_review`" in row)
    assert "promptly; no national figure" in row
    assert "(unconfirmed)" in row


def test_a_clock_that_runs_on_says_so() -> None:
    assert "72 hours, day and night; never pauses" in next(row for row in ROWS if "`police_protection`" in row)


def test_every_linked_text_is_listed_with_what_was_read_of_it() -> None:
    sources = PAGE.partition("## Sources")[2]
    for clock in CLOCKS:
        if clock.source.link:
            assert clock.source.link in sources
            assert clock.source.read_in in sources


def test_the_page_ends_with_one_newline() -> None:
    assert PAGE.endswith(".\n")
    assert not PAGE.endswith("\n\n")
