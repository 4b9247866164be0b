"""Figures as they were counted, and what they are laid beside or made of. They name nobody. PRIVATE to the scorecard."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openmash.foundation.facts.models import Fact

NO_CIRCLE = 0
"""Nobody is in it: by their role alone does anybody read a row."""


class Figure(Fact):
    """One figure: of which months, divided how, how many of how many. A later count supersedes it. Names nobody.

    `month` is the first day of the last month it is of, `months` how many; `cut` is how it is divided (`all`: it is
    not) and `of` which part. `safe` rows may be read by anybody: small numbers are withheld (both numbers empty) and the
    others rounded. The rest are exact, and only for those who may see every child.
    """

    indicator = models.CharField(max_length=40)
    definitions = models.CharField(max_length=20)
    month = models.DateField()
    months = models.SmallIntegerField()
    cut = models.CharField(max_length=12)
    of = models.CharField(max_length=120, blank=True)
    safe = models.BooleanField()
    hits = models.IntegerField(null=True)
    total = models.IntegerField(null=True)
    middle = models.FloatField(null=True)

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "twenty-five years"

    class Meta:
        indexes = [
            models.Index(fields=("safe", "months", "cut", "indicator", "-month"), name="scorecard_figure_read"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(hits__isnull=True, total__isnull=True) | Q(hits__gte=0, hits__lte=F("total")),
                name="scorecard_figure_is_of_something",
            ),
            models.CheckConstraint(
                condition=Q(safe=False) | Q(hits__isnull=True) | (~Q(hits__range=(1, 4)) & ~Q(total__range=(1, 4))),
                name="scorecard_figure_safe_is_never_small",
            ),
        ]


class Population(Fact):
    """How many children aged 0 to 17 live in the area, by the groups of one kind, as a file said. Names nobody.

    `kind` is the division of a figure it goes with, `groups` the children by each of its parts, `counted_on` the day they
    were counted for. A later file supersedes it, whole.
    """

    kind = models.CharField(max_length=12)
    groups = models.JSONField()
    counted_on = models.DateField()
    source = models.CharField(max_length=300)
    file = models.CharField(max_length=200)

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "twenty-five years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(source="") & Q(kind__in=("ethnicity", "disability")), name="scorecard_population_has_a_source",
                violation_error_message="Say where the numbers come from.",
            ),
        ]  # fmt: skip


class Training(Fact):
    """Of an agency's staff who should have had a course in a month, how many had it, as the agency says. Names nobody.

    `month` is its first day; `topic` a code of training_topic; `measure` the key of the figure the course should move, or
    empty. A later row of the same agency, course and month supersedes it.
    """

    circle_id = models.IntegerField(default=NO_CIRCLE)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    course = models.CharField(max_length=120)
    topic = models.CharField(max_length=24)
    month = models.DateField()
    eligible = models.IntegerField()
    reached = models.IntegerField()
    measure = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=200)

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "twenty-five years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(eligible__gte=1, reached__gte=0, reached__lte=F("eligible")),
                name="scorecard_training_is_of_some", violation_error_message="No more can have had it than should have.",
            ),
            models.CheckConstraint(
                condition=~Q(course="") & Q(month__day=1), name="scorecard_training_is_a_course_of_a_month",
                violation_error_message="Give the course’s name, and its month.",
            ),
        ]  # fmt: skip
