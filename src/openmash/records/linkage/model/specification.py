"""How two records are compared, and which are compared at all: all as data.

The model is Fellegi and Sunter's (1969): each comparison adds log2(m / u) to the log-odds that two records are one
person. Its known fault is that a household shares family name, date of birth (twins) and postcode, so that they count
three times over for brothers and sisters (Newcombe 1993), and no threshold cures it. The rules of judgement
(judgements.py) do: what tells two children of one home apart is the forename or a number of one's own, and nothing
else does.

DuckDB, Spark, the training and the live search all read this file. Weights are whole hundredths of a bit, so that sums
are equal everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path

from openmash.records.linkage.model.conditions import (
    All,
    Any,
    Begins,
    BothAre,
    BothList,
    Condition,
    Edits,
    Ends,
    Exchanged,
    HalfShared,
    In,
    Known,
    Not,
    OneLacks,
    Same,
    Shared,
    StartAlike,
    Swapped,
)

MATCH, POTENTIAL = 0.95, 0.04
"""The probability from which a pair is linked, and from which it is shown, where no rule of judgement forbids."""

MATCH_ALONE = 0.7
"""The probability from which a pair of two whole lists is linked where neither record has any other to be shown with:
had either another partner, it would be there to see, which the weight of one pair cannot know. Of made-up children's
pairs that are linked so below MATCH, 97 in 100 are one child.
"""
NEAR, NEAR_BITS = 0.85, 15
"""The probability from which a record comes near another, so that a twin may be the other, and how many bits it may
fall behind: a twin of another forename falls behind by ten or so, and somebody of one home born on another day by
twenty.
"""

MISSING = 0.002
"""How rarely, at most, a child of either list may be missing from the other (the two chances multiplied), so that a
twin is so seldom taken for the other that a wholly different forename is no reason to wait, where nobody comes near.
"""

TWO_FORENAMES = ("middle", "near", "start", "resembling", "different")
"""The levels of two forenames that may be two children's."""

FORM_TIMES, FORM_OFTEN = 2, 1
"""How many pairs of two lists, of one number and one day of birth, must show two forenames to be one child's, and how
many times as often as the names are given, before the lists' other pairs are judged by it: Peggy and Margaret. A middle
name used as a forename is met beside the forename a fortieth as often as it is given.
"""

FEWEST_TO_TELL, BROTHERS, TWINS = 500, 0.002, 0.002
"""From how many records a list shows who is missing from it, or whether it holds brothers and sisters; and how many
pairs a record of them, and of twins, it may seem to hold and be taken to hold none: in children's lists, 0.5 and 0.016.
"""

SURE_BITS = 20
"""From how many bits two records that agree in a first block, with no rule of judgement against it and nobody nearly as
good, are so surely one person that neither is looked for in any other block. Censuses are linked so: exact keys first,
probability for the rest.
"""

NUMBERS_OF_ONES_OWN = ("nhs_number", "upn")
"""Numbers given to one person each: agreement tells even twins apart, disagreement speaks against."""


@dataclass(frozen=True)
class Level:
    """One way in which two records can agree or differ. `said`: the evidence in words, {a} and {b} the two values."""

    name: str
    when: Condition
    said: str
    against: bool = False


@dataclass(frozen=True)
class Comparison:
    """One thing compared; the first level that holds is the one that counts, and none where something is not known.

    `shown` names the field of the record whose two values a sentence may quote; `rarity`: the column that says how rare
    the value is, which is added where the level is "same".
    """

    name: str
    levels: tuple[Level, ...]
    shown: str = ""
    rarity: str = ""


@dataclass(frozen=True)
class Block:
    """Records that agree on all these columns are compared. A pair "left=right" compares two different columns; a list
    column, one in a block at most, agrees where any member does. `up_to`: only for lists of at most so many records,
    where more can be tried. `most`: a value that more than so many records of a list share finds nobody and is passed
    over. `lacks`: only pairs of which one record lacks this column, as too many of the others agree. `first`: looked at
    before the others, in two lists, and who is surely found there is not looked for again. `again`: looked at with the
    others too; not where another of them brings the same pairs together.
    """

    name: str
    columns: tuple[str, ...]
    up_to: int | None = None
    most: int | None = None
    lacks: str = ""
    first: bool = False
    again: bool = True


def _number_levels(column: str, what: str) -> tuple[Level, ...]:
    return (
        Level("same", Same(column), f"Same {what}"),
        Level(
            "slip",
            Any(Edits(column, 1, 6), Swapped(column, 6)),
            f"{what} one slip apart: {{a}} and {{b}}",
        ),
        Level("different", Known(column), f"Different {what}", against=True),
    )


