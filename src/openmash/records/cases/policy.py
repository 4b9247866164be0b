"""Who may answer for a child. Owned by the data protection officer."""

from __future__ import annotations

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Grants, any_of, holds, when
from openmash.foundation.access.roles import Role
from openmash.records.cases.holding import Offered
from openmash.records.cases.permissions import Permission

HUB = (Role.SCREENER, Role.DECISION_MAKER, Role.DUTY_MANAGER)


def _it_was_offered_to_them(actor: Actor, offered: object) -> bool:
    if not isinstance(offered, Offered):
        raise TypeError("An offer is answered, and nothing else.")
    if offered.to_account_id is not None and offered.to_account_id == actor.account_id:
        return True
    if offered.to_team_id is None:
        return bool(actor.roles & {*HUB, Role.OUT_OF_HOURS})
    return (
        offered.to_team_id == actor.team_id
        or (offered.to_out_of_hours and Role.OUT_OF_HOURS in actor.roles)
        or (offered.to_the_desk and bool(actor.roles & set(HUB)))
    )


GRANTS: Grants = {
    Permission.ANSWER_OFFER: when("is in the team it was offered to", _it_was_offered_to_them),
    Permission.TAKE: holds(
        *HUB, Role.OUT_OF_HOURS, Role.HUB_PARTNER, Role.CALL_TAKER, Role.TEAM_MANAGER, Role.SOCIAL_WORKER
    ),
    Permission.BRING_BACK: any_of(
        holds(*HUB, Role.OUT_OF_HOURS, Role.TEAM_MANAGER), when("is the clock", lambda actor, _: actor.is_service)
    ),
    Permission.ALLOCATE: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS),
    Permission.LAPSE: holds(Role.SERVICE),
    Permission.TELL_INVOLVEMENT: holds(*HUB, Role.HUB_PARTNER, Role.CALL_TAKER, Role.DATA_FEEDS, Role.SERVICE),
}
