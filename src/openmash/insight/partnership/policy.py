"""Who may read and keep the partnership's business; the walls say the same. Owned by the partnership manager."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.partnership.permissions import Permission

READERS = (Role.BOARD_MEMBER, Role.PARTNERSHIP_MANAGER, Role.SERVICE_MANAGER, Role.PRACTICE_LEAD, Role.AUDITOR)
NOT_ONE_OF_US = (Role.SERVICE, Role.INSPECTOR)
"""An inspector reads what an inspection was given, and what is published."""

GRANTS: Grants = {
    Permission.VIEW: holds(*READERS),
    Permission.ANSWER_AGREED: holds(*READERS),
    Permission.READ_POLICIES: holds(*(role for role in Role if role not in NOT_ONE_OF_US)),
    Permission.KEEP: holds(Role.PARTNERSHIP_MANAGER),
    Permission.GIVE_EVIDENCE: holds(Role.PARTNERSHIP_MANAGER, Role.SERVICE_MANAGER),
    Permission.TELL_INCIDENT: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER),
    Permission.VIEW_REVIEWS: holds(
        Role.BOARD_MEMBER, Role.PARTNERSHIP_MANAGER, Role.SERVICE_MANAGER, Role.DECISION_MAKER, Role.DUTY_MANAGER
    ),
    Permission.RUN_REVIEW: holds(Role.PARTNERSHIP_MANAGER, Role.DUTY_MANAGER),
}
