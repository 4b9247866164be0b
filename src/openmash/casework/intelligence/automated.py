"""The register's automated rule about intelligence past its time."""

from __future__ import annotations

from datetime import date

from openmash.foundation.reference.automated import Does, Rule

RULES = (
    Rule(
        key="intelligence-past-its-time",
        name="Which intelligence has been kept long enough",
        does=Does.PROPOSES,
        purpose="So that reports are not kept longer than whoever sent them says they are needed.",
        goes_in="Who sent a report, what kind it is, when it was sent, and how long its sender keeps that kind.",
        comes_out="A list of reports past their time. A report that is held for a reason is not in it.",
        decides="Two people: one proposes and another agrees, each with a reason.",
        owner="The intelligence unit, with each agency’s data protection officer",
        since=date(2026, 11, 28),
        code=("casework.intelligence.disposing.due_for_disposal",),
        unmeasured="It counts years and has nothing to be wrong about but its figures.",
    ),
)
