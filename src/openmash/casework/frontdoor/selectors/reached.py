"""Whom the words of one child in a contact have reached at the front door, and what was done on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.frontdoor import reading
from openmash.casework.frontdoor.models import CheckChild, Decision, Feedback, ProtectiveAct, Rating
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
        *Decision.objects.filter(**of_child).order_by("recorded_at").values_list("recorded_by", flat=True),
        *ProtectiveAct.objects.filter(**of_child).order_by("recorded_at").values_list("recorded_by", flat=True),
        *Rating.objects.filter(contact_id=contact_id).order_by("recorded_at").values_list("recorded_by", flat=True),
    ]
    asked = CheckChild.objects.filter(**of_child).order_by("recorded_at")
    accepted = [
        each.to_team_id
        for each in spine.offers_of([contact_id], actor=actor)
        if each.person_id == person_id and each.answer is Answer.ACCEPTED and each.to_team_id is not None
    ]
    return Reached(
        reference=contact.reference, filed_at=child.recorded_at, decided_by=tuple(dict.fromkeys(authors)),
        asked=tuple(asked.values_list("check_asked_id", "check_asked__agency_id")),
        referrer_told=Feedback.objects.filter(contact_id=contact_id, status=FeedbackStatus.TOLD).exists(),
        teams=tuple(dict.fromkeys(accepted)),
    )  # fmt: skip
