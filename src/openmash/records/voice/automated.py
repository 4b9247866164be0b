"""The register's automated rule about a child's words."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="copied-words",
        name="Whether a child’s words look copied",
        does=Does.REMINDS,
        purpose="So that each child is heard for themselves, and not by words written for a brother or sister or left "
        "over from last time.",
        goes_in="The words the writer typed for this child, and what the same writer kept for the child before or for "
        "the child’s brothers and sisters.",
        comes_out="A line that says which words are the same or nearly the same. Nothing is kept of it.",
        decides="The writer, who alone sees it. It never stops anything from being kept.",
        owner="The practice lead",
        since=date(2026, 11, 28),
        code=("records.voice.copied.alike", "records.voice.selectors.copied_by_me"),
        unmeasured="Nothing of it is kept, so nobody can count how often it is wrong. That is on purpose.",
        never="It tells no manager and counts nobody.",
    ),
)
