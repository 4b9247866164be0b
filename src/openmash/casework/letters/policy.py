"""Who may do what about letters. Owned by the data protection officer. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.letters.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

WRITERS = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DECISION_MAKER, Role.DUTY_MANAGER)

GRANTS: Grants = {
    Permission.VIEW: holds(Role.SCREENER, Role.HUB_PARTNER, *WRITERS),
    Permission.WRITE: holds(*WRITERS),
}
