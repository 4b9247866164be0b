"""Who may read the partnership's figures. What stays hidden in them, the walls decide. Owned by the practice lead."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.scorecard.permissions import Permission

LOADERS = (Role.DATA_OFFICER, Role.PARTNERSHIP_MANAGER)
"""Whoever answers for figures: the data lead, and who keeps the partnership's business."""

GRANTS: Grants = {
    Permission.VIEW: holds(
        Role.BOARD_MEMBER, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER, Role.PRACTICE_LEAD,
        Role.EXPLOITATION_CHAIR, Role.PARTNERSHIP_MANAGER, Role.SERVICE_MANAGER, Role.AUDITOR, Role.DATA_OFFICER,
    ),
    Permission.LIST_CHILDREN: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER),
    Permission.COUNT: holds(Role.SERVICE),
    Permission.LOAD_POPULATION: holds(*LOADERS),
    Permission.TELL_TRAINING: holds(Role.BOARD_MEMBER, Role.SERVICE_MANAGER, Role.PARTNERSHIP_MANAGER),
    Permission.TELL_TRAINING_OF_ANY: holds(Role.PARTNERSHIP_MANAGER),
}  # fmt: skip
