"""Who keeps the list of partners' systems. Owned by the data protection officer."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.foundation.clients.permissions import Permission

GRANTS: Grants = {
    Permission.SEE: holds(Role.ACCOUNT_ADMINISTRATOR, Role.INFORMATION_LEAD),
    Permission.KEEP: holds(Role.ACCOUNT_ADMINISTRATOR),
}
