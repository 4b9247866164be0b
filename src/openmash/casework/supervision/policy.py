"""Who may do what about supervision. Owned by the data protection officer. Reach decides about which child."""

from __future__ import annotations

from openmash.casework.supervision.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

MANAGERS = (Role.TEAM_MANAGER, Role.DECISION_MAKER, Role.DUTY_MANAGER)
SOCIAL_CARE = (Role.SOCIAL_WORKER, Role.SCREENER, Role.OUT_OF_HOURS, *MANAGERS)

GRANTS: Grants = {
    Permission.SUPERVISE: holds(*MANAGERS),
    Permission.SUPERVISE_MANAGERS: holds(Role.DUTY_MANAGER),
    Permission.READ_OWN: holds(*SOCIAL_CARE),
    Permission.ENTER: holds(*MANAGERS),
    Permission.VIEW: holds(*SOCIAL_CARE),
    Permission.ANSWER: holds(*SOCIAL_CARE),
    Permission.SEE_TEAM: holds(*MANAGERS),
    Permission.TELL_THE_NIGHT: holds(Role.SOCIAL_WORKER, *MANAGERS),
    Permission.READ_THE_NIGHT: holds(Role.OUT_OF_HOURS, Role.SOCIAL_WORKER, *MANAGERS),
}
