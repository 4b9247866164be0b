"""Who may audit practice, and who sees what was found. Owned by the practice lead. What is drawn, the lot decides."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.practice.permissions import Permission

DID_THE_WORK = (
    Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS,
    Role.DUTY_MANAGER,
)  # fmt: skip
LEADERS = (
    Role.AUDITOR, Role.DECISION_MAKER, Role.TEAM_MANAGER, Role.DUTY_MANAGER, Role.SERVICE_MANAGER, Role.PRACTICE_LEAD,
    Role.PARTNERSHIP_MANAGER, Role.BOARD_MEMBER,
)  # fmt: skip

GRANTS: Grants = {
    Permission.DRAW: holds(Role.AUDITOR),
    Permission.GRADE: holds(Role.AUDITOR),
    Permission.ANSWER: holds(*DID_THE_WORK),
    Permission.SEE: holds(*LEADERS),
    Permission.ACT: holds(
        Role.AUDITOR, Role.TEAM_MANAGER, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.SERVICE_MANAGER,
        Role.PRACTICE_LEAD,
    ),
    Permission.LOOK_BACK: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER),
    Permission.DECIDE_AGAIN: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER),
    Permission.COUNT: holds(Role.SERVICE),
}  # fmt: skip
