"""The check that missing children are recorded as missing. PRIVATE to missing.

What is drawn is kept with its seed, so that anybody can draw the same again. A reviewer answers without being shown
what was recorded.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.casework.missing.words import Verdict
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact


class CheckDraw(models.Model):
    """One random draw of contacts that mention absence and of episodes classed as no missing one: from which days, out
    of how many, with which seed.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    since = models.DateField()
    until = models.DateField()
    seed = models.BigIntegerField()
    found = models.IntegerField()
    drawn = models.IntegerField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: not about a person"
        search = "none: not about a person"
        access_request = "none: not about a person"
        retention = "three years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")) & Q(drawn__lte=models.F("found")),
                name="missing_checkdraw_is_possible",
            )
        ]


class CheckItem(Fact):
    """One contact or episode of a draw, by its process (`contact_id`). `occurred_at`: when it came. Its words stay
    where they were received.
    """

    draw = models.ForeignKey(CheckDraw, on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    contact_id = models.UUIDField()

    class Sources:
        chronology = "none: how the service checks its own work"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as its draw"


class CheckFinding(Fact):
    """What a reviewer found of one contact, and whether the child had been recorded as missing then.

    A row that supersedes it says how a miss was put right (`settled`), or why it cannot be.
    """

    item = models.ForeignKey(CheckItem, on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    reasons = models.TextField()
    was_recorded = models.BooleanField()
    settled = models.TextField(blank=True)

    class Sources:
        chronology = "none: how the service checks its own work"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as its draw"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="missing_checkfinding_says_why",
                violation_error_message="Say in a line why.",
            )
        ]
