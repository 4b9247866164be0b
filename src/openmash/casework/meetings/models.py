"""A meeting and what was said and agreed in it. PRIVATE to this module.

A meeting and who came say nothing about a child. An item is one family; a row about an item, or about one of its
children, takes its children's circle and, where the item is a restricted part, is shown only to those named for it.
Everything is added; nothing is changed.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.casework.meetings.words import Became, Field, Kind, Mark, Presence
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact

OPEN_PART = 0
"""Of an item that is no restricted part."""


class OfMeeting(models.Model):
    """Something about a meeting itself, and about no child."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: about no person"
        search = "none: about no person"
        access_request = "none: about no person"
        retention = "as the longest kept item of the meeting"

    class Meta:
        abstract = True


class Meeting(OfMeeting):
    """A meeting of agencies: which kind, when, and who chairs. It names no child; its items do."""

    kind = models.CharField(max_length=14, choices=Kind.choices)
    on = models.DateField()
    starts_at = models.DateTimeField()
    chair = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=("kind", "-starts_at"), name="meetings_meeting_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=("on",),
                condition=Q(kind="daily"),
                name="meetings_meeting_one_daily_a_day",
                violation_error_message="There is a daily meeting on this day already.",
            )
        ]


class MeetingMark(OfMeeting):
    """That a meeting began, or was closed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=6, choices=Mark.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("meeting", "mark"), name="meetings_mark_once")]


class Attendance(OfMeeting):
    """Whether an agency is at a meeting, and who speaks for it. The newest row counts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=10, choices=Presence.choices)
    who = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=("meeting", "agency", "-recorded_at"), name="meetings_attendance_newest")]


class AboutFamily(Fact):
    """A fact about a family on the agenda, in its strictest child's circle, shown only where all are in reach."""

    person_ids = ArrayField(models.UUIDField())
    part_circle = models.IntegerField(default=OPEN_PART)

    class Meta:
        abstract = True


class Item(AboutFamily):
    """A family on a meeting's agenda, why, and from what. `part_circle` other than 0: only those named see any of it.

    An item of an exploitation meeting may be about a `subject` instead (a place, a person of concern, a line): then it
    has no children, and whoever may not see the subject sees nothing of it.

    `sources` are keys of what brought it here, such as "contact:…". `late` is how it stood when it was put on.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("subjects.Subject", on_delete=models.PROTECT, related_name="+", null=True)
    reasons = ArrayField(models.CharField(max_length=14))
    line = models.CharField(max_length=400)
    sources = ArrayField(models.CharField(max_length=80), default=list)
    late = models.BooleanField(default=False)

    class Sources:
        chronology = "meetings.entries"
        search = "none: found through the person"
        access_request = "meetings"
        retention = "as the longest kept of its children"

    class Meta:
        indexes = [
            models.Index(fields=("meeting", "recorded_at"), name="meetings_item_of_meeting"),
            GinIndex(fields=("person_ids",), name="meetings_item_people"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons=[]) & ~Q(line=""),
                name="meetings_item_says_why",
                violation_error_message="Say why this family is on the agenda.",
            ),
            models.CheckConstraint(
                condition=Q(subject__isnull=True) ^ Q(person_ids=[]),
                name="meetings_item_about_children_or_a_subject",
                violation_error_message="Choose children, or one place, person of concern, group or line.",
            ),
        ]


class OfItem(AboutFamily):
    """Something about the whole of an item. `subject` is the item's, set by the database."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("subjects.Subject", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        abstract = True


class LeftOut(OfItem):
    """That the chair left an item out of the discussion, and why; or brought it back. The newest row counts."""

    out = models.BooleanField()
    reason = models.TextField(blank=True)

    class Sources:
        chronology = "none: about the meeting, not the child"
        search = "none: not searched by"
        access_request = "meetings"
        retention = "as the item"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(out=False) | ~Q(reason=""),
                name="meetings_leftout_says_why",
                violation_error_message="Say why this family is not discussed today.",
            )
        ]


