"""Holds, what two people decided about a record, certificates of erasure, and the keys of what was erased. PRIVATE."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact
from openmash.insight.retention.words import Basis, HeldFor, Scope, Stage


class Hold(Fact):
    """That nothing, nothing of one kind, or nothing of one person is erased: why, who asked, from when, until when.

    A hold is ended by a row that supersedes it and says so (`ended`).
    """

    scope = models.CharField(max_length=10, choices=Scope.choices)
    person_ids = ArrayField(models.UUIDField(), default=list)
    record_kind = models.CharField(max_length=20, blank=True)
    held_for = models.CharField(max_length=10, choices=HeldFor.choices)
    asked_by = models.CharField(max_length=200)
    why = models.TextField()
    until = models.DateField(null=True)
    ended = models.BooleanField(default=False)

    class Sources:
        chronology = "none: about how long it is kept, not their life"
        search = "none: a list of its own"
        access_request = "retention"
        retention = "as long as the hold, and with the record after it"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(asked_by=""),
                name="retention_hold_says_why",
                violation_error_message="Say why it is held, and who asked.",
            ),
            models.CheckConstraint(
                condition=Q(scope="person", person_ids__len__gt=0, record_kind="")
                | Q(scope="kind", person_ids__len=0) & ~Q(record_kind="")
                | Q(scope="all", person_ids__len=0, record_kind=""),
                name="retention_hold_holds_what_it_says",
                violation_error_message="Say what is held: everything, one kind, or one person’s record.",
            ),
        ]


class Decision(Fact):
    """What somebody decided about one record, by all the keys agreed to be that person: kept, proposed, agreed, not."""

    person_ids = ArrayField(models.UUIDField())
    stage = models.CharField(max_length=10, choices=Stage.choices)
    basis = models.CharField(max_length=10, choices=Basis.choices)
    record_kind = models.CharField(max_length=20)
    due_on = models.DateField(null=True)
    source = models.CharField(max_length=400)
    why = models.TextField()
    again_on = models.DateField(null=True)

    class Sources:
        chronology = "none: about how long it is kept, not their life"
        search = "none: a list of its own"
        access_request = "retention"
        retention = "as the person; what is left says nothing of them"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="retention_decision_says_why",
                violation_error_message="Say why.",
            )
        ]


class Certificate(models.Model):
    """That a record of one kind was erased, when, by whose decision and how much of it: with nothing of the person."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    record_kind = models.CharField(max_length=20)
    basis = models.CharField(max_length=10, choices=Basis.choices)
    source = models.CharField(max_length=400)
    tables = models.IntegerField()
    rows = models.IntegerField()
    looks = models.IntegerField()
    proposed_by = models.UUIDField()
    agreed_by = models.UUIDField()
    erased_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: about no person"
        search = "none: a list of its own"
        access_request = "none: about no person"
        retention = "for as long as this system is used: it proves that something was erased"


class Erased(models.Model):
    """The key of a record that was erased, so that it is erased again where an older backup is restored. No more."""

    key = models.UUIDField(primary_key=True)
    at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: a key that leads to nothing"
        search = "none: not searched by"
        access_request = "none: a key that leads to nothing"
        retention = "as long as any backup that holds the record"
