"""Who may do what about forms, lists and letters. Owned by the data protection officer. No person is in them."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.foundation.instruments.permissions import Permission

GRANTS: Grants = {
    Permission.VIEW: holds(
        Role.PRACTICE_LEAD, Role.TEAM_MANAGER, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.INFORMATION_LEAD
    ),
    Permission.DRAFT: holds(Role.PRACTICE_LEAD),
    Permission.PUT_IN_FORCE: holds(Role.PRACTICE_LEAD),
}
