"""Files that partners sent and every row of them: whence each imported fact comes. PRIVATE to imports."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key


class RowVerdict(models.TextChoices):
    ACCEPTED = "accepted", "Taken in"
    ALREADY_HELD = "already_held", "Already held"
    QUARANTINED = "quarantined", "Not taken in: to be put right"
    GONE = "gone", "No longer in the list"


class Batch(models.Model):
    """One file of one feed from one agency: its fingerprint, how fresh it is, and how its rows fared."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    feed = models.CharField(max_length=40)
    agency_id = models.UUIDField()
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    as_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    accepted = models.IntegerField(default=0)
    already_held = models.IntegerField(default=0)
    quarantined = models.IntegerField(default=0)
    gone = models.IntegerField(default=0)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: the facts it became are in it"
        search = "none: the facts it became are searched"
        access_request = "imports: which file each fact came from"
        retention = "as long as any fact that came from it"

    class Meta:
        indexes = [models.Index(fields=("feed", "agency_id", "-received_at"), name="imports_batch_newest")]


class Row(models.Model):
    """One row of a file as it was sent. Only the agency that sent it, and the feed's own account, may read it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="+")
    feed = models.CharField(max_length=40)
    agency_id = models.UUIDField()
    line = models.IntegerField()
    last_line = models.IntegerField()
    key = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=200, blank=True)
    row_hash = models.CharField(max_length=64, blank=True)
    once = models.BooleanField(default=True)
    verdict = models.CharField(max_length=12, choices=RowVerdict.choices)
    reason = models.TextField(blank=True)
    payload = models.JSONField(null=True)
    about = ArrayField(models.TextField(), default=list)
    as_at = models.DateTimeField(null=True)
    circle_id = models.IntegerField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: the facts it became are in it"
        search = "none: the facts it became are searched"
        access_request = "imports: the row as it was sent, by the agency that sent it"
        retention = "as long as any fact that came from it; a quarantined row 90 days"

    class Meta:
        indexes = [
            models.Index(fields=("feed", "agency_id", "key", "-recorded_at"), name="imports_row_of_key"),
            models.Index(fields=("feed", "agency_id", "group"), name="imports_row_of_group"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("feed", "agency_id", "key", "row_hash"),
                condition=Q(verdict=RowVerdict.ACCEPTED, once=True),
                name="imports_row_taken_in_once",
            ),
            models.CheckConstraint(condition=Q(line__lte=F("last_line")), name="imports_row_lines_in_order"),
            models.CheckConstraint(
                condition=~Q(verdict=RowVerdict.QUARANTINED) | ~Q(reason=""), name="imports_row_refused_with_a_reason"
            ),
        ]
