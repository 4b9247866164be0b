"""The only code that keeps what was found among incidents. Keyword-only, `actor` first, with its audit row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from math import isnan
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
from openmash.insight.patterns.telling import Found, StandingFound, Tried, kept


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
        parameters=asdict(SEARCH) | {"near_repeat": _near_repeat(events), "standing": asdict(_standing(events))},
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


def _standing(events: Sequence[Event]) -> StandingFound:
    """The squares that stand out over the whole time, and the surface; a square with few incidents is in neither."""
    import numpy as np
    from scipy import ndimage

    from openmash.insight.patterns.hotspots.standing import NotDrawn, gi_star, grid, middles, surface

    lat, lon = (np.array([getattr(event, name) for event in events], np.float64) for name in ("latitude", "longitude"))
    held = grid(lat, lon, MAP.cell_m)
    drawn = surface(held, MAP.kernel_m)
    if isinstance(drawn, NotDrawn):
        return StandingFound("", (), "", (), drawn.sentence)
    found, (north, east) = gi_star(held.counts), middles(lat, lon, held)
    raised = [
        (round(float(north[row]), 4), round(float(east[column]), 4), int(held.counts[row, column]),
         round(float(found.q[row, column]), 4))
        for row, column in np.argwhere((found.q <= SEARCH.alpha) & (held.counts >= SMALL_NUMBERS.cell))
    ]  # fmt: skip
    near = ndimage.convolve(held.counts, np.ones((3, 3), np.int64), mode="constant")
    shade = np.searchsorted(np.array(MAP.shades) * drawn.density.max(initial=0), drawn.density, side="right")
    shaded = [
        (round(float(north[row]), 4), round(float(east[column]), 4), int(shade[row, column]))
        for row, column in np.argwhere((shade > 0) & (near >= SMALL_NUMBERS.cell))
    ]
    return StandingFound(
        f"{found.method}; {found.draws:,} draws, seed {found.seed}, at most {SEARCH.alpha:.0%} of these by chance",
        tuple(sorted(raised, key=lambda one: (-one[2], one[0], one[1]))),
        f"{drawn.method}, {drawn.bandwidth_m:g} metres; {drawn.events:,} incidents", tuple(shaded), "",
    )  # fmt: skip


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
    """The last weeks held back, and how well Gi* and the kernel on what came before told where they fell, beside two
    baselines.
    """
    import numpy as np

    from openmash.insight.patterns.hotspots.accuracy import beside_baselines
    from openmash.insight.patterns.hotspots.standing import Surface, gi_star, grid, surface

    day = np.array([event.day.toordinal() for event in events], np.int64)
    first_held_back = int(day.max(initial=0)) - MAP.held_back_days + 1
    late = day >= first_held_back
    if min(int(late.sum()), int((~late).sum())) < SMALL_NUMBERS.surface:
        return []
    lat, lon = (np.array([getattr(event, name) for event in events]) for name in ("latitude", "longitude"))
    earlier = grid(lat, lon, MAP.cell_m, only=~late)
    before, smooth = earlier.counts, surface(earlier, MAP.kernel_m)
    newest = grid(lat, lon, MAP.cell_m, only=~late & (day >= first_held_back - MAP.baseline_days)).counts
    held_back = grid(lat, lon, MAP.cell_m, only=late).counts
    scores = {"This map (Gi*)": gi_star(before).z}
    if isinstance(smooth, Surface):
        scores["This map (kernel)"] = smooth.density
    judged = beside_baselines(scores, newest, held_back, MAP.share)
    names = {
        "last period's counts": f"Counts of the {MAP.baseline_days} days before",
        "blind": "Anywhere, by lot (mean of 999 draws)",
    }
    return [
        Tried(
            names.get(name, name), one.hits, one.events, round(one.pai, 2), round(one.pai_interval[0], 2),
            round(one.pai_interval[1], 2), round(one.pei, 3), round(one.pei_star, 3),
            None if isnan(one.rri) else round(one.rri, 2),
        )
        for name, one in judged.items()
    ]  # fmt: skip
