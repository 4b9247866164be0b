"""Sessions, what a school is told, its questions, and what was calmed. PRIVATE to police_in_schools.

`school_id` is a key of the register of schools. Sessions and their counts name nobody, and are open to whoever may ask;
whatever may name a pupil is in the force's strand or the school's, and addressed to the other.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from openmash.casework.police_in_schools.words import (
    Dispute,
    Held,
    Reply,
    SchoolTold,
    Side,
    Step,
    Topic,
    Way,
    When,
)
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact
from openmash.foundation.facts.words import choices


class Officer(models.Model):
    """Which officer is a school's own. The newest row stands; staff, no child."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    school_id = models.UUIDField()
    account_id = models.UUIDField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: staff, not a child"
        search = "none: staff, not a child"
        access_request = "none: staff, not a child"
        retention = "six years"

    class Meta:
        indexes = [models.Index(fields=("school_id", "-recorded_at"), name="police_schools_officer_newest")]


class Booking(models.Model):
    """A session asked for: which programme, at which school, by which force, given how and to which years. No child."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    programme = models.CharField(max_length=40)
    topic = models.CharField(max_length=20, choices=choices(Topic))
    school_id = models.UUIDField()
    force = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=choices(Way))
    years = ArrayField(models.SmallIntegerField(), default=list)
    asked_by = models.CharField(max_length=10, choices=choices(Side))
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: not about a person"
        search = "none: not about a person"
        access_request = "none: not about a person"
        retention = "six years from the session"

    class Meta:
        indexes = [models.Index(fields=("school_id", "-recorded_at"), name="police_schools_booking_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(programme=""), name="police_in_schools_booking_says_what",
                violation_error_message="Choose what the session is.",
            )
        ]  # fmt: skip


class BookingStep(models.Model):
    """What either side said of a session: asked for, another day offered, agreed, called off. Never changed. No child.

    `day` is the one spoken of, `starts` England's time; `officer_id` who is to come; `whom`: agreed with, by telephone.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=12, choices=choices(Step))
    side = models.CharField(max_length=10, choices=choices(Side))
    day = models.DateField()
    starts = models.TimeField(null=True)
    officer_id = models.UUIDField(null=True)
    whom = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: not about a person"
        search = "none: not about a person"
        access_request = "none: not about a person"
        retention = "as the session"

    class Meta:
        indexes = [models.Index(fields=("booking", "recorded_at"), name="police_schools_step_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(step__in=(Step.MOVED, Step.CALLED_OFF)) | ~Q(words=""),
                name="police_in_schools_step_says_why",
                violation_error_message="Say why.",
            )
        ]


class Given(models.Model):
    """A session as it was given: the day, how, to which years, how many were there. A later row stands. No child."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    way = models.CharField(max_length=10, choices=choices(Way))
    years = ArrayField(models.SmallIntegerField(), default=list)
    pupils = models.PositiveIntegerField()
    adults = models.PositiveIntegerField()
    version = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: counts alone"
        search = "none: counts alone"
        access_request = "none: counts alone"
        retention = "as the session"

    class Meta:
        indexes = [models.Index(fields=("booking", "-recorded_at"), name="police_schools_given_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(pupils__gt=0) | Q(adults__gt=0), name="police_in_schools_given_to_somebody",
                violation_error_message="Say how many were there.",
            )
        ]  # fmt: skip


class Counted(models.Model):
    """How many answered one question of a programme before or after a session, and how many said yes. Counts alone."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    given = models.ForeignKey(Given, on_delete=models.PROTECT, related_name="+")
    question = models.PositiveSmallIntegerField()
    when = models.CharField(max_length=6, choices=choices(When))
    answered = models.PositiveIntegerField()
    said_yes = models.PositiveIntegerField()

    class Sources:
        chronology = "none: counts alone"
        search = "none: counts alone"
        access_request = "none: counts alone"
        retention = "as the session"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("given", "question", "when"), name="police_in_schools_counted_once"),
            models.CheckConstraint(
                condition=Q(said_yes__lte=F("answered")), name="police_in_schools_counted_no_more_than_answered",
                violation_error_message="No more can have said yes than answered.",
            ),
        ]  # fmt: skip


class Noted(Fact):
    """What was said of a session: how it went, what staff thought, what is to follow. In the force's strand."""

    given = models.ForeignKey(Given, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField(null=True)
    went = models.TextField(blank=True)
    staff_said = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)

    class Sources:
        chronology = "none: about a session"
        search = "none: about a session"
        access_request = "none: names nobody"
        retention = "as the session"


