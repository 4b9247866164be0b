"""Counts of a team by day, and what was asked of its manager. None of these names a child. PRIVATE to oversight."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.insight.oversight.words import Measure


class TeamCount(models.Model):
    """How many of something a team had on a day, as last counted on it. Names nobody."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    measure = models.CharField(max_length=16, choices=Measure.choices)
    count = models.IntegerField()
    counted_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "six years"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("team", "day", "measure"), name="oversight_teamcount_once_a_day"),
            models.CheckConstraint(condition=Q(count__gte=0), name="oversight_teamcount_is_a_count"),
        ]


class Asked(models.Model):
    """What a service manager asked of a team's manager: what to bring down, by when, and how many there were then."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=16, choices=Measure.choices)
    words = models.TextField()
    by = models.DateField()
    count_then = models.IntegerField()
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.UUIDField()

    class Sources:
        chronology = "none: about a team"
        search = "none: about a team"
        access_request = "none: about a team, and names no child"
        retention = "six years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="oversight_asked_says_what",
                violation_error_message="Say what is to be done.",
            )
        ]


class Answered(models.Model):
    """What the team's manager did about it, in their words."""

    asked = models.OneToOneField(Asked, on_delete=models.PROTECT, primary_key=True, related_name="answer")
    words = models.TextField()
    answered_at = models.DateTimeField(default=timezone.now)
    answered_by = models.UUIDField()

    class Sources:
        chronology = "none: about a team"
        search = "none: about a team"
        access_request = "none: about a team, and names no child"
        retention = "six years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="oversight_answered_says_what",
                violation_error_message="Say what was done.",
            )
        ]
