"""Who may open a child's record. Reach decides which; a call taker works from the call page and opens none.

Whoever leads on a child opens that child's record, in whichever agency they work and whatever else they may do.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Grants, any_of, holds, when
from openmash.foundation.access.roles import Role
from openmash.records.cases import selectors as cases
from openmash.records.linkage.selectors import PersonSet
from openmash.web.child.permissions import Permission


@runtime_checkable
class OfPerson(Protocol):
    """Something about one person, with all their records."""

    @property
    def person(self) -> PersonSet: ...


def _is_theirs(actor: Actor, target: object) -> bool:
    return isinstance(target, OfPerson) and cases.is_allocated_to(target.person.ids, actor=actor)


GRANTS: Grants = {
    Permission.READ: any_of(
        holds(
            Role.SCREENER, Role.DECISION_MAKER, Role.HUB_PARTNER, Role.OUT_OF_HOURS, Role.DUTY_MANAGER,
            Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.EXPLOITATION_TEAM, Role.INTELLIGENCE_UNIT,
            Role.EXPLOITATION_CHAIR, Role.AUDITOR,
        ),
        when("works with the child as their lead practitioner", _is_theirs),
    ),
    Permission.LIST_MINE: holds(Role.SOCIAL_WORKER),
}  # fmt: skip
