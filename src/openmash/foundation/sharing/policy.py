"""Who keeps the register of agreements. Owned by the data protection officer."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.foundation.sharing.permissions import Permission

GRANTS: Grants = {
    Permission.READ: holds(*(role for role in Role if role is not Role.SERVICE)),
    Permission.KEEP: holds(Role.INFORMATION_LEAD, Role.PARTNERSHIP_MANAGER),
    Permission.DECIDE: holds(Role.INFORMATION_LEAD),
    Permission.SHARE_OUTSIDE: holds(
        Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.SOCIAL_WORKER,
        Role.TEAM_MANAGER, Role.EXPLOITATION_TEAM,
    ),
}  # fmt: skip
