"""How assessments appear in a child's story: begun, judged, and what was concluded for this child."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from openmash.casework.assessments.models import Assessment, Conclusion, Judged
from openmash.casework.assessments.words import Outcome, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Rows, Trip
from openmash.foundation.instruments.loading import version_of
from openmash.records.cases.entries import Entry, People, Window

JUDGED = {
    Step.SENT: "Assessment sent to be authorised", Step.RETURNED: "Assessment returned for changes",
    Step.AUTHORISED: "Assessment authorised",
}  # fmt: skip


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Three indexed queries in one trip."""
    if not window.wants("assessment"):
        return []
    ids, trip = list(people.ids), Trip(known_at=window.known_at)
    begun: Rows[Assessment] = trip.add(window.of(window.about(Assessment, ids)))
    judged: Rows[Judged] = trip.add(window.of(window.about(Judged, ids)))
    concluded = window.ask(trip, Conclusion, "person_id", ids, actor=actor)
    trip.go()
    found = [_entry(row, _whose(row.person_ids, ids), _begun(row), row.pk) for row in begun.all]
    found += [
        _entry(
            row,
            _whose(row.person_ids, ids),
            f"{JUDGED[Step(row.step)]}{f': {row.words}' if row.words else ''}",
            row.assessment_id,
        )
        for row in judged.all
    ]
    found += [
        _entry(
            row, row.person_id, f"Assessment concluded: {Outcome(row.outcome).label}. {row.reasons}", row.assessment_id
        )
        for row in concluded.all
    ]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _begun(row: Assessment) -> str:
    return f"{version_of(row.instrument, row.version).title} begun: {row.reason}"


def _whose(about: Sequence[UUID], ids: Sequence[UUID]) -> UUID:
    return next(person for person in about if person in ids)


def _entry(row: Assessment | Judged | Conclusion, person_id: UUID, headline: str, assessment: UUID) -> Entry:
    return Entry(
        person_id=person_id, occurred_at=row.recorded_at, precision="minute", recorded_at=row.recorded_at,
        kind="assessment", headline=" ".join(headline.split())[:240], agency_id=row.held_by, source_id=assessment,
        link="assessment",
    )  # fmt: skip
