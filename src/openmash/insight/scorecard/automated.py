"""The register's automated rule that says whether a figure changed."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="something-changed",
        name="Whether a figure really changed",
        does=Does.PROPOSES,
        purpose="So that leaders ask about a real change and leave ordinary ups and downs alone.",
        goes_in="Monthly counts of what was recorded. Nobody’s name.",
        comes_out="“Ordinary variation” or “something changed”, by fixed rules of control charts.",
        decides="Leaders, who ask why. It is a question and never an answer.",
        owner="The practice lead (words), the data lead (statements)",
        since=date(2026, 11, 28),
        code=("insight.scorecard.variation.chart", "insight.scorecard.actions.count"),
        unmeasured="Control charts call a change now and then where there is none. How often has not been measured on "
        "these figures.",
        by_the_clock=("clock.count_scorecard", "count every team"),
        never="No figure is about a named worker, and nobody is ranked.",
    ),
)
