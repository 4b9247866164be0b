"""The register's automated rule about where to look for a missing child."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="where-to-look",
        name="Where to look for a missing child",
        does=Does.PROPOSES,
        purpose="So that whoever looks for a child starts where the child has been before.",
        goes_in="Where the child was found before, places the child is known to go, and who was there.",
        comes_out="A list of places and people, each with why. It is not put in order of how likely they are.",
        decides="The police and whoever looks for the child.",
        owner="The police and the council’s lead for missing children",
        since=date(2026, 11, 28),
        code=("web.missing.looking.suggested",),
        unmeasured="Nobody has measured how often the child was where the list said.",
        never="A protected place is never in the list.",
    ),
)
