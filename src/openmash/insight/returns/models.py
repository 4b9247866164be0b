"""What a return would refuse or ask as last reckoned, what was said of it, and the files made. PRIVATE to returns.

A fault is derived: each reckoning adds a row where something began, changed or went, and none where nothing did.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.foundation.facts.models import Fact


class Kind(models.TextChoices):
    """What can be asked of the queue: to reckon a year anew, or to make a file."""

    RECKON = "reckon", "What the return would refuse today"
    CIN = "cin", "Children in need census"
    ANNEX_A = "annex_a", "Annex A: the lists of an inspection"
    DAILY = "daily", "Daily extract"


class Reckoning(Fact):
    """One reckoning of a year's return as it stood at `occurred_at`: how many children, and what concerns no child.

    `whole` has a pair for each rule that the return as a whole breaks: its number, and what it rests on. Not `is_full`:
    only children of whom something was recorded since were looked at again. Names nobody.
    """

    year = models.SmallIntegerField()
    children = models.IntegerField()
    is_full = models.BooleanField()
    whole = models.JSONField(default=list)

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "six years"

    class Meta:
        indexes = [models.Index(fields=("year", "-occurred_at"), name="returns_reckoning_newest")]


class Fault(Fact):
    """A rule of a year's return that one child's record breaks, or broke until then (`stands` false): derived.

    `rests_on` are the values it rests on, a line for each element; `elements` those to look at.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    rule = models.CharField(max_length=8)
    elements = ArrayField(models.CharField(max_length=60), default=list)
    rests_on = models.TextField()
    stands = models.BooleanField(default=True)

    class Sources:
        chronology = "none: about the return, not the child"
        search = "none: a page of its own"
        access_request = "none: derived from what is given already"
        retention = "six years"

    class Meta:
        indexes = [
            models.Index(fields=("year", "rule"), name="returns_fault_by_rule", condition=Q(stands=True)),
            models.Index(fields=("person", "year"), name="returns_fault_of_child"),
        ]


class Explanation(Fact):
    """Why something the return asks about one child is so: a reason that holds while what it rests on is the same."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    rule = models.CharField(max_length=8)
    rests_on = models.TextField()
    words = models.TextField()

    class Sources:
        chronology = "none: about the return, not the child"
        search = "none: a page of its own"
        access_request = "returns"
        retention = "six years"

    class Meta:
        indexes = [models.Index(fields=("person", "year"), name="returns_explanation_of_child")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="returns_explanation_says_something",
                violation_error_message="Say why it is so.",
            )
        ]


class WholeExplanation(Fact):
    """Why something the return asks of itself as a whole is so. It names nobody."""

    year = models.SmallIntegerField()
    rule = models.CharField(max_length=8)
    rests_on = models.TextField()
    words = models.TextField()

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "six years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="returns_whole_explanation_says_something",
                violation_error_message="Say why it is so.",
            )
        ]


class SentOn(Fact):
    """One thing to put right, sent to whoever works with the child, or to the manager of the team that holds them."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    rule = models.CharField(max_length=8)
    words = models.TextField(blank=True)
    to_account = models.UUIDField(null=True)
    to_team = models.UUIDField(null=True)

    class Sources:
        chronology = "none: about the return, not the child"
        search = "none: on a worklist until it is put right"
        access_request = "none: about the return, not the child"
        retention = "six years"

    class Meta:
        indexes = [
            models.Index(fields=("person", "year"), name="returns_senton_of_child"),
            models.Index(fields=("to_account",), name="returns_senton_to_account"),
            models.Index(fields=("to_team",), name="returns_senton_to_team"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_account__isnull=False) ^ Q(to_team__isnull=False),
                name="returns_senton_to_one",
                violation_error_message="It goes to one person, or to one team.",
            )
        ]


class Ordered(Fact):
    """Something asked of the queue, until it is done or cannot be. Names nobody."""

    kind = models.CharField(max_length=10, choices=Kind.choices)
    year = models.SmallIntegerField()
    done_at = models.DateTimeField(null=True)
    refused = models.TextField(blank=True)

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "six years"


class Made(Fact):
    """A file that was made, as it was made (gzip), with the SHA-256 of what it unpacks to, and what was found in it.

    It names every child in it, so that a child who is restricted afterwards takes it out of reach.
    `valid`: against the schema of its year; null where no schema of that year could be read.
    """

    kind = models.CharField(max_length=10, choices=Kind.choices)
    year = models.SmallIntegerField()
    person_ids = ArrayField(models.UUIDField())
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    octets = models.BinaryField()
    errors = models.IntegerField(default=0)
    queries = models.IntegerField(default=0)
    explained = models.IntegerField(default=0)
    valid = models.BooleanField(null=True)
    ordered = models.ForeignKey(Ordered, null=True, on_delete=models.PROTECT, related_name="+")

    class Sources:
        chronology = "none: about the return, not the child"
        search = "none: a page of its own"
        access_request = "none: made of what is given already"
        retention = "six years"

    class Meta:
        indexes = [models.Index(fields=("kind", "-recorded_at"), name="returns_made_newest")]
