"""Who may do what in an inspection. Owned by the data protection officer. The wall decides which inspection."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.inspection.permissions import Permission

LEADS = (Role.SERVICE_MANAGER, Role.DUTY_MANAGER)
"""Who answers for what is said of children; the partnership’s manager prepares the rest and sees no child."""

GRANTS: Grants = {
    Permission.COORDINATE: holds(*LEADS, Role.PARTNERSHIP_MANAGER),
    Permission.HANDLE_CHILDREN: holds(*LEADS),
    Permission.DO_TASK: holds(*(role for role in Role if role not in (Role.SERVICE, Role.INSPECTOR))),
    Permission.READ: holds(*LEADS, Role.PARTNERSHIP_MANAGER, Role.INSPECTOR),
    Permission.ASK: holds(Role.INSPECTOR),
    Permission.AUDIT: holds(
        *LEADS, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.TEAM_MANAGER, Role.AUDITOR, Role.POLICE_UNIT
    ),
    Permission.MAKE: holds(Role.SERVICE),
}
