"""Who may do what about an outage. Owned by whoever answers for the service's continuity."""

from __future__ import annotations

from openmash.casework.outage.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

LEADERS = (Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER, Role.SERVICE_MANAGER)

GRANTS: Grants = {
    Permission.SEE: holds(*LEADERS, Role.OUT_OF_HOURS, Role.INFORMATION_LEAD, Role.PARTNERSHIP_MANAGER),
    Permission.OPEN_COPY: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS),
    Permission.ISSUE_FORMS: holds(*LEADERS, Role.OUT_OF_HOURS),
    Permission.ENTER_PAPER: holds(
        Role.CALL_TAKER, Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.CHECK_RESPONDER,
        Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
    ),
    Permission.WRITE_COPIES: holds(Role.SERVICE),
    Permission.KEEP_DRILL: holds(Role.SERVICE),
}  # fmt: skip
