"""A complaint or compliment, its acknowledgement, who answers it, its answers, how far it went. PRIVATE.

Every row bears the complaints officers' circle. Nothing points to a child's record.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openmash.casework.complaints.words import Advocate, Finding, Kind, Maker, Stage, Theme
from openmash.foundation.facts.models import Fact


class Complaint(Fact):
    """What somebody said of how they were treated, in their words; `about`: the child, as they tell of them."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    maker = models.CharField(max_length=14, choices=Maker.choices)
    name = models.CharField(max_length=200)
    reach = models.CharField(max_length=300, blank=True)
    about = models.CharField(max_length=300, blank=True)
    whom = models.CharField(max_length=300)
    words = models.TextField()
    wanted = models.TextField(blank=True)
    theme = models.CharField(max_length=14, choices=Theme.choices)
    advocate = models.CharField(max_length=10, choices=Advocate.choices, blank=True)
    received_at = models.DateTimeField()

    class Sources:
        chronology = "none: said of us, not of the child's life"
        search = "none: found through its list"
        access_request = "complaints, by the name of whoever made it and of the child it tells of"
        retention = "six years from its last answer"

    class Meta:
        indexes = [models.Index(fields=("-received_at",), name="complaints_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(name=""),
                name="complaints_complaint_says_what",
                violation_error_message="Say who makes it and what they say.",
            ),
            models.CheckConstraint(
                condition=~Q(maker="young_person") | ~Q(kind="complaint") | ~Q(advocate=""),
                name="complaints_complaint_asks_of_advocate",
                violation_error_message="Say whether the child or young person has an advocate.",
            ),
        ]


class OfComplaint(Fact):
    """A fact of one complaint."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Asked(OfComplaint):
    """Who was asked to answer; the latest stands."""

    account_id = models.UUIDField()
    words = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: with the complaint"
        search = "none: not searched by"
        access_request = "with the complaint"
        retention = "as the complaint"

    class Meta:
        indexes = [models.Index(fields=("account_id",), name="complaints_asked_of")]


class Acknowledged(OfComplaint):
    """That whoever made it was told it came, who answers and by when; how, and of an advocate."""

    how = models.CharField(max_length=200)
    advocate = models.CharField(max_length=10, choices=Advocate.choices, blank=True)

    class Sources:
        chronology = "none: with the complaint"
        search = "none: not searched by"
        access_request = "with the complaint"
        retention = "as the complaint"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("complaint",), name="complaints_acknowledged_once")]


class Taken(OfComplaint):
    """That it goes to a later stage: why, in their words, and who is independent there."""

    stage = models.PositiveSmallIntegerField(choices=Stage.choices)
    words = models.TextField()
    independent = models.CharField(max_length=200)

    class Sources:
        chronology = "none: with the complaint"
        search = "none: not searched by"
        access_request = "with the complaint"
        retention = "as the complaint"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("complaint", "stage"), name="complaints_taken_once_a_stage"),
            models.CheckConstraint(condition=Q(stage__in=(2, 3)), name="complaints_taken_further"),
        ]


class PutOff(OfComplaint):
    """That an investigation takes longer: until when, and why, as whoever complains was told. The latest stands."""

    due_on = models.DateField()
    words = models.TextField()

    class Sources:
        chronology = "none: with the complaint"
        search = "none: not searched by"
        access_request = "with the complaint"
        retention = "as the complaint"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="complaints_put_off_says_why"),
        ]


class Panel(OfComplaint):
    """That the review panel met, when its report came, and what it recommends."""

    met_on = models.DateField()
    reported_on = models.DateField()
    words = models.TextField()

    class Sources:
        chronology = "none: with the complaint"
        search = "none: not searched by"
        access_request = "with the complaint"
        retention = "as the complaint"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("complaint",), name="complaints_one_panel"),
            models.CheckConstraint(
                condition=Q(reported_on__gte=F("met_on")), name="complaints_panel_met_then_reported"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="complaints_panel_recommends"),
        ]


class Answer(OfComplaint):
    """How it was answered at one stage. `learnt` names nobody: it is read without the complaint."""

    stage = models.PositiveSmallIntegerField(choices=Stage.choices)
    finding = models.CharField(max_length=12, choices=Finding.choices)
    words = models.TextField()
    how = models.CharField(max_length=200, blank=True)
    learnt = models.TextField(blank=True)
    will_change = models.TextField(blank=True)

    class Sources:
        chronology = "none: with the complaint"
        search = "none: not searched by"
        access_request = "with the complaint"
        retention = "as the complaint"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("complaint", "stage"), name="complaints_answer_once_a_stage"),
            models.CheckConstraint(condition=~Q(words=""), name="complaints_answer_says_something"),
            models.CheckConstraint(
                condition=~Q(finding__in=("upheld", "partly")) | ~Q(learnt=""),
                name="complaints_answer_upheld_says_what_was_learnt",
                violation_error_message="Say what is learnt from it.",
            ),
        ]
