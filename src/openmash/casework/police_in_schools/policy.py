"""Who may do what about police in schools. Owned by the force's lead for schools, with the council's education lead."""

from __future__ import annotations

from openmash.casework.police_in_schools.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

BOTH = (Role.SCHOOLS_OFFICER, Role.SCHOOL_LEAD)

GRANTS: Grants = {
    Permission.SEE_CATALOGUE: holds(*BOTH, Role.HUB_PARTNER),
    Permission.ASK: holds(*BOTH),
    Permission.SEE_SESSIONS: holds(*BOTH),
    Permission.WORK: holds(Role.SCHOOLS_OFFICER),
    Permission.TELL: holds(Role.SCHOOLS_OFFICER),
    Permission.READ_OURS: holds(Role.SCHOOL_LEAD),
    Permission.ASK_OFFICER: holds(Role.SCHOOL_LEAD),
    Permission.SAY_IF_HELD: holds(Role.SCHOOL_LEAD),
    Permission.SEE_COVERAGE: holds(Role.SCHOOLS_OFFICER, Role.HUB_PARTNER),
}