NEAR_GIVEN = Any(
    Edits("given", 1, 4),
    Edits("given", 2, 7),
    All(Exchanged("given", "given_sorted"), Same("initial")),
    All(Edits("given_sound", 0, 3), Same("initial")),
)
NEAR_ONE_THAT_IS_NO_NAME = All(
    Any(
        NEAR_GIVEN,
        Edits("given", 1, 2),
        Edits("given", 2, 5),
        Edits("given_shape", 1, 5),
        Exchanged("given", "given_sorted"),
    ),
    Not(BothAre("given_known")),
)
"""A slip or a scanner's misreading makes what is no name; two names that are near each other are two names."""
MISREAD = All(Any(Edits("given", 2, 4), Edits("given", 3, 6)), Not(BothAre("given_known")))
"""Half of the letters are others, and one of the two is no name."""
SHORTENED = Any(All(Edits("given", 1, 3), Same("initial")), Ends("given", 4))
"""Eve and Evie, Ella and Isabella: how families shorten names, and now and then two names of two children."""
RESEMBLING = All(
    Any(
        StartAlike("given", 2),
        Edits("given", 2, 4),
        Exchanged("given", "given_sorted"),
        HalfShared("given_pairs", 2),
    ),
    Not(BothAre("given_known")),
)
"""What a name may become that is then no name. Two names that resemble each other may be twins', and are two names."""
SLIP_IN_FAMILY = Any(Edits("family", 1, 5), Exchanged("family", "family_sorted"))
NEAR_FAMILY = Any(Edits("family", 1, 4), Edits("family", 2, 7), Edits("family_sound", 0, 3), Begins("family", 5))
"""A slip, the same sound, or a name without its ending: Harris and Harrison."""
MISREAD_FAMILY = All(Any(Edits("family", 2, 4), Edits("family", 3, 7)), Not(BothAre("family_known")))


def _slipped(column: str, other: str) -> Condition:
    """One name as the other, but for a slip, or for the words after the first."""
    return Any(
        Edits(column, 1, 4, other), Swapped(column, 5, other), Begins(column, 2, other)
    )  # fmt: skip


NAMES_EXCHANGED = Any(
    All(In("given", "families"), In("given", "families", reverse=True)),
    All(Same("given", "family"), _slipped("family", "given")),
    All(Same("family", "given"), _slipped("given", "family")),
)
"""Each in the other's place, one of them as written."""
ONE_FIGURE = Any(Edits("born", 1, 8), Exchanged("born", "born_sorted"))
TWO_PARTS = Any(
    All(Same("month"), Same("day")),
    All(Same("year"), Same("month"), Known("born")),
    All(Same("year"), Same("day")),
)

COMPARISONS = (
    Comparison(
        "nhs_number",
        (
            *_number_levels("nhs", "NHS number")[:2],
            Level("different", All(Known("nhs"), BothAre("nhs_holds")), "Different NHS number", against=True),
            Level("unlike", Known("nhs"), "Different numbers, of which one is none: {a} and {b}", against=True),
        ),
        "nhs_number",
    ),
    Comparison("upn", _number_levels("upn", "unique pupil number"), "upn"),
    Comparison(
        "birth",
        (
            Level("same", Same("born"), "Same date of birth"),
            Level(
                "day_and_month",
                All(Same("year"), Same("day", "month"), Same("month", "day")),
                "Day and month of birth exchanged: {a} and {b}",
            ),
            Level("one_figure", ONE_FIGURE, "Dates of birth one slip apart: {a} and {b}"),
            Level(
                "same_month",
                All(Same("year"), Same("month"), OneLacks("born")),
                "Born in the same month, as far as is known",
            ),
            Level("two_parts", TWO_PARTS, "Two of day, month and year of birth agree: {a} and {b}"),
            Level("same_year", All(Same("year"), OneLacks("month")), "Born in the same year, as far as is known"),
            Level("different", Known("year"), "Different date of birth: {a} and {b}", against=True),
        ),
        "born",
    ),
    Comparison(
        "forename",
        (
            Level("same", Same("given"), "Same forename: {a}"),
            Level("exchanged", NAMES_EXCHANGED, "Forename and family name exchanged: {a} / {b}"),
            Level("form", Shared("forms"), "Forename is a known form of the other: {a} / {b}"),
            Level("begins", Begins("given", 3), "One forename is the beginning of the other: {a} / {b}"),
            Level("alike", NEAR_ONE_THAT_IS_NO_NAME, "Forenames look or sound alike: {a} / {b}"),
            Level(
                "middle",
                Any(In("given", "middles"), In("given", "middles", reverse=True)),
                "Forename is the other's middle name: {a} / {b}",
            ),
            Level("near", Any(NEAR_GIVEN, SHORTENED, MISREAD), "Two forenames that are near each other: {a} / {b}"),
            Level("start", StartAlike("given", 3), "Forenames begin with the same three letters: {a} / {b}"),
            Level("resembling", RESEMBLING, "A forename that is none resembles the other: {a} / {b}"),
            Level(
                "initial",
                All(Same("initial"), OneLacks("given")),
                "Same first letter of the forename, of which only a letter is known: {a} / {b}",
            ),
            Level("different", Known("given"), "Different forename: {a} / {b}", against=True),
        ),
        "forenames",
        "given_rarity",
    ),
    Comparison(
        "middle_name",
        (
            Level("same", Shared("middles"), "A middle name is the same"),
            Level("different", BothList("middles"), "No middle name is the same", against=True),
        ),
    ),
    Comparison(
        "surname",
        (
            Level("same", Same("family"), "Same family name: {a}"),
            Level("exchanged", NAMES_EXCHANGED, "Family name and forename exchanged: {a} / {b}"),
            Level("half", Shared("families"), "Part of the family name is the same: {a} / {b}"),
            Level("slip", SLIP_IN_FAMILY, "Family names one slip apart: {a} / {b}"),
            Level("alike", NEAR_FAMILY, "Family names look or sound alike: {a} / {b}"),
            Level("misread", MISREAD_FAMILY, "Family names of which one may be the other misread: {a} / {b}"),
            Level("different", Known("family"), "Different family name: {a} / {b}", against=True),
        ),
        "surname",
        "family_rarity",
    ),
    Comparison(
        "sex",
        (
            Level("same", Same("sex"), "Same sex"),
            Level("different", Known("sex"), "Different sex", against=True),
        ),
    ),
    Comparison(
        "home",
        (
            Level("door", All(Same("door"), Any(Same("postcode"), OneLacks("postcode"))), "Same address"),
            Level("postcode", Same("postcode"), "Same postcode"),
            Level(
                "slip",
                Any(Edits("postcode", 1, 5), Swapped("postcode", 4), Same("door")),
                "Addresses or postcodes one slip apart: {a} and {b}",
            ),
            Level("sector", Same("sector"), "Postcodes of one neighbourhood: {a} and {b}"),
            Level("different", Any(Known("postcode"), Known("door")), "Different postcode or address", against=True),
        ),
        "postcode",
    ),
    Comparison("phone", (Level("same", Same("phone"), "Same telephone number"),)),
)

