"""Who may do what at triage. Owned by the data protection officer. Reach decides which families and people."""

from __future__ import annotations

from openmash.casework.domestic_abuse.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

SCREENS = (Role.SCREENER, Role.DECISION_MAKER, Role.DUTY_MANAGER)
HUB = (*SCREENS, Role.HUB_PARTNER)

GRANTS: Grants = {
    Permission.VIEW_TRIAGE: holds(*HUB),
    Permission.SPEAK_AT_TRIAGE: holds(*HUB),
    Permission.JUDGE: holds(*SCREENS),
    Permission.LOOK_AGAIN: holds(*SCREENS),
    Permission.REFER_TO_MARAC: holds(*HUB),
    Permission.VIEW_MARAC: holds(*HUB),
    Permission.SEE_FLAG: holds(*HUB, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS),
    Permission.ACT_FOR_MARAC: holds(*HUB),
}
