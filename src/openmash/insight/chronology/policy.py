"""Who may mark and copy chronologies. Owned by the data protection officer. Reach decides whose."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.chronology.permissions import Permission

GRANTS: Grants = {
    Permission.MARK: holds(
        Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
        Role.SOCIAL_WORKER, Role.TEAM_MANAGER,
    ),
    Permission.GIVE_COPY: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER),
}  # fmt: skip
