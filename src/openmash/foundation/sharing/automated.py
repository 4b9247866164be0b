"""The register's automated rule about sharing agreements."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="sharing-agreements",
        name="What an agency is shown of another’s records",
        does=Does.DECIDES,
        purpose="So that what agencies signed is what happens: nothing goes between them outside the days of it.",
        goes_in="The agreements put in force: from whom, to whom, which kind of record, from when to when; and "
        "which children are being protected now.",
        comes_out="Records of that kind are shown or not shown, and the information lead is told what ends.",
        decides="The information lead puts an agreement in force and ends it. Whoever holds something shares it for a "
        "child at any time, with a reason.",
        owner="The information lead",
        since=date(2026, 11, 29),
        code=("foundation.sharing.actions.put_in_force", "foundation.sharing.actions.tell_of_endings"),
        by_the_clock=("tell of agreements that end",),
        unmeasured="It compares days, and has nothing to be wrong about but what was recorded.",
    ),
)
