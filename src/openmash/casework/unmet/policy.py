"""Who may do what about unmet need. Owned by the joint commissioning lead. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.unmet.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

WORKERS = (
    Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER,
    Role.HUB_PARTNER,
)  # fmt: skip

GRANTS: Grants = {
    Permission.VIEW: holds(*WORKERS),
    Permission.RECORD: holds(*WORKERS),
    Permission.COUNT: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER, Role.PRACTICE_LEAD),
}
