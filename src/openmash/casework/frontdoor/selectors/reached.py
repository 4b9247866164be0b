"""Whom the words of one child in a contact have reached at the front door, and what was done on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.frontdoor import reading
from openmash.casework.frontdoor.gathering import gather
from openmash.casework.frontdoor.models import CheckChild, Contact, Decision, Feedback, ProtectiveAct, Rating
from openmash.casework.frontdoor.words import FeedbackStatus
from openmash.foundation.access.actors import Actor
from openmash.records.cases import selectors as spine
from openmash.records.cases.words import Answer


@dataclass(frozen=True)
class Reached:
    """Accounts that decided, rated or acted, agencies asked, whether the referrer was told, and teams that accepted.

    `filed_at` (UTC) is when the words were filed with this child.
    """

    reference: str
    filed_at: datetime
    decided_by: tuple[UUID, ...]
    asked: tuple[tuple[UUID, UUID], ...]
    referrer_told: bool
    teams: tuple[UUID, ...]


def reached(contact_id: UUID, person_id: UUID, *, actor: Actor) -> Reached:
    """The same number of queries however much was done. Raises NotVisible where the child is not in the contact."""
    contact, child = reading.contact_of(contact_id), reading.child_of(contact_id, person_id)
    of_child = {"contact_id": contact_id, "person_id": person_id}
    authors = [
        *Decision.objects.filter(**of_child).order_by("recorded_at", "pk").values_list("recorded_by", flat=True),
        *ProtectiveAct.objects.filter(**of_child).order_by("recorded_at", "pk").values_list("recorded_by", flat=True),
        *Rating.objects.filter(contact_id=contact_id)
        .order_by("recorded_at", "pk")
        .values_list("recorded_by", flat=True),
    ]
    asked = CheckChild.objects.filter(**of_child).order_by("recorded_at", "pk")
    accepted = [
        each.to_team_id
        for each in spine.offers_of([contact_id], actor=actor)
        if each.person_id == person_id and each.answer is Answer.ACCEPTED and each.to_team_id is not None
    ]
    return Reached(
        reference=contact.reference, filed_at=child.recorded_at, decided_by=tuple(dict.fromkeys(authors)),
        asked=tuple(dict.fromkeys(asked.values_list("check_asked_id", "check_asked__agency_id"))),
        referrer_told=Feedback.objects.filter(contact_id=contact_id, status=FeedbackStatus.TOLD).exists(),
        teams=tuple(dict.fromkeys(accepted)),
    )  # fmt: skip


@dataclass(frozen=True)
class DecidedOn:
    """A decision in force for one child of a contact, and who took it."""

    contact_id: UUID
    person_id: UUID
    by: UUID


def decided_on(person_ids: Sequence[UUID], *, since: datetime, actor: Actor) -> list[DecidedOn]:
    """The decisions taken for these people since a moment and still in force, in contacts the actor may see."""
    visible = Contact.objects.filter(person_ids__overlap=list(person_ids)).values("pk")
    rows = Decision.objects.filter(person_id__in=list(person_ids), recorded_at__gte=since, contact_id__in=visible)
    found = {(row.contact_id, row.person_id): row.recorded_by for row in rows.order_by("recorded_at", "pk")}
    gathered = gather([contact for contact, _ in found], actor=actor)
    return [
        DecidedOn(contact, person, by)
        for (contact, person), by in found.items()
        if contact in gathered and person in gathered[contact].decided
    ]


def rests_on(voice_id: UUID, *, actor: Actor) -> list[DecidedOn]:
    """The decisions in force that gave this voice as the child's, in contacts the actor may see."""
    found = {(row.contact_id, row.person_id): row for row in Decision.objects.filter(voice_id=voice_id)}
    gathered = gather([contact for contact, _ in found], actor=actor) if found else {}
    return [
        DecidedOn(contact, person, row.recorded_by)
        for (contact, person), row in found.items()
        if contact in gathered and person in gathered[contact].decided
        and gathered[contact].decided[person].pk == row.pk
    ]  # fmt: skip


def asked_about(person_ids: Sequence[UUID], *, since: datetime, actor: Actor) -> list[UUID]:
    """The agencies asked about these people since a moment. One query."""
    rows = CheckChild.objects.filter(person_id__in=list(person_ids), recorded_at__gte=since).order_by(
        "recorded_at", "pk"
    )
    return list(dict.fromkeys(rows.values_list("check_asked__agency_id", flat=True)))


@dataclass(frozen=True)
class ToldBack:
    """A contact whose referrer was told what came of it, and when (UTC)."""

    contact_id: UUID
    reference: str
    told_at: datetime


def told_back(person_ids: Sequence[UUID], *, since: datetime, actor: Actor) -> list[ToldBack]:
    """What referrers were told about these people since a moment, in contacts the actor may see. Two queries."""
    contacts = dict(
        Contact.objects.filter(person_ids__overlap=list(person_ids)).values_list("pk", "reference")
    )  # fmt: skip
    rows = Feedback.objects.filter(contact_id__in=contacts, status=FeedbackStatus.TOLD, recorded_at__gte=since)
    return [
        ToldBack(row.contact_id, contacts[row.contact_id], row.recorded_at)
        for row in rows.order_by("recorded_at", "pk")
    ]


def contacts_with(person_ids: Sequence[UUID], *, actor: Actor) -> list[UUID]:
    """The contacts these people are in, of those the actor may see. One query."""
    return list(Contact.objects.filter(person_ids__overlap=list(person_ids)).values_list("pk", flat=True))
