"""Who may do what with files. Owned by the data protection officer. The wall decides which files."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.foundation.files.permissions import Permission

READS = (
    Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER, Role.SOCIAL_WORKER,
    Role.TEAM_MANAGER,
)  # fmt: skip

GRANTS: Grants = {
    Permission.UPLOAD: holds(Role.SERVICE, Role.PROFESSIONAL_REFERRER, Role.CHECK_RESPONDER, Role.CALL_TAKER, *READS),
    Permission.VIEW: holds(Role.CALL_TAKER, *READS),
    Permission.OPEN_ORIGINAL: holds(*READS),
    Permission.QUARANTINE: holds(Role.CALL_TAKER, *READS),
}
