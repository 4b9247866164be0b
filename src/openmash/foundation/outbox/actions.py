"""Sending e-mail: enqueued with the change that causes it, sent at least once, never silently lost.

An attempt is counted and committed before the post is handed over, and the result after. The one repeat possible is a
crash between the two; it bears the same Message-ID and is logged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.models import Account
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.foundation.outbox.models import Message, Sending, State, Subject
from openmash.foundation.outbox.secrets import with_secrets

__all__ = ["SEND", "Letter", "Subject", "begin_sending", "deliver", "enqueue", "enqueue_what_is_due", "stop_about"]
SEND = "outbox.send"
MOST_ATTEMPTS = 8
LEASE = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=2)


@dataclass(frozen=True)
class Letter:
    """A message whose sending has begun: to be handed to `deliver` after the commit."""

    message_id: UUID
    attempt: int


@transaction.atomic
def enqueue(
    *,
    actor: Actor,
    subject: Subject,
    body: str,
    to_account: UUID | None = None,
    to_email: str = "",
    not_before: datetime | None = None,
    source_key: str = "",
    about_people: Sequence[UUID] = (),
) -> UUID | None:
    """Send an e-mail once this transaction commits, and not before `not_before` (aware); returns the message's key.

    To an account (its address when sent) or to an address, one of the two. `source_key` says what causes it, such as
    "feedback:<key>:1": a second message with the same one is not sent, and None is returned. The body names no child
    where the reader may be a member of the public; a link in it is a mark of `secrets.new_secret`. Raises Incomplete
    for a wrong address. `about_people`: whom it is about, so that `stop_about` can stop it.
    """
    if to_email:
        try:
            validate_email(to_email)
        except ValidationError:
            raise Incomplete([Problem("to_email", "Check the e-mail address.")]) from None
    key = new_key()
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"
    message = Message(
        id=key, to_account_id=to_account, to_email=to_email, subject=subject, body=body,
        message_id=f"<{key}@{domain}>", source_key=source_key or f"message:{key}", about_people=list(about_people),
        recorded_by=actor.account_id,
    )  # fmt: skip
    Message.objects.bulk_create([message], ignore_conflicts=True)
    if not Message.objects.filter(pk=key).exists():
        return None
    due = not_before or timezone.now()
    Sending.objects.create(message_id=key, next_attempt_at=due)
    _defer(key, not_before)
    return key


@transaction.atomic
def begin_sending(*, actor: Actor, message_id: UUID) -> Letter | None:
    """Count an attempt, to be committed before the post is handed over. None: sent, given up, not due, or in hand."""
    now = timezone.now()
    waiting = Sending.objects.select_for_update(skip_locked=True)
    sending = waiting.filter(pk=message_id, state=State.QUEUED, next_attempt_at__lte=now).first()
    if sending is None:
        return None
    about = [f"message:{message_id}"]
    if sending.attempts and not sending.last_error:
        audit.record(actor, "outbox.attempt_interrupted", about=about, detail={"attempts": sending.attempts})
    if sending.attempts >= MOST_ATTEMPTS:
        Sending.objects.filter(pk=message_id).update(state=State.FAILED)
        audit.record(actor, "outbox.given_up", about=about, detail={"attempts": sending.attempts})
        return None
    sending.attempts += 1
    sending.last_error = ""
    sending.next_attempt_at = now + LEASE
    sending.save(update_fields=["attempts", "last_error", "next_attempt_at"])
    sending.refresh_from_db(fields=["state"])
    if sending.state == State.STOPPED:  # the database holds a letter about somebody who has died
        audit.record(actor, "outbox.stopped", about=about, detail={"reason": "held when its turn came"})
        return None
    return Letter(message_id, sending.attempts)


@transaction.atomic
def deliver(*, actor: Actor, letter: Letter) -> bool:
    """Hand the message to the post and note the result. Returns whether it went; a failure is tried again later."""
    message = Message.objects.get(pk=letter.message_id)
    sending = Sending.objects.select_for_update().get(pk=letter.message_id)
    if sending.state != State.QUEUED:
        return False
    address = _address_of(message)
    error = _post(message, address) if address else "no address"
    about = [f"message:{letter.message_id}"]
    if not error:
        sending.state, sending.sent_at, sending.last_error = State.SENT, timezone.now(), ""
        audit.record(actor, "outbox.sent", about=about, detail={"attempt": letter.attempt})
    else:
        wait = min(timedelta(minutes=2**letter.attempt), LONGEST_WAIT)
        sending.last_error, sending.next_attempt_at = error[:200], timezone.now() + wait
        if letter.attempt >= MOST_ATTEMPTS:
            sending.state = State.FAILED
            audit.record(actor, "outbox.given_up", about=about, detail={"attempts": letter.attempt, "error": error})
    sending.save()
    return not error


@transaction.atomic
def enqueue_what_is_due(*, now: datetime, limit: int = 200) -> int:
    """Put a job for each message that is due and has none, after a failure or a crash; returns how many.

    Run by the clock.
    """
    due = Sending.objects.filter(state=State.QUEUED, next_attempt_at__lte=now).order_by("next_attempt_at", "pk")
    return sum(_defer(key, None) for key in due.values_list("pk", flat=True)[:limit])


@transaction.atomic
def stop_about(*, actor: Actor, person_ids: Sequence[UUID], reason: str) -> list[UUID]:
    """Stop every letter about these people that has not gone, whoever wrote it; returns the keys of those stopped.

    A stopped letter is never sent; whoever needs it writes another. One being handed to the post at this moment is
    waited for, and counts as sent.
    """
    with connection.cursor() as cursor:
        cursor.execute("select wall.letters_about(%s::uuid[])", [list(person_ids)])
        found = [row[0] for row in cursor.fetchall()]
    waiting = Sending.objects.select_for_update().filter(pk__in=found, state__in=(State.QUEUED, State.FAILED))
    stopped = list(waiting.values_list("pk", flat=True))
    Sending.objects.filter(pk__in=stopped).update(state=State.STOPPED, last_error="")
    for key in stopped:
        audit.record(actor, "outbox.stopped", about=[f"message:{key}"], detail={"reason": reason})
    return stopped


@transaction.atomic
def send_again(*, actor: Actor, message_id: UUID) -> None:
    """Try a message again that was given up."""
    Sending.objects.filter(pk=message_id, state=State.FAILED).update(
        state=State.QUEUED, attempts=0, last_error="asked for again", next_attempt_at=timezone.now()
    )
    audit.record(actor, "outbox.asked_for_again", about=[f"message:{message_id}"])
    _defer(message_id, None)


def _defer(message_id: UUID, not_before: datetime | None) -> bool:
    try:
        with transaction.atomic():
            job = app.configure_task(SEND, queueing_lock=f"{SEND}:{message_id}", schedule_at=not_before)
            job.defer(message_id=str(message_id))
    except AlreadyEnqueued:
        return False
    return True


def _address_of(message: Message) -> str:
    if message.to_account_id is None:
        return message.to_email
    account = Account.objects.filter(pk=message.to_account_id, is_active=True).first()
    return account.email if account else ""


def _post(message: Message, address: str) -> str:
    """Hand over to the post; returns what went wrong, without the address."""
    subject, headers = Subject(message.subject).label, {"Message-ID": message.message_id}
    email = EmailMessage(subject=subject, body=with_secrets(message.body), to=[address], headers=headers)
    try:
        email.send()
    except OSError as error:  # smtplib's errors are OSErrors too
        return f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
    return ""
