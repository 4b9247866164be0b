"""Which of the register's automated rules are linkage's, and how often they were measured to be wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from openmash.foundation.reference.automated import Does, Figures, Measured, Rule

MEASURED = Path(__file__).parent / "model" / "measured.json"
COMMAND = "./run bench linkage"
GROUPS = {"age": "Age", "lacks": "Record lacks", "names": "Origin of the name"}
SETS = ("Lists", "Of the links made, right", "Of the true pairs, linked", "Linked or shown to a person",
        "Left to a person", "Twins taken for each other")  # fmt: skip


def measured() -> Measured | None:
    """The stored results of the last measurement, by list and by group; None where none is stored."""
    if not MEASURED.exists():
        return None
    stored = json.loads(MEASURED.read_text(encoding="utf-8"))
    return Measured(
        f"{stored['on']}, version {stored['version']}", COMMAND,
        "Made-up children, and lists published for testing. Nobody real.",
        (
            Figures("By list (shares of 1)", SETS, tuple(tuple(str(cell) for cell in row) for row in stored["sets"])),
            Figures(
                "By group", ("Group", "True pairs", "Missed, in 100", "Wrong links"),
                tuple((_group(row[0]), f"{row[1]:,}", str(row[2]), str(row[3])) for row in stored["groups"]),
            ),
        ),
    )  # fmt: skip


def _group(said: str) -> str:
    """What a stored group is called on a page ("names: irish")."""
    kind, _, value = said.partition(": ")
    words = value.replace("_", " ")
    return f"{GROUPS.get(kind, kind)}: {words.capitalize() if kind == 'names' else words}"


OWNER = "The data lead (weights), the practice lead (what always goes to a person)"
SINCE = date(2026, 11, 28)
RULES = (
    Rule(
        key="same-person",
        name="Whether two records are of one person",
        does=Does.DECIDES,
        purpose="So that nobody decides about a child without knowing what is already recorded, and no child is taken "
        "for another.",
        goes_in="Names, date of birth, sex, address, telephone, NHS number and pupil number, as two records give them. "
        "Not ethnicity, belief, or anything anybody is worried about.",
        comes_out="That two records are of one person, that they are not, or that a person must look. A record from a "
        "partner’s file is linked without a person only where it is almost sure and nobody else comes near.",
        decides="A person, wherever there is doubt: two people where brothers, sisters or twins could be meant. What "
        "the rule linked is named as such and can be undone by a person at any time.",
        owner=OWNER,
        since=SINCE,
        code=(
            "records.linkage.actions.reviewing.compare", "records.linkage.actions.deciding.link_by_rule",
            "records.linkage.actions.reviewing.compare_what_is_new", "pathways.knowing_who.compare_what_is_new",
        ),
        measured=measured,
        by_the_clock=("put pairs of records before people",),
        never="It leaves out everybody whose identity is protected, and says nothing of anybody’s risk.",
    ),
    Rule(
        key="possible-match",
        name="Which records might be the person somebody asks about",
        does=Does.PROPOSES,
        purpose="So that a worker who types a name finds the right record and is told what was searched.",
        goes_in="What the worker typed, and the records that worker may see.",
        comes_out="A list of possible matches with what agrees and what differs, in words.",
        decides="The worker, who opens a record or says that none is right.",
        owner=OWNER,
        since=SINCE,
        code=("records.linkage.selectors.matching.find_match", "records.linkage.actions.tracing.trace"),
        measured=measured,
        by_the_clock=("clock.count_bearers",),
        never="A hidden record is not in the list, and the list is the same as if it did not exist.",
    ),
    Rule(
        key="records-differ",
        name="Where two agencies’ records of one person differ",
        does=Does.PROPOSES,
        purpose="So that each agency can put right what is wrong in its own records.",
        goes_in="Records that were agreed to be of one person.",
        comes_out="A list, for each agency, of what it holds differently from others.",
        decides="The agency whose record it is.",
        owner="The data lead",
        since=SINCE,
        code=("records.linkage.selectors.disagreeing.disagreements",),
        unmeasured="It compares what is written and has nothing to be wrong about.",
        never="An address is never compared where any home of the person is protected.",
    ),
)  # fmt: skip
