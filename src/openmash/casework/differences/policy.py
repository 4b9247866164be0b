"""Who may raise, answer and learn from differences. Owned by the data protection officer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from openmash.casework.differences.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Grants, any_of, holds, when
from openmash.foundation.access.roles import Role

HUB = (Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER)
FAMILY = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER)
EVERY = (*HUB, *FAMILY, Role.CHECK_RESPONDER)


@runtime_checkable
class Led(Protocol):
    """Something about a child, that knows whether the child is allocated to whoever asks."""

    @property
    def is_theirs(self) -> bool: ...


@dataclass(frozen=True)
class ByWhom:
    """Whether the child is allocated to whoever asks."""

    is_theirs: bool


def _leads(actor: Actor, target: object) -> bool:
    return isinstance(target, Led) and target.is_theirs


leads = when("works with the child as their lead practitioner", _leads)
"""Whoever leads may differ, in whichever agency and under whichever role: a teacher who leads sees most, and is the one
whom a step-down without them would silence.
"""

GRANTS: Grants = {
    Permission.RAISE: any_of(holds(*EVERY), leads),
    Permission.VIEW: any_of(holds(*EVERY), leads),
    Permission.SPEAK: any_of(holds(*EVERY), leads),
    Permission.END_STAGE: holds(*EVERY),
    Permission.LEARN: holds(Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER),
}
