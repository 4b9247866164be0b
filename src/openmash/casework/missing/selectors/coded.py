"""What return home interviews came to in the area's codes, for counting across children. Nobody's words are here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from openmash.casework.missing.models import Classification, Episode, Found, InterviewStep
from openmash.casework.missing.words import CareWords, Scheme, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.stamp import OPEN_CIRCLE
from openmash.foundation.reference import codes
from openmash.statute.calendar import at, local_date

FACTORS, PLACES = "missing_push_pull", "missing_place_kind"


@dataclass(frozen=True)
class InterviewCoded:
    """One interview that was held: its episode, whose, the day (England), what pushed or pulled, what kind of place."""

    id: UUID
    process_id: UUID
    person_id: UUID
    on: date
    factors: tuple[str, ...]
    found_at: str


def interviews_coded(*, actor: Actor, since: date) -> list[InterviewCoded]:
    """The interviews held since a day with children whom no restriction guards, the oldest first. Two queries."""
    rows = InterviewStep.objects.visible_to(actor).current().filter(step=Step.HELD, circle_id=OPEN_CIRCLE)
    held = list(rows.filter(occurred_at__gte=at(since, time.min)).order_by("occurred_at", "id"))
    found = Found.objects.visible_to(actor).current().filter(process_id__in=[row.process_id for row in held])
    kinds = dict(found.exclude(place_kind="").order_by("recorded_at", "id").values_list("process_id", "place_kind"))
    return [
        InterviewCoded(
            row.pk, row.process_id, row.person_id, local_date(row.occurred_at),
            tuple(codes(FACTORS).label(code) for code in row.factors),
            codes(PLACES).label(kinds[row.process_id]) if row.process_id in kinds else "",
        )
        for row in held
        if row.occurred_at
    ]  # fmt: skip


def away(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, set[datetime]]:
    """When episodes were reported (UTC) that care's words class as away, and not as missing, now; by record.

    Two queries.
    """
    rows = Episode.objects.visible_to(actor).current().filter(person_id__in=list(person_ids))
    told = {
        process: (person, reported, care)
        for process, person, reported, care in rows.values_list("process_id", "person_id", "occurred_at", "care_words")
    }
    classes = Classification.objects.visible_to(actor).current().filter(scheme=Scheme.CARE, process_id__in=list(told))
    later = dict(classes.order_by("occurred_at", "recorded_at", "pk").values_list("process_id", "code"))
    found: dict[UUID, set[datetime]] = defaultdict(set)
    for process, (person, reported, care) in told.items():
        if reported is not None and later.get(process, care) == CareWords.AWAY:
            found[person].add(reported)
    return found
