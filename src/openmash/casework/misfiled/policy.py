"""Who may do what about what was filed with the wrong child. Owned by the data protection officer."""

from __future__ import annotations

from openmash.casework.misfiled.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

ONE_OF_US = tuple(role for role in Role if role not in (Role.SERVICE, Role.INSPECTOR))

GRANTS: Grants = {
    Permission.MOVE: holds(Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER),
    Permission.FOLLOW: holds(
        Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.TEAM_MANAGER
    ),
    Permission.ANSWER: holds(*(role for role in Role if role is not Role.SERVICE)),
    Permission.HANDLE_BREACH: holds(Role.INFORMATION_LEAD),
    Permission.TELL_OF_BREACH: holds(*ONE_OF_US),
    Permission.READ_BREACH: holds(*ONE_OF_US),
    Permission.READ_LESSONS: holds(
        Role.AUDITOR, Role.PRACTICE_LEAD, Role.PARTNERSHIP_MANAGER, Role.SERVICE_MANAGER, Role.DUTY_MANAGER
    ),
}
