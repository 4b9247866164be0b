"""A need that was not met, what became of it, and the count that commissioners see. PRIVATE to unmet."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

from openmash.casework.unmet.words import Became, Kind, MadeFrom, Why
from openmash.foundation.facts.models import Fact


class Unmet(Fact):
    """That a child needed something and could not have it: what, why, since when, and what was done instead."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, choices=Kind.choices)
    what = models.CharField(max_length=400)
    why = models.CharField(max_length=12, choices=Why.choices)
    since = models.DateField()
    instead = models.TextField()
    made_from = models.CharField(max_length=12, choices=MadeFrom.choices)
    area = models.CharField(max_length=200)

    class Sources:
        chronology = "unmet.entries"
        search = "none: not searched by"
        access_request = "unmet"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("recorded_by", "-recorded_at"), name="unmet_by_whom")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(instead=""),
                name="unmet_says_what_and_what_instead",
                violation_error_message="Say what was needed, and what was done instead.",
            )
        ]


class BecameOf(Fact):
    """What became of an unmet need, in words; the newest says how it stands."""

    unmet = models.ForeignKey(Unmet, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    became = models.CharField(max_length=12, choices=Became.choices)
    words = models.TextField()

    class Sources:
        chronology = "unmet.entries"
        search = "none: not searched by"
        access_request = "unmet"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("unmet",), name="unmet_became_of_what")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="unmet_became_says_something",
                violation_error_message="Say what became of it.",
            )
        ]


class Tally(models.Model):
    """One need counted for commissioners, or taken off again: kind, team, month and reason, and nothing of a person.

    The key is drawn by chance and there is no moment, so that a count cannot be laid beside the record it came from.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    month = models.DateField()
    kind = models.CharField(max_length=24, choices=Kind.choices)
    area = models.CharField(max_length=200)
    why = models.CharField(max_length=12, choices=Why.choices)
    change = models.SmallIntegerField()

    class Sources:
        chronology = "none: counts, about nobody"
        search = "none: counts, about nobody"
        access_request = "none: counts, about nobody"
        retention = "six years"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(change__in=(-1, 1)), name="unmet_tally_is_one"),
        ]
