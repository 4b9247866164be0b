"""Accounts, roles, reach and circles. Policies read reach, circle and subject; the application reads none of these."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from openmash.foundation.access.roles import Role
from openmash.foundation.access.words import ExcludedBecause, LookingBecause
from openmash.foundation.facts.keys import new_key


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by e-mail address, in any case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """A person who signs in, or a service. Never a child or family member."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, null=True, related_name="+")
    is_active = models.BooleanField(default=True)
    is_service = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(null=True)
    restored_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = AccountManager()

    class Sources:
        chronology = "none: staff, not a child"
        search = "none: staff, not a child"
        access_request = "none: staff, not a child"
        retention = "kept as long as anything they recorded"

    def __str__(self) -> str:
        return self.name

    @property
    def pk_uuid(self) -> UUID:
        return UUID(str(self.pk))


class AccountRole(models.Model):
    """A role an account holds from one moment to another."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=30, choices=Role.choices)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: staff, not a child"
        search = "none: staff, not a child"
        access_request = "none: staff, not a child"
        retention = "kept as long as the account"


class CircleKind(models.TextChoices):
    OPEN = "open", "Everyone on duty"
    RESTRICTED = "restricted", "Only those named"
    STRAND = "strand", "One agency's own"
    BOTH = "both", "Those in both of two circles"
    OFFICERS = "officers", "Designated officers, and those they name"
    CORE = "core", "The core exploitation roles"
    UNIT = "unit", "The intelligence unit"
    NAMED = "named", "Those one thing was sent to"


class Circle(models.Model):
    """A label on rows. An actor sees a row when the row's circle is one of theirs."""

    id = models.IntegerField(primary_key=True)
    kind = models.CharField(max_length=10, choices=CircleKind.choices)
    first_id = models.IntegerField(null=True)
    second_id = models.IntegerField(null=True)

    class Sources:
        chronology = "none: derived"
        search = "none: derived"
        access_request = "none: derived"
        retention = "kept while a row bears it"

    class Meta:
        indexes = [
            models.Index(fields=("id",), condition=models.Q(kind="officers"), name="access_circle_officers"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("first_id", "second_id"),
                condition=models.Q(kind="both"),
                name="access_circle_both_is_one",
            )
        ]


class Subject(models.Model):
    """Derived: a person's circle and the set of records agreed to be that person."""

    person_id = models.UUIDField(primary_key=True)
    set_id = models.UUIDField()
    circle_id = models.IntegerField(default=1)

    class Sources:
        chronology = "none: derived"
        search = "none: derived"
        access_request = "none: derived"
        retention = "kept as long as the person"

    class Meta:
        indexes = [
            models.Index(fields=("circle_id",), condition=~models.Q(circle_id=1), name="access_subject_restricted"),
            models.Index(fields=("set_id",), include=("person_id", "circle_id"), name="access_subject_of_set"),
            models.Index(fields=("person_id",), include=("set_id", "circle_id"), name="access_subject_set_of"),
            models.Index(
                fields=("set_id",),
                include=("person_id", "circle_id"),
                condition=~models.Q(set_id=models.F("person_id")),
                name="access_subject_beyond_first",
            ),
        ]


class Kept(models.Model):
    """Derived: in which tables an agency keeps something of a person to itself. Triggers alone fill it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    person_id = models.UUIDField()
    table_name = models.CharField(max_length=63)

    class Sources:
        chronology = "none: derived"
        search = "none: derived"
        access_request = "none: derived"
        retention = "kept as long as the person"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("person_id", "table_name"), name="access_kept_once")]


class Reach(models.Model):
    """What an account may reach, on what basis, from when to when: a circle or a person, never both."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account_id = models.UUIDField()
    circle_id = models.IntegerField(null=True)
    person_id = models.UUIDField(null=True)
    basis = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True)
    source_id = models.UUIDField(null=True)
    granted_by = models.UUIDField()

    class Sources:
        chronology = "none: access, in who has looked"
        search = "none: access"
        access_request = "disclosed as access decisions"
        retention = "kept as long as the audit"

    class Meta:
        indexes = [
            models.Index(fields=("account_id", "ends_at"), name="access_reach_account"),
            models.Index(
                fields=("account_id", "circle_id", "ends_at", "starts_at"),
                condition=models.Q(circle_id__isnull=False),
                name="access_reach_circles",
            ),
            models.Index(
                fields=("account_id", "person_id"),
                include=("starts_at",),
                condition=models.Q(person_id__isnull=False, ends_at__isnull=True),
                name="access_reach_people_now",
            ),
            models.Index(
                fields=("account_id", "ends_at"),
                include=("person_id", "starts_at"),
                condition=models.Q(person_id__isnull=False, ends_at__isnull=False),
                name="access_reach_people_until",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(circle_id__isnull=False) ^ models.Q(person_id__isnull=False),
                name="access_reach_circle_or_person",
            )
        ]


