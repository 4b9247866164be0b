"""What a loss asks of people: others' safety first, then what the law asks, then kindness."""

from __future__ import annotations

from dataclasses import dataclass

from openmash.casework.losses.words import Kind
from openmash.statute.duties import Duty, duty
from openmash.statute.sources import OPENMASH_PRACTICE


@dataclass(frozen=True)
class ToDo:
    """One thing to work through, with who says so."""

    key: str
    name: str
    steps: tuple[str, ...]
    source: str
    link: str
    note: str = ""


def _law(each: Duty) -> ToDo:
    return ToDo(each.key, each.name, each.steps, each.source.said, each.source.link, each.note)


SIBLINGS = ToDo(
    "siblings", "The safety of other children",
    ("Look at each child below, and at any other child in the home or visited.", "Protect whoever may be in danger."),
    OPENMASH_PRACTICE.said, "",
)  # fmt: skip
FAMILY = ToDo(
    "family", "The family",
    ("Name one person who speaks with the family.", "Tell each agency that writes or rings: school, health, housing."),
    OPENMASH_PRACTICE.said, "",
)  # fmt: skip
CARE = ToDo(
    "care", "Who cares for the children now",
    ("Find out who cares for each child tonight, and who has parental responsibility.", "Tell each child’s school."),
    OPENMASH_PRACTICE.said, "",
)  # fmt: skip
MIDWIFE = ToDo(
    "midwife", "Maternity care",
    ("Tell the midwife or early pregnancy unit, so no appointment is sent.", "Ask how the parents wish to be told."),
    OPENMASH_PRACTICE.said, "",
)  # fmt: skip
OF_KIND: dict[Kind, tuple[ToDo, ...]] = {
    Kind.CHILD: (SIBLINGS, _law(duty("child_death_review")), _law(duty("serious_incident_notice")), FAMILY),
    Kind.STILLBIRTH: (SIBLINGS, MIDWIFE, FAMILY),
    Kind.MISCARRIAGE: (SIBLINGS, MIDWIFE, FAMILY),
    Kind.ADULT: (SIBLINGS, CARE, FAMILY),
    Kind.MISTAKEN: (),
}
"""In the order they are worked through. Sections 16M and 16C speak of a child, who has been born."""
