"""Who keeps what is learnt, and who reads it: everybody who works here. Owned by the practice lead."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.learning.permissions import Permission

KEEPERS = (Role.AUDITOR, Role.PRACTICE_LEAD, Role.PARTNERSHIP_MANAGER, Role.SERVICE_MANAGER, Role.DUTY_MANAGER)

NOT_ONE_OF_US = (Role.SERVICE, Role.INSPECTOR)
"""An inspector reads what an inspection was given, and nothing beside it."""

GRANTS: Grants = {
    Permission.READ: holds(*(role for role in Role if role not in NOT_ONE_OF_US)),
    Permission.KEEP: holds(*KEEPERS),
    Permission.SEE_READERS: holds(*KEEPERS, Role.TEAM_MANAGER, Role.DECISION_MAKER, Role.BOARD_MEMBER),
}
