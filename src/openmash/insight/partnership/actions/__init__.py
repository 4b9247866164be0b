"""The only code that writes the partnership's business. Keyword-only, `actor` first, each with its audit event."""

from openmash.insight.partnership.actions.planning import (
    ActionTold,
    EvidenceTold,
    JudgementTold,
    PlanTold,
    ScrutinyTold,
    add_action,
    add_evidence,
    add_finding,
    add_step,
    begin_plan,
    judge,
    scrutinise,
)

__all__ = [
    "ActionTold",
    "EvidenceTold",
    "JudgementTold",
    "PlanTold",
    "ScrutinyTold",
    "add_action",
    "add_evidence",
    "add_finding",
    "add_step",
    "begin_plan",
    "judge",
    "scrutinise",
]
