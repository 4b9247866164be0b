"""Who may look at patterns. What each sees in them, the walls decide. Owned by the data protection officer."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import CORE_ROLES, Role
from openmash.insight.patterns.permissions import Permission

CORE = sorted(CORE_ROLES)
HUB = (Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER)

GRANTS: Grants = {
    Permission.VIEW_MAP: holds(*CORE, *HUB),
    Permission.LOOK: holds(Role.SERVICE, Role.EXPLOITATION_ANALYST, Role.EXPLOITATION_TEAM),
    Permission.FIND_THEMES: holds(*CORE),
    Permission.VIEW_NETWORK: holds(*CORE, *HUB, Role.SOCIAL_WORKER, Role.TEAM_MANAGER),
}
