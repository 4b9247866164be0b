"""The register's automated rule of the yearly returns."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="return-rules",
        name="What a yearly return would refuse or ask",
        does=Does.REMINDS,
        purpose="So that mistakes in a record are put right while people still remember.",
        goes_in="The record of each child who is in the return, and the government’s published rules.",
        comes_out="A line beside the record that says which rule it breaks and how to put it right.",
        decides="The worker and the data officer. What happened in life is never refused.",
        owner="The data officer",
        since=date(2026, 11, 28),
        code=("insight.returns.actions.reckoning.reckon", "insight.returns.actions.reckoning.look_where_changed"),
        unmeasured="The rules are the government’s. Ours are compared with its own program’s findings.",
        by_the_clock=("look again at what the returns would refuse", "clock.reckon_returns"),
    ),
)
