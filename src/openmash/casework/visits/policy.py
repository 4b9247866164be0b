"""Who may do what about visits. Owned by the data protection officer. Reach decides to whom."""

from __future__ import annotations

from openmash.casework.visits.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

VISITS = (
    Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.SCREENER, Role.DECISION_MAKER, Role.DUTY_MANAGER,
    Role.HUB_PARTNER,
)  # fmt: skip
"""Whoever goes to see children: the council's workers and their managers, and partners who work beside them."""

GRANTS: Grants = {
    Permission.VIEW: holds(*VISITS),
    Permission.RECORD: holds(*VISITS),
}
