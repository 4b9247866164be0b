"""A looked-after child's placements and reviews: the journey they belong to, the voice, and where the child lives."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.looked_after import actions
from openmash.casework.looked_after.actions import Told
from openmash.casework.looked_after.words import What
from openmash.foundation.access.actors import Actor
from openmash.records.people import actions as people
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.records.voice import actions as voice
from openmash.statute.calendar import local_date


@transaction.atomic
def record(*, actor: Actor, person_id: UUID, told: Told, place: str = "", postcode: str = "") -> UUID:
    """Record one thing. `place`: where the child lives from then on, kept where it can be protected."""
    at = told.at or timezone.now()
    process = journeys.begin(actor=actor, person_ids=[person_id], at=min(at, timezone.now()))
    made = actions.record(actor=actor, process_id=process, person_id=person_id, told=told)
    voice.keep_quoted(
        actor=actor, person_id=person_id, said=told.voice, source=told.who.strip() or actor.name, process_id=process,
        at=at,
    )  # fmt: skip
    if told.what is What.PLACED and (place.strip() or postcode.strip()):
        where = PlaceTold(LocatingKind.ADDRESS, place.strip(), postcode.strip(), since=local_date(at))
        people.add_place(actor=actor, person_id=person_id, place=where)
    return made
