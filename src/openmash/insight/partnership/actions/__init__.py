"""The only code that writes the partnership's business. Keyword-only, `actor` first, each with its audit event."""

from openmash.insight.partnership.actions.auditing import (
    AuditTold,
    GradeTold,
    begin_audit,
    begin_plan_of_audit,
    grade,
)
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
from openmash.insight.partnership.actions.reviewing import (
    IncidentTold,
    add_review_step,
    ask_summary,
    begin_plan_of_review,
    receive_summary,
    tell_incident,
)

__all__ = [
    "ActionTold",
    "AuditTold",
    "EvidenceTold",
    "GradeTold",
    "IncidentTold",
    "JudgementTold",
    "PlanTold",
    "ScrutinyTold",
    "add_action",
    "add_evidence",
    "add_finding",
    "add_review_step",
    "add_step",
    "ask_summary",
    "begin_audit",
    "begin_plan",
    "begin_plan_of_audit",
    "begin_plan_of_review",
    "grade",
    "judge",
    "receive_summary",
    "scrutinise",
    "tell_incident",
]
