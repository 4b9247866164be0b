"""Who may do what about notices to schools. Owned by the council's education lead. Reach decides about whom."""

from __future__ import annotations

from openmash.casework.encompass.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

SCREENS = (Role.SCREENER, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.HUB_PARTNER, Role.OUT_OF_HOURS)

GRANTS: Grants = {
    Permission.FOLLOW: holds(*SCREENS),
    Permission.ANSWER: holds(*SCREENS),
    Permission.READ_OURS: holds(Role.SCHOOL_LEAD),
    Permission.TELL: holds(Role.SERVICE, *SCREENS),
}
