"""Reading meetings to protect children: who was asked, who came, what they told, what was decided. Moments are UTC."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.casework.protection.models import (
    Asked,
    Circulated,
    Convened,
    Decided,
    Enquired,
    Ratified,
    Report,
    TookPart,
)
from openmash.casework.protection.reading import convened_of, newest_parts, quorum_from
from openmash.casework.protection.words import (
    Category,
    EnquiryOutcome,
    How,
    Kind,
    Led,
    Medical,
    Outcome,
    Participation,
    Presence,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.trip import Trip


@dataclass(frozen=True)
class Part:
    """One agency: asked or not, its report, whether it was there, what it told."""

    agency_id: UUID
    agency: str
    asked: bool
    asked_who: str
    report_due_at: datetime | None
    presence: Presence | None
    who: str
    reason: str
    information: str
    report: str
    reported_at: datetime | None
    shared_on: date | None
    not_shared_why: str


@dataclass(frozen=True)
class Decision:
    """What was decided for one child."""

    id: UUID
    convened_id: UUID
    person_id: UUID
    kind: Kind
    outcome: Outcome
    held_at: datetime
    rationale: str
    agencies_said: str
    who_else: str
    voice: str
    quorum: str
    led: str
    medical: str
    medical_words: str
    seen_by: str
    seen_at: datetime | None
    category: str
    participation: str
    plan: str
    next_at: datetime | None
    by: str
    by_id: UUID
    recorded_at: datetime
    waits_for_manager: bool
    manager: str


@dataclass(frozen=True)
class Meeting:
    """One meeting as it stands."""

    id: UUID
    process_id: UUID
    kind: Kind
    line: str
    how: str
    starts_at: datetime
    called_by: str
    called_by_id: UUID
    person_ids: tuple[UUID, ...]
    meeting_id: UUID
    item_id: UUID
    parts: tuple[Part, ...]
    quorum: str
    is_quorate: bool
    decisions: Mapping[UUID, Decision]
    circulated: tuple[tuple[str, datetime], ...]

    @property
    def about(self) -> Sequence[str]:
        return [f"convened:{self.id}", *(f"person:{person}" for person in self.person_ids)]

    @property
    def undecided(self) -> tuple[UUID, ...]:
        """The children nothing was decided for yet."""
        return tuple(person for person in self.person_ids if person not in self.decisions)


def meeting(convened_id: UUID, *, actor: Actor) -> Meeting:
    """One meeting with everything of it, in a handful of queries. Raises NotVisible."""
    row = convened_of(convened_id)
    trip = Trip()
    asked = trip.facts(Asked, "convened_id", [row.pk])
    came = trip.facts(TookPart, "convened_id", [row.pk])
    reports = trip.facts(Report, "convened_id", [row.pk])
    decided = trip.facts(Decided, "convened_id", [row.pk])
    sent = trip.facts(Circulated, "convened_id", [row.pk])
    trip.go()
    seen = Ratified.objects.filter(decided_id__in=[one.pk for one in decided.all]) if decided.all else []
    ratified = {one.decided_id: one for one in seen}
    parts, wanted = newest_parts(came.all), {one.agency_id: one for one in asked.all}
    said = {one.agency_id: one for one in reports.all}
    bodies = agencies.these({*parts, *wanted, *said})
    names = who([row.recorded_by, *(one.recorded_by for one in (*decided.all, *ratified.values()))])
    quorum = quorum_from(row, parts, bodies)
    return Meeting(
        row.pk, row.process_id, Kind(row.kind), row.line, str(How(row.how).label) if row.how else "",
        row.occurred_at or row.recorded_at, names[row.recorded_by].name, row.recorded_by, tuple(row.person_ids),
        row.meeting_id, row.item_id,
        tuple(
            _part(key, bodies[key].name, wanted.get(key), parts.get(key), said.get(key))
            for key in sorted(bodies, key=lambda key: bodies[key].name)
        ),
        quorum.said, quorum.met,
        {one.person_id: _decision(one, Kind(row.kind), ratified.get(one.pk), names) for one in decided.all},
        tuple((one.to_whom, one.recorded_at) for one in sent.all),
    )  # fmt: skip


def meetings_of(
    person_ids: Iterable[UUID], *, actor: Actor, known_at: datetime | None = None, limit: int = 50
) -> list[Called]:
    """The meetings about these people, newest first. One query."""
    rows = Convened.objects.as_known_at(known_at).about(person_ids)
    return [_called(row) for row in rows.order_by("-occurred_at", "-id")[:limit]]


@dataclass(frozen=True)
class Called:
    """That a meeting was called: which, when, why."""

    id: UUID
    kind: Kind
    starts_at: datetime
    line: str
    person_ids: tuple[UUID, ...]
    called_by_id: UUID


def _called(row: Convened) -> Called:
    return Called(
        row.pk, Kind(row.kind), row.occurred_at or row.recorded_at, row.line, tuple(row.person_ids), row.recorded_by
    )


def decisions_of(person_ids: Iterable[UUID], *, actor: Actor, known_at: datetime | None = None) -> list[Decision]:
    """What meetings decided for this child, newest first, the newest of each meeting. Three queries."""
    rows = Decided.objects.visible_to(actor).as_known_at(known_at).filter(person_id__in=list(person_ids))
    found = {row.convened_id: row for row in rows.select_related("convened").order_by("recorded_at", "id")}
    ratified = {
        one.decided_id: one for one in Ratified.objects.filter(decided_id__in=[row.pk for row in found.values()])
    }
    names = who(one.recorded_by for one in (*found.values(), *ratified.values()))
    made = [_decision(row, Kind(row.convened.kind), ratified.get(row.pk), names) for row in found.values()]
    return sorted(made, key=lambda one: one.held_at, reverse=True)


def decision(decision_id: UUID, *, actor: Actor) -> Decision | None:
    """One decision; None where there is none for this actor."""
    row = Decided.objects.visible_to(actor).select_related("convened").filter(pk=decision_id).first()
    if row is None:
        return None
    seen = Ratified.objects.filter(decided_id=row.pk).first()
    names = who([row.recorded_by, *([seen.recorded_by] if seen else [])])
    return _decision(row, Kind(row.convened.kind), seen, names)


@dataclass(frozen=True)
class Outcome47:
    """How an enquiry came out."""

    at: datetime
    outcome: str
    findings: str


def enquiries_of(person_ids: Iterable[UUID], *, actor: Actor) -> list[Outcome47]:
    """How this child's enquiries came out, newest first."""
    rows = Enquired.objects.visible_to(actor).current().filter(person_id__in=list(person_ids))
    return [
        Outcome47(row.occurred_at or row.recorded_at, str(EnquiryOutcome(row.outcome).label), row.findings)
        for row in rows.order_by("-occurred_at", "-pk")
    ]


