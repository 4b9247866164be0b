"""What people say of a chronology itself: which entries are significant, and what was given to whom. PRIVATE.

The story is assembled, never stored (ADR 0015): a mark points at an entry by what tells it, and a copy keeps the words
that went out, because what somebody was told must not change with the record.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.foundation.facts.models import Fact
from openmash.insight.chronology.words import Audience


class Mark(Fact):
    """That somebody finds an entry significant, or no longer, and why. `entry_digest` is of its words as they stood."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    entry_kind = models.CharField(max_length=24)
    entry_source = models.UUIDField()
    entry_at = models.DateTimeField()
    entry_digest = models.CharField(max_length=16)
    is_significant = models.BooleanField()
    why = models.CharField(max_length=400)

    class Sources:
        chronology = "none: shown with the entry it marks"
        search = "none: not searched by"
        access_request = "chronology, with the entry"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "entry_source"), name="chronology_mark_entry")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="chronology_mark_says_why",
                violation_error_message="Say why.",
            )
        ]


class Copy(Fact):
    """A chronology made for somebody outside the record: for whom, why, the words in it, what was kept back, the PDF.

    `lines` are what the recipient was given; `kept_back` is for those who may see the children, and never printed.
    """

    person_ids = ArrayField(models.UUIDField())
    audience = models.CharField(max_length=8, choices=Audience.choices)
    recipient = models.CharField(max_length=60, blank=True)
    recipient_name = models.CharField(max_length=200)
    why = models.CharField(max_length=400)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    lines = models.JSONField()
    kept_back = models.JSONField()
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Sources:
        chronology = "chronology.entries"
        search = "none: not searched by"
        access_request = "chronology, without what was kept back from whoever asks"
        retention = "as the longest kept of its children"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(recipient_name="") & ~Q(why=""),
                name="chronology_copy_says_for_whom_and_why",
                violation_error_message="Say for whom the copy is, and why.",
            )
        ]
