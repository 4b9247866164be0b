"""Who may do what with people. Owned by the data protection officer. Reach decides whom; these decide what."""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds, when
from openmash.foundation.access.roles import CORE_ROLES, Role
from openmash.records.people.permissions import Permission

HUB = (
    Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
)  # fmt: skip
WORKERS = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER)

GRANTS: Grants = {
    Permission.SEARCH: holds(Role.CALL_TAKER, *HUB, *WORKERS, *sorted(CORE_ROLES)),
    Permission.ADD: when("is signed in, or is one of the system's own services", lambda actor, _: bool(actor.roles)),
    Permission.CORRECT: holds(Role.CALL_TAKER, *HUB, *WORKERS, Role.SERVICE),
    Permission.TELL_CODE: holds(Role.DATA_OFFICER),
    Permission.PROTECT: holds(Role.CALL_TAKER, *HUB, *WORKERS),
    Permission.REVEAL: holds(*HUB, *WORKERS),
    Permission.ASK_STUB: holds(Role.CALL_TAKER, *HUB),
}
