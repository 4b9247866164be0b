"""Files and their bytes. PRIVATE to files.

The bytes are shown to whoever sees an upload or a file that bears them, and to nobody else. An image that was
quarantined is the police's alone.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact


class ScanState(models.TextChoices):
    NOT_SCANNED = "not_scanned", "Not checked for viruses yet"
    CLEAN = "clean", "Checked for viruses"
    REFUSED = "refused", "Not safe to open"


class Content(models.Model):
    """The bytes of one file as a whole: their digest, what they are, whether they were scanned."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    media_type = models.CharField(max_length=100)
    scan_state = models.CharField(max_length=12, choices=ScanState.choices)
    scanned_at = models.DateTimeField(null=True)
    quarantined_at = models.DateTimeField(null=True)
    quarantined_by = models.UUIDField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: the file is in it"
        search = "none: not searched by"
        access_request = "with its file"
        retention = "as its file; an upload never sent, 28 days"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~(Q(quarantined_at__isnull=True) ^ Q(quarantined_by__isnull=True)),
                name="files_content_quarantine_has_who_and_when",
            )
        ]


class Chunk(models.Model):
    """One piece of the bytes, numbered from 0."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="chunks")
    number = models.IntegerField()
    octets = models.BinaryField()

    class Sources:
        chronology = "none: the file is in it"
        search = "none: not searched by"
        access_request = "with its file"
        retention = "as its file"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("content", "number"), name="files_chunk_once")]


class Upload(models.Model):
    """A file somebody has added to a form they have not sent yet: theirs alone."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account_id = models.UUIDField()
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, blank=True)
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    added_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: not sent"
        search = "none: not sent"
        access_request = "none: not yet held as a record; the writer sees their own"
        retention = "28 days, or until sent or removed"

    class Meta:
        indexes = [models.Index(fields=("account_id", "kind", "subject"), name="files_upload_of_form")]


class File(Fact):
    """A file about these people, received with something (`about_id`: a process)."""

    about_id = models.UUIDField()
    person_ids = ArrayField(models.UUIDField())
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Sources:
        chronology = "none: shown with what it came with"
        search = "none: by what it came with"
        access_request = "files, after the holder is consulted"
        retention = "as what it came with"

    class Meta:
        indexes = [models.Index(fields=("about_id",), name="files_file_about")]
