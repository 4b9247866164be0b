"""Who is told that something changed or stopped. No alert is about a child or a worker. Owned by the practice lead."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.alerts.permissions import Permission

LEADERS = frozenset(
    {
        Role.SERVICE_MANAGER,
        Role.DUTY_MANAGER,
        Role.PARTNERSHIP_MANAGER,
        Role.PRACTICE_LEAD,
        Role.BOARD_MEMBER,
        Role.AUDITOR,
    }
)
"""They read every alert; whoever answers for one reads that."""
ANSWER = (
    Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.PARTNERSHIP_MANAGER, Role.PRACTICE_LEAD, Role.EXPLOITATION_CHAIR,
    Role.DATA_OFFICER, Role.POLICE_UNIT,
)  # fmt: skip

GRANTS: Grants = {
    Permission.VIEW: holds(*sorted(LEADERS | set(ANSWER))),
    Permission.ANSWER: holds(*ANSWER),
    Permission.LOOK: holds(Role.SERVICE),
}
