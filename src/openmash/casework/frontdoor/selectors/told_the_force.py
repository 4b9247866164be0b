"""What a force is told became of its notifications, for those of its officers who reach no child by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import Outcome
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require


@dataclass(frozen=True)
class ToldTheForce:
    """One child of one contact: what was decided and when (UTC; empty while nothing is, or it is not to be told), and
    the words the referrer was told in.
    """

    contact_id: UUID
    person_id: UUID
    outcome: str
    decided_at: datetime | None
    told: str
    told_at: datetime | None


def told_the_force(contact_ids: Sequence[UUID], *, actor: Actor) -> list[ToldTheForce]:
    """What became of these, of those that the actor's own force sent. One query, none for none."""
    require(actor, Permission.SEE_WHAT_BECAME)
    if not contact_ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.told_the_force(%s)", [list(contact_ids)])
        rows = cursor.fetchall()
    return [
        ToldTheForce(contact, person, Outcome(outcome).label if outcome else "", at if outcome else None, told, told_at)
        for contact, person, at, outcome, told, told_at in rows
    ]
