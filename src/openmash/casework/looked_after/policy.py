"""Who may do what about looked-after children. Owned by the principal social worker. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.looked_after.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

MANAGERS = (Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER)

GRANTS: Grants = {
    Permission.VIEW: holds(Role.SCREENER, Role.SOCIAL_WORKER, Role.OUT_OF_HOURS, Role.HUB_PARTNER, *MANAGERS),
    Permission.RECORD: holds(Role.SOCIAL_WORKER, Role.OUT_OF_HOURS, *MANAGERS),
}
