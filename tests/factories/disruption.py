"""A disruption measure decided on, and incidents near a point."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from openmash.casework.disruption import actions
from openmash.casework.disruption.actions import MeasureTold
from openmash.casework.incidents import actions as incidents
from openmash.casework.incidents.actions import IncidentTold
from openmash.foundation.access.actors import Actor
from openmash.statute.calendar import at, local_date


def a_measure(actor: Actor, subject_id: UUID, *, days: int = 30, code: str = "WORK") -> UUID:
    """One, to be looked at again in so many days. Needs `acting_as(actor)` around it."""
    told = MeasureTold(
        code, "Community safety", "Ch Insp Leanne Marr", "No car waits at the gate: counted by the school.",
        "The girls who told us are not named; they asked for lights by the path.",
        local_date(timezone.now()) + timedelta(days=days),
    )  # fmt: skip
    return actions.plan_measure(actor=actor, subject_id=subject_id, told=told)


def incidents_at(feed: Actor, longitude: float, latitude: float, days: Iterable[date]) -> None:
    """An incident at a point on each of these days. Needs `acting_as(feed)` around it."""
    for day in days:
        told = IncidentTold(str(uuid4()), "Anti-social behaviour", at(day, time(20)), latitude, longitude)
        incidents.take_in(actor=feed, told=told)
