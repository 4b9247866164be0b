"""The register's automated rule that draws records to learn from."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="audit-lot",
        name="Which records people look at to learn from",
        does=Does.PROPOSES,
        purpose="To learn from ordinary work and not only from what went wrong.",
        goes_in="Unrestricted records of some weeks.",
        comes_out="A sample drawn by lot, or in turn from groups, shared among people who did not do the work.",
        decides="People grade the practice and talk it over with whoever did the work.",
        owner="The practice lead",
        since=date(2026, 11, 28),
        code=("insight.practice.drawing.drawn_from", "insight.practice.again.draw_decisions"),
        unmeasured="It is a lottery; the same seed draws the same again.",
        never="No worker and no team is scored.",
    ),
)
