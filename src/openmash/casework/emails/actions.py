"""Holding an e-mail, and saying what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from openmash.casework.emails.models import Became, Email, EmailOutcome
from openmash.casework.emails.permissions import Permission
from openmash.casework.emails.reading import MOST, Attached, NotAnEmail, ReadEmail, read
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.files.actions import send_uploads, upload

__all__ = ["MOST", "DroppedIn", "drop_in", "set_aside", "took_as_contact"]
KIND = "email"
HELD_ONCE = "emails_email_fingerprint"


@dataclass(frozen=True)
class DroppedIn:
    """What became of a file dropped in: the e-mail's key, or that this very message is held already."""

    email_id: UUID | None
    subject: str
    arrived_at: datetime
    already_held: bool = False


@transaction.atomic
def drop_in(*, actor: Actor, octets: bytes) -> DroppedIn:
    """Hold an e-mail whole, with its attachments. The same message again is held once.

    Raises Incomplete (field "files") for what is no e-mail, with what to do. An attachment that is not taken is named,
    with why; the e-mail is kept whole all the same.
    """
    require(actor, Permission.DROP_IN)
    now = timezone.now()
    try:
        found = read(octets, now)
    except NotAnEmail as refusal:
        raise Incomplete([Problem("files", str(refusal))]) from refusal
    arrived_at = found.arrived_at or now
    key = new_key()
    try:
        with transaction.atomic():
            not_taken = [why_not for each in found.attachments if (why_not := _attach(actor, key, each))]
            _keep(actor, key, found, octets, not_taken)
    except IntegrityError as refused:
        if HELD_ONCE not in str(refused):
            raise
        return DroppedIn(None, found.subject, arrived_at, already_held=True)
    send_uploads(actor=actor, kind=KIND, subject=str(key), about_id=key, person_ids=())
    audit.record(
        actor, "emails.dropped_in", about=[f"email:{key}"],
        detail={"fingerprint": found.fingerprint, "arrived_by": found.arrived_by or "dropped"},
    )  # fmt: skip
    return DroppedIn(key, found.subject, arrived_at)


@transaction.atomic
def took_as_contact(
    *, actor: Actor, email_id: UUID, contact_id: UUID, person_ids: Sequence[UUID], arrived_at: datetime, why: str
) -> None:
    """Say that an e-mail became a contact about these people: from now it, and its files, are in their circle.

    `why` is the reason its time of arrival was corrected; needed where it was. Raises NotVisible, NotAllowedNow,
    Incomplete.
    """
    require(actor, Permission.READ)
    row = _waiting(email_id)
    if arrived_at != row.arrived_at and not why.strip():
        raise Incomplete([Problem("why", "Say why it did not arrive when it says.")])
    EmailOutcome.record(
        actor=actor, email_id=email_id, person_ids=list(person_ids), became=Became.CONTACT, process_id=contact_id,
        arrived_at=arrived_at, words=why[:400],
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select wall.email_is_about(%s, %s, %s)", [email_id, contact_id, list(person_ids)])
    audit.record(
        actor, "emails.became_contact",
        about=[f"email:{email_id}", f"contact:{contact_id}", *(f"person:{person}" for person in person_ids)],
        detail={"arrived_at": arrived_at.isoformat(), "why": why},
    )  # fmt: skip


@transaction.atomic
def set_aside(*, actor: Actor, email_id: UUID, because: str) -> None:
    """Say that an e-mail is about no child, and why. It is kept. Raises NotVisible, NotAllowedNow, Incomplete."""
    require(actor, Permission.READ)
    if not because.strip():
        raise Incomplete([Problem("because", "Say why it is set aside.")])
    _waiting(email_id)
    EmailOutcome.record(actor=actor, email_id=email_id, became=Became.SET_ASIDE, words=because[:400])
    audit.record(actor, "emails.set_aside", about=[f"email:{email_id}"], detail={"because": because})


def _waiting(email_id: UUID) -> Email:
    in_turn(email_id)
    row = Email.objects.filter(pk=email_id).defer("raw").first()
    if row is None:
        raise NotVisible
    if EmailOutcome.objects.filter(email_id=email_id).exists():
        raise NotAllowedNow("Somebody has already dealt with this e-mail.")
    return row


def _attach(actor: Actor, key: UUID, each: Attached) -> str:
    """Take one attachment in; returns why not, or nothing."""
    try:
        with transaction.atomic():
            upload(actor=actor, kind=KIND, subject=str(key), name=each.name, octets=each.octets)
    except Incomplete as refusal:
        return f"{each.name}: {refusal.sentence}"[:400]
    return ""


def _keep(actor: Actor, key: UUID, found: ReadEmail, octets: bytes, not_taken: Sequence[str]) -> None:
    Email.record(
        actor=actor, id=key, fingerprint=found.fingerprint, message_id=found.message_id, from_name=found.from_name,
        from_address=found.from_address, to=found.to, subject=found.subject, words=found.words,
        was_html=found.was_html, arrived_at=found.arrived_at or timezone.now(),
        arrived_by=found.arrived_by or "dropped", problems=list(found.problems), not_taken=list(not_taken), raw=octets,
        occurred_at=found.arrived_at,
    )  # fmt: skip
