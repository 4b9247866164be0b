"""Who may do what about a loss. Owned by the data protection officer. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.losses.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

QUALIFIED = (
    Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER,
    Role.HUB_PARTNER,
)  # fmt: skip

GRANTS: Grants = {
    Permission.RECORD: holds(*QUALIFIED),
    Permission.VIEW: holds(*QUALIFIED),
    Permission.PUT_RIGHT: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER),
}
