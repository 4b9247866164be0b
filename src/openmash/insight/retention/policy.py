"""Who decides how long records are kept. Owned by the data protection officer.

Whoever knows the record proposes; the information lead, who reads no concern, agrees. Nobody is both.
"""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.retention.permissions import Permission

KNOW_THE_RECORD = (Role.DECISION_MAKER, Role.DUTY_MANAGER)

GRANTS: Grants = {
    Permission.READ: holds(Role.INFORMATION_LEAD, *KNOW_THE_RECORD),
    Permission.PROPOSE: holds(*KNOW_THE_RECORD),
    Permission.AGREE: holds(Role.INFORMATION_LEAD),
    Permission.HOLD: holds(Role.INFORMATION_LEAD),
    Permission.HOLD_ONE: holds(*KNOW_THE_RECORD),
}
