"""Children's journeys with their visits due as often as each child's own plan asks, else as the area does.

How often a child is seen is said with the plan or by a manager (`casework/visits`); the limits of a journey are counted
from what happened (`casework/journey`). Every list and page reads both here, so that one child has one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from openmash.casework.journey import selectors as journeys
from openmash.casework.journey.selectors import HowOften, Journey, Often, Overview
from openmash.casework.visits import selectors as visits
from openmash.foundation.access.actors import Actor
from openmash.records.linkage.selectors import PersonSet


def journey(
    person: PersonSet, *, actor: Actor, now: datetime | None = None, known_at: datetime | None = None
) -> Journey:
    """One child's journey, as known at a moment (UTC) where asked. One query more than without its visits."""
    return journeys.journey(person, actor=actor, now=now, known_at=known_at, often=_often(actor, known_at))


def overviews(person_ids: Iterable[UUID], *, actor: Actor, now: datetime | None = None) -> list[Overview]:
    """These children's, as far as the actor may see them. One query more, however many."""
    return journeys.overviews(person_ids, actor=actor, now=now, often=_often(actor, None))


def _often(actor: Actor, known_at: datetime | None) -> HowOften:
    def of(ids: Sequence[UUID]) -> Mapping[UUID, Often]:
        said = visits.how_often(ids, actor=actor, known_at=known_at)
        return {key: Often(each.limit, each.because, each.set_at) for key, each in said.items()}

    return of
