"""What was filed with the wrong child, whom it reached, what they did with it, and the breach entry. PRIVATE.

Rows about the wrong child never say who the right one is: that is a row of its own, in the right child's circle.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.casework.misfiled.words import Data, Does, How, Kind, PeopleTold, Regulator, Risk, Used, Whose
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact

TRANSITIONS: dict[str, set[str]] = {
    Regulator.OPEN: {Regulator.OPEN, Regulator.TOLD, Regulator.NOT_NEEDED},
    Regulator.NOT_NEEDED: {Regulator.NOT_NEEDED, Regulator.TOLD},
    Regulator.TOLD: {Regulator.TOLD},
}
"""Whether the regulator was told. Later steps stand beside earlier ones; who was told stays told."""


class Misfiling(Fact):
    """That something filed with this child was about another: what, how we know, whether deciding began again."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+", null=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reference = models.CharField(max_length=20)
    why = models.TextField()
    reopened = models.BooleanField(default=False)
    filed_at = models.DateTimeField()

    class Sources:
        chronology = "misfiled.entries"
        search = "none: not searched by"
        access_request = "misfiled"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("-recorded_at",), name="misfiled_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="misfiled_misfiling_says_how_we_know",
                violation_error_message="Say how you know that it is another child.",
            )
        ]


class MovedTo(Fact):
    """The child it was moved to: in that child's circle, so that a restricted child is not betrayed."""

    misfiling = models.ForeignKey(Misfiling, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Sources:
        chronology = "none: what was moved tells it"
        search = "none: not searched by"
        access_request = "misfiled"
        retention = "as the person"


class Touched(Fact):
    """Somebody the words reached: an account, or outside it an agency or a name. Shown to that account as well."""

    misfiling = models.ForeignKey(Misfiling, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CONTACT)
    how = models.CharField(max_length=10, choices=How.choices)
    account_id = models.UUIDField(null=True)
    named = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=20)
    at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: about the service, not the child"
        search = "none: not searched by"
        access_request = "misfiled"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("account_id",), name="misfiled_touched_mine")]
        constraints = [
            models.CheckConstraint(
                condition=Q(account_id__isnull=False) | ~Q(named=""), name="misfiled_touched_is_somebody"
            )
        ]


class Answered(Fact):
    """What somebody reached did with the words, as they say themselves or as they said when they were told."""

    touched = models.ForeignKey(Touched, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    used = models.CharField(max_length=3, choices=Used.choices)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "none: about the service, not the child"
        search = "none: not searched by"
        access_request = "misfiled"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(used=Used.NO) | ~Q(words=""),
                name="misfiled_answered_says_what",
                violation_error_message="Say what was done with it, so that it can be undone.",
            )
        ]


class Breach(models.Model):
    """A personal data breach, for the information lead and those the lead named: by reference, with numbers, about no
    child.

    `words` is what whoever told of it wrote; empty where it opened by itself.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reference = models.CharField(max_length=20)
    saw = models.IntegerField()
    sent = models.IntegerField()
    decided = models.IntegerField()
    filed_at = models.DateTimeField()
    known_at = models.DateTimeField(default=timezone.now)
    words = models.TextField(blank=True, default="")
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: about no person"
        search = "none: a list of its own"
        access_request = "none: about no person"
        retention = "7 years"

    class Meta:
        indexes = [models.Index(fields=("-known_at",), name="misfiled_breach_newest")]


class BreachStep(models.Model):
    """What was done about a breach, and whether the regulator was told, with the reason: added, never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="+")
    regulator = models.CharField(max_length=10, choices=Regulator.choices)
    told_at = models.DateTimeField(null=True)
    words = models.TextField()
    does = models.CharField(max_length=10, choices=Does.choices, default=Does.NOTED)
    late_because = models.TextField(blank=True, default="")
    people = models.CharField(max_length=10, choices=PeopleTold.choices, blank=True, default="")
    closes = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: about no person"
        search = "none: a list of its own"
        access_request = "none: about no person"
        retention = "7 years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="misfiled_breachstep_says_what",
                violation_error_message="Say what was done, and why.",
            ),
            models.CheckConstraint(
                condition=~Q(closes=True) | ~Q(regulator=Regulator.OPEN),
                name="misfiled_breachstep_closed_when_decided",
                violation_error_message="Before it is closed, say whether the regulator was told.",
            ),
            models.CheckConstraint(
                condition=~Q(regulator=Regulator.TOLD) | Q(told_at__isnull=False),
                name="misfiled_breachstep_told_when",
                violation_error_message="Say when the regulator was told.",
            ),
        ]


class BreachJudged(models.Model):
    """How the risk to people was judged: whose details, how many people, of what kind, and why. A later one stands."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="+")
    risk = models.CharField(max_length=10, choices=Risk.choices)
    whose = ArrayField(models.CharField(max_length=10, choices=Whose.choices))
    kinds = ArrayField(models.CharField(max_length=10, choices=Data.choices))
    many = models.IntegerField()
    why = models.TextField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: about no person"
        search = "none: a list of its own"
        access_request = "none: about no person"
        retention = "7 years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="misfiled_breachjudged_says_why",
                violation_error_message="Say why the risk is judged so.",
            ),
            models.CheckConstraint(
                condition=Q(many__gte=0),
                name="misfiled_breachjudged_counts_people",
                violation_error_message="Say how many people’s details it is about.",
            ),
        ]


class BreachNamed(models.Model):
    """That one account may read an entry and add to it, as the information lead named it, and why."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="+")
    account_id = models.UUIDField()
    why = models.CharField(max_length=400)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: about no person"
        search = "none: a list of its own"
        access_request = "none: about no person"
        retention = "7 years"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("breach", "account_id"), name="misfiled_breachnamed_once")]
