"""Who may do what about interpreters. Owned by the data protection officer. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.interpreters.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

SPEAKS = (
    Role.CALL_TAKER, Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.SOCIAL_WORKER,
    Role.TEAM_MANAGER, Role.HUB_PARTNER,
)  # fmt: skip
"""Whoever speaks with children and families, or arranges that somebody does."""

GRANTS: Grants = {
    Permission.VIEW: holds(*SPEAKS),
    Permission.RECORD: holds(*SPEAKS),
}
