"""What the actions about missing children share. PRIVATE to missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from openmash.casework.missing.models import Episode, Found
from openmash.foundation.access.actors import Actor
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.records.cases import actions as cases
from openmash.records.people import actions as people
from openmash.records.people import selectors as people_selectors
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date
from openmash.statute.events import Event

CLOCKS_DIFFER = timedelta(minutes=5)


def refuse(problems: list[Problem]) -> None:
    """Raise Incomplete where anything is wrong."""
    if problems:
        raise Incomplete(problems)


def in_the_future(field: str, moment: datetime | None, now: datetime) -> list[Problem]:
    """Only what cannot have happened yet is refused."""
    late = moment is not None and moment > now + CLOCKS_DIFFER
    return [Problem(field, "This cannot be in the future. Check the date and time.")] if late else []


def still_missing(ids: Iterable[UUID]) -> date | None:
    """The day since which this child is recorded as missing, under any of their records."""
    rows = Episode.objects.current().filter(person_id__in=list(ids))
    back = Found.objects.filter(person_id__in=list(ids)).values("process_id")
    row = rows.exclude(process_id__in=back).first()
    return local_date(row.occurred_at) if row and row.occurred_at else None


def episode_of(process_id: UUID, actor: Actor) -> Episode:
    """The episode. Raises NotVisible."""
    row = Episode.objects.visible_to(actor).current().filter(process_id=process_id).first()
    if row is None:
        raise NotVisible
    return row


def episode_back(process_id: UUID, actor: Actor) -> Episode:
    """The episode of a child who is back. Raises NotVisible, NotAllowedNow."""
    episode = episode_of(process_id, actor)
    if not Found.objects.filter(process_id=process_id).exists():
        raise NotAllowedNow("Record first that the child is back.")
    return episode


def keep_place(
    actor: Actor, person_id: UUID, where: str, on: date, kind: LocatingKind, until: date | None = None
) -> UUID | None:
    """A place of this child, kept from whoever any other place of theirs is kept from; None where none is told."""
    if not where.strip():
        return None
    kept_from, reason = people_selectors.protection_of([person_id], actor)
    told = PlaceTold(kind, text=where.strip(), since=on, until=until, protected_from=kept_from, protected_reason=reason)
    return people.add_place(actor=actor, person_id=person_id, place=told)


def mark(actor: Actor, episode: Episode, event: Event, at: datetime) -> None:
    """A milestone of the child in this episode."""
    cases.mark(actor=actor, process_id=episode.process_id, person_id=episode.person_id, event=event, occurred_at=at)


def note(actor: Actor, kind: str, process_id: UUID, person_id: UUID, **detail: str) -> None:
    """The audit row of what was done."""
    audit.record(actor, kind, about=[f"missing:{process_id}", f"person:{person_id}"], detail=dict(detail))
