"""What was looked for and found among incidents. PRIVATE to patterns."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openmash.foundation.facts.models import Fact


class Looked(Fact):
    """One search for clusters among incidents: which days, how many, by which method, and what it found. Names nobody.

    `found`, `tried` are as `telling.py` writes them; `parameters` with `version` and the incidents give the same again.
    """

    since = models.DateField()
    until = models.DateField()
    events = models.IntegerField()
    method = models.CharField(max_length=200)
    version = models.CharField(max_length=20)
    parameters = models.JSONField()
    finding = models.TextField()
    found = models.JSONField()
    tried = models.JSONField()

    class Sources:
        chronology = "none: names nobody"
        search = "none: shown with the map"
        access_request = "none: names nobody"
        retention = "six years"

    class Meta:
        indexes = [models.Index(fields=("-recorded_at",), name="patterns_looked_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="patterns_looked_ends_after_it_begins",
                violation_error_message="The last day is before the first.",
            )
        ]
