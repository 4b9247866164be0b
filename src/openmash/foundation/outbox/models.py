"""What is to go out by e-mail, and whether it went. PRIVATE to outbox."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from openmash.foundation.facts.keys import new_key


class Subject(models.TextChoices):
    """Every subject line there is: none says whom or what it is about, since a phone shows it to the room."""

    MESSAGE = "message", "A message is waiting for you"
    QUESTION = "question", "A question is waiting for your answer"
    YOUR_REQUEST = "your_request", "About the request you sent"
    RECEIVED = "received", "We have received what you sent"
    LINK = "link", "A link for you"
    DIGEST = "digest", "Your list for today"
    ACCOUNT = "account", "About your account"


class State(models.TextChoices):
    QUEUED = "queued", "Waiting to be sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"
    STOPPED = "stopped", "Stopped before it was sent"


TRANSITIONS = {
    State.QUEUED: {State.SENT, State.FAILED, State.STOPPED},
    State.SENT: set(),
    State.FAILED: {State.QUEUED, State.STOPPED},
    State.STOPPED: set(),
}


class Message(models.Model):
    """One e-mail as it is to be sent. Read by whoever wrote it and by the clocks, nobody else.

    `about_people` are those it is about, so that it can be stopped for somebody who has died; it is shown to nobody.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    to_account_id = models.UUIDField(null=True)
    to_email = models.EmailField(blank=True)
    subject = models.CharField(max_length=20, choices=Subject.choices)
    body = models.TextField()
    message_id = models.CharField(max_length=120, unique=True)
    source_key = models.CharField(max_length=120, unique=True)
    about_people = ArrayField(models.UUIDField(), default=list)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: what was said is in the feedback or decision it carries"
        search = "none: not searched"
        access_request = "outbox: what was sent to the person"
        retention = "one year after it was sent"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_account_id__isnull=False) ^ ~models.Q(to_email=""),
                name="outbox_message_has_one_addressee",
            ),
            models.CheckConstraint(condition=~models.Q(body=""), name="outbox_message_says_something"),
        ]


class Sending(models.Model):
    """Whether a message has gone. It names nobody."""

    message = models.OneToOneField(Message, on_delete=models.PROTECT, primary_key=True, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.IntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: whether a message went"
        search = "none: not searched"
        access_request = "with the message"
        retention = "as the message"

    class Meta:
        indexes = [
            models.Index(fields=("next_attempt_at",), condition=models.Q(state="queued"), name="outbox_sending_due")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="sent") ^ models.Q(sent_at__isnull=True), name="outbox_sending_sent_when_sent"
            ),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="outbox_sending_state_is_known"),
        ]