class Disclosure(Fact):
    """That a pupil told an officer something at a session, and by which reference the hub has it. It names nobody.

    `told`: whether the school's lead knows; empty: nobody has said yet. In the force's strand. `id` is made when the
    form is, so that a form sent twice opens one contact.
    """

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="+")
    contact_id = models.UUIDField()
    reference = models.CharField(max_length=12)
    told = models.CharField(max_length=10, choices=choices(SchoolTold), blank=True)
    told_words = models.CharField(max_length=300, blank=True)

    class Sources:
        chronology = "none: the contact is in it"
        search = "none: the contact is found"
        access_request = "none: names nobody; the contact is given"
        retention = "as the contact"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(told=SchoolTold.NOT_TOLD) | ~Q(told_words=""),
                name="police_in_schools_disclosure_not_told_says_why",
                violation_error_message="Say why telling the school could put the child at risk.",
            )
        ]


class Told(Fact):
    """What a school's lead reads of a pupil who told an officer something. Addressed to one organisation.

    `words` are the child's, only where the child agreed that school may read them. `asks`: what the school is to do.
    """

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    school_id = models.UUIDField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    called = models.CharField(max_length=200)
    officer = models.CharField(max_length=200)
    reference = models.CharField(max_length=12)
    words = models.TextField(blank=True)
    asks = models.TextField(blank=True)

    class Sources:
        chronology = "none: the contact is in it"
        search = "none: the school's own list"
        access_request = "police_in_schools"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("agency", "-recorded_at"), name="police_schools_told_newest")]
        constraints = [
            models.CheckConstraint(condition=~Q(called=""), name="police_in_schools_told_says_of_whom"),
        ]


class ToldStep(Fact):
    """That a school has read what it was told of a pupil; with `words`, what it did."""

    told = models.ForeignKey(Told, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    words = models.TextField(blank=True)

    class Sources:
        chronology = "none: the contact is in it"
        search = "none: the school's own list"
        access_request = "police_in_schools"
        retention = "as the person"


class Question(Fact):
    """What a school asks its officer, without a name. In the school's strand, addressed to the force."""

    school_id = models.UUIDField()
    force = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    topic = models.CharField(max_length=20, choices=choices(Topic), blank=True)
    words = models.TextField()

    class Sources:
        chronology = "none: names nobody"
        search = "none: the two organisations' own list"
        access_request = "none: names nobody"
        retention = "three years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="police_in_schools_question_asks_something",
                violation_error_message="Write what you want to ask.",
            )
        ]  # fmt: skip


class Answer(Fact):
    """What became of a school's question: an answer, or that it became a concern. A later row adds to it.

    `reference` is that of the contact a concern opened.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    reply = models.CharField(max_length=10, choices=choices(Reply))
    words = models.TextField()
    reference = models.CharField(max_length=12, blank=True)

    class Sources:
        chronology = "none: names nobody"
        search = "none: the two organisations' own list"
        access_request = "none: names nobody"
        retention = "as the question"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="police_in_schools_answer_says_something",
                violation_error_message="Write the answer.",
            )
        ]  # fmt: skip


class Calmed(Fact):
    """A dispute at a school that an officer helped to quieten: what, when, what was done. It names nobody.

    `ask_on`: the day the school is asked whether it held. In the force's strand, addressed to the school.
    """

    school_id = models.UUIDField()
    to_circle = models.IntegerField(null=True)
    kind = models.CharField(max_length=10, choices=choices(Dispute))
    on = models.DateField()
    what = models.TextField()
    did = models.TextField()
    ask_on = models.DateField()

    class Sources:
        chronology = "none: names nobody"
        search = "none: the two organisations' own list"
        access_request = "none: names nobody"
        retention = "three years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(did=""), name="police_in_schools_calmed_says_what_was_done",
                violation_error_message="Say what it was, and what was done.",
            )
        ]  # fmt: skip


class HeldSaid(Fact):
    """Whether a dispute has stayed quiet, as the school says; `said_by` where an officer rang and asked."""

    calmed = models.ForeignKey(Calmed, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField(null=True)
    held = models.CharField(max_length=6, choices=choices(Held))
    words = models.TextField(blank=True)
    said_by = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: names nobody"
        search = "none: the two organisations' own list"
        access_request = "none: names nobody"
        retention = "as the dispute"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("calmed",), name="police_in_schools_heldsaid_once",
                violation_error_message="Somebody has said already whether it held.",
            )
        ]  # fmt: skip
