"""Responses as they were received, untouched, and the versions an area made for itself. PRIVATE to instruments."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact
from openmash.foundation.instruments.words import LocalStepKind, Use, What


class Response(Fact):
    """What was answered to one version of a form or tool, about these people, for something (`about_id`: a process).

    It is never changed. Answers that say who told us are not in it.
    """

    about_id = models.UUIDField()
    person_ids = ArrayField(models.UUIDField())
    instrument = models.CharField(max_length=60)
    version = models.IntegerField()
    answers = models.JSONField()

    class Sources:
        chronology = "none: in what it was sent for"
        search = "none: by what it was sent for"
        access_request = "instruments, each child their own part"
        retention = "as what it was sent for"

    class Meta:
        indexes = [models.Index(fields=("about_id",), name="instruments_response_about")]
        constraints = [
            models.CheckConstraint(condition=Q(version__gte=1), name="instruments_response_has_its_version"),
        ]


class LocalVersion(models.Model):
    """A version of a form, a list or a letter that the area made for itself. No person is in it.

    `drafted_from` is the version it was begun from; 0 where it was begun from nothing.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    what = models.CharField(max_length=6, choices=What.choices)
    use = models.CharField(max_length=12, choices=Use.choices)
    slug = models.CharField(max_length=60)
    version = models.IntegerField(unique=True)
    drafted_from = models.IntegerField(default=0)
    drafted_by = models.UUIDField()
    drafted_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: a form, not a child"
        search = "none: a form, not a child"
        access_request = "none: a form, not a child"
        retention = "as long as anything that was written on it"

    class Meta:
        indexes = [models.Index(fields=("slug", "version"), name="instruments_local_of")]
        constraints = [
            models.CheckConstraint(condition=Q(version__gte=1001), name="instruments_local_is_numbered_apart"),
        ]


class LocalWording(models.Model):
    """What a version said after one change to its draft. The newest stands; none is changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    version = models.ForeignKey(LocalVersion, on_delete=models.PROTECT, related_name="+")
    body = models.JSONField()
    changed = models.CharField(max_length=200)
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: a form, not a child"
        search = "none: a form, not a child"
        access_request = "none: a form, not a child"
        retention = "as its version"

    class Meta:
        indexes = [models.Index(fields=("version", "-recorded_at"), name="instruments_wording_newest")]


class LocalStep(models.Model):
    """What became of a version: ready, returned, put in force from a day, withdrawn from a day, or dropped.

    A trigger refuses a day that is past, and putting in force by anybody who drafted any of it.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    version = models.ForeignKey(LocalVersion, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=LocalStepKind.choices)
    from_day = models.DateField(null=True)
    words = models.TextField(blank=True)
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: a form, not a child"
        search = "none: a form, not a child"
        access_request = "none: a form, not a child"
        retention = "as its version"

    class Meta:
        indexes = [models.Index(fields=("version", "recorded_at"), name="instruments_step_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("in_force", "withdrawn"), from_day__isnull=False)
                | (~Q(kind__in=("in_force", "withdrawn")) & Q(from_day__isnull=True)),
                name="instruments_step_has_its_day",
                violation_error_message="Enter the day it counts from.",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("returned", "withdrawn", "dropped")) | ~Q(words=""),
                name="instruments_step_says_why",
                violation_error_message="Say why.",
            ),
            models.UniqueConstraint(
                fields=("version", "kind"), condition=Q(kind__in=("in_force", "withdrawn", "dropped")),
                name="instruments_step_once",
            ),
        ]  # fmt: skip
