"""Who may do what about a missing child. Owned by the data protection officer. Reach decides which children."""

from __future__ import annotations

from openmash.casework.missing.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

HUB = (Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER)
FAMILY = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER)
EXPLOITED = (Role.EXPLOITATION_TEAM, Role.EXPLOITATION_CHAIR)
"""Who work on exploitation read who is missing and what an interview told of it. What is done for the child stays with
the hub and the child's own worker, who record it."""

GRANTS: Grants = {
    Permission.REPORT: holds(Role.SERVICE, Role.CALL_TAKER, *HUB, *FAMILY),
    Permission.VIEW: holds(*HUB, *FAMILY, *EXPLOITED),
    Permission.RECORD: holds(*HUB, *FAMILY),
    Permission.DISCLOSE: holds(*HUB, *FAMILY),
    Permission.READ_EXTRACT: holds(*HUB, *EXPLOITED),
    Permission.HAND_ON: holds(*HUB, *FAMILY, Role.EXPLOITATION_TEAM),
    Permission.CHECK: holds(Role.DECISION_MAKER, Role.HUB_PARTNER, Role.DUTY_MANAGER),
    Permission.SEE_FIGURES: holds(
        Role.DECISION_MAKER, Role.HUB_PARTNER, Role.DUTY_MANAGER, Role.TEAM_MANAGER, *EXPLOITED
    ),
    Permission.LEAVE_OUT_INTERVIEW: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER),
}
