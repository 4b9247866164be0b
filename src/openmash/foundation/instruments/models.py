"""Responses as they were received, untouched. PRIVATE to instruments."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.foundation.facts.models import Fact


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
