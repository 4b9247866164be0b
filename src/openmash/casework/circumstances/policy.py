"""Who may do what about circumstances. Owned by the principal social worker. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.circumstances.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

MANAGERS = (Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER)
WORKERS = (Role.SCREENER, Role.SOCIAL_WORKER, Role.OUT_OF_HOURS, Role.HUB_PARTNER)

GRANTS: Grants = {
    Permission.VIEW: holds(*WORKERS, *MANAGERS),
    Permission.RECORD: holds(*WORKERS, *MANAGERS),
    Permission.DECIDE: holds(*MANAGERS),
}
