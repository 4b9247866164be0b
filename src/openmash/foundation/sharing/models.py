"""Agreements, their versions, signatures and endings, and what the wall reads of them. PRIVATE to sharing.

About no child, apart from `Outside`, which only functions of the wall touch.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.foundation.sharing.words import Basis, Gateway, Kind


class OfRegister(models.Model):
    """A row of the register: added, never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Meta:
        abstract = True

    class Sources:
        chronology = "none: about agencies"
        search = "none: about agencies"
        access_request = "none: about agencies"
        retention = "six years after it ended"


class Agreement(OfRegister):
    """An agreement between agencies to share information, whatever its version."""

    title = models.CharField(max_length=200)
    owner_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(owner_name=""), name="sharing_agreement_is_named"),
        ]

    class Sources(OfRegister.Sources):
        pass


class Version(OfRegister):
    """What an agreement says in one version: parties, purpose, basis, about whom, from when, to when, reviewed when."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    number = models.SmallIntegerField()
    parties = ArrayField(models.UUIDField())
    purpose = models.TextField()
    basis = models.CharField(max_length=20, choices=Basis.choices)
    gateways = ArrayField(models.CharField(max_length=20, choices=Gateway.choices))
    about_whom = models.TextField()
    in_force_from = models.DateField()
    review_by = models.DateField()
    ends_on = models.DateField(null=True)
    changed = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("agreement", "number"), name="sharing_version_once"),
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(about_whom=""), name="sharing_version_says_what_for",
                violation_error_message="Say what it is for, and about whom.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("in_force_from")),
                name="sharing_version_ends_after_it_begins",
                violation_error_message="It ends before it begins.",
            ),
        ]  # fmt: skip

    class Sources(OfRegister.Sources):
        pass


class Flow(OfRegister):
    """One line of a version: what kind of record goes from one agency to another."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    from_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("version", "from_agency", "to_agency", "kind"), name="sharing_flow_once"
            ),
            models.CheckConstraint(
                condition=~Q(from_agency=F("to_agency")), name="sharing_flow_is_between_two",
                violation_error_message="An agency needs no agreement with itself.",
            ),
        ]  # fmt: skip

    class Sources(OfRegister.Sources):
        pass


class Paper(OfRegister):
    """The signed document itself, as a file."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    octets = models.BinaryField()

    class Sources(OfRegister.Sources):
        pass


class Signature(OfRegister):
    """That somebody signed a version for an agency, and on which day."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=200)
    role = models.CharField(max_length=200)
    signed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("version", "agency"), name="sharing_signature_once"),
            models.CheckConstraint(condition=~Q(who="") & ~Q(role=""), name="sharing_signature_says_who"),
        ]

    class Sources(OfRegister.Sources):
        pass


class PutInForce(OfRegister):
    """That a signed version binds from its day."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="put")

    class Sources(OfRegister.Sources):
        pass


class Ending(OfRegister):
    """That an agreement ended before its day, at this moment and why."""

    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="ending")
    ended_at = models.DateTimeField(default=timezone.now)
    why = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="sharing_ending_says_why")]

    class Sources(OfRegister.Sources):
        pass


class Review(OfRegister):
    """That a version was looked at again: by whom, what was found, and when next."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    found = models.TextField()
    next_by = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(found=""), name="sharing_review_says_what")]

    class Sources(OfRegister.Sources):
        pass


class Rule(models.Model):
    """Derived: when a kind of record goes from one agency to another. The walls read it; functions alone fill it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    agreement_id = models.UUIDField()
    version_id = models.UUIDField()
    from_id = models.UUIDField()
    to_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: derived"
        search = "none: derived"
        access_request = "none: derived"
        retention = "as the agreement"

    class Meta:
        indexes = [
            models.Index(fields=("to_id", "kind"), include=("from_id", "starts_at", "ends_at"), name="sharing_rule_to")
        ]


class Outside(models.Model):
    """That an agency shares for one child what no agreement covers: with whom, on what basis, and why."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    person_id = models.UUIDField(db_index=True)
    from_id = models.UUIDField()
    to_id = models.UUIDField()
    basis = models.CharField(max_length=20, choices=Basis.choices)
    gateway = models.CharField(max_length=20, choices=Gateway.choices)
    why = models.TextField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    stopped_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: in who has looked"
        search = "none: access"
        access_request = "disclosed as access decisions"
        retention = "kept as long as the person"

    class Meta:
        indexes = [models.Index(fields=("to_id",), condition=Q(stopped_at__isnull=True), name="sharing_outside_now")]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="sharing_outside_says_why"),
            models.CheckConstraint(condition=~Q(from_id=F("to_id")), name="sharing_outside_is_between_two"),
        ]
