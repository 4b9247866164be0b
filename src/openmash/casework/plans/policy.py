"""Who may do what about plans. Owned by the data protection officer. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.plans.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

PLANS = (
    Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.HUB_PARTNER,
)  # fmt: skip
"""Whoever works with a family on a plan: the council's workers and their managers, and partners beside them."""

GRANTS: Grants = {
    Permission.VIEW: holds(Role.SCREENER, *PLANS),
    Permission.WRITE: holds(*PLANS),
}
