"""A difference, the stages it went through, each side's words, and how each stage ended. PRIVATE.

Rows are about one child. While nobody has restricted the child they are also shown to the two agencies that differ.
Complaints, whistleblowing and allegations are other streams and never in here.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.differences.words import About, Ended
from openmash.foundation.facts.models import Fact


class OfDifference(Fact):
    """A fact of one difference, shown to both its agencies by their circles."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    raised_circle = models.IntegerField()
    answering_circle = models.IntegerField()

    class Meta:
        abstract = True


class Difference(OfDifference):
    """What one agency disputes with another about a child, and what it wants. `called`: as the child was named."""

    called = models.CharField(max_length=200)
    about = models.CharField(max_length=16, choices=About.choices)
    contact = models.ForeignKey("cases.Process", on_delete=models.PROTECT, null=True, related_name="+")
    raised_by = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    answering = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    wanted = models.TextField()
    profile_slug = models.CharField(max_length=60)
    profile_version = models.CharField(max_length=40)

    class Sources:
        chronology = "differences.entries"
        search = "none: not searched by"
        access_request = "differences, after both agencies are consulted"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(wanted=""),
                name="differences_difference_says_what",
                violation_error_message="Say what you disagree with, and what you want instead.",
            ),
            models.CheckConstraint(
                condition=~Q(raised_by=models.F("answering")),
                name="differences_difference_is_between_two",
                violation_error_message="A difference is between two agencies.",
            ),
        ]


class StageBegun(OfDifference):
    """A stage, from when it began, with what keeps the child safe meanwhile. `why` it was gone straight to."""

    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=40)
    safety_now = models.TextField()
    why = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: in the difference"
        search = "none: not searched by"
        access_request = "with the difference"
        retention = "as the difference"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("difference", "stage"), name="differences_stagebegun_once"),
            models.CheckConstraint(
                condition=~Q(safety_now=""),
                name="differences_stagebegun_says_how_the_child_is_safe",
                violation_error_message="Say what keeps the child safe now.",
            ),
        ]


class SideWords(OfDifference):
    """One agency's words at one stage."""

    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=40)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Sources:
        chronology = "none: in the difference"
        search = "none: not searched by"
        access_request = "with the difference"
        retention = "as the difference"


class StageEnded(OfDifference):
    """How a stage ended, in words, and what the partnership can learn from it."""

    begun = models.OneToOneField(StageBegun, on_delete=models.PROTECT, related_name="ended")
    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Ended.choices)
    words = models.TextField()
    learning = models.TextField(blank=True)

    class Sources:
        chronology = "differences.entries"
        search = "none: not searched by"
        access_request = "with the difference"
        retention = "as the difference"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="differences_stageended_says_how",
                violation_error_message="Say how this stage ended.",
            )
        ]
