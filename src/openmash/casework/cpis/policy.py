"""Who may do what about CP-IS. Owned by the designated nurse. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.cpis.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

GRANTS: Grants = {
    Permission.SEND: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER),
    Permission.READ_NOTICES: holds(
        Role.SCREENER, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.OUT_OF_HOURS, Role.SOCIAL_WORKER,
        Role.TEAM_MANAGER, Role.HUB_PARTNER,
    ),
    Permission.TAKE_IN: holds(Role.SERVICE),
}  # fmt: skip
