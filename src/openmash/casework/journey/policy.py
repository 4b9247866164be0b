"""Who may do what in a journey. Owned by the principal social worker. Reach decides which children."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from openmash.casework.journey.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Grants, any_of, holds, when
from openmash.foundation.access.roles import Role

MANAGERS = (Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER)
WORKERS = (Role.SCREENER, Role.SOCIAL_WORKER, Role.OUT_OF_HOURS)


@runtime_checkable
class Led(Protocol):
    """Something about a child, that knows whether the child is allocated to whoever asks."""

    @property
    def is_theirs(self) -> bool: ...


def _leads(actor: Actor, target: object) -> bool:
    return isinstance(target, Led) and target.is_theirs


leads = when("works with the child as their lead practitioner", _leads)
"""Whoever the child is allocated to, in whichever agency: a health visitor or a teacher who leads may write."""

GRANTS: Grants = {
    Permission.RECORD: any_of(holds(*WORKERS, *MANAGERS), leads),
    Permission.RECORD_LESS: holds(*MANAGERS),
    Permission.TAKE_IN: holds(Role.SERVICE),
    Permission.OVERSEE: holds(*MANAGERS),
}
