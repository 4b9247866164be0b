"""E-mails as they came, and what became of each. PRIVATE.

Until somebody says who the children are, an e-mail is about nobody yet and is the duty roles' to read. From then it is
about those children, and stays in the circle of the strictest.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.foundation.facts.models import Fact


class Became(models.TextChoices):
    CONTACT = "contact", "Made a contact"
    SET_ASIDE = "set_aside", "Set aside"


class ArrivedBy(models.TextChoices):
    RECEIVED = "received", "By our own mail server's clock"
    DECLARED = "declared", "As its sender's device says"
    DROPPED = "dropped", "When it was dropped in"


class Email(Fact):
    """One e-mail, whole and as read, its words verbatim. `person_ids` is empty until the children are named."""

    person_ids = ArrayField(models.UUIDField(), default=list)
    fingerprint = models.CharField(max_length=64, unique=True)
    message_id = models.CharField(max_length=300, blank=True)
    from_name = models.CharField(max_length=200, blank=True)
    from_address = models.CharField(max_length=254, blank=True)
    to = models.CharField(max_length=400, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    was_html = models.BooleanField(default=False)
    arrived_at = models.DateTimeField()
    arrived_by = models.CharField(max_length=10, choices=ArrivedBy.choices)
    problems = ArrayField(models.TextField(), default=list)
    not_taken = ArrayField(models.TextField(), default=list)
    raw = models.BinaryField()

    class Sources:
        chronology = "none: the contact it became is"
        search = "none: its words are not searched"
        access_request = "with the contact it became; else the emails themselves"
        retention = "as the contact it became; set aside, one year"

    class Meta:
        indexes = [models.Index(fields=("arrived_at",), name="emails_email_arrived")]


class EmailOutcome(Fact):
    """What became of an e-mail: a contact, or set aside. `words`: why, or why its time of arrival was corrected."""

    email = models.OneToOneField(Email, on_delete=models.PROTECT, related_name="outcome")
    person_ids = ArrayField(models.UUIDField(), default=list)
    became = models.CharField(max_length=10, choices=Became.choices)
    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, null=True, related_name="+")
    arrived_at = models.DateTimeField(null=True)
    words = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: the contact it became is"
        search = "none: not searched by"
        access_request = "with the email"
        retention = "as the email"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(became="contact", process__isnull=False) | Q(became="set_aside", process__isnull=True),
                name="emails_outcome_contact_has_one",
            ),
            models.CheckConstraint(
                condition=~Q(became="set_aside") | ~Q(words=""),
                name="emails_outcome_set_aside_says_why",
                violation_error_message="Say why it is set aside.",
            ),
        ]
