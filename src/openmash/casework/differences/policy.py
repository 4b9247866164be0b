"""Who may raise, answer and learn from differences. Owned by the data protection officer."""

from __future__ import annotations

from openmash.casework.differences.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

HUB = (Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER)
FAMILY = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER)
EVERY = (*HUB, *FAMILY, Role.CHECK_RESPONDER)

GRANTS: Grants = {
    Permission.RAISE: holds(*EVERY),
    Permission.VIEW: holds(*EVERY),
    Permission.SPEAK: holds(*EVERY),
    Permission.END_STAGE: holds(*EVERY),
    Permission.LEARN: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER),
}
