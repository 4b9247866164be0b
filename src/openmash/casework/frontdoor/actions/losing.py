"""Somebody has died: what the front door would still tell the referrer stops, or is as before if it was a mistake."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from openmash.casework.frontdoor.models import Contact, Feedback
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import FeedbackStatus, HeldFor
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit


@transaction.atomic
def stop_feedback(*, actor: Actor, person_ids: Sequence[UUID]) -> list[str]:
    """Nobody is prompted to tell the referrers of these people's contacts anything; returns the references."""
    return _hold(actor, person_ids, HeldFor.LOSS)


@transaction.atomic
def feedback_as_before(*, actor: Actor, person_ids: Sequence[UUID]) -> list[str]:
    """The loss was a mistake: what was owed is owed again. Nothing is sent by itself."""
    return _hold(actor, person_ids, HeldFor.LOSS_MISTAKEN)


def _hold(actor: Actor, person_ids: Sequence[UUID], held_for: HeldFor) -> list[str]:
    require(actor, Permission.VIEW_CONTACT)
    contacts = list(Contact.objects.filter(person_ids__overlap=list(person_ids)).order_by("received_at", "pk"))
    for contact in contacts:
        Feedback.record(
            actor=actor, contact_id=contact.pk, person_ids=list(contact.person_ids), status=FeedbackStatus.HELD,
            held_for=held_for,
        )  # fmt: skip
        audit.record(
            actor, "frontdoor.feedback_stopped", about=[f"contact:{contact.pk}"], detail={"for": held_for.value}
        )
    return [contact.reference for contact in contacts]
