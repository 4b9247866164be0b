"""Letters as they went out. PRIVATE to letters."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.letters.words import Format, Sent, To, Understood
from openmash.foundation.facts.models import Fact


class Letter(Fact):
    """A letter about one child as it was sent: to whom, on which template, its words, the file itself, how it went.

    `recipient` is the person it went to, where one; `occurred_at` when it was sent. Nothing of it changes.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    to = models.CharField(max_length=6, choices=To.choices)
    recipient = models.UUIDField(null=True)
    recipient_agency = models.UUIDField(null=True)
    recipient_name = models.CharField(max_length=200)
    template = models.CharField(max_length=60)
    version = models.IntegerField()
    subject = models.CharField(max_length=300)
    words = models.TextField()
    understood = models.CharField(max_length=10, choices=Understood.choices)
    language = models.CharField(max_length=80, blank=True)
    sent = models.CharField(max_length=12, choices=Sent.choices)
    format = models.CharField(max_length=4, choices=Format.choices)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Sources:
        chronology = "letters.entries"
        search = "none: found through the person"
        access_request = "letters, to whom each was sent"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-recorded_at"), name="letters_letter_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(recipient_name="") & ~Q(words=""),
                name="letters_letter_says_whom_and_what",
                violation_error_message="Say to whom it goes, and write it.",
            ),
            models.CheckConstraint(
                condition=Q(understood=Understood.AS_WRITTEN) | ~Q(language=""),
                name="letters_letter_names_the_language",
                violation_error_message="Enter the language.",
            ),
            models.CheckConstraint(
                condition=Q(to=To.AGENCY, recipient_agency__isnull=False, recipient__isnull=True)
                | (~Q(to=To.AGENCY) & Q(recipient__isnull=False, recipient_agency__isnull=True)),
                name="letters_letter_has_one_recipient",
            ),
        ]
