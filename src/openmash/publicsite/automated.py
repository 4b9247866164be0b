"""The register's automated rule of the public pages."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="slow-down",
        name="Slowing down somebody who sends very much",
        does=Does.DECIDES,
        purpose="So that one sender cannot keep others from telling us about a child.",
        goes_in="How much came from one connection within an hour, as a scrambled number that is kept nowhere else.",
        comes_out="A page that asks to wait or to ring, and gives the number. What was typed is kept.",
        decides="The rule. Whoever rings is always heard.",
        owner="The information lead",
        since=date(2026, 11, 28),
        code=("publicsite.slowing.too_many",),
        unmeasured="A school or hospital shares one connection, so the limits are wide. How often somebody was slowed "
        "down is not counted, because nothing about a visitor is kept.",
    ),
)
