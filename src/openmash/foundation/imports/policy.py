"""Who looks after partners' files. Owned by the data protection officer."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.foundation.imports.permissions import Permission

GRANTS: Grants = {
    Permission.SEE_FILES: holds(Role.DATA_FEEDS),
    Permission.PUT_RIGHT: holds(Role.DATA_FEEDS),
}
