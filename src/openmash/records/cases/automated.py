"""The register's automated rule about who reaches a child's record."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="reach-ends",
        name="When a team stops seeing a record it no longer needs",
        does=Does.DECIDES,
        purpose="So that only people who work with a child can open the child’s record.",
        goes_in="Which children a team was offered, which it holds or works with, and when that ended.",
        comes_out="The team’s people no longer see the record, some days after (how many is the area’s own figure).",
        decides="The rule. A manager or the hub gives the record back at once where it is needed.",
        owner="The information lead",
        since=date(2026, 11, 28),
        code=("records.cases.actions.handing_over.lapse_reach",),
        unmeasured="It counts days and has nothing to be wrong about but its figure.",
        by_the_clock=("end what teams reach and no longer need",),
    ),
)
