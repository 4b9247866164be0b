"""A circumstance of a child's life: the journey it begins, the voice it adds to, and where they sleep tonight."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.circumstances import actions, selectors
from openmash.casework.circumstances.actions import CircumstanceTold, EntryTold
from openmash.casework.circumstances.words import What
from openmash.casework.journey import actions as journeys
from openmash.foundation.access.actors import Actor
from openmash.records.people import actions as people
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.records.voice import actions as voice
from openmash.records.voice.actions import Heard
from openmash.records.voice.words import Alone, Manner
from openmash.statute.calendar import local_date


@transaction.atomic
def record(*, actor: Actor, person_id: UUID, told: CircumstanceTold) -> UUID:
    """Record a circumstance; the child's journey begins with it where none has."""
    process = journeys.begin(actor=actor, person_ids=[person_id], at=min(told.at or timezone.now(), timezone.now()))
    made = actions.record(actor=actor, process_id=process, person_id=person_id, told=told)
    if told.voice.strip():
        heard = Heard(_words(told.voice), told.told_by.strip(), Manner.REPORTED_WORDS, at=told.at)
        voice.record(actor=actor, person_id=person_id, told=heard, process_id=process)
    return made


@transaction.atomic
def enter(*, actor: Actor, circumstance_id: UUID, told: EntryTold, place: str = "", postcode: str = "") -> UUID:
    """Record one thing about a circumstance. `place`: where they sleep tonight, kept where it can be protected."""
    made = actions.enter(actor=actor, circumstance_id=circumstance_id, told=told)
    found = selectors.circumstance(circumstance_id, actor=actor)
    if told.voice.strip():
        alone = None if told.alone is None else Alone.YES if told.alone else Alone.NO
        heard = Heard(_words(told.voice), actor.name, Manner.REPORTED_WORDS, alone=alone, at=told.at)
        voice.record(actor=actor, person_id=found.person_id, told=heard)
    if told.what is What.TONIGHT and (place.strip() or postcode.strip()):
        people.add_place(
            actor=actor, person_id=found.person_id,
            place=PlaceTold(
                LocatingKind.ADDRESS, place.strip(), postcode.strip(), since=local_date(told.at or timezone.now())
            ),
        )  # fmt: skip
    return made


def _words(voice: str) -> str:
    """The words without the marks round them, which a page of the child's voice sets itself."""
    words = voice.strip()
    return words[1:-1] if words[:1] in '“"' and words[-1:] in '”"' and len(words) > 2 else words
