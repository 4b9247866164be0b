"""That something changed or stopped, and what was answered. About a figure, a team, an agency or a feed. PRIVATE.

No row is about a child or a worker, and no number in one is small. Nothing is changed once written.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.insight.alerts.words import Answer, Kind


class Raised(models.Model):
    """One alert: what changed or stopped, since when, beside what might explain it, and who answers for it.

    `subject` is what it is about, by key, so that it is not raised twice; `cause` is this one time. `facts` and `weeks`
    are pairs of words, with no number below five; `might` is what stood beside it that night.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    subject = models.CharField(max_length=160)
    cause = models.CharField(max_length=200, unique=True)
    what = models.CharField(max_length=200)
    of = models.CharField(max_length=200)
    sentence = models.CharField(max_length=400)
    since = models.DateField()
    facts = models.JSONField(default=list)
    weeks = models.JSONField(default=list)
    might = models.JSONField(default=list)
    indicator = models.CharField(max_length=40, blank=True)
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, null=True, related_name="+")
    owner_role = models.CharField(max_length=30)
    owner_team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: about a figure or a team"
        search = "none: a page of its own"
        access_request = "none: about a figure or a team"
        retention = "six years"

    class Meta:
        verbose_name_plural = "raised"
        indexes = [models.Index(fields=("subject", "-raised_at"), name="alerts_raised_of")]


class Said(models.Model):
    """What somebody who answers for an alert says of it; the newest counts. `until`: by when it is looked at."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    raised = models.ForeignKey(Raised, on_delete=models.PROTECT, related_name="said")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    words = models.TextField()
    by_whom = models.CharField(max_length=120, blank=True)
    until = models.DateField(null=True)
    said_at = models.DateTimeField(default=timezone.now)
    said_by = models.UUIDField()

    class Sources:
        chronology = "none: about a figure or a team"
        search = "none: a page of its own"
        access_request = "none: about a figure or a team"
        retention = "as the alert"

    class Meta:
        verbose_name_plural = "said"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="alerts_said_says_what",
                violation_error_message="Say what explains it, or what is done.",
            ),
            models.CheckConstraint(
                condition=~Q(answer=Answer.LOOKING) | (Q(until__isnull=False) & ~Q(by_whom="")),
                name="alerts_said_looking_has_whom_and_until",
                violation_error_message="Say who looks at it, and until which day.",
            ),
        ]  # fmt: skip


class Resumed(models.Model):
    """That what had stopped is recorded again, since which day. It does not answer the alert."""

    raised = models.OneToOneField(Raised, on_delete=models.PROTECT, primary_key=True, related_name="resumed")
    on = models.DateField()
    noted_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: about a team"
        search = "none: a page of its own"
        access_request = "none: about a team"
        retention = "as the alert"

    class Meta:
        verbose_name_plural = "resumed"
