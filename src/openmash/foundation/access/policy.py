"""Who may do what about access. Owned by the data protection officer."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds, when
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.roles import CORE_ROLES, Role

signed_in = when("is signed in", lambda actor, _: not actor.is_service)
REACHES_RECORDS = (
    Role.CALL_TAKER, Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.CHECK_RESPONDER, Role.SOCIAL_WORKER,
    Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, *sorted(CORE_ROLES),
)  # fmt: skip

GRANTS: Grants = {
    Permission.OPEN_EMERGENCY_ACCESS: holds(
        Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER,
        Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
    ),
    Permission.REVIEW_EMERGENCY_ACCESS: holds(Role.DUTY_MANAGER, Role.INFORMATION_LEAD),
    Permission.RESTRICT: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER),
    Permission.RESTORE_ACCOUNT: holds(Role.DUTY_MANAGER, Role.ACCOUNT_ADMINISTRATOR),
    Permission.CLOSE_ACCOUNT: holds(Role.DUTY_MANAGER, Role.ACCOUNT_ADMINISTRATOR),
    Permission.REOPEN_ACCOUNT: holds(Role.ACCOUNT_ADMINISTRATOR),
    Permission.DECLARE_CONFLICT: holds(*REACHES_RECORDS),
    Permission.REVIEW_CONFLICTS: holds(Role.DUTY_MANAGER, Role.INFORMATION_LEAD),
    Permission.READ_LOOKS: holds(Role.DECISION_MAKER, Role.TEAM_MANAGER, Role.DUTY_MANAGER, Role.INFORMATION_LEAD),
    Permission.USE_ACCOUNT: signed_in,
    Permission.READ_OWN_LOOKS: signed_in,
}  # fmt: skip
