"""Who may do what with schools' own records. Owned by the council's education lead. Each school's own alone."""

from __future__ import annotations

from openmash.casework.school_records.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

GRANTS: Grants = {
    Permission.READ: holds(Role.SCHOOL_LEAD),
    Permission.RELEASE: holds(Role.SCHOOL_LEAD),
    Permission.SEND: holds(Role.SCHOOL_LEAD),
    Permission.TAKE_IN: holds(Role.SERVICE),
}
