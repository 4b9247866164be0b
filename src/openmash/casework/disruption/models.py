"""A measure against the exploitation of children, what became of it, and what it is compared with. PRIVATE.

Each is about one subject (`records/subjects`) and is seen where that is. Everything is added; nothing is changed.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.disruption.words import Step
from openmash.foundation.facts.models import Fact


class OfSubject(Fact):
    """Something about one place, person of concern, group, vehicle, line or online space."""

    subject = models.ForeignKey("subjects.Subject", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Measure(OfSubject):
    """A measure decided on: which, by what power as it was then, who leads and who authorised it, what it is to change,
    its effect on the victims considered, and when it is looked at again. `code` is the catalogue's.
    """

    code = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    power = models.CharField(max_length=300)
    lead = models.CharField(max_length=120)
    authorised_by = models.CharField(max_length=200)
    aim = models.TextField()
    victims = models.TextField()
    review_on = models.DateField()

    class Sources:
        chronology = "none: about the subject, not the child"
        search = "none: found through the subject"
        access_request = "as the subject, with the lead agency's agreement"
        retention = "as the subject"

    class Meta:
        indexes = [models.Index(fields=("subject", "-recorded_at"), name="disruption_measure_of")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(power="") & ~Q(lead="") & ~Q(authorised_by="") & ~Q(aim=""),
                name="disruption_measure_by_what_power",
                violation_error_message="Say which measure, by what power, who leads it and who authorised it.",
            ),
            models.CheckConstraint(
                condition=~Q(victims=""),
                name="disruption_measure_considers_the_victims",
                violation_error_message="Say what it may mean for the children harmed, and what they say.",
            ),
        ]


class MeasureStep(OfSubject):
    """What became of a measure, on what day. `expires_on`: until when it runs. A breach has its `action`."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=8, choices=Step.choices)
    on = models.DateField()
    expires_on = models.DateField(null=True)
    words = models.TextField(blank=True)
    action = models.UUIDField(null=True)

    class Sources:
        chronology = "none: about the subject, not the child"
        search = "none: not searched by"
        access_request = "as the subject, with the lead agency's agreement"
        retention = "as the subject"

    class Meta:
        indexes = [models.Index(fields=("measure", "on"), name="disruption_step_of")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(step=Step.BREACHED) | (Q(action__isnull=False) & ~Q(words="")),
                name="disruption_step_breach_leads_to_action",
                violation_error_message="Say how it was breached, and what will be done about it.",
            ),
            models.CheckConstraint(
                condition=~Q(step__in=(Step.REFUSED, Step.ENDED)) | ~Q(words=""),
                name="disruption_step_says_why",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=models.F("on")),
                name="disruption_step_expires_after",
                violation_error_message="It expires on that day or later.",
            ),
        ]


class Comparison(OfSubject):
    """The places like this one that its measures are compared with, and why those. The newest counts."""

    places = ArrayField(models.UUIDField())
    why = models.TextField()

    class Sources:
        chronology = "none: about the subject, not the child"
        search = "none: not searched by"
        access_request = "none: about no person"
        retention = "as the subject"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(places=[]),
                name="disruption_comparison_says_why",
                violation_error_message="Choose at least one place, and say why it is like this one.",
            )
        ]
