"""How missing episodes appear in a child's story: reported, graded, back, seen by the police, talked to."""

from __future__ import annotations

from openmash.casework.missing.models import (
    Classification,
    Episode,
    Found,
    InterviewStep,
    OfEpisode,
    PreventionInterview,
    RiskLevel,
)
from openmash.casework.missing.words import CameBack, Level, Prevention, ReportedBy, Safe, Scheme, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip
from openmash.foundation.reference import codes
from openmash.records.cases.entries import Entry, People, Window

LINE = 200
"""Characters of somebody's words that fit a line; the rest is read where it was written."""


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. One question, and one trip more for who was ever missing."""
    reported = Episode.objects.visible_to(actor).as_known_at(window.known_at).filter(person_id__in=list(people.ids))
    if not window.wants("missing") or not window.holds(Episode) or not reported.exists():
        return []
    tables: tuple[type[OfEpisode], ...] = (
        Episode, RiskLevel, Classification, Found, PreventionInterview, InterviewStep,
    )  # fmt: skip
    trip = Trip(known_at=window.known_at)
    asked = [window.ask(trip, table, "person_id", people.ids, actor=actor) for table in tables]
    trip.go()
    found = [_entry(row) for rows in asked for row in rows.all]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


def _entry(row: OfEpisode) -> Entry:
    return Entry(
        person_id=row.person_id, occurred_at=row.occurred_at, precision=row.occurred_precision,
        recorded_at=row.recorded_at, kind="missing", headline=_said(row), agency_id=row.held_by,
        source_id=row.process_id, link="missing_episode",
    )  # fmt: skip


def _said(row: OfEpisode) -> str:
    match row:
        case Episode():
            return f"Reported missing by {ReportedBy(row.reported_by).label.lower()}{_words(row.circumstances)}"
        case RiskLevel():
            return f"Police set the missing risk level: {Level(row.level).label.lower()}{_words(row.reasons)}"
        case Classification():
            words = codes("missing_classification").label(row.code)
            return f"Missing episode classed by {Scheme(row.scheme).label.lower()}: {words}{_words(row.reasons)}"
        case Found():
            return f"No longer missing: {CameBack(row.how).label.lower()}; {Safe(row.safe).label.lower()}"
        case PreventionInterview():
            return f"Police prevention interview: {Prevention(row.outcome).label.lower()}{_words(row.words)}"
        case InterviewStep():
            return f"Return home interview: {Step(row.step).label.lower()}{_words(row.reason)}"
    raise LookupError(f"{type(row).__name__} is no row of an episode.")


def _words(text: str) -> str:
    short = text if len(text) <= LINE else f"{text[:LINE].rstrip()}…"
    return f": {short}" if short else ""
