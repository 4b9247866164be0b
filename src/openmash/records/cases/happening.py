"""Reading what happened: milestones by process, person and kind, limited by the wall to what the actor may see.

What happened from a moment on is asked for as lying between that moment and the far end of time: a statement is planned
before its moment is known, and of "later than" alone the database expects a third of all there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from openmash.foundation.access.actors import Actor
from openmash.records.cases.entries import FAR_AHEAD, People
from openmash.records.cases.models import Milestone
from openmash.statute.events import Event


@dataclass(frozen=True)
class Happened:
    """A milestone."""

    id: UUID
    process_id: UUID
    person_id: UUID | None
    event: Event
    occurred_at: datetime
    recorded_at: datetime
    recorded_by: UUID
    held_by: UUID
    words: str = ""

    @property
    def at(self) -> datetime:
        """When it happened, as `statute` asks."""
        return self.occurred_at


def milestones(
    *,
    actor: Actor,
    process_ids: Sequence[UUID] | None = None,
    people: People | None = None,
    known_at: datetime | None = None,
) -> list[Happened]:
    """What happened, newest first, in these processes or to this person; as known at a moment where asked."""
    rows = Milestone.objects.as_known_at(known_at)
    if process_ids is not None:
        rows = rows.filter(process_id__in=list(process_ids))
    if people is not None:
        rows = rows.filter(person_id__in=list(people.ids))
    return [
        Happened(
            m.id, m.process_id, m.person_id, Event(m.event), m.occurred_at or m.recorded_at, m.recorded_at,
            m.recorded_by, m.held_by, m.words,
        )
        for m in rows.order_by("-occurred_at", "-id")
    ]  # fmt: skip


def happened_of(
    events: Sequence[Event], *, since: datetime, actor: Actor, person_ids: Iterable[UUID] | None = None
) -> list[Happened]:
    """Every milestone of these kinds from a moment on that stands, of these people where asked, the oldest first."""
    rows = Milestone.objects.visible_to(actor).current()
    rows = rows.filter(event__in=[each.value for each in events], occurred_at__range=(since, FAR_AHEAD))
    if person_ids is not None:
        rows = rows.filter(person_id__in=list(person_ids))
    return [
        Happened(
            m.id, m.process_id, m.person_id, Event(m.event), m.occurred_at or m.recorded_at, m.recorded_at,
            m.recorded_by, m.held_by, m.words,
        )
        for m in rows.order_by("occurred_at", "id")
    ]  # fmt: skip


def happened_since(event: Event, since: datetime, *, actor: Actor, unless: Sequence[Event] = ()) -> list[Happened]:
    """Every milestone of one kind from a moment on that stands and that the actor may see, oldest first. One query.

    `unless`: leaving out those that one of these followed, on the same record.
    """
    rows = (
        Milestone.objects.visible_to(actor).current().filter(event=event.value, occurred_at__range=(since, FAR_AHEAD))
    )
    if unless:
        after = Milestone.objects.current().filter(
            person_id=OuterRef("person_id"), event__in=list(unless), occurred_at__gte=OuterRef("occurred_at")
        )
        rows = rows.filter(~Exists(after))
    return [
        Happened(
            m.id, m.process_id, m.person_id, event, m.occurred_at or m.recorded_at, m.recorded_at, m.recorded_by,
            m.held_by,
        )
        for m in rows.order_by("occurred_at", "id")
    ]  # fmt: skip


def happened_lately(events: Iterable[Event], since: datetime, *, actor: Actor) -> list[Happened]:
    """Every milestone of these kinds from a moment on that stands and the actor may see, oldest first. One query."""
    rows = Milestone.objects.visible_to(actor).current()
    rows = rows.filter(
        event__in=[event.value for event in events], occurred_at__range=(since, FAR_AHEAD), person_id__isnull=False
    )
    return [
        Happened(
            m.id, m.process_id, m.person_id, Event(m.event), m.occurred_at or m.recorded_at, m.recorded_at,
            m.recorded_by, m.held_by, m.words,
        )
        for m in rows.order_by("occurred_at", "id")
    ]  # fmt: skip


def latest_of(
    person_ids: Iterable[UUID], events: Sequence[Event], *, actor: Actor
) -> Mapping[tuple[UUID, Event], Happened]:
    """The newest that stands of each of these kinds for each of these people. One query, by each person's own index."""
    rows = Milestone.objects.visible_to(actor).current().filter(person_id__in=list(person_ids), event__in=list(events))
    newest = rows.order_by("person_id", "event", "-occurred_at", "-id").distinct("person_id", "event")
    return {
        (m.person_id, Event(m.event)): Happened(
            m.id, m.process_id, m.person_id, Event(m.event), m.occurred_at or m.recorded_at, m.recorded_at,
            m.recorded_by, m.held_by,
        )
        for m in newest
        if m.person_id is not None
    }  # fmt: skip


def happened_to(
    person_ids: Iterable[UUID], events: Iterable[Event], *, actor: Actor, known_at: datetime | None = None
) -> dict[UUID, list[Happened]]:
    """What of these kinds happened to each of these people, oldest first, in any process. One query however many."""
    rows = Milestone.objects.visible_to(actor).as_known_at(known_at)
    rows = rows.filter(person_id__in=list(person_ids), event__in=[event.value for event in events])
    found: dict[UUID, list[Happened]] = {}
    for m in rows.order_by("occurred_at", "id"):
        assert m.person_id is not None  # asked for by person
        found.setdefault(m.person_id, []).append(
            Happened(
                m.id, m.process_id, m.person_id, Event(m.event), m.occurred_at or m.recorded_at, m.recorded_at,
                m.recorded_by, m.held_by, m.words,
            )
        )  # fmt: skip
    return found
