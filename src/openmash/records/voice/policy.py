"""Who may write down a child's voice: everyone who works with children. Owned by the data protection officer."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.records.voice.permissions import Permission

WORKS_WITH_CHILDREN = holds(
    Role.CALL_TAKER, Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.CHECK_RESPONDER,
    Role.PROFESSIONAL_REFERRER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
    Role.POLICE_OFFICER, Role.POLICE_SUPERVISOR, Role.POLICE_UNIT, Role.SCHOOLS_OFFICER, Role.SCHOOL_LEAD,
    Role.SERVICE,
)  # fmt: skip

GRANTS: Grants = {
    Permission.RECORD: WORKS_WITH_CHILDREN,
    Permission.RECORD_INFLUENCE: WORKS_WITH_CHILDREN,
}
