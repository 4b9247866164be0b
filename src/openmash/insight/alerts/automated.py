"""The register's automated rule that says that something changed or stopped."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="changed-or-stopped",
        name="That something changed, or is no longer recorded",
        does=Does.PROPOSES,
        purpose="So that whoever answers for a figure or a team asks why before children are harmed by it.",
        goes_in="Figures without small numbers, and how many records teams and feeds made each day. Nobody’s name.",
        comes_out="One line to whoever answers for it, beside facts of the same days that might explain it.",
        decides="Whoever answers for it, who says what explains it, who looks at it, or what was done.",
        owner="The practice lead",
        since=date(2026, 11, 28),
        code=(
            "insight.alerts.actions.look",
            "insight.alerts.looking.figures",
            "insight.alerts.looking.recording",
            "insight.alerts.finding.silent",
            "insight.alerts.finding.fewer",
        ),
        unmeasured="How often it speaks for nothing is tried on made-up figures by the tests, and is said on its page; "
        "of what it says in life, the page counts how much led to something.",
        by_the_clock=("clock.look_for_alerts",),
        never="It is never about a worker or a child, gives no verdict and ranks no team.",
    ),
)
