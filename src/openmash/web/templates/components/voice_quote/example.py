"""Heard, reported, and not heard yet."""

from openmash.foundation.design.parts import NotHeardYet, Quote

STATES = {
    "in her own words": (
        "voice_quote",
        Quote(
            "I don't like it when Daddy shouts.\nI put my headphones on and sit with Toby.",
            "Mia, 7",
            asked_by="Carol Dunn",
            where="at school",
            alone="alone",
            on="10:15am on Thursday 5 March 2026",
            changed="she is seen again before her father is told",
        ),
    ),
    "behaviour seen": (
        "voice_quote",
        Quote("Cried and held on to the door at home time.", "Toby, 3", "behaviour seen by nursery", is_verbatim=False),
    ),
    "not heard yet": (
        "not_heard_yet",
        NotHeardYet("Toby", "He has no words yet and nobody has seen him.", "Priya Shah", "noon today", True),
    ),
}
