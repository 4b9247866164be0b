"""What a figure of the scorecard is: words for people, and one statement that gives its rows.

A statement gives one row for each thing in the denominator: `at` (when it counts), `person_id` (whose it is, or null),
`hit` (whether it is in the numerator), `part` (the agency or kind it belongs to, or empty), `value` (what the middle is
taken of, or null). The figure, each division of it and the children behind it all come from these rows and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How the rows become a figure."""

    COUNT = "count"
    """How many; `per_10000` says for each 10,000 children, too."""
    SHARE = "share"
    """How many of how many, as a percentage."""
    MIDDLE = "middle"
    """The median of `value`: half are below it, half above. Another place in the order where `percentile` says so."""


class Better(StrEnum):
    """Which way is better, where anybody can say so. Most figures only raise a question."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Chapter(StrEnum):
    """Where on the scorecard a figure stands."""

    FRONT_DOOR = "Contacts and decisions"
    FLOW = "From contact to closure"
    HELP = "Family help and assessment"
    PROTECTION = "Child protection"
    EXPLOITATION = "Exploitation"
    MISSING = "Missing children"
    POLICE = "Police and schools"
    VOICE = "The child’s voice"
    RECORDING = "Recording once"
    LEARNING = "Learning, records and workforce"


@dataclass(frozen=True)
class Target:
    """What a figure is held against, and who says so. `percent` for shares."""

    percent: float
    source: str


@dataclass(frozen=True)
class Indicator:
    """One figure. `code` is its number on the partnership's list, empty beyond it; `key` is how addresses and rows name it, and stays.

    `parts` says what `part` is. `about_children`: rows bear a child, so that it is cut by what is known of children
    and has a list. `at_month_end`: rows are what stood at each month's end, and a year is its last month. `apart`: why
    everybody reads it without small numbers, as of records that few may read; empty: only whoever may not see the children. `measure` names the published figure it is comparable with, and `beside` says how it differs.
    """

    code: str
    key: str
    chapter: Chapter
    name: str
    question: str
    kind: Kind
    numerator: str
    denominator: str
    exclusions: str
    source: str
    owner: str
    sql: str
    better: Better = Better.NEITHER
    parts: str = ""
    unit: str = ""
    percentile: float = 0.5
    """Of a middle: which of the values in order. 0.25 and 0.75 stand beside the middle and say how they spread."""
    about_children: bool = True
    at_month_end: bool = False
    apart: str = ""
    per_10000: bool = False
    target: Target | None = None
    measure: str = ""
    beside: str = ""
    refresh: str = (
        "Each night, back over two years: what is recorded late, or put right, restates the month it belongs to"
    )


@dataclass(frozen=True)
class Comparison:
    """A figure that is made of the others: how often each counts for one group of children beside all others."""

    code: str
    chapter: Chapter
    name: str
    question: str
