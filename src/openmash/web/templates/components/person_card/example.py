"""Somebody found, alone and beside a twin."""

from openmash.foundation.design.parts import Fact, PersonCard

STATES = {
    "found": (
        "person_card",
        PersonCard(
            "Mia Farrow", "#", "7 years, born 9 March 2019",
            (Fact("Living", "12 Elm Road, GL1 2EQ"), Fact("NHS number", "999 123 4560"), Fact("Pupil number", "")),
            ("Priya Nair, North team, social worker, 01632 960123",), ("the NHS number",),
        ),
    ),
    "could be taken for another": (
        "person_card",
        PersonCard(
            "Ella Farrow", "#", "7 years, born 9 March 2019", (Fact("Living", "12 Elm Road, GL1 2EQ"),), (),
            ("the name", "the date of birth"), ("Twin of Mia Farrow. Same date of birth and address as Mia Farrow.",),
            "Council as at 2:10am today.",
        ),
    ),
}  # fmt: skip
