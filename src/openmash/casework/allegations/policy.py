"""Who may do what about allegations. Owned by the data protection officer. The circle decides which."""

from __future__ import annotations

from openmash.casework.allegations.permissions import Permission
from openmash.foundation.access.evaluator import Grants, any_of, holds, when
from openmash.foundation.access.roles import Role

TELLS = (
    Role.CALL_TAKER, Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.CHECK_RESPONDER,
    Role.PROFESSIONAL_REFERRER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
    Role.DESIGNATED_OFFICER,
)  # fmt: skip

GRANTS: Grants = {
    Permission.RAISE: holds(*TELLS),
    Permission.VIEW: any_of(
        holds(Role.DESIGNATED_OFFICER),
        when("is named in it by the designated officer", lambda _, target: getattr(target, "is_named", False) is True),
    ),
    Permission.MANAGE: holds(Role.DESIGNATED_OFFICER),
}
