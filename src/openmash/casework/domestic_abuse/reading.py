"""Facts gathered for an action. PRIVATE to this module."""

from __future__ import annotations

from uuid import UUID

from openmash.casework.domestic_abuse.models import Judgement, MaracAction, MaracFlag, MaracReferral
from openmash.foundation.facts.refusals import NotVisible


def judgement_of(judgement_id: UUID) -> Judgement:
    """A judgement by its key. Raises NotVisible."""
    found = Judgement.objects.current().filter(pk=judgement_id).first()
    if found is None:
        raise NotVisible
    return found


def latest_judgement(process_id: UUID) -> Judgement | None:
    """The judgement of one notification in force."""
    return Judgement.objects.current().filter(process_id=process_id).order_by("-recorded_at", "-pk").first()


def referral_of(referral_id: UUID) -> MaracReferral:
    """A referral by its key. Raises NotVisible."""
    found = MaracReferral.objects.current().filter(pk=referral_id).first()
    if found is None:
        raise NotVisible
    return found


def action_of(action_id: UUID) -> MaracAction:
    """An action by its key. Raises NotVisible."""
    found = MaracAction.objects.current().filter(pk=action_id).first()
    if found is None:
        raise NotVisible
    return found


def flags_of(referral_id: UUID) -> list[MaracFlag]:
    """The flags a referral set, as they stand."""
    return list(MaracFlag.objects.current().filter(referral_id=referral_id))
