"""Who sees several teams, and who answers for one. Owned by the head of service."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.oversight.permissions import Permission

GRANTS: Grants = {
    Permission.SEE_TEAMS: holds(Role.SERVICE_MANAGER),
    Permission.ASK: holds(Role.SERVICE_MANAGER),
    Permission.ANSWER: holds(Role.TEAM_MANAGER),
    Permission.COUNT: holds(Role.SERVICE),
}
