"""Who may do what about disruption. Owned by the data protection officer. A measure is seen where its subject is."""

from __future__ import annotations

from openmash.casework.disruption.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import CORE_ROLES, Role

CORE = sorted(CORE_ROLES)

GRANTS: Grants = {
    Permission.VIEW: holds(
        *CORE, Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER,
        Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
    ),
    Permission.RECORD: holds(*CORE),
}  # fmt: skip