def to_ratify(*, actor: Actor) -> list[Decision]:
    """Enquiries that a worker began and no manager has looked at, oldest first; never one's own. Three queries."""
    rows = Decided.objects.visible_to(actor).filter(needs_ratifying=True, ratified__isnull=True)
    rows = rows.exclude(recorded_by=actor.account_id).select_related("convened").order_by("recorded_at", "pk")
    found = list(rows[:100])
    names = who(row.recorded_by for row in found)
    return [_decision(row, Kind(row.convened.kind), None, names) for row in found]


@dataclass(frozen=True)
class Unfinished:
    """A meeting its caller has still to do something for."""

    called: Called
    undecided: int
    sent: bool


def unfinished(*, actor: Actor, since: datetime, meeting_ids: Collection[UUID] = ()) -> list[Unfinished]:
    """Meetings this actor called since then, and those of `meetings` named, that are not decided for every child or not
    sent. Three queries.
    """
    called = Convened.objects.filter(recorded_by=actor.account_id, recorded_at__gte=since)
    rows = list((called | Convened.objects.filter(meeting_id__in=meeting_ids)).order_by("occurred_at", "pk"))
    keys = [row.pk for row in rows]
    done: dict[UUID, set[UUID]] = {}
    for convened, person in Decided.objects.filter(convened_id__in=keys).values_list("convened_id", "person_id"):
        done.setdefault(convened, set()).add(person)
    sent = set(Circulated.objects.filter(convened_id__in=keys).values_list("convened_id", flat=True))
    found = [
        Unfinished(_called(row), len(set(row.person_ids) - done.get(row.pk, set())), row.pk in sent) for row in rows
    ]
    return [one for one in found if one.undecided or not one.sent]


