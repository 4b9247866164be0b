"""Who may do what about subjects. Audience, people and links decide which. Owned by the data protection officer."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import CORE_ROLES, Role
from openmash.records.subjects.permissions import Permission

CORE = sorted(CORE_ROLES)

SEE = (
    *CORE, Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.CHECK_RESPONDER, Role.SOCIAL_WORKER,
    Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
)  # fmt: skip

GRANTS: Grants = {
    Permission.VIEW: holds(*SEE),
    Permission.KEEP: holds(*CORE),
    Permission.ACT: holds(*SEE),
}
