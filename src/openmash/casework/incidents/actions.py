"""The only code that writes incidents. Keyword-only, `actor` first, with its audit row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.incidents.models import DEGREES, Incident
from openmash.casework.incidents.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, Problem


@dataclass(frozen=True)
class IncidentTold:
    """What is said of an incident. Times are UTC; degrees are WGS84. `precision`: "minute" or "day"."""

    reference: str
    kind: str
    at: datetime
    latitude: float
    longitude: float
    precision: str = "minute"
    until: datetime | None = None
    street: str = ""
    withdrawn: bool = False


@transaction.atomic
def take_in(*, actor: Actor, told: IncidentTold, origin_id: UUID | None = None, supersedes: UUID | None = None) -> UUID:
    """Keep an incident, in place of an earlier row of it where there is one; returns its key. Raises Incomplete."""
    require(actor, Permission.TAKE_IN)
    now, problems = timezone.now(), []
    if told.at > now:
        problems.append(Problem("at", "occurred: this cannot be in the future. Check the date and time."))
    if told.until is not None and told.until < told.at:
        problems.append(Problem("until", "until: it ended before it began. Check the times."))
    if told.street[:1].isdigit() or told.street.casefold().startswith(("flat ", "apartment ", "room ")):
        problems.append(Problem("street", "street: leave out the number of the house. The street is enough."))
    if not (49.0 <= told.latitude <= 61.5 and -9.0 <= told.longitude <= 2.5):
        problems.append(Problem("latitude", "latitude, longitude: this is not in the United Kingdom."))
    if problems:
        raise Incomplete(problems)
    row = Incident.record(
        actor=actor, reference=told.reference, kind=told.kind.strip(), occurred_at=told.at, until=told.until,
        occurred_precision=told.precision, latitude=round(told.latitude, DEGREES), street=told.street.strip(),
        longitude=round(told.longitude, DEGREES), withdrawn=told.withdrawn, origin_id=origin_id, supersedes=supersedes,
    )  # fmt: skip
    audit.record(actor, "incidents.taken_in", about=[f"incident:{row.pk}"])
    return row.pk
