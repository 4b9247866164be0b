"""Who may do what in a meeting. Owned by the data protection officer. Reach decides which children."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable
from uuid import UUID

from openmash.casework.meetings.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Grants, all_of, any_of, holds, when
from openmash.foundation.access.roles import CORE_ROLES, Role

CHAIRS = (Role.DECISION_MAKER, Role.DUTY_MANAGER)
SITS = (Role.SCREENER, Role.HUB_PARTNER, *CHAIRS)
EXPLOITATION = tuple(sorted(CORE_ROLES))
"""Those who sit at exploitation meetings, and at none of a family they do not reach."""
INVITED = (Role.CHECK_RESPONDER, Role.PROFESSIONAL_REFERRER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER)
"""Those who come when they are invited, and see the items they reach."""


CALLS = (Role.SCREENER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.HUB_PARTNER, *CHAIRS)
"""Those who may call a meeting to protect a child."""


@dataclass(frozen=True)
class OfAgency:
    """What belongs to one agency: its words, its pack, its presence, what it owes."""

    agency_id: UUID


@runtime_checkable
class Led(Protocol):
    """A meeting, or something in it, that knows who leads it and whether it was called to protect a child."""

    @property
    def chair_id(self) -> UUID: ...
    @property
    def called_by_id(self) -> UUID: ...
    @property
    def protects(self) -> bool: ...
    @property
    def is_exploitation(self) -> bool: ...


@dataclass(frozen=True)
class LedBy:
    """A meeting as far as its permissions ask."""

    chair_id: UUID
    called_by_id: UUID
    protects: bool
    is_exploitation: bool = False


def _leads(actor: Actor, target: object) -> bool:
    return isinstance(target, Led) and target.protects and actor.account_id in (target.chair_id, target.called_by_id)


leads = all_of(holds(*CALLS), when("called or chairs this meeting to protect a child", _leads))
"""Whoever calls a strategy discussion, a conference or a core group leads it, whichever team they work in; so does
whoever was named to chair it."""


def _is_exploitation(actor: Actor, target: object) -> bool:
    return isinstance(target, Led) and target.is_exploitation


at_exploitation = when("it is an exploitation meeting", _is_exploitation)
chairs_exploitation = all_of(holds(Role.EXPLOITATION_CHAIR), at_exploitation)
"""Whoever chairs exploitation meetings chairs those, and no other."""


def _their_own(actor: Actor, target: object) -> bool:
    return isinstance(target, OfAgency) and target.agency_id == actor.agency_id


their_own = when("speaks for their own agency", _their_own)

GRANTS: Grants = {
    Permission.VIEW: holds(*SITS, *INVITED, *EXPLOITATION, Role.OUT_OF_HOURS),
    Permission.CALL: holds(*CALLS),
    Permission.CHAIR: any_of(holds(*CHAIRS), leads, chairs_exploitation),
    Permission.INVITE: any_of(holds(*CHAIRS), leads, chairs_exploitation),
    Permission.ATTEND: any_of(
        holds(*CHAIRS), leads, chairs_exploitation, all_of(holds(*SITS, *INVITED, *EXPLOITATION), their_own)
    ),
    Permission.ADD_ITEM: any_of(holds(*SITS), leads, all_of(holds(*EXPLOITATION), at_exploitation)),
    Permission.CONTRIBUTE: all_of(holds(*SITS, *INVITED, *EXPLOITATION, Role.OUT_OF_HOURS), their_own),
    Permission.READ_PACK: any_of(holds(*CHAIRS), all_of(holds(*SITS, *INVITED, *EXPLOITATION), their_own)),
    Permission.LIST_ACTIONS: holds(*SITS, *INVITED, *EXPLOITATION, Role.OUT_OF_HOURS),
    Permission.ANSWER_ACTION: all_of(holds(*SITS, *INVITED, *EXPLOITATION, Role.OUT_OF_HOURS), their_own),
}
