"""A meeting to protect a child, who came, what they said, what was decided. PRIVATE to protection.

A row about a meeting is about one family and takes its strictest child's circle, shown only where all its children are
in reach. A decision is one child's alone. Everything is added; nothing is changed.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from openmash.casework.protection.words import (
    LESS,
    Category,
    EnquiryOutcome,
    How,
    Kind,
    Led,
    Medical,
    Outcome,
    Participation,
    Presence,
)
from openmash.foundation.facts.models import Fact


class AboutFamily(Fact):
    """A fact about the children of one meeting."""

    person_ids = ArrayField(models.UUIDField())

    class Meta:
        abstract = True


class Convened(AboutFamily):
    """A meeting called: which, about whom, why, when (`occurred_at`). `meeting_id` and `item_id` are of `meetings`."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    line = models.CharField(max_length=400)
    how = models.CharField(max_length=12, choices=How.choices, blank=True)
    meeting_id = models.UUIDField(unique=True)
    item_id = models.UUIDField()

    class Sources:
        chronology = "protection.entries"
        search = "none: found through the person"
        access_request = "protection"
        retention = "as the longest kept of its children"

    class Meta:
        indexes = [GinIndex(fields=("person_ids",), name="protection_convened_people")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(line=""),
                name="protection_convened_says_why",
                violation_error_message="Say in one line what the worry is.",
            )
        ]


class OfMeeting(AboutFamily):
    """Something about one of these meetings."""

    convened = models.ForeignKey(Convened, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Asked(OfMeeting):
    """An agency invited, who of it, and by when its report is wanted, where one is."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=200, blank=True)
    report_due_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: told with the meeting"
        search = "none: not searched by"
        access_request = "protection"
        retention = "as the meeting"


class TookPart(OfMeeting):
    """Whether an agency took part, who for it, why not, and what it told. The newest row of an agency counts."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=8, choices=Presence.choices)
    who = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    information = models.TextField(blank=True)

    class Sources:
        chronology = "none: told with the meeting"
        search = "none: not searched by"
        access_request = "protection, after the agency is consulted"
        retention = "as the meeting"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(presence=Presence.PRESENT) | ~Q(reason=""),
                name="protection_tookpart_absent_says_why",
                violation_error_message="Say why they were not there.",
            )
        ]


class Report(OfMeeting):
    """An agency's report for the meeting, and the day it was shared with the family, where it was."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    shared_on = models.DateField(null=True)
    not_shared_why = models.TextField(blank=True)

    class Sources:
        chronology = "none: told with the meeting"
        search = "none: not searched by"
        access_request = "protection, after the agency is consulted"
        retention = "as the meeting"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="protection_report_says_something",
                violation_error_message="Write the report, or the main points of it.",
            )
        ]


class Circulated(OfMeeting):
    """That the record was sent, and to whom."""

    to_whom = models.TextField()

    class Sources:
        chronology = "none: a milestone says so"
        search = "none: not searched by"
        access_request = "protection"
        retention = "as the meeting"


class OfChild(Fact):
    """A fact about one child of a journey."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Decided(OfChild):
    """What a meeting decided for one child. `occurred_at` is when it was held. The newest row of a meeting counts."""

    convened = models.ForeignKey(Convened, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    rationale = models.TextField(blank=True)
    by_role = models.CharField(max_length=40, blank=True)
    agencies_said = models.TextField(blank=True)
    who_else = models.TextField(blank=True)
    voice = models.TextField(blank=True)
    quorate = models.BooleanField()
    quorum_words = models.CharField(max_length=400, blank=True)
    led = models.CharField(max_length=12, choices=Led.choices, blank=True)
    medical = models.CharField(max_length=12, choices=Medical.choices, blank=True)
    medical_words = models.TextField(blank=True)
    seen_by = models.CharField(max_length=200, blank=True)
    seen_at = models.DateTimeField(null=True)
    category = models.CharField(max_length=3, choices=Category.choices, blank=True)
    participation = models.CharField(max_length=3, choices=Participation.choices, blank=True)
    plan = models.TextField(blank=True)
    next_at = models.DateTimeField(null=True)
    needs_ratifying = models.BooleanField(default=False)

    class Sources:
        chronology = "protection.entries"
        search = "none: not searched by"
        access_request = "protection"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-occurred_at"), name="protection_decided_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome__in=[one.value for one in LESS])
                | (~Q(rationale="") & ~Q(agencies_said="") & ~Q(who_else="") & ~Q(voice="") & ~Q(by_role="")),
                name="protection_decided_less_says_why",
                violation_error_message=(
                    "Deciding less needs the reasons, each agency’s words, who else, the child’s voice and a manager."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.PLAN) | ~Q(category=""),
                name="protection_decided_plan_has_a_category",
                violation_error_message="Choose the category of abuse.",
            ),
        ]


class Ratified(OfChild):
    """A manager's view of an enquiry that somebody else began, within the hour. It stood from the moment it began."""

    decided = models.OneToOneField(Decided, on_delete=models.PROTECT, related_name="ratified")
    agrees = models.BooleanField()
    words = models.TextField(blank=True)

    class Sources:
        chronology = "none: told with the decision"
        search = "none: not searched by"
        access_request = "protection"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(words=""),
                name="protection_ratified_no_says_why",
                violation_error_message="Say what should happen instead, and why.",
            )
        ]


class Enquired(OfChild):
    """How a section 47 enquiry came out for one child, and why."""

    outcome = models.CharField(max_length=12, choices=EnquiryOutcome.choices)
    findings = models.TextField()

    class Sources:
        chronology = "protection.entries"
        search = "none: not searched by"
        access_request = "protection"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(findings=""),
                name="protection_enquired_says_what_was_found",
                violation_error_message="Say what the enquiry found.",
            )
        ]
