"""Counting incidents, within what the actor may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Max, Min, QuerySet

from openmash.casework.incidents.models import Incident, Setting
from openmash.casework.incidents.words import SettingKind
from openmash.foundation.access.actors import Actor
from openmash.statute.calendar import at, local_date, local_time


@dataclass(frozen=True, slots=True)
class Event:
    """One incident, for counting. `day` is England's; `hour` is None where the time of day is not known."""

    id: UUID
    day: date
    hour: int | None
    kind: str
    latitude: float
    longitude: float
    street: str


@dataclass(frozen=True)
class Held:
    """What there is: how many, the first and last day, the kinds there are, and when the newest arrived (UTC)."""

    many: int
    first: date | None
    last: date | None
    kinds: Sequence[str]
    arrived_at: datetime | None


def incidents(*, actor: Actor, since: date, until: date, kind: str = "") -> list[Event]:
    """Incidents of these days, both within, the oldest first; of one kind or of all."""
    after = at(until + timedelta(days=1), time.min)
    rows = _shown(actor).filter(occurred_at__gte=at(since, time.min), occurred_at__lt=after)
    if kind:
        rows = rows.filter(kind=kind)
    told = rows.order_by("occurred_at", "id").values_list(
        "id", "occurred_at", "occurred_precision", "kind", "latitude", "longitude", "street"
    )
    return [
        _event(key, when, precision, what, lat, lon, street)
        for key, when, precision, what, lat, lon, street in told
        if when is not None
    ]


def held(*, actor: Actor) -> Held:
    """What incidents there are."""
    rows = _shown(actor)
    found = rows.aggregate(first=Min("occurred_at"), last=Max("occurred_at"), arrived=Max("recorded_at"))
    kinds = sorted(rows.order_by().values_list("kind", flat=True).distinct())
    first, last = (local_date(found[each]) if found[each] else None for each in ("first", "last"))
    return Held(rows.count(), first, last, kinds, found["arrived"])


@dataclass(frozen=True)
class SettingShown:
    """A school or a children's home. Degrees are WGS84; `reference` is its sender's, of a school its URN."""

    id: UUID
    kind: SettingKind
    name: str
    latitude: float
    longitude: float
    reference: str = ""


def settings(*, actor: Actor) -> list[SettingShown]:
    """The schools, and the children's homes, that the actor may see, by name."""
    rows = Setting.objects.visible_to(actor).current().filter(closed=False).order_by("name", "id")
    return [
        SettingShown(row.pk, SettingKind(row.kind), row.name, row.latitude, row.longitude, row.reference)
        for row in rows
    ]


def _shown(actor: Actor) -> QuerySet[Incident]:
    return Incident.objects.visible_to(actor).current().filter(withdrawn=False)


def _event(
    key: UUID, occurred_at: datetime, precision: str, kind: str, latitude: float, longitude: float, street: str
) -> Event:
    when = local_time(occurred_at)
    return Event(key, when.date(), when.hour if precision == "minute" else None, kind, latitude, longitude, street)
