"""How records are compared and which are compared at all, as data. A later release replaces these and the weights.

The model is Fellegi and Sunter's (1969): each comparison adds log2(m / u) to the log-odds that two records are one
person. Its known fault is that a household shares family name, date of birth (twins) and postcode, so that they count
three times over for brothers and sisters (Newcombe 1993). The rules of judgement below put that right: what tells two
children of one home apart is the forename or a number of their own, and nothing else does.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MATCH = 0.95
POTENTIAL = 0.85
WORTH_SHOWING = 0.02
COULD_BE_A_TWIN = 0.90
"""The most that a record may reach which agrees in all but the forename: shown, and never taken for the same child."""

NUMBERS_OF_ONES_OWN = ("nhs_number", "upn", "social_care_id")
"""Schemes that give each person one number: agreement tells even twins apart, disagreement speaks against."""

TELLS_APART = frozenset({"same", "short", "alike"})
"""Levels of the forename without which only a number of one's own can make a match."""


@dataclass(frozen=True)
class Comparison:
    """One thing compared. `said` gives, for each level, the sentence of evidence; `speaks` says which way it counts.

    In a sentence {a} is what was told and {b} what the record says.
    """

    name: str
    said: Mapping[str, str]
    against: frozenset[str] = frozenset({"different"})


@dataclass(frozen=True)
class Block:
    """Records that agree on these parts of what was told are compared; all others are not."""

    name: str
    parts: tuple[str, ...]


COMPARISONS = (
    Comparison("nhs_number", {"same": "Same NHS number", "different": "Different NHS number"}),
    Comparison("upn", {"same": "Same unique pupil number", "different": "Different unique pupil number"}),
    Comparison("social_care_id", {"same": "Same social care number", "different": "Different social care number"}),
    Comparison(
        "birth",
        {
            "same": "Same date of birth",
            "slip": "Dates of birth one slip apart: {a} and {b}",
            "same_month": "Born in the same month, as far as is known",
            "same_year": "Born in the same year, as far as is known",
            "different": "Different date of birth: {a} and {b}",
        },
    ),
    Comparison(
        "forename",
        {
            "same": "Same forename: {a}",
            "short": "Forename is a known short form: {a} / {b}",
            "alike": "Forenames look or sound alike: {a} / {b}",
            "middle": "Forename is the other's middle name: {a} / {b}",
            "initial": "Same first letter of the forename: {a} / {b}",
            "different": "Different forename: {a} / {b}",
        },
    ),
    Comparison(
        "surname",
        {
            "same": "Same family name: {a}",
            "alike": "Family names look or sound alike: {a} / {b}",
            "half": "Half of the family name is the same: {a} / {b}",
            "different": "Different family name: {a} / {b}",
        },
    ),
    Comparison("sex", {"same": "Same sex", "different": "Different sex"}),
    Comparison("postcode", {"same": "Same postcode", "different": "Different postcode"}),
    Comparison("telephone", {"same": "Same telephone number"}),
)

TWIN = "Different forename with everything else the same: could be a twin"
NOTHING_OF_ONES_OWN = "No forename or number to tell brothers and sisters apart"

BLOCKS = (
    Block("a number", ("numbers",)),
    Block("names and date of birth", ("forenames", "surname", "born")),
    Block("names and postcode", ("forenames", "surname", "postcode")),
    Block("date of birth and postcode", ("born", "postcode")),
)


@dataclass(frozen=True)
class Weights:
    """Log2 weights by comparison and level, and the log2 odds before anything is compared."""

    version: str
    prior: float
    by_level: Mapping[tuple[str, str], float]


@cache
def weights() -> Weights:
    """The stored weights. Raises ValueError where a level that can be said has no weight, or the reverse."""
    stored = json.loads((Path(__file__).parent / "weights.json").read_text())
    by_level = {
        (name, level): math.log2(chance["m"] / chance["u"])
        for name, levels in stored["comparisons"].items()
        for level, chance in levels.items()
    }
    sayable = {(comparison.name, level) for comparison in COMPARISONS for level in comparison.said}
    if sayable != set(by_level):
        raise ValueError(f"Weights and comparisons differ: {sorted(sayable ^ set(by_level))}")
    return Weights(stored["version"], -math.log2(stored["one_in"]), by_level)


def probability(weight: float) -> float:
    """From log2 odds to a probability."""
    return 1 / (1 + 2 ** -max(-60.0, min(60.0, weight)))
