"""Who may do what at the front door. Owned by the data protection officer. Reach decides which children."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Grants, all_of, any_of, holds, when
from openmash.foundation.access.roles import Role

SCREENS = (Role.SCREENER, Role.DECISION_MAKER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER)
HUB = (*SCREENS, Role.HUB_PARTNER)
MANAGES = (Role.DECISION_MAKER, Role.DUTY_MANAGER)
FORCE = (Role.POLICE_OFFICER, Role.POLICE_SUPERVISOR, Role.POLICE_UNIT)
FAMILY = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER)


@dataclass(frozen=True)
class ForAgency:
    """What is addressed to one agency."""

    agency_id: UUID


@dataclass(frozen=True)
class ByAccount:
    """What one account wrote, was asked or owes."""

    account_id: UUID


@dataclass(frozen=True)
class ToldBy:
    """Who told us, as far as the grant needs to know."""

    is_professional: bool


def _for_their_agency(actor: Actor, target: object) -> bool:
    return isinstance(target, ForAgency) and target.agency_id == actor.agency_id


def _theirs(actor: Actor, target: object) -> bool:
    return isinstance(target, ByAccount) and target.account_id == actor.account_id


its_own = when("works for the agency asked", _for_their_agency)
theirs = when("is the one who wrote it or was asked", _theirs)
not_theirs = when("did not open it", lambda actor, target: not _theirs(actor, target))
a_professional = when(
    "works with the family and was told by a professional",
    lambda _, target: isinstance(target, ToldBy) and target.is_professional,
)
qualified = when("is a qualified worker or sits in the hub", lambda actor, _: actor.is_qualified or _in_hub(actor))
system = holds(Role.SERVICE)


def _in_hub(actor: Actor) -> bool:
    return Role.HUB_PARTNER in actor.roles


GRANTS: Grants = {
    Permission.RECEIVE_PUBLIC_REPORT: system,
    Permission.RECEIVE_REQUEST: holds(
        Role.PROFESSIONAL_REFERRER, Role.CHECK_RESPONDER, Role.SCHOOLS_OFFICER, *HUB, *FAMILY
    ),
    Permission.RECEIVE_CALL: holds(Role.CALL_TAKER, *HUB),
    Permission.RECEIVE_NOTIFICATION: holds(Role.SERVICE, Role.DATA_FEEDS, *HUB, *FORCE),
    Permission.VIEW_BOARD: holds(*HUB),
    Permission.VIEW_CONTACT: holds(Role.CALL_TAKER, *HUB, *FAMILY, Role.AUDITOR),
    Permission.VIEW_TONIGHT: holds(*HUB),
    Permission.SEE_REFERRER: any_of(
        holds(Role.CALL_TAKER, *SCREENS), all_of(holds(Role.HUB_PARTNER, *FAMILY), a_professional)
    ),
    Permission.SCREEN: holds(*SCREENS),
    Permission.RATE: holds(Role.CALL_TAKER, *HUB),
    Permission.LOWER_RATING: holds(*MANAGES),
    Permission.ROUTE: holds(*SCREENS),
    Permission.RETURN_THE_SILENT: holds(Role.SERVICE, *SCREENS),
    Permission.ASK_CHECKS: holds(*SCREENS),
    Permission.ANSWER_CHECK: any_of(all_of(holds(Role.CHECK_RESPONDER, Role.HUB_PARTNER), its_own), holds(*SCREENS)),
    Permission.LIST_CHECKS: holds(Role.CHECK_RESPONDER, *HUB),
    Permission.LIST_WAITING: holds(*HUB, *FAMILY),
    Permission.ANSWER_QUESTION: any_of(theirs, holds(*MANAGES)),
    Permission.PROTECT: qualified,
    Permission.RATIFY: all_of(holds(*MANAGES, Role.TEAM_MANAGER), not_theirs),
    Permission.PAY_DEBT: any_of(theirs, holds(*MANAGES, Role.TEAM_MANAGER)),
    Permission.DECIDE_MORE: holds(*SCREENS),
    Permission.DECIDE_LESS: holds(*MANAGES),
    Permission.TELL_REFERRER: holds(Role.CALL_TAKER, *SCREENS),
    Permission.HAND_OVER: holds(*SCREENS),
    Permission.SIGN_OFF_TONIGHT: holds(*MANAGES, Role.OUT_OF_HOURS),
    Permission.SEE_WHAT_BECAME: holds(*FORCE, Role.DATA_FEEDS),
    Permission.LIST_SENT_BY_US: holds(Role.HUB_PARTNER),
    Permission.LIST_OWN_REQUESTS: holds(
        Role.PROFESSIONAL_REFERRER, Role.CHECK_RESPONDER, Role.SCHOOLS_OFFICER, *HUB, *FAMILY
    ),
}