NAMES = ("forename", "middle_name", "surname")
"""Compared together: one name with one name, never the forename of one alias and the family name of another."""

BLOCKS = (
    Block("NHS number", ("nhs",), most=20, first=True),
    Block("unique pupil number", ("upn",), most=20, first=True),
    Block("names, date of birth and postcode", ("born", "given", "family", "postcode"), first=True, again=False),
    Block("telephone", ("phone",), most=20),
    Block("date of birth and sound of the family name", ("born", "family_sound")),
    Block("date of birth and sound of the forename", ("born", "given_sound")),
    Block("date of birth, forename where a family name is", ("born", "given=families")),
    Block("date of birth, family name where a forename is", ("born", "families=given")),
    Block("names, day and month", ("given", "family", "month", "day")),
    Block("postcode and forename", ("postcode", "given")),
    Block("date of birth and part of the family name", ("born", "families")),
    Block("date of birth and the forename's beginning", ("born", "given_start")),
    Block("postcode, day and month", ("postcode", "month", "day")),
    Block("names exchanged and postcode", ("given=family", "family=given", "postcode")),
    Block("forename, part of the family name and year", ("given", "families", "year")),
    Block("part of the family name and postcode, where no date is", ("families", "postcode"), lacks="born"),
    Block("forms of the forename and family name, where no date is", ("forms", "family"), lacks="born"),
    Block("sounds of the names and year, where no date is", ("given_sound", "family_sound", "year"), lacks="born"),
    Block("date of birth", ("born",), up_to=50_000),
    Block("family name, postcode and year", ("family", "postcode", "year"), most=20),
    Block("names", ("given", "family"), up_to=50_000),
    Block("address", ("door",), up_to=50_000, most=60),
    Block("family name and postcode", ("family", "postcode"), up_to=50_000, most=60),
    Block("names exchanged", ("given=family", "family=given"), up_to=50_000),
    Block("forename and year", ("given", "year"), up_to=50_000, most=60),
    Block("sounds of the names", ("given_sound", "family_sound"), up_to=50_000, most=60),
)


@dataclass(frozen=True)
class Weights:
    """Hundredths of a bit by comparison and level; `trained`: where they come from, in words."""

    version: str
    trained: str
    by_level: Mapping[tuple[str, str], int]


@cache
def weights() -> Weights:
    """The stored weights. Raises ValueError where a level has no weight, or a weight no level."""
    stored = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))
    by_level = {
        (name, level): round(100 * log2(chance["m"] / chance["u"]))
        for name, levels in stored["comparisons"].items()
        for level, chance in levels.items()
    }
    sayable = {(comparison.name, level.name) for comparison in COMPARISONS for level in comparison.levels}
    if sayable != set(by_level):
        raise ValueError(f"Weights and comparisons differ: {sorted(sayable ^ set(by_level))}")
    return Weights(stored["version"], stored["provenance"], by_level)


def prior(left: int, right: int | None = None) -> int:
    """Hundredths of a bit before anything is compared: half of the longer list are taken to be in the other; in a list
    that is searched for repeats, every second record is taken to have one.
    """
    return -round(100 * log2(2 * max(left, right or left, 1)))


def probability(weight: float) -> float:
    """From hundredths of a bit to a probability."""
    return 1 / (1 + 2 ** -max(-60.0, min(60.0, weight / 100)))
