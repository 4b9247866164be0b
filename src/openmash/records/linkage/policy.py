"""Who may say which records are one person. Owned by the data protection officer."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.records.linkage.permissions import Permission

GRANTS: Grants = {
    Permission.LINK: holds(
        Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.TEAM_MANAGER, Role.DUTY_MANAGER
    ),
    Permission.SEPARATE: holds(Role.DECISION_MAKER, Role.TEAM_MANAGER, Role.DUTY_MANAGER),
    Permission.FIND_MATCH: holds(
        Role.CALL_TAKER, Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.SOCIAL_WORKER,
        Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.SERVICE,
    ),
    Permission.JUDGE: holds(Role.SCREENER, Role.DECISION_MAKER, Role.TEAM_MANAGER, Role.DUTY_MANAGER),
    Permission.PROPOSE: holds(Role.SERVICE),
    Permission.LINK_BY_RULE: holds(Role.SERVICE),
    Permission.SEE_DISAGREEMENTS: holds(
        Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.TEAM_MANAGER, Role.DUTY_MANAGER
    ),
}  # fmt: skip
