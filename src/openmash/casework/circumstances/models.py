"""A circumstance of a child's life, and what was seen, assessed, decided and chosen about it. PRIVATE."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.circumstances.words import ANSWERS, Decision, Kind, Sort, What
from openmash.foundation.facts.models import Fact


class OfChild(Fact):
    """A fact of one circumstance about its child, in their journey."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    voice = models.TextField(blank=True)

    class Sources:
        chronology = "circumstances.entries"
        search = "none: not searched by"
        access_request = "circumstances"
        retention = "as the person"

    class Meta:
        abstract = True


class Circumstance(OfChild):
    """That a child is privately fostered, cares for somebody, or has nowhere to live, from the day it was known.

    `named`: the carer, or whom the child cares for. `notified_at`: when somebody gave the council notice of private
    fostering; `begins_on`: the day such an arrangement begins or began.
    """

    kind = models.CharField(max_length=20, choices=Kind.choices)
    told_by = models.CharField(max_length=200)
    named = models.CharField(max_length=200, blank=True)
    sort = models.CharField(max_length=2, choices=Sort.choices, blank=True)
    notified_at = models.DateTimeField(null=True)
    begins_on = models.DateField(null=True)

    class Sources(OfChild.Sources):
        pass

    class Meta:
        indexes = [models.Index(fields=("person", "-occurred_at"), name="circumstances_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Kind.PRIVATE_FOSTERING) | (~Q(sort="") & ~Q(named="")),
                name="circumstances_fostering_names_the_carer",
                violation_error_message="Say with whom the child lives, and what kind of arrangement it is.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.YOUNG_CARER) | ~Q(named=""),
                name="circumstances_carer_says_for_whom",
                violation_error_message="Say whom the child cares for.",
            ),
        ]


class Recorded(OfChild):
    """One thing about a circumstance: a visit, an assessment, a decision, a choice, its end.

    `alone`: whether the child was spoken to alone. `named`: the advocate, or who took part. `support`: what is to be
    done, or what an arrangement must meet.
    """

    circumstance = models.ForeignKey(Circumstance, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=12, choices=What.choices)
    decision = models.CharField(max_length=14, choices=Decision.choices, blank=True)
    alone = models.BooleanField(null=True)
    named = models.CharField(max_length=200, blank=True)
    support = models.TextField(blank=True)
    review_on = models.DateField(null=True)

    class Sources(OfChild.Sources):
        pass

    class Meta:
        indexes = [models.Index(fields=("circumstance",), name="circumstances_recorded_of")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=What.VISIT) | (Q(alone__isnull=False) & (Q(alone=True) | ~Q(words=""))),
                name="circumstances_visit_says_alone",
                violation_error_message="Say whether the child was spoken to alone, and why not.",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=[each.value for each in ANSWERS]) | ~Q(decision=""),
                name="circumstances_recorded_has_an_answer",
                violation_error_message="Say what was decided, chosen or found.",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=[What.SUITABILITY, What.CHOICE, What.ENDED, What.MISTAKE]) | ~Q(words=""),
                name="circumstances_recorded_says_why",
                violation_error_message="Say why, or what the young person was told.",
            ),
        ]
