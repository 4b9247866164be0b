"""Files made for the NHS, what each said of a child, and the notices that came back. PRIVATE to cpis."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.cpis.words import Change
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact


class File(models.Model):
    """One file made for the NHS: when, by whom, how many rows of each kind, and the SHA-256 of its bytes. No person."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    ended = models.PositiveIntegerField()
    without_number = models.PositiveIntegerField()
    columns = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Sources:
        chronology = "none: what was sent of a child is its row"
        search = "none: a list of its own"
        access_request = "none: no person in it"
        retention = "six years"


class Row(Fact):
    """What one file said of one child: added, changed or ended, with the cells as they were sent."""

    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=8, choices=Change.choices)
    cells = models.JSONField()

    class Sources:
        chronology = "none: a copy of what the journey says"
        search = "none: not searched by"
        access_request = "cpis"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-recorded_at"), name="cpis_row_newest")]


class Notice(Fact):
    """That a child was seen in unscheduled care: when (`occurred_at`), where, as the NHS told it."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    setting = models.CharField(max_length=120)
    place = models.CharField(max_length=200)
    reference = models.CharField(max_length=60)

    class Sources:
        chronology = "cpis.entries"
        search = "none: not searched by"
        access_request = "cpis"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("-recorded_at",), name="cpis_notice_newest")]


class NoticeRead(Fact):
    """What whoever read a notice did about it."""

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="read")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Sources:
        chronology = "cpis.entries"
        search = "none: not searched by"
        access_request = "cpis"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="cpis_noticeread_says_what",
                violation_error_message="Say what you did about it.",
            )
        ]
