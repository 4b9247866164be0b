"""Who may do what with what visitors leave. Owned by the data protection officer."""

from __future__ import annotations

from openmash.casework.visitors.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

READS = holds(Role.CALL_TAKER, Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER)
"""Those who take calls, or screen. Partners in the hub see the contact, once it is one."""

GRANTS: Grants = {
    Permission.LEAVE_COMMENT: holds(Role.SERVICE),
    Permission.READ_COMMENTS: READS,
    Permission.MAKE_CONTACT: READS,
}
