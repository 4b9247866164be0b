"""Two sisters: what they share, and what differs."""

from openmash.foundation.design.parts import Beside, Facet, SideBySide

STATES = {
    "two children": (
        "side_by_side",
        SideBySide(
            "The children side by side",
            (Beside("Mia Farrow", "7 years", "#", is_this_one=True), Beside("Toby Farrow", "4 years", "#")),
            (
                Facet("Living", ("12 Elm Road, GL1 2EQ",)),
                Facet("School", None, (("Elm Primary School",), ())),
                Facet("Voice", None, (("“I don’t want to go home.”",), ("Not heard yet",)), is_speech=True),
            ),
        ),
    )
}
