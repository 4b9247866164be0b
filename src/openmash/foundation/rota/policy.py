"""Who may read and keep the rota. Owned by the data protection officer: it says when staff are away, and not why."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Grants, all_of, any_of, holds, when
from openmash.foundation.access.roles import Role
from openmash.foundation.rota.permissions import Permission

KEEPS = (Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS)
SEES = (*KEEPS, Role.CALL_TAKER, Role.SCREENER, Role.HUB_PARTNER, Role.SOCIAL_WORKER)


@dataclass(frozen=True)
class Absence:
    """Somebody's own absence."""

    account_id: UUID


def _their_own(actor: Actor, target: object) -> bool:
    return isinstance(target, Absence) and target.account_id == actor.account_id


GRANTS: Grants = {
    Permission.VIEW: holds(*SEES),
    Permission.KEEP: any_of(holds(*KEEPS), all_of(holds(*SEES), when("says that they are away", _their_own))),
}
