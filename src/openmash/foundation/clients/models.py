"""Partners' systems and their secrets, and what each was answered. PRIVATE to clients."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from openmash.foundation.facts.keys import new_key


class Client(models.Model):
    """A partner's system that may connect: the account it acts by, and what it may do."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    abilities = ArrayField(models.CharField(max_length=20))
    contact = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_because = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: a system, not a person"
        search = "none: a system, not a person"
        access_request = "none: a system, not a person"
        retention = "kept as long as anything it sent"


class Secret(models.Model):
    """A secret of a partner's system: of it a hash alone is kept. Two may be in force while one replaces the other."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    secret_hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: a system, not a person"
        search = "none: a system, not a person"
        access_request = "none: a system, not a person"
        retention = "two years after it ended"


class Given(models.Model):
    """The answer a system was given to something it sent, under the key it sent it with: a repeat gets the same."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account_id = models.UUIDField()
    key = models.CharField(max_length=64)
    what = models.CharField(max_length=200)
    body_hash = models.CharField(max_length=64)
    answer = models.TextField()
    recorded_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: passing work of a system; it names nobody"
        search = "none: passing work of a system"
        access_request = "none: it holds references and keys alone"
        retention = "30 days"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("account_id", "key"), name="clients_given_once")]
