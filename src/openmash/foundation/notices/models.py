"""Messages inside OpenMASH: now, today, digest. PRIVATE to notices."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.stamp import OPEN_CIRCLE


class NoticeKind(models.TextChoices):
    """Three kinds of message and no more (practice rule 10)."""

    NOW = "now", "Now"
    TODAY = "today", "Today"
    DIGEST = "digest", "Digest"


class Stage(models.TextChoices):
    FIRST = "first", "To whom it is for"
    DEPUTY = "deputy", "To their deputy"
    MANAGER = "manager", "To a manager"


class Notice(models.Model):
    """One message to an account, a team or a role; passed on, it is a new row with the same root. Never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    root_id = models.UUIDField()
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.FIRST)
    kind = models.CharField(max_length=6, choices=NoticeKind.choices)
    to_account_id = models.UUIDField(null=True)
    to_team_id = models.UUIDField(null=True)
    to_role = models.CharField(max_length=30, blank=True)
    to_agency_id = models.UUIDField(null=True)
    text = models.CharField(max_length=500)
    url_name = models.CharField(max_length=80, blank=True)
    url_arguments = models.JSONField(default=dict)
    source_key = models.CharField(max_length=160, unique=True)
    person_ids = ArrayField(models.UUIDField(), default=list)
    held_by = models.UUIDField()
    circle_id = models.IntegerField(default=OPEN_CIRCLE)
    private = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: what it tells of is in it"
        search = "none: what it tells of is searched"
        access_request = "none: what it tells of is disclosed"
        retention = "one year"

    class Meta:
        indexes = [
            models.Index(fields=("to_account_id", "-recorded_at"), name="notices_to_account"),
            models.Index(fields=("to_team_id", "-recorded_at"), name="notices_to_team"),
            models.Index(fields=("to_role", "-recorded_at"), name="notices_to_role"),
            models.Index(fields=("recorded_at",), condition=Q(kind="now"), name="notices_now"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(to_account_id__isnull=False, to_team_id__isnull=True, to_role="")
                    | Q(to_account_id__isnull=True, to_team_id__isnull=False, to_role="")
                    | (Q(to_account_id__isnull=True, to_team_id__isnull=True) & ~Q(to_role=""))
                ),
                name="notices_notice_has_one_addressee",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="notices_notice_says_something"),
        ]


class Seen(models.Model):
    """That one account has seen one notice."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    notice_id = models.UUIDField()
    account_id = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: staff, not a child"
        search = "none: staff, not a child"
        access_request = "none: staff, not a child"
        retention = "as the notice"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("account_id", "notice_id"), name="notices_seen_once")]


class Acceptance(models.Model):
    """Who took on a "now" message, and when; for the message and all it was passed on as. It names no child."""

    root_id = models.UUIDField(primary_key=True)
    account_id = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: what was accepted is in it"
        search = "none: not searched"
        access_request = "none: staff, not a child"
        retention = "as the notice"
