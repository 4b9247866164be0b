"""A loss, what stopped because of it, and which duties were worked through. PRIVATE to losses."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.losses.words import Expected, Kind, OthersSafe, WhatStopped
from openmash.foundation.facts.models import Fact

TRANSITIONS: dict[str, set[str]] = {"recorded": {"recorded by mistake"}, "recorded by mistake": {"recorded"}}
"""A loss is put right by a further row; recorded again, it is a loss of its own."""


class Loss(Fact):
    """That somebody has died, as it was told; or, superseding it, that it was recorded by mistake, and why."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = models.CharField(max_length=40, blank=True)
    expected = models.CharField(max_length=8, choices=Expected.choices, blank=True)
    told_by = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    others_safe = models.CharField(max_length=8, choices=OthersSafe.choices, blank=True)
    others_words = models.TextField(blank=True)

    class Sources:
        chronology = "losses.entries"
        search = "none: not searched by"
        access_request = "losses"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("-recorded_at",), name="losses_loss_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Kind.MISTAKEN) | (~Q(words="") & Q(supersedes__isnull=False)),
                name="losses_loss_mistake_says_why",
                violation_error_message="Say why it was a mistake.",
            )
        ]


class OfLoss(Fact):
    """A fact of one loss, about its person."""

    loss = models.ForeignKey(Loss, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Stopped(OfLoss):
    """What stopped at the moment of a loss, in words that name nobody. Nothing of it starts again by itself."""

    what = models.CharField(max_length=10, choices=WhatStopped.choices)
    words = models.CharField(max_length=400)

    class Sources:
        chronology = "none: about the service, not the person"
        search = "none: not searched by"
        access_request = "losses"
        retention = "as the person"


class DutyDone(OfLoss):
    """What was done about one duty that a loss brings, or why it does not apply."""

    duty = models.CharField(max_length=40)
    applies = models.BooleanField()
    words = models.TextField()

    class Sources:
        chronology = "losses.entries"
        search = "none: not searched by"
        access_request = "losses"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="losses_dutydone_says_what",
                violation_error_message="Say what was done, or why it does not apply.",
            )
        ]
