"""The rota: staff and times, and nothing about a child. PRIVATE to rota."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key


class ShiftKind(models.TextChoices):
    DUTY = "duty", "On duty"
    DEPUTY = "deputy", "Deputy: stands in where nobody on duty answers"
    AWAY = "away", "Away"


class Shift(models.Model):
    """That one account is on duty or a deputy for a team, or away, from when to when. Taken back, never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+", null=True)
    kind = models.CharField(max_length=6, choices=ShiftKind.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    class Sources:
        chronology = "none: staff, not a child"
        search = "none: staff, not a child"
        access_request = "none: staff, not a child"
        retention = "one year"

    class Meta:
        indexes = [
            models.Index(fields=("team", "ends_at"), condition=Q(withdrawn_at__isnull=True), name="rota_shift_of_team"),
            models.Index(
                fields=("account", "ends_at"), condition=Q(withdrawn_at__isnull=True), name="rota_shift_of_account"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="rota_shift_ends_after_it_starts",
                violation_error_message="The end must be after the start.",
            ),
            models.CheckConstraint(
                condition=Q(kind=ShiftKind.AWAY) | Q(team__isnull=False),
                name="rota_shift_is_for_a_team",
                violation_error_message="Choose the team.",
            ),
            models.CheckConstraint(condition=Q(kind__in=ShiftKind.values), name="rota_shift_is_known"),
        ]
