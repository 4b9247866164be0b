"""Words that are in every account of a family and name nobody, and the words that end a street's name. Plain Python."""

from __future__ import annotations

from pathlib import Path

ORDINARY = frozenset((Path(__file__).parent / "ordinary_words.txt").read_text(encoding="utf-8").split())
"""Words that are nobody's name, however they are written."""
ALSO_NAMES = frozenset(
    {"will", "may", "april", "june", "august", "drew", "mark", "rose", "grace", "hope", "faith", "joy"}
)
"""Words that are names too: taken for one when written with a capital inside a sentence, or beside an age or kin."""
STREETS = frozenset(
    {"street", "st", "road", "rd", "avenue", "ave", "lane", "close", "drive", "way", "crescent", "court", "place",
     "terrace", "gardens", "grove", "walk", "hill", "row", "mews", "square"}
)  # fmt: skip
"""Words a street's name ends in."""
