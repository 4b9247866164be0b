"""Who may do what with incidents. They name nobody. Owned by the data protection officer."""

from __future__ import annotations

from openmash.casework.incidents.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import CORE_ROLES, Role

GRANTS: Grants = {
    Permission.TAKE_IN: holds(Role.SERVICE),
    Permission.COUNT: holds(
        Role.SERVICE,
        *sorted(CORE_ROLES),
        Role.SCREENER,
        Role.DECISION_MAKER,
        Role.HUB_PARTNER,
        Role.OUT_OF_HOURS,
        Role.DUTY_MANAGER,
    ),
}
"""Those on duty, who reach every child who is not restricted."""
