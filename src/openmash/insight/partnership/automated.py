"""Entries of the public register: what builds the agendas of the partnership's bodies."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="partnership-agenda",
        name="What is on the agenda of the partnership’s meetings",
        does=Does.PROPOSES,
        purpose="So that what is late, or waits for an answer, comes before those who can do something about it.",
        goes_in="Days that people set, what people answered, and figures of the scorecard that changed. No child.",
        comes_out="An agenda, each line with why it is there and whether it is late.",
        decides="The people at the meeting. Anybody who keeps the meetings can put a line on by hand.",
        owner="The partnership manager",
        since=date(2026, 11, 28),
        code=("insight.partnership.selectors.agenda.agenda",),
        unmeasured="It reads what people recorded. Nobody has measured what it leaves out.",
        never="It names no child or worker, and gives no risk or partner a score.",
    ),
)
