"""Who reads what is processed and why. Owned by the data protection officer."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.processing.permissions import Permission

GRANTS: Grants = {Permission.READ: holds(Role.INFORMATION_LEAD, Role.PARTNERSHIP_MANAGER)}
