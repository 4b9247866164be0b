"""Did it work: incidents before and after a measure at a place, around it and at places like it, as the actor sees.

Rights come first: incidents are those the actor may see, and a comparison place that is kept from them is left out and
never spoken of. What is counted, over which days and how far around, is said with the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, hypot, radians

from django.utils import timezone

from openmash.casework.disruption import selectors
from openmash.casework.disruption.effect import Counted, Effect, effect
from openmash.casework.disruption.selectors import MeasureShown
from openmash.casework.incidents import selectors as incidents
from openmash.casework.incidents.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.records.cases.on_duty import profile_at
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.selectors import Point, SubjectShown
from openmash.statute.calendar import local_date

LEAST_DAYS = 14
"""Fewer days than these before and after tell nothing."""
METRES_A_DEGREE = 111_320.0
"""Metres of one degree of latitude."""
AT_IT = 150
"""Metres. What is this near to a place's point is at it: incidents' points are kept to about a hundred metres."""


@dataclass(frozen=True)
class Asked:
    """What can be said of a measure, or why nothing can be yet. Days are England's; metres are of the National Grid."""

    measure: MeasureShown
    place: SubjectShown
    why_not: str
    effect: Effect | None
    began_on: date | None
    days: int
    metres_at: int
    metres_around: int
    compared: tuple[str, ...]
    compared_because: str


def effect_of(measure: MeasureShown, *, actor: Actor, today: date | None = None) -> Asked:
    """The effect of one measure as far as it can be told. Raises NotVisible where its subject is not seen."""
    local = profile_at(timezone.now()).exploitation
    day = today or local_date(timezone.now())
    place = subjects.subject(measure.subject_id, actor=actor)
    around = AT_IT + local.around_metres
    nothing = Asked(measure, place, "", None, measure.began_on, 0, AT_IT, around, (), "")
    if not may(actor, Permission.COUNT):
        return _why_not(nothing, "Counting incidents is not part of your role.")
    if place.point is None:
        return _why_not(nothing, "It has no point on the map, so nothing can be counted there.")
    if measure.began_on is None:
        return _why_not(nothing, "It has not begun: nothing has been granted or served.")
    days = selectors.days_compared(measure, day, weeks=local.effect_weeks)
    if days < LEAST_DAYS:
        return _why_not(
            nothing, f"Too early to say: it began {days} days ago, and fewer than {LEAST_DAYS} tell nothing."
        )
    chosen = selectors.comparison(place.id, actor=actor)
    like = subjects.visible(actor=actor, ids=chosen.places) if chosen else []
    points = [each.point for each in like if each.point]
    began, whole, one = measure.began_on, timedelta(days=days), timedelta(days=1)
    before = incidents.incidents(actor=actor, since=began - whole, until=began - one)
    after = incidents.incidents(actor=actor, since=began, until=began + whole - one)
    degrees = [[(each.latitude, each.longitude) for each in some] for some in (before, after)]
    found = effect(
        place=Counted(*(_within(some, place.point, 0, AT_IT) for some in degrees)),
        around=Counted(*(_within(some, place.point, AT_IT, around) for some in degrees)),
        compared=[Counted(*(_within(some, point, 0, AT_IT) for some in degrees)) for point in points],
        days_before=days, days_after=days, least=local.least_to_say,
    )  # fmt: skip
    names = tuple(each.name for each in like if each.point)
    return Asked(
        measure, place, "", found, measure.began_on, days, AT_IT, around, names, chosen.why if chosen and names else ""
    )


def _why_not(nothing: Asked, words: str) -> Asked:
    return Asked(**{**nothing.__dict__, "why_not": words})


def _within(points: Sequence[tuple[float, float]], centre: Point, least: float, most: float) -> int:
    """How many lie further than `least` metres from a point, and no further than `most`; at the point itself, too.

    On the plane that touches there: at a few hundred metres it is right to well under one.
    """
    east = METRES_A_DEGREE * cos(radians(centre.latitude))
    far = [
        hypot((longitude - centre.longitude) * east, (latitude - centre.latitude) * METRES_A_DEGREE)
        for latitude, longitude in points
    ]
    return sum((least < each or least == 0) and each <= most for each in far)
