"""Who may give a child a link and answer by it. Owned by the participation lead. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.own_words.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

WORKERS = (
    Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER,
    Role.HUB_PARTNER,
)  # fmt: skip

GRANTS: Grants = {
    Permission.VIEW: holds(*WORKERS),
    Permission.INVITE: holds(*WORKERS),
    Permission.ANSWER: holds(*WORKERS),
    Permission.CONFIRM_LANGUAGE: holds(Role.PRACTICE_LEAD),
}
