"""The night: what must happen, who keeps a child by name and why, and the list as somebody signed it off. PRIVATE."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.casework.frontdoor.models.contact import AboutContactChild
from openmash.foundation.facts.keys import new_key


class NightPlan(AboutContactChild):
    """What whoever holds one child tonight must know: what must happen, what makes a visit unsafe, whom to ring."""

    must_happen = models.TextField()
    staff_safety = models.TextField(blank=True)
    ring = models.TextField(blank=True)

    class Sources:
        chronology = "none: the hand-over it goes with is a milestone of cases"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(must_happen=""),
                name="frontdoor_nightplan_says_what",
                violation_error_message="Say what must happen tonight.",
            )
        ]


class KeptTonight(AboutContactChild):
    """That somebody holds one child tonight by name instead of handing over, and why; until the return."""

    reason = models.TextField()
    until = models.DateTimeField()

    class Sources:
        chronology = "none: who holds a child is a milestone of cases"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="frontdoor_kepttonight_says_why",
                violation_error_message="Say why you hold this child tonight.",
            )
        ]


class NightSigned(models.Model):
    """That somebody signed off one night's list as all in hand. What it said of each child is with that child.

    `night`: the return that ends it. Signed again only where the list has changed; `number` counts, so two at once are
    one. It names and counts no child.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    night = models.DateTimeField()
    number = models.IntegerField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: about no person"
        search = "none: about no person"
        access_request = "none: about no person"
        retention = "as the longest kept of its lines"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("night", "number"), name="frontdoor_nightsigned_once")]


class NightLine(AboutContactChild):
    """What a night's list said of one child when it was signed off: who held them, how, and in what words."""

    signed = models.ForeignKey(NightSigned, on_delete=models.PROTECT, related_name="+")
    rating = models.CharField(max_length=20, blank=True)
    holder_team_id = models.UUIDField()
    holder_account_id = models.UUIDField(null=True)
    words = models.TextField()

    class Sources:
        chronology = "none: who holds a child is a milestone of cases"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("signed", "contact", "person"), name="frontdoor_nightline_once"),
        ]
