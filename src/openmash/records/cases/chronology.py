"""How the spine appears in a child's story: milestones, allocations, and who else was working with the child."""

from __future__ import annotations

from datetime import datetime

from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.facts.trip import Rows, Trip
from openmash.records.cases.entries import Entry, People, Window
from openmash.records.cases.models import Allocation, Involvement, Milestone
from openmash.records.cases.words import AllocationRole, Service
from openmash.statute.events import Event

TOLD_ELSEWHERE = frozenset(
    {
        Event.CONTACT_RECEIVED, Event.INFORMATION_RECEIVED, Event.REFERRAL_RECEIVED, Event.RATED, Event.RATING_RAISED,
        Event.RATING_LOWERED, Event.CHECK_REQUESTED, Event.CHECK_ANSWERED, Event.LATE_ANSWER_RECEIVED,
        Event.LATE_ANSWER_CONSIDERED, Event.DECIDED, Event.REFERRAL_CLOSED, Event.REFERRER_TOLD,
        Event.REFERRER_FEEDBACK_HELD, Event.PROTECTIVE_ACT_OPENED, Event.PROTECTIVE_ACT_RATIFIED, Event.ALLOCATED,
        Event.DEBT_INCURRED, Event.DEBT_PAID, Event.REPORTED_MISSING, Event.RETURNED_FROM_MISSING,
        Event.PREVENTION_INTERVIEW_HELD, Event.VISIT_UNSUCCESSFUL, Event.CHILD_PROTECTION_VISIT_MADE,
        Event.CHILD_IN_NEED_VISIT_MADE, Event.LOOKED_AFTER_VISIT_MADE, Event.PRIVATE_FOSTERING_VISIT_MADE,
        Event.RETURN_HOME_INTERVIEW_OFFERED, Event.RETURN_HOME_INTERVIEW_HELD, Event.RETURN_HOME_INTERVIEW_DECLINED,
        Event.PRIVATE_FOSTERING_PLANNED, Event.PRIVATE_FOSTERING_NOTIFIED, Event.PRIVATE_FOSTERING_KNOWN,
        Event.PRIVATE_FOSTERING_ENDED, Event.ENQUIRY_START_RECORDED, Event.REVIEW_CONFERENCE_ARRANGED,
        Event.RECORDED_IN_ERROR,
    }
)  # fmt: skip
"""Milestones whose own module tells the story with more in it, and what practice owes itself."""

LINE = 200
"""Characters of somebody's words that fit a line; the rest is read where it was written."""


def entries(people: People, *, actor: Actor, window: Window) -> list[Entry]:
    """The newest entries in the window, newest first. Three small indexed queries in one trip."""
    trip = Trip()
    ids = list(people.ids)
    milestones, allocations, involvements = Rows[Milestone](), Rows[Allocation](), Rows[Involvement]()
    if window.wants("milestone") and window.holds(Milestone):
        happened = Milestone.objects.visible_to(actor).as_known_at(window.known_at).exclude(event__in=TOLD_ELSEWHERE)
        milestones = trip.add(window.of(happened.filter(person_id__in=ids), at="occurred_at"))
    if window.wants("allocation") and window.holds(Allocation):
        allocated = Allocation.objects.visible_to(actor).filter(person_id__in=ids).select_related("account")
        allocations = trip.add(window.of(allocated, at="starts_at"))
    if window.wants("involvement") and window.holds(Involvement):
        told = Involvement.objects.visible_to(actor).filter(person_id__in=ids)
        involvements = trip.add(window.of(told, at="as_at"))
    trip.go()
    found = [
        *(_entry(m, m.occurred_at, "milestone", _happened(m)) for m in milestones.all),
        *(_entry(a, a.starts_at, "allocation", _allocated(a)) for a in allocations.all),
        *(_entry(i, i.as_at, "involvement", _said(i)) for i in involvements.all),
    ]
    return sorted(found, key=lambda entry: entry.sorts_at, reverse=True)[: window.limit]


SAID = {
    Event.OPEN_WORKER_TOLD: "The worker the child is open to was told",
    Event.OPEN_WORKER_ANSWERED: "The worker the child is open to answered",
    Event.FIRST_TOLD: "An agency was first told",
}
"""Milestones whose own names say too little to somebody who reads the story."""


def _happened(row: Milestone) -> str:
    event = Event(row.event)
    said = SAID.get(event, say.begun(event.said))
    words = " ".join(row.words.split())
    short = words if len(words) <= LINE else f"{words[:LINE].rstrip()}…"
    return f"{said}: {short}" if short else said


def _allocated(row: Allocation) -> str:
    return f"Allocated to {row.account.name} ({AllocationRole(row.role).label.lower()})"


def _entry(row: Milestone | Allocation | Involvement, at: datetime | None, kind: str, headline: str) -> Entry:
    assert row.person_id is not None  # the queries ask by person
    return Entry(
        person_id=row.person_id, occurred_at=at, precision=row.occurred_precision, recorded_at=row.recorded_at,
        kind=kind, headline=headline, agency_id=row.held_by, source_id=row.id,
        code=row.event if isinstance(row, Milestone) else "",
    )  # fmt: skip


def _said(row: Involvement) -> str:
    service = row.service_name or Service(row.service).label
    whom = ", ".join(part for part in (row.worker_name, row.team_name) if part)
    return f"{'No longer open' if row.until else 'Open'} to {service}{f' ({whom})' if whom else ''}"