@dataclass(frozen=True)
class ReportWanted:
    """A report an agency owes."""

    convened_id: UUID
    kind: Kind
    starts_at: datetime
    due_at: datetime
    person_ids: tuple[UUID, ...]


def reports_wanted(*, actor: Actor, agency_id: UUID, since: datetime) -> list[ReportWanted]:
    """Reports an agency was asked for and has not given, for meetings this actor reaches, the first due first."""
    rows = Asked.objects.filter(agency_id=agency_id, report_due_at__isnull=False, recorded_at__gte=since)
    found = list(rows.select_related("convened").order_by("report_due_at", "pk")[:100])
    given = Report.objects.filter(convened_id__in=[row.convened_id for row in found], agency_id=agency_id)
    done = set(given.values_list("convened_id", flat=True))
    return [
        ReportWanted(
            row.convened_id, Kind(row.convened.kind), row.convened.occurred_at or row.convened.recorded_at,
            row.report_due_at, tuple(row.person_ids),
        )
        for row in {row.convened_id: row for row in found}.values()
        if row.convened_id not in done and row.report_due_at
    ]  # fmt: skip


def _part(key: UUID, name: str, asked: Asked | None, came: TookPart | None, report: Report | None) -> Part:
    return Part(
        key, name, asked is not None, asked.who if asked else "", asked.report_due_at if asked else None,
        Presence(came.presence) if came else None, came.who if came else "", came.reason if came else "",
        came.information if came else "", report.words if report else "", report.recorded_at if report else None,
        report.shared_on if report else None, report.not_shared_why if report else "",
    )  # fmt: skip


def _decision(row: Decided, kind: Kind, seen: Ratified | None, names: Mapping[UUID, Who]) -> Decision:
    manager = ""
    if seen is not None:
        agrees = "agrees" if seen.agrees else "sees it differently"
        manager = f"{names[seen.recorded_by].name} {agrees}{f': {seen.words}' if seen.words else ''}"
    return Decision(
        row.pk, row.convened_id, row.person_id, kind, Outcome(row.outcome), row.occurred_at or row.recorded_at,
        row.rationale, row.agencies_said, row.who_else, row.voice, row.quorum_words,
        str(Led(row.led).label) if row.led else "", str(Medical(row.medical).label) if row.medical else "",
        row.medical_words, row.seen_by, row.seen_at,
        str(Category(row.category).label) if row.category else "",
        f"{Participation(row.participation).label} ({row.participation})" if row.participation else "",
        row.plan, row.next_at, names[row.recorded_by].name, row.recorded_by,
        row.recorded_at, row.needs_ratifying and seen is None,
        manager,
    )  # fmt: skip


def categories_of(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, list[tuple[datetime, str]]]:
    """The categories of abuse decided for each of these records: when (UTC), and its code, oldest first. One query."""
    found: dict[UUID, list[tuple[datetime, str]]] = {}
    rows = Decided.objects.visible_to(actor).current().filter(person_id__in=list(person_ids)).exclude(category="")
    for row in rows.order_by("occurred_at", "pk"):
        found.setdefault(row.person_id, []).append((row.occurred_at or row.recorded_at, row.category))
    return found
