"""What the hub follows: a child nobody has named yet, and a referral somebody promised to send. PRIVATE."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openmash.casework.frontdoor.models.contact import AboutContactChild, Contact
from openmash.casework.frontdoor.words import Looked, PromiseStep
from openmash.foundation.facts.words import choices


class KnownOfChild(AboutContactChild):
    """What is known of a child whose name nobody knows, to compare with later arrivals. School and place are places."""

    age_from = models.PositiveSmallIntegerField(null=True)
    age_to = models.PositiveSmallIntegerField(null=True)
    vehicle = models.CharField(max_length=200, blank=True)
    other = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: shown on the contact and the list of unnamed children"
        search = "none: compared by a person"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(age_from__isnull=True) | Q(age_to__isnull=True) | Q(age_from__lte=F("age_to")),
                name="frontdoor_knownofchild_ages_in_order",
                violation_error_message="The younger age comes first.",
            )
        ]


class LookedForChild(AboutContactChild):
    """What was tried to find out who a child is; or that nobody more can be asked, and why looking ends."""

    outcome = models.CharField(max_length=12, choices=choices(Looked))
    words = models.TextField()

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="frontdoor_lookedforchild_says_something",
                violation_error_message="Write what was tried, and what came of it.",
            )
        ]


class PromiseFollowed(AboutContactChild):
    """What became of a promised referral: asked for again, arrived as which contact, or will not come and why."""

    step = models.CharField(max_length=12, choices=choices(PromiseStep))
    arrived = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", null=True)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(step=PromiseStep.ARRIVED, arrived__isnull=False)
                    | (~Q(step=PromiseStep.ARRIVED) & Q(arrived__isnull=True) & ~Q(words=""))
                ),
                name="frontdoor_promisefollowed_says_what",
                violation_error_message="Say which contact it is, or what was said.",
            )
        ]
