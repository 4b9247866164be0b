"""Who may see attendance. Owned by the council's attendance lead. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.attendance.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

GRANTS: Grants = {
    Permission.VIEW: holds(
        Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.SOCIAL_WORKER,
        Role.TEAM_MANAGER, Role.HUB_PARTNER,
    ),
    Permission.TAKE_IN: holds(Role.SERVICE),
}  # fmt: skip
