"""Who may do what before a court and after one. Owned by the head of legal planning. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.court.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

WORKERS = (
    Role.SCREENER, Role.SOCIAL_WORKER, Role.OUT_OF_HOURS, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER,
)  # fmt: skip

GRANTS: Grants = {
    Permission.VIEW: holds(*WORKERS, Role.HUB_PARTNER),
    Permission.RECORD: holds(*WORKERS),
    Permission.RECORD_ORDER: holds(*WORKERS, Role.HUB_PARTNER),
}
