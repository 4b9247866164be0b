"""Who may read what came by e-mail. Owned by the data protection officer. Partners read only what is theirs."""

from __future__ import annotations

from openmash.casework.emails.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

READS = (Role.CALL_TAKER, Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER)

GRANTS: Grants = {Permission.DROP_IN: holds(Role.SERVICE, *READS), Permission.READ: holds(*READS)}