class Restriction(models.Model):
    """A person whose record only those named may see. Hidden: as no person. Sealed: existence and whom to ask."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    person_id = models.UUIDField(db_index=True)
    circle_id = models.IntegerField()
    mode = models.CharField(max_length=6, choices=[("hidden", "Hidden"), ("sealed", "Sealed")])
    reason_code = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    ask_name = models.CharField(max_length=120)
    ask_telephone = models.CharField(max_length=40)
    ask_deputy = models.CharField(max_length=120, blank=True)
    set_by = models.UUIDField()
    set_at = models.DateTimeField(default=timezone.now)
    review_on = models.DateField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: betrays a restriction"
        search = "none: betrays a restriction"
        access_request = "decided by the information lead"
        retention = "kept as long as the person"


class Exclusion(models.Model):
    """Who is shown nothing of a person, process or circle although duty or reach would let them, and why.

    One account, or a whole team or agency apart from `except_accounts`. One declaration is several rows of one source.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    source_id = models.UUIDField(db_index=True)
    basis = models.CharField(max_length=12, choices=ExcludedBecause.choices)
    account_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)
    agency_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    process_id = models.UUIDField(null=True)
    circle_id = models.IntegerField(null=True)
    except_accounts = ArrayField(models.UUIDField(), default=list)
    words = models.TextField(blank=True)
    set_by = models.UUIDField()
    set_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    why_ended = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: betrays a conflict of interest"
        search = "none: access"
        access_request = "decided by the information lead"
        retention = "kept as long as the person"

    class Meta:
        indexes = [models.Index(fields=("account_id",), condition=models.Q(ended_at=None), name="access_exclusion_now")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(account_id__isnull=False)
                | models.Q(team_id__isnull=False)
                | models.Q(agency_id__isnull=False),
                name="access_exclusion_is_of_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(person_id__isnull=False)
                | models.Q(process_id__isnull=False)
                | models.Q(circle_id__isnull=False),
                name="access_exclusion_is_from_something",
            ),
        ]


class EmergencyAccess(models.Model):
    """A look taken on the actor's own word: immediate, short, reviewed the next day."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account_id = models.UUIDField()
    person_id = models.UUIDField()
    reason = models.TextField()
    started_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    review_due_at = models.DateTimeField()
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    review_outcome = models.CharField(max_length=20, blank=True)
    review_note = models.TextField(blank=True)

    class Sources:
        chronology = "none: in who has looked"
        search = "none: access"
        access_request = "disclosed as access decisions"
        retention = "kept as long as the audit"


class StatedReason(models.Model):
    """Why somebody on duty looks at a family outside their own work, said once a family a shift."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account_id = models.UUIDField()
    person_ids = ArrayField(models.UUIDField())
    because = models.CharField(max_length=20, choices=LookingBecause.choices)
    words = models.CharField(max_length=400, blank=True)
    given_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Sources:
        chronology = "none: in who has looked"
        search = "none: access"
        access_request = "disclosed as access decisions"
        retention = "kept as long as the audit"

    class Meta:
        indexes = [models.Index(fields=("account_id", "until"), name="access_statedreason_account")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(because="other") | ~models.Q(words=""),
                name="access_statedreason_other_says_what",
                violation_error_message="Say why you need to see this record.",
            )
        ]


class Answered(models.Model):
    """A form or API write already answered: a repeat with the same client-made id gets the first answer.

    `digest` is the SHA-256 of what was typed, so that the same form with other words is not taken for a repeat. Empty
    where nobody types (a public page is answered as the first time).
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account_id = models.UUIDField()
    token = models.CharField(max_length=64)
    answer = models.TextField()
    digest = models.CharField(max_length=64, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: no content"
        search = "none: no content"
        access_request = "none: no content"
        retention = "30 days"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("account_id", "token"), name="access_answered_once")]
