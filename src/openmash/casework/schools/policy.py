"""Who may do what with the register. Owned by the council's education lead."""

from __future__ import annotations

from openmash.casework.schools.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

HUB = (Role.SCREENER, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.HUB_PARTNER)

GRANTS: Grants = {
    Permission.SEE_REGISTER: holds(*HUB, Role.OUT_OF_HOURS),
    Permission.KEEP_REGISTER: holds(Role.HUB_PARTNER, Role.DUTY_MANAGER),
    Permission.KEEP_OWN: holds(Role.SCHOOL_LEAD),
    Permission.KEEP_OWN_OR_ANY: holds(Role.SCHOOL_LEAD, Role.HUB_PARTNER, Role.DUTY_MANAGER),
    Permission.SEE_PUPILS: holds(Role.SCHOOL_LEAD),
    Permission.SEND_FILE: holds(Role.SCHOOL_LEAD),
    Permission.TIE: holds(*HUB, Role.OUT_OF_HOURS),
    Permission.TAKE_IN: holds(Role.SERVICE),
}
