"""Copies, forms, what was entered from them, and drills. None of these names a child. PRIVATE to the module."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from openmash.casework.outage.words import FormKind
from openmash.foundation.facts.keys import new_key


class SafeCopy(models.Model):
    """That a team's last safe copy was written for an hour, its file and hash; and when it was destroyed. No names."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    hour = models.DateTimeField()
    made_at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=120)
    octets = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    children = models.IntegerField()
    left_out = models.IntegerField(default=0)
    destroyed_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: not about a person; each child in a copy is in the audit"
        search = "none: not about a person"
        access_request = "none: not about a person; each child in a copy is in the audit"
        retention = "six years"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("team", "hour"), condition=Q(destroyed_at__isnull=True), name="outage_safecopy_once_an_hour"
            ),
            models.CheckConstraint(condition=Q(octets__gt=0), name="outage_safecopy_holds_something"),
        ]


class PaperForm(models.Model):
    """A blank form with its number, given out to a team before anything went wrong."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    number = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=8, choices=FormKind.choices)
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    batch = models.UUIDField(db_index=True)
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.UUIDField()

    class Sources:
        chronology = "none: a blank form"
        search = "none: a blank form"
        access_request = "none: a blank form"
        retention = "as long as what was entered from it"


class PaperEntry(models.Model):
    """That a form was entered, once: the moment written on it, when it was entered, by whom, and where that led."""

    form = models.OneToOneField(PaperForm, on_delete=models.PROTECT, primary_key=True, related_name="entry")
    written_at = models.DateTimeField()
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.UUIDField()
    led_to = models.CharField(max_length=300)

    class Sources:
        chronology = "none: what was entered is in it, with both times"
        search = "none: what was entered is found"
        access_request = "none: what was entered is disclosed"
        retention = "as long as what was entered"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(written_at__lte=F("entered_at")),
                name="outage_paperentry_was_written_first",
                violation_error_message="A form is written before it is entered. Check the date and time on it.",
            )
        ]


class Drill(models.Model):
    """One restore drill: what was restored, what was compared, and everything that was not the same."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    began_at = models.DateTimeField()
    finished_at = models.DateTimeField()
    tables = models.IntegerField()
    rows = models.BigIntegerField()
    octets = models.BigIntegerField()
    audit_entries = models.BigIntegerField(null=True)
    pages = models.IntegerField()
    roles = ArrayField(models.CharField(max_length=30))
    differing = ArrayField(models.CharField(max_length=300))

    class Sources:
        chronology = "none: not about a person"
        search = "none: not about a person"
        access_request = "none: not about a person"
        retention = "six years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__gte=F("began_at")), name="outage_drill_ends_after_it_began"
            ),
        ]
