"""Who may do what about statutory returns. Owned by the data protection officer. Reach decides about whom."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.returns.permissions import Permission

GRANTS: Grants = {
    Permission.MAKE: holds(Role.SERVICE, Role.DUTY_MANAGER, Role.DATA_OFFICER),
    Permission.RECKON: holds(Role.SERVICE),
    Permission.PUT_RIGHT: holds(Role.DUTY_MANAGER, Role.DECISION_MAKER, Role.DATA_OFFICER),
    Permission.EXPLAIN: holds(Role.DATA_OFFICER),
    Permission.VIEW: holds(
        Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.SCREENER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.DECISION_MAKER
    ),
}
