"""Who may open a child's record. Reach decides which; a call taker works from the call page and opens none."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.web.child.permissions import Permission

GRANTS: Grants = {
    Permission.READ: holds(
        Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.SOCIAL_WORKER,
        Role.TEAM_MANAGER,
    ),
}  # fmt: skip
