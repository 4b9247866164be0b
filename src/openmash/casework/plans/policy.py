"""Who may do what about plans. Owned by the data protection officer. Reach decides about whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from openmash.casework.plans.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Grants, any_of, holds, when
from openmash.foundation.access.roles import Role

PLANS = (
    Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS, Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.HUB_PARTNER,
)  # fmt: skip
"""Whoever works with a family on a plan: the council's workers and their managers, and partners beside them."""


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
"""Whoever leads, in whichever agency and under whichever role: a teacher or a housing officer who leads may write."""

GRANTS: Grants = {
    Permission.VIEW: any_of(holds(Role.SCREENER, *PLANS), leads),
    Permission.WRITE: any_of(holds(*PLANS), leads),
}
