"""Who may do what. Owned by the manager of the conference service. Reach decides which children."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable
from uuid import UUID

from openmash.casework.protection.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Grants, all_of, holds, when
from openmash.foundation.access.roles import Role

MANAGERS = (Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER)
QUALIFIED = (Role.SCREENER, Role.SOCIAL_WORKER, Role.OUT_OF_HOURS, *MANAGERS)
PARTNERS = (Role.HUB_PARTNER, Role.CHECK_RESPONDER, Role.PROFESSIONAL_REFERRER)


@runtime_checkable
class Begun(Protocol):
    """Something an account began."""

    @property
    def account_id(self) -> UUID: ...


@dataclass(frozen=True)
class BegunBy:
    """The same by its account alone."""

    account_id: UUID


def _somebody_elses(actor: Actor, target: object) -> bool:
    return isinstance(target, Begun) and target.account_id != actor.account_id


GRANTS: Grants = {
    Permission.VIEW: holds(*QUALIFIED, *PARTNERS),
    Permission.CONVENE: holds(*QUALIFIED, Role.HUB_PARTNER),
    Permission.DECIDE: holds(*QUALIFIED),
    Permission.DECIDE_LESS: holds(*MANAGERS),
    Permission.RATIFY: all_of(holds(*MANAGERS), when("did not begin it themselves", _somebody_elses)),
}
