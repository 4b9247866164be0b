"""The register's automated rule that draws children for an inspection."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="inspection-lot",
        name="Which children’s records are drawn for an inspection",
        does=Does.PROPOSES,
        purpose="So that nobody can choose the records that look best.",
        goes_in="The list of contacts that was frozen for the inspection, with how each came out.",
        comes_out="A sample drawn by lot, in turn from each outcome.",
        decides="The inspectors, who choose whose records they read.",
        owner="The council’s service manager",
        since=date(2026, 11, 28),
        code=("insight.inspection.actions.making.draw_children",),
        unmeasured="It is a lottery: the same list and number draw the same children again.",
    ),
)
