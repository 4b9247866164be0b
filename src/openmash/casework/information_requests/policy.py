"""Who may answer those outside the partnership. Owned by the data protection officer."""

from __future__ import annotations

from openmash.casework.information_requests.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

GRANTS: Grants = {
    Permission.HANDLE: holds(Role.SCREENER, Role.DECISION_MAKER, Role.DUTY_MANAGER),
    Permission.REVIEW: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER),
}
