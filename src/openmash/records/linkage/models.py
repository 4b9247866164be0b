"""Decisions that two records are, or are not, one person. Decisions are kept, never the groups they make. PRIVATE.

The "same" decisions in force form a forest: a link is refused where the two records already are one person. So undoing
any one of them leaves exactly what was there before it.
"""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from openmash.foundation.facts.models import MY_PEOPLE, Fact, FactQuerySet
from openmash.foundation.facts.stamp import Looker


class DecisionQuerySet(FactQuerySet["SamePersonDecision"]):
    """Decisions about anyone in reach."""

    def visible_to(self, actor: Looker) -> Self:
        """Those this actor may see: the row bears the stricter circle of its two records."""
        if actor.holds_open_circle:
            return self
        return self.filter(Q(record_a_id__in=MY_PEOPLE) | Q(record_b_id__in=MY_PEOPLE))


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
        chronology = "none: about records, shown in identity"
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
