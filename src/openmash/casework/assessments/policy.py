"""Who may do what about assessments. Owned by the data protection officer. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.assessments.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

MANAGERS = (Role.TEAM_MANAGER, Role.DECISION_MAKER, Role.DUTY_MANAGER)
WRITERS = (Role.SOCIAL_WORKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, *MANAGERS)
"""Social workers and their managers, and partners in the hub who write beside them."""

GRANTS: Grants = {
    Permission.VIEW: holds(Role.SCREENER, *WRITERS),
    Permission.WRITE: holds(*WRITERS),
    Permission.AUTHORISE: holds(*MANAGERS),
}
