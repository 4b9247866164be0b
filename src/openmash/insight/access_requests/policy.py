"""Who answers people who ask for their own record. Owned by the data protection officer.

The information lead reads no concern: somebody who may see the record opens it to them, for one request.
"""

from __future__ import annotations

from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role
from openmash.insight.access_requests.permissions import Permission

KNOW_THE_RECORD = (Role.DECISION_MAKER, Role.DUTY_MANAGER)

GRANTS: Grants = {
    Permission.ASK: holds(Role.SERVICE),
    Permission.READ: holds(Role.INFORMATION_LEAD, *KNOW_THE_RECORD),
    Permission.HANDLE: holds(Role.INFORMATION_LEAD),
    Permission.FIND: holds(*KNOW_THE_RECORD),
    Permission.AGREE: holds(*KNOW_THE_RECORD),
}
