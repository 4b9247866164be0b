"""Who may do what about complaints. Owned by the complaints manager (SI 2006/1738, regulation 10(a)).

Whoever it is about reads none: rows are shown to complaints officers and to the one person asked to answer.
"""

from __future__ import annotations

from openmash.casework.complaints.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

ANSWERS = (Role.TEAM_MANAGER, Role.DUTY_MANAGER, Role.SERVICE_MANAGER, Role.PRACTICE_LEAD, Role.DECISION_MAKER)

GRANTS: Grants = {
    Permission.RECORD: holds(
        Role.COMPLAINTS_OFFICER, Role.CALL_TAKER, Role.SCREENER, Role.SOCIAL_WORKER, Role.OUT_OF_HOURS, *ANSWERS
    ),
    Permission.MANAGE: holds(Role.COMPLAINTS_OFFICER),
    Permission.ANSWER: holds(Role.COMPLAINTS_OFFICER, *ANSWERS),
}
