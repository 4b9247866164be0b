"""Who may count interruptions. Owned by the partnership's manager."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.foundation.notices.permissions import Permission

GRANTS: Grants = {Permission.COUNT_INTERRUPTIONS: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER)}
