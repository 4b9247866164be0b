"""Who may do what with intelligence. The audience and the people decide which. Owned by the data protection officer."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from openmash.casework.intelligence.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Grants, all_of, any_of, holds, when
from openmash.foundation.access.roles import CORE_ROLES, Role

CORE = sorted(CORE_ROLES)


@dataclass(frozen=True)
class From:
    """A release or report, by the agency it came from."""

    agency_id: UUID


def _of_the_originator(actor: Actor, target: object) -> bool:
    return isinstance(target, From) and target.agency_id == actor.agency_id


SEND = (
    *CORE, Role.CALL_TAKER, Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.CHECK_RESPONDER,
    Role.PROFESSIONAL_REFERRER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
    Role.DESIGNATED_OFFICER, Role.SCHOOL_LEAD, Role.SCHOOLS_OFFICER, Role.POLICE_OFFICER, Role.POLICE_SUPERVISOR,
    Role.POLICE_UNIT,
)  # fmt: skip
READ = (
    *CORE, Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.CHECK_RESPONDER, Role.PROFESSIONAL_REFERRER,
    Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
)  # fmt: skip

GRANTS: Grants = {
    Permission.SEND: holds(*SEND),
    Permission.HANDLE: holds(Role.INTELLIGENCE_UNIT),
    Permission.READ: holds(*READ),
    Permission.RECALL: any_of(
        holds(Role.INTELLIGENCE_UNIT),
        all_of(holds(Role.HUB_PARTNER), when("works for the agency it came from", _of_the_originator)),
    ),
}
