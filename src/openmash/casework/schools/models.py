"""Schools, their days, the adults a notice may go to, and adults tied to a school. PRIVATE to schools."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.casework.schools.words import Content, FileStepKind, Kind, OnPlanKind, Part, Standing, TiedBy
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact


class School(models.Model):
    """A school as its register has it. `agency` is the organisation its people sign in for, where it has accounts.

    It names no child. `urn` is the unique reference number of the national register; the council's officer has none.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    urn = models.CharField(max_length=12, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=200)
    phase = models.CharField(max_length=60, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    area_code = models.CharField(max_length=3, blank=True)
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.OPEN)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: not about a person"
        search = "none: the register of schools is searched"
        access_request = "none: not about a person"
        retention = "kept while the partnership lasts"

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=("urn",), condition=~Q(urn=""), name="schools_school_urn_once",
                violation_error_message="A school with this URN is in the register already.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="schools_school_has_a_name", violation_error_message="Give the name.",
            ),
            models.CheckConstraint(
                condition=Q(urn="") | Q(urn__regex=r"^[0-9]{5,8}$"), name="schools_school_urn_is_a_number",
                violation_error_message="A URN is five to eight digits.",
            ),
        ]  # fmt: skip


class SchoolDays(models.Model):
    """A school's own terms, training days and the hour its day starts, instead of the area's. The newest row stands.

    `terms`: [[name, first day, last day], …]; none: the area's. `starts`: England's time; none: the area's.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    terms = models.JSONField(default=list)
    inset_days = ArrayField(models.DateField(), default=list)
    starts = models.TimeField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: not about a person"
        search = "none: not about a person"
        access_request = "none: not about a person"
        retention = "two years after they have passed"

    class Meta:
        indexes = [models.Index(fields=("school", "-recorded_at"), name="schools_days_newest")]


class KeyAdult(models.Model):
    """Somebody at a school a notice may go to, once verified. A member of staff, no child; never typed at sending."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    part = models.CharField(max_length=12, choices=Part.choices)
    email = models.EmailField()
    telephone = models.CharField(max_length=40)
    account_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_because = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: staff, not a child"
        search = "none: staff, not a child"
        access_request = "none: staff, not a child"
        retention = "as long as the notices sent to them"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(telephone=""), name="schools_keyadult_can_be_reached",
                violation_error_message="Give the name, and a number to ring.",
            )
        ]  # fmt: skip


class Verified(models.Model):
    """That somebody made sure a key adult is who the register says, how, and on which day. Never changed."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    key_adult = models.ForeignKey(KeyAdult, on_delete=models.PROTECT, related_name="verified")
    on = models.DateField()
    how = models.CharField(max_length=400)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: staff, not a child"
        search = "none: staff, not a child"
        access_request = "none: staff, not a child"
        retention = "as the key adult"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(how=""), name="schools_verified_says_how",
                violation_error_message="Say how it was verified: whom you rang, on which number, found where.",
            )
        ]  # fmt: skip


class Tied(Fact):
    """That an adult works at, governs, collects from or is otherwise tied to a school, as somebody said it."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=12, choices=TiedBy.choices)
    said_by = models.CharField(max_length=200)
    ended = models.BooleanField(default=False)

    class Sources:
        chronology = "none: about an adult and a school"
        search = "none: not searched by"
        access_request = "schools"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(said_by=""), name="schools_tied_says_who_says_so",
                violation_error_message="Say who says so.",
            )
        ]  # fmt: skip


class OnPlan(Fact):
    """That a pupil of a school is on a plan, as that school is told: written and ended by the clocks, never by hand.

    Addressed to the organisation whose people sign in for the school. `until`: the plan ended, or the child left.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    called = models.CharField(max_length=200)
    born = models.CharField(max_length=40)
    plan = models.CharField(max_length=20, choices=OnPlanKind.choices)
    since = models.DateField()
    works = models.CharField(max_length=300, blank=True)
    until = models.DateField(null=True)

    class Sources:
        chronology = "none: the plan is in it"
        search = "none: the school's own list"
        access_request = "schools"
        retention = "as the plan"

    class Meta:
        indexes = [models.Index(fields=("school", "-recorded_at"), name="schools_onplan_school")]


class FileSent(Fact):
    """That a school sent a pupil's safeguarding file to the next school: what was in it and how it went.

    It is in the strand of the school that sent it, and addressed to the other. The file itself is not held here.
    """

    from_school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    to_school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    called = models.CharField(max_length=200)
    born = models.DateField()
    contents = ArrayField(models.CharField(max_length=20, choices=Content.choices))
    how = models.CharField(max_length=300)
    sent_on = models.DateField()
    receipt_by = models.DateField()

    class Sources:
        chronology = "none: between two schools"
        search = "none: each school's own list"
        access_request = "schools"
        retention = "as the school keeps the child's file"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(called="") & ~Q(how=""), name="schools_filesent_says_whose_and_how",
                violation_error_message="Give the child's name, and how the file went.",
            ),
            models.CheckConstraint(
                condition=~Q(from_school=models.F("to_school")), name="schools_filesent_to_another",
                violation_error_message="Choose another school than your own.",
            ),
        ]  # fmt: skip


class FileStep(Fact):
    """What happened to a safeguarding file on its way: received whole, received in part, or asked after."""

    file = models.ForeignKey(FileSent, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    step = models.CharField(max_length=10, choices=FileStepKind.choices)
    words = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: between two schools"
        search = "none: each school's own list"
        access_request = "schools"
        retention = "as the file"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("file",), condition=Q(step="whole"), name="schools_filestep_received_once",
                violation_error_message="Your school has said already that it came.",
            ),
            models.CheckConstraint(
                condition=Q(step="whole") | ~Q(words=""), name="schools_filestep_says_what",
                violation_error_message="Say what is missing, or what you asked.",
            ),
        ]  # fmt: skip
