"""Decisions that two records are, or are not, one person, and pairs that wait for one. PRIVATE.

Decisions are kept, never the groups they make.

The "same" decisions in force form a forest: a link is refused where the two records already are one person. So undoing
any one of them leaves exactly what was there before it.
"""

from __future__ import annotations

from typing import Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact, FactQuerySet, Reached
from openmash.foundation.facts.stamp import Looker
from openmash.records.linkage.words import Source, Verdict

F_ = TypeVar("F_", bound=models.Model)


class PairQuerySet(FactQuerySet[F_]):
    """Rows about two records, for those who reach both: the policy says so, and is the whole plan."""

    def visible_to(self, actor: Looker) -> Self:
        """Those this actor may see."""
        return self.all()


class DecisionQuerySet(FactQuerySet["SamePersonDecision"]):
    """Decisions about anyone in reach."""

    def visible_to(self, actor: Looker) -> Self:
        """Those this actor may see: the row bears the stricter circle of its two records."""
        if actor.holds_open_circle:
            return self
        return self.filter(Q(Reached("record_a_id")) | Q(Reached("record_b_id")))


class SamePersonDecision(Fact):
    """Somebody judged two records. A later decision on the same two supersedes it; nothing is taken away."""

    record_a = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    record_b = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    verdict = models.CharField(max_length=9, choices=[("same", "The same person"), ("different", "Different people")])
    reason = models.CharField(max_length=1000)
    evidence = models.JSONField(default=list)

    objects: models.Manager[Self] = DecisionQuerySet.as_manager()  # type: ignore[misc]  # narrowed for two people a row

    class Sources:
        chronology = "chronology: through the decisions on the records of the child"
        search = "none: it joins what search finds"
        access_request = "linkage, as a decision about the person's records"
        retention = "as the person"

    class Meta:
        indexes = [
            models.Index(fields=("record_a", "record_b"), name="linkage_decision_pair"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(record_a__lt=F("record_b")),
                name="linkage_decision_is_about_two_records",
                violation_error_message="Choose two different records.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="linkage_decision_has_a_reason",
                violation_error_message="Say how you know.",
            ),
        ]


class Proposal(Fact):
    """Two records that may be one person, put before people, with what was compared and what each thing weighed.

    `probability` and the weights (log2 odds) are about two records and the model of that day, never about a person.
    Where something compared has changed since, a new proposal supersedes this one; nothing else asks again.
    """

    record_a = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    record_b = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    source = models.CharField(max_length=10, choices=Source.choices)
    probability = models.FloatField()
    weight = models.FloatField()
    prior = models.FloatField()
    steps = models.JSONField(default=list)
    doubt = models.CharField(max_length=200, blank=True)
    model = models.CharField(max_length=40)

    objects: models.Manager[Self] = PairQuerySet.as_manager()  # type: ignore[misc]  # narrowed for two people a row

    class Sources:
        chronology = "none: about records, shown in the queue of pairs"
        search = "none: a list of its own"
        access_request = "linkage, as a comparison of the person's records"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("record_a", "record_b"), name="linkage_proposal_pair")]
        constraints = [
            models.CheckConstraint(
                condition=Q(record_a__lt=F("record_b")),
                name="linkage_proposal_is_about_two_records",
                violation_error_message="Choose two different records.",
            ),
        ]


class Judgement(Fact):
    """What one person judged of a proposal, and why. Taking it back adds a row that supersedes it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    verdict = models.CharField(max_length=11, choices=Verdict.choices)
    reason = models.CharField(max_length=1000)

    objects: models.Manager[Self] = PairQuerySet.as_manager()  # type: ignore[misc]  # narrowed for two people a row

    class Sources:
        chronology = "none: about records, shown in the queue of pairs"
        search = "none: a list of its own"
        access_request = "linkage, as a judgement about the person's records"
        retention = "as the person"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("proposal", "recorded_by"),
                condition=Q(supersedes__isnull=True),
                name="linkage_judgement_once_a_person",
                violation_error_message="You have judged this pair already. Somebody else looks at it next.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="linkage_judgement_has_a_reason",
                violation_error_message="Say how you know.",
            ),
        ]


class Compared(models.Model):
    """How far the comparison of all records has come: everything recorded up to `until` has been compared."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    until = models.DateTimeField()
    records = models.IntegerField()
    put = models.IntegerField()
    recorded_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: about no person"
        search = "none: about no person"
        access_request = "none: about no person"
        retention = "90 days"

    class Meta:
        indexes = [models.Index(fields=("-until",), name="linkage_compared_newest")]