class MovedTo(OfItem):
    """That the chair moved on to an item. The newest of a meeting is the one being discussed."""

    class Sources:
        chronology = "none: about the meeting, not the child"
        search = "none: not searched by"
        access_request = "meetings"
        retention = "as the item"


class Invited(OfItem):
    """Somebody invited to an item: they reach its children until the meeting closes."""

    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    class Sources:
        chronology = "none: in who has looked"
        search = "none: not searched by"
        access_request = "meetings"
        retention = "as the item"


class OfChild(Fact):
    """Something about one child of an item, or its subject. `to_circle` is the strand of the agency whose it is."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    subject = models.ForeignKey("subjects.Subject", on_delete=models.PROTECT, related_name="+", null=True)
    part_circle = models.IntegerField(default=OPEN_PART)
    to_circle = models.IntegerField(default=OPEN_PART)

    class Meta:
        abstract = True

    @property
    def about_id(self) -> UUID:
        """The child, or the subject, that it is about."""
        found = self.person_id or self.subject_id
        assert found is not None  # the database sets the subject where there is no child
        return found


class Contribution(OfChild):
    """One agency's own words about one child, in one version. `bases` are the versions it was written over.

    Two versions over one base both stand, until somebody writes over both.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=10, choices=Field.choices)
    words = models.TextField(blank=True)
    bases = ArrayField(models.UUIDField(), default=list)

    class Sources:
        chronology = "none: an agency's words stay with the meeting unless it released them"
        search = "none: not searched by"
        access_request = "meetings, after the agency is consulted"
        retention = "as the item"

    class Meta:
        indexes = [models.Index(fields=("item", "recorded_at"), name="meetings_contribution_of_item")]
        constraints = [
            models.CheckConstraint(condition=Q(field__in=Field.values), name="meetings_contribution_field_is_known"),
        ]


class Release(OfChild):
    """That an agency released one version of its words to the minutes and the other agencies' packs."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="+")

    class Sources:
        chronology = "none: about the meeting, not the child"
        search = "none: not searched by"
        access_request = "meetings"
        retention = "as the item"


class BestPlaced(OfChild):
    """The worker best placed to talk to the child, and why. It stands once their agency accepts it."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    worker = models.CharField(max_length=200)
    why = models.TextField()

    class Sources:
        chronology = "meetings.entries"
        search = "none: not searched by"
        access_request = "meetings"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(worker="") & ~Q(why=""),
                name="meetings_bestplaced_says_who_and_why",
                violation_error_message="Name the worker, and say why it is them.",
            )
        ]


class BestPlacedAnswer(OfChild):
    """Whether the worker, or their agency for them, accepted."""

    proposal = models.OneToOneField(BestPlaced, on_delete=models.PROTECT, related_name="answer")
    accepts = models.BooleanField()
    words = models.TextField(blank=True)

    class Sources:
        chronology = "none: told with the worker proposed"
        search = "none: not searched by"
        access_request = "meetings"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepts=True) | ~Q(words=""),
                name="meetings_bestplacedanswer_no_says_why",
                violation_error_message="Say why not, and who could.",
            )
        ]


class Action(OfChild):
    """Something agreed to be done for a child: what, by whom of which agency, and by when.

    `child_as_told` is how the owner is told of the child, who may not reach the record.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    owner_name = models.CharField(max_length=200)
    what = models.TextField()
    due_at = models.DateTimeField()
    child_as_told = models.CharField(max_length=200)

    class Sources:
        chronology = "meetings.entries"
        search = "none: a list of its own"
        access_request = "meetings"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("agency", "due_at"), name="meetings_action_of_agency")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(owner_name=""),
                name="meetings_action_says_what_and_who",
                violation_error_message="Say what will be done, and who will do it.",
            )
        ]


class ActionAnswer(OfChild):
    """What became of an action. The newest row counts: what could not be done may be done after all."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    became = models.CharField(max_length=6, choices=Became.choices)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "meetings.entries"
        search = "none: a list of its own"
        access_request = "meetings"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(became=Became.CANNOT) | ~Q(words=""),
                name="meetings_actionanswer_cannot_says_why",
                violation_error_message="Say why it cannot be done.",
            )
        ]
