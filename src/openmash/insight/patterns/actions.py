"""The only code that keeps what was found among incidents. Keyword-only, `actor` first, with its audit row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.incidents import selectors as incidents
from openmash.casework.incidents.selectors import Event
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.insight.patterns.hotspots.limits import MAP, SEARCH, SMALL_NUMBERS, VERSION
from openmash.insight.patterns.models import Looked
from openmash.insight.patterns.permissions import Permission
from openmash.insight.patterns.telling import Found, Tried, kept


@transaction.atomic
def look(*, actor: Actor) -> UUID:
    """Look for clusters among the last year's incidents that the actor may count; returns the search's key.

    Whatever is found or not is kept with its method, so that a map can say how it was made and be made again. Raises
    NotAllowedNow where there is no incident.
    """
    require(actor, Permission.LOOK)
    held = incidents.held(actor=actor)
    if held.last is None:
        raise NotAllowedNow("There are no incidents to look among. Take in a file of them first.")
    since = held.last - timedelta(days=MAP.days - 1)
    events = incidents.incidents(actor=actor, since=since, until=held.last)
    finding, method, found = _clusters(events)
    row = Looked.record(
        actor=actor, since=since, until=held.last, events=len(events), method=method, version=VERSION,
        parameters=asdict(SEARCH) | {"near_repeat": _near_repeat(events)},
        finding=finding, found=kept(found), tried=kept(_tried(events)),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "patterns.looked", about=[f"looked:{row.pk}"], detail={"events": len(events), "found": len(found)}
    )
    return row.pk


def look_where_new(*, actor: Actor) -> UUID | None:
    """Look again where incidents have come since the last time; returns the search's key, or None."""
    require(actor, Permission.LOOK)
    arrived = incidents.held(actor=actor).arrived_at
    last = Looked.objects.order_by("-recorded_at", "-id").first()
    if arrived is None or (last is not None and last.recorded_at > arrived):
        return None
    return look(actor=actor)


def _clusters(events: Sequence[Event]) -> tuple[str, str, list[Found]]:
    """The finding in words, the method, and the clusters."""
    import numpy as np

    from openmash.insight.patterns.hotspots.scanning import scan

    columns = ([e.latitude for e in events], [e.longitude for e in events], [e.day.toordinal() for e in events])
    lat, lon = (np.array(column, np.float64) for column in columns[:2])
    said = scan(lat, lon, np.array(columns[2], np.int64))
    found = []
    for one in said.clusters:
        kinds = Counter(events[at].kind for at in one.events)
        low, high = one.ratio_interval
        found.append(Found(
            round(one.lat, 3), round(one.lon, 3), max(MAP.narrowest_m, round(one.radius_m / 50) * 50), one.start,
            one.end, one.observed, round(one.expected, 2), round(low, 2), round(high, 2), one.p_value,
            tuple((kind, many) for kind, many in kinds.most_common() if many >= SMALL_NUMBERS.cell),
        ))  # fmt: skip
    return said.finding, said.method, found


def _near_repeat(events: Sequence[Event]) -> str:
    """Whether incidents follow each other nearby and soon, in words, with the bands that were looked at."""
    import numpy as np

    from openmash.insight.patterns.hotspots.near_repeat import TooManyPairs, knox

    if len(events) < SMALL_NUMBERS.surface:
        return f"Near repeats are not looked for among fewer than {SMALL_NUMBERS.surface} incidents."
    too_many = "Near repeats were not looked for: too many incidents lie close together to compare each with each."
    if len(events) > MAP.near_up_to:
        return too_many
    lat, lon = (np.array([getattr(event, name) for event in events], np.float64) for name in ("latitude", "longitude"))
    day = np.array([event.day.toordinal() for event in events], np.int64)
    try:
        found = knox(lat, lon, day, metres=MAP.near_m, days=MAP.near_days, replicates=MAP.near_replicates)
    except TooManyPairs:
        return too_many
    metres, days = (", ".join(map(str, band)) for band in (MAP.near_m, MAP.near_days))
    return (
        f"{found.finding} Near repeats were looked for within {metres} metres and {days} days; {found.method}; "
        f"{found.replicates} shufflings."
    )


def _tried(events: Sequence[Event]) -> list[Tried]:
    """The last weeks held back, and how well Gi* on what came before told where they fell, beside two baselines."""
    import numpy as np

    from openmash.insight.patterns.hotspots.accuracy import beside_baselines
    from openmash.insight.patterns.hotspots.standing import gi_star, grid

    day = np.array([event.day.toordinal() for event in events], np.int64)
    first_held_back = int(day.max(initial=0)) - MAP.held_back_days + 1
    late = day >= first_held_back
    if min(int(late.sum()), int((~late).sum())) < SMALL_NUMBERS.surface:
        return []
    lat, lon = (np.array([getattr(event, name) for event in events]) for name in ("latitude", "longitude"))
    before = grid(lat, lon, MAP.cell_m, only=~late).counts
    newest = grid(lat, lon, MAP.cell_m, only=~late & (day >= first_held_back - MAP.baseline_days)).counts
    held_back = grid(lat, lon, MAP.cell_m, only=late).counts
    judged = beside_baselines({"This map (Gi*)": gi_star(before).z}, newest, held_back, MAP.share)
    names = {
        "last period's counts": f"Counts of the {MAP.baseline_days} days before",
        "blind": "Anywhere, by lot (mean of 999 draws)",
    }
    return [
        Tried(
            names.get(name, name), one.hits, one.events, round(one.pai, 2), round(one.pai_interval[0], 2),
            round(one.pai_interval[1], 2), round(one.pei, 3),
        )
        for name, one in judged.items()
    ]  # fmt: skip
