"""The only code that writes incidents. Keyword-only, `actor` first, with its audit row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.incidents.models import DEGREES, Incident, Setting
from openmash.casework.incidents.permissions import Permission
from openmash.casework.incidents.words import SettingKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import CORE_CIRCLE
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.facts.stamp import OPEN_CIRCLE


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
    problems += _not_here(told.latitude, told.longitude)
    if problems:
        raise Incomplete(problems)
    row = Incident.record(
        actor=actor, reference=told.reference, kind=told.kind.strip(), occurred_at=told.at, until=told.until,
        occurred_precision=told.precision, latitude=round(told.latitude, DEGREES), street=told.street.strip(),
        longitude=round(told.longitude, DEGREES), withdrawn=told.withdrawn, origin_id=origin_id, supersedes=supersedes,
    )  # fmt: skip
    audit.record(actor, "incidents.taken_in", about=[f"incident:{row.pk}"])
    return row.pk


@dataclass(frozen=True)
class SettingTold:
    """What is said of a school or a children's home. Degrees are WGS84."""

    reference: str
    kind: SettingKind
    name: str
    latitude: float
    longitude: float
    closed: bool = False


@transaction.atomic
def take_in_setting(
    *, actor: Actor, told: SettingTold, origin_id: UUID | None = None, supersedes: UUID | None = None
) -> UUID:
    """Keep a school or a children's home, in place of an earlier row of it; returns its key. Raises Incomplete.

    A home is for the core exploitation roles alone: where children in care live is told to few.
    """
    require(actor, Permission.TAKE_IN)
    if problems := _not_here(told.latitude, told.longitude):
        raise Incomplete(problems)
    row = Setting.record(
        actor=actor, reference=told.reference, kind=told.kind, name=told.name.strip(), latitude=told.latitude,
        longitude=told.longitude, closed=told.closed, origin_id=origin_id, supersedes=supersedes,
        circle_id=CORE_CIRCLE if told.kind is SettingKind.HOME else OPEN_CIRCLE,
    )  # fmt: skip
    audit.record(actor, "incidents.setting_taken_in", about=[f"setting:{row.pk}"])
    return row.pk


def _not_here(latitude: float, longitude: float) -> list[Problem]:
    if 49.0 <= latitude <= 61.5 and -9.0 <= longitude <= 2.5:
        return []
    return [Problem("latitude", "latitude, longitude: this is not in the United Kingdom.")]
