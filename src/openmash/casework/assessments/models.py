"""An assessment of one child or of brothers and sisters, what several people wrote in it, and who judged it. PRIVATE.

What concerns all the children is written once; what is one child's own bears that child alone. A row about several is
shown only where all of them are in reach. Everything is added; nothing is changed.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from openmash.casework.assessments.rules import NONE_OF_THESE
from openmash.casework.assessments.words import Outcome, Step, Verdict
from openmash.foundation.facts.models import Fact
from openmash.foundation.facts.versions import Version


class Assessment(Fact):
    """An assessment begun, on one version of a template. Its clock runs from `referred_at`; `clock_said` is why.

    `process` is the process of records/cases that it belongs to, if any.
    """

    person_ids = ArrayField(models.UUIDField())
    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+", null=True)
    instrument = models.CharField(max_length=60)
    version = models.IntegerField()
    referred_at = models.DateTimeField()
    clock_said = models.CharField(max_length=200)
    reason = models.TextField()

    class Sources:
        chronology = "assessments.entries"
        search = "none: found through the person"
        access_request = "assessments"
        retention = "as the longest kept of its children"

    class Meta:
        indexes = [
            models.Index(fields=("recorded_by", "-recorded_at"), name="assessments_begun_by"),
            GinIndex(fields=("person_ids",), name="assessments_assessment_people"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(person_ids=[]),
                name="assessments_assessment_says_why",
                violation_error_message="Say why the assessment is begun.",
            )
        ]


class Passage(Version):
    """One version of the answer to one question: about all the children (`person_ids` is theirs), or one child's own.

    `carried_from` is the passage of an earlier assessment it was copied from, until somebody confirms or changes it.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    question = models.CharField(max_length=60)
    carried_from = models.UUIDField(null=True)

    class Sources:
        chronology = "none: told with the assessment"
        search = "none: not searched by"
        access_request = "assessments, each child their own part"
        retention = "as the assessment"

    class Meta:
        indexes = [
            models.Index(fields=("assessment", "question"), name="assessments_passage_of"),
            models.Index(fields=("recorded_by", "-recorded_at"), name="assessments_passage_by"),
        ]


class OfChild(Fact):
    """Something of an assessment about one of its children."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class FactChecked(OfChild):
    """That a fact of the record was confirmed or found wrong while assessing. It names the fact and copies nothing."""

    fact = models.UUIDField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "none: told with the assessment"
        search = "none: not searched by"
        access_request = "assessments"
        retention = "as the assessment"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.WRONG) | ~Q(words=""),
                name="assessments_factchecked_wrong_says_what",
                violation_error_message="Say what is right instead.",
            )
        ]


class Conclusion(OfChild):
    """What was concluded for one child: the factors found, the outcome, and the reasons for it. The newest stands."""

    factors = ArrayField(models.CharField(max_length=4))
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reasons = models.TextField()

    class Sources:
        chronology = "assessments.entries"
        search = "none: not searched by"
        access_request = "assessments"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons="") & ~Q(factors=[]),
                name="assessments_conclusion_has_reasons_and_factors",
                violation_error_message="Give the factors, the outcome and the reasons.",
            ),
            models.CheckConstraint(
                condition=~Q(factors__contains=[NONE_OF_THESE]) | Q(factors=[NONE_OF_THESE]),
                name="assessments_conclusion_none_stands_alone",
                violation_error_message="“None of these” cannot be given with any other factor.",
            ),
        ]


class Judged(Fact):
    """That an assessment was sent, returned for changes, or authorised, with the reasons.

    `written_by` and `sent_by` are filled by the database from what was written; it refuses whoever is among them.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    step = models.CharField(max_length=10, choices=Step.choices)
    words = models.TextField(blank=True)
    sent_by = models.UUIDField(null=True)
    written_by = ArrayField(models.UUIDField(), default=list)

    class Sources:
        chronology = "assessments.entries"
        search = "none: not searched by"
        access_request = "assessments"
        retention = "as the assessment"

    class Meta:
        indexes = [
            models.Index(fields=("assessment", "recorded_at"), name="assessments_judged_of"),
            GinIndex(fields=("person_ids",), name="assessments_judged_people"),
            models.Index(fields=("-recorded_at",), condition=Q(step=Step.SENT), name="assessments_judged_sent"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(step=Step.SENT) | ~Q(words=""),
                name="assessments_judged_gives_reasons",
                violation_error_message="Give your reasons.",
            )
        ]


class WhyLate(Fact):
    """Why an assessment goes or went past its time."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    words = models.TextField()

    class Sources:
        chronology = "none: told with the assessment"
        search = "none: not searched by"
        access_request = "assessments"
        retention = "as the assessment"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="assessments_whylate_says_why",
                violation_error_message="Say why it takes longer.",
            )
        ]
