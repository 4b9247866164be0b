"""How notices to schools appear in a child's story: that the school was told, and what it did."""

from __future__ import annotations

from openmash.casework.encompass.models import Notice, NoticeStep
from openmash.casework.encompass.words import Did, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.records.cases.entries import Entry, People, Window

SHOWN = (Step.DID.value, Step.NOT_OURS.value)


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Two indexed queries."""
    trip, ids = Trip(known_at=window.known_at), list(people.ids) if window.wants("encompass") else []
    notices = window.ask(trip, Notice, "person_id", ids, actor=actor)
    steps = window.ask(trip, NoticeStep, "person_id", ids, actor=actor)
    trip.go()
    told = [
        Entry(
            person_id=row.person_id, occurred_at=row.recorded_at, precision="minute", recorded_at=row.recorded_at,
            kind="encompass", headline="School told of domestic abuse (Operation Encompass)", agency_id=row.held_by,
            source_id=row.pk,
        )
        for row in notices.all
    ]  # fmt: skip
    done = [
        Entry(
            person_id=row.person_id, occurred_at=row.occurred_at, precision="minute", recorded_at=row.recorded_at,
            kind="encompass", headline=_said(row)[:240], agency_id=row.held_by, source_id=row.pk,
        )
        for row in steps.all
        if row.step in SHOWN
    ]  # fmt: skip
    return [*told, *done]


def _said(row: NoticeStep) -> str:
    if row.step == Step.NOT_OURS:
        return "The school sent the notice back: not its child"
    return f"The school: {'; '.join(Did(each).label for each in row.did)}. {row.words}"
