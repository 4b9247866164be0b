"""A child's contacts and decisions, for their record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.models import ContactChild, Decision
from openmash.casework.frontdoor.timing import Clocks, clocks_of
from openmash.casework.frontdoor.words import SEVERITY, ContactKind, Outcome, State
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.records.cases import selectors as spine
from openmash.records.cases.entries import People
from openmash.records.cases.holding import Holder
from openmash.records.cases.words import ProcessKind


@dataclass(frozen=True)
class ContactOfChild:
    """A contact in a child's record: when, what kind, what was said of this child, and what was decided."""

    contact_id: UUID
    person_id: UUID
    kind: ContactKind
    received_at: datetime
    concern: str
    decided: str


def contacts_of(
    people: People, *, actor: Actor, known_at: datetime | None = None, limit: int = 100
) -> list[ContactOfChild]:
    """The contacts a child is in, newest first, over all their records; as known at a moment where asked."""
    ids = list(people.ids)
    rows = list(
        ContactChild.objects.as_known_at(known_at).filter(person_id__in=ids).order_by("-received_at", "-id")[:limit]
    )
    decided = {
        (d.contact_id, d.person_id): Outcome(d.outcome).label
        for d in Decision.objects.as_known_at(known_at).filter(person_id__in=ids).order_by("recorded_at", "pk")
    }
    return [
        ContactOfChild(
            row.contact_id, row.person_id, ContactKind(row.kind), row.received_at, row.concern,
            decided.get((row.contact_id, row.person_id), ""),
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class OpenContact:
    """A contact not yet closed, as one child's record shows it: how urgent, by when, and who answers for this child."""

    contact_id: UUID
    person_id: UUID
    reference: str
    kind: ContactKind
    state: State
    rating: str
    received_at: datetime
    clocks: Clocks
    holder: Holder | None
    decided: str


def open_contacts(
    people: People, *, actor: Actor, now: datetime | None = None, known_at: datetime | None = None
) -> list[OpenContact]:
    """The contacts a child is in that were not closed, most urgent first, as known at a moment where asked.

    One for each child, where several are asked about.

    Seventeen queries, and two where there is none.
    """
    at = known_at or now or timezone.now()
    parts = spine.processes_of(people.ids, actor=actor, known_at=known_at)
    mine = [part for part in parts if part.kind is ProcessKind.CONTACT]
    gathered = gather([part.process_id for part in mine], actor=actor, known_at=known_at) if mine else {}
    found = [_open(gathered[part.process_id], part.person_id, at) for part in mine if part.process_id in gathered]
    return sorted(
        (each for each in found if each.state is not State.CLOSED),
        key=lambda each: (-SEVERITY.get(each.rating, 0), each.received_at),
    )


def _open(one: Gathered, person_id: UUID, at: datetime) -> OpenContact:
    decision = one.decided.get(person_id)
    return OpenContact(
        contact_id=one.contact.id,
        person_id=person_id,
        reference=one.contact.reference,
        kind=ContactKind(one.contact.kind),
        state=one.state,
        rating=one.rating.rating if one.rating else "",
        received_at=one.contact.received_at,
        clocks=clocks_of(one, at),
        holder=one.holders.get(person_id),
        decided=Outcome(decision.outcome).label if decision else "",
    )


@dataclass(frozen=True)
class DecisionOfChild:
    """A decision in a child's record."""

    decision_id: UUID
    contact_id: UUID
    person_id: UUID
    outcome: Outcome
    line: str
    rationale: str
    level: int | None
    threshold_version: str
    decided_at: datetime
    decided_by: str
    voice_id: UUID | None


def decisions_of(
    people: People, *, actor: Actor, known_at: datetime | None = None, limit: int = 100
) -> list[DecisionOfChild]:
    """What was decided for a child, newest first, over all their records; as known at a moment where asked."""
    rows = Decision.objects.as_known_at(known_at).filter(person_id__in=list(people.ids))
    listed = list(rows.order_by("-recorded_at", "-id")[:limit])
    names = who({row.recorded_by for row in listed})
    return [
        DecisionOfChild(
            d.id, d.contact_id, d.person_id, Outcome(d.outcome), d.line, d.rationale, d.level, d.threshold_version,
            d.recorded_at, names[d.recorded_by].name if d.recorded_by in names else "", d.voice_id,
        )
        for d in listed
    ]  # fmt: skip
