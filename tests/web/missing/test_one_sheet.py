"""What goes on one sheet: what is needed first, nothing left off in silence, and never more lines than there are."""

from __future__ import annotations

import pytest

from openmash.foundation.design.parts import Fact, Source
from openmash.web.missing.one_sheet import ACROSS, Line, Part, fitted

WORD = "harbour "


def used(line: Line) -> int:
    """By hand: the lines that a fact takes, key and source and all."""
    source = f" {line.fact.source.agency}, {line.fact.source.on}" if line.fact.source else ""
    return -(-len(f"{line.fact.key}: {line.shown}{source}") // ACROSS) if line.on_paper else 0


def test_what_fits_is_whole_and_nothing_is_said_to_be_left_off() -> None:
    (part,) = fitted([Part("Who", [Fact("Born", "4 May 2011"), Fact("Alert", "", unknown="None")], "The record", 4)])
    assert [(line.shown, line.rest, line.on_paper) for line in part.lines] == [
        ("4 May 2011", "", True),
        ("None", "", True),
    ]
    assert part.on_paper and not part.left_off


def test_a_long_text_is_cut_at_a_word_and_what_comes_after_it_has_its_share() -> None:
    (part,) = fitted([Part("Harm", [Fact("Health", WORD * 200), Fact("Fears", "Water")], "", 6)])
    health, fears = part.lines
    assert health.shown.split()[-1] == "harbour" and health.shown + health.rest == WORD * 200
    assert fears.shown == "Water" and used(health) + used(fears) <= 6
    assert part.left_off == "Harm: the end of “Health”"


def test_facts_that_have_no_room_are_counted_and_named() -> None:
    (part,) = fitted([Part("Places", [Fact("Goes to", "The park")] * 9, "", 4)])
    assert sum(line.on_paper for line in part.lines) == 4 and part.left_off == "Places: 5 of 9"
    assert "“Goes to”, 2 times" in fitted([Part("Places", [Fact("Goes to", WORD * 30)] * 3, "", 4)])[0].left_off
    (gone,) = fitted([Part("Places", [Fact("Goes to", "The park")], "", 0)])
    assert not gone.on_paper and gone.left_off == "Places: 1 of 1"


def test_what_a_part_leaves_of_its_room_goes_to_the_next() -> None:
    none, some = Part("Agreed", (), "", 10), Part("Before", [Fact("May", WORD * 50)], "", 2)
    (after,) = fitted([none, some])
    assert after.title == "Before" and not after.left_off
    assert fitted([some])[0].left_off == "Before: the end of “May”"


def test_a_word_longer_than_the_room_is_cut_all_the_same() -> None:
    (part,) = fitted([Part("Online", [Fact("Name", "x" * 900)], "", 2)])
    assert 0 < len(part.lines[0].shown) < 2 * ACROSS and part.left_off


@pytest.mark.parametrize("breaks", [" ", "\n"])
@pytest.mark.parametrize("room", [1, 2, 5, 9, 14])
def test_no_part_takes_more_lines_than_there_are(room: int, breaks: str) -> None:
    facts = [Fact("Key", breaks.join(["word"] * 90), Source("recorded", "4 May 2026")) for _ in range(7)]
    (part,) = fitted([Part("Places", facts, "", room)])
    assert sum(used(line) + line.shown.count("\n") * line.on_paper for line in part.lines) <= room
