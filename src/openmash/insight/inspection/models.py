"""An inspection: its plan, what is made for it, what was released and to whom, what was asked and answered. PRIVATE.

Two circles are opened with each inspection: the room, of those who prepare it, and the inspectors’. Nothing is in the
inspectors’ until somebody released it, and everything in it is read by nobody else’s rights.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.foundation.facts.models import Fact
from openmash.insight.inspection.words import ExhibitKind, How, Making, Side


class Inspection(Fact):
    """Notice of an inspection: of which kind, by whom, when it came and to whom. `circle_id` is the room’s."""

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    inspectorate = models.CharField(max_length=200)
    lead_inspector = models.CharField(max_length=200, blank=True)
    notice_at = models.DateTimeField()
    to_circle = models.IntegerField()
    ended_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: names no child"
        search = "none: a page of its own"
        access_request = "none: names no child"
        retention = "six years after it ended"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(inspectorate=""),
                name="inspection_says_what_and_whose",
                violation_error_message="Say what is inspected, and by whom.",
            )
        ]


class OfInspection(Fact):
    """A fact of one inspection."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Informed(OfInspection):
    """Who was told that the notice has come, when and how."""

    who = models.CharField(max_length=200)
    how = models.CharField(max_length=200)

    class Sources:
        chronology = "none: names no child"
        search = "none: a page of its own"
        access_request = "none: names no child"
        retention = "as the inspection"


class Task(OfInspection):
    """Something to be ready by a day, and whose it is. A later row of the same `thread` supersedes it.

    `source` says where the day was read, and `confirmed` whether somebody has read it in the guidance or the letter.
    """

    thread = models.UUIDField()
    key = models.CharField(max_length=40, blank=True)
    says = models.CharField(max_length=300)
    due_on = models.DateField()
    source = models.CharField(max_length=300, blank=True)
    confirmed = models.BooleanField(default=False)
    owner = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    done_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Sources:
        chronology = "none: names no child"
        search = "none: a page of its own"
        access_request = "none: names no child"
        retention = "as the inspection"

    class Meta:
        indexes = [models.Index(fields=("thread",), name="inspection_task_thread")]


class AboutChildren(OfInspection):
    """A fact of one inspection about children, or about none. `room` is the circle of those who prepare it."""

    person_ids = ArrayField(models.UUIDField(), default=list)
    room = models.IntegerField()

    class Meta:
        abstract = True


class Wanted(AboutChildren):
    """A list to be made, or a child whose papers are: asked for, and how far it has come.

    `what` is the list’s key, or `papers`; `version` counts how often it was asked for. One withheld says why, and
    nothing of it was kept.
    """

    what = models.CharField(max_length=40)
    how = models.CharField(max_length=10, choices=How.choices, blank=True)
    drawn_from = models.CharField(max_length=80, blank=True)
    version = models.SmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=Making.choices, default=Making.WAITING)
    said = models.CharField(max_length=300, blank=True)
    finished_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: that a child was looked at is in who has looked"
        search = "none: a page of its own"
        access_request = "inspection: that it was asked for"
        retention = "as the inspection"


class Exhibit(AboutChildren):
    """Something in the evidence room as it was frozen: what it shows, its version, its hash, and who released it.

    `thread` ties its versions; an earlier one stays. `asked_by` had it made. `quality` says what is missing in a list,
    to be accepted by name before it is released. Released, it is in the inspectors’ circle until taken back, and for as
    long as nobody in it has been restricted since (`released_in` is the circle it had then).
    """

    kind = models.CharField(max_length=10, choices=ExhibitKind.choices)
    thread = models.UUIDField()
    version = models.SmallIntegerField(default=1)
    name = models.CharField(max_length=200)
    shows = models.CharField(max_length=500)
    child = models.UUIDField(null=True)
    filename = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    asked_by = models.UUIDField(null=True)
    quality = models.JSONField(default=list)
    kept_back = models.JSONField(default=dict)
    accepted_by = models.UUIDField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_note = models.CharField(max_length=500, blank=True)
    to_circle = models.IntegerField(null=True)
    released_in = models.IntegerField(null=True)
    released_by = models.UUIDField(null=True)
    released_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: made from what is in it"
        search = "none: a page of its own"
        access_request = "inspection: that it was given, to whom and when"
        retention = "as the inspection"

    class Meta:
        indexes = [models.Index(fields=("inspection", "thread", "-version"), name="inspection_exhibit_thread")]
        constraints = [
            models.UniqueConstraint(fields=("thread", "version"), name="inspection_exhibit_version_once"),
            models.CheckConstraint(
                condition=~Q(kind=ExhibitKind.LIST) | Q(released_at=None) | Q(accepted_at__isnull=False),
                name="inspection_exhibit_list_is_accepted_first",
                violation_error_message="Somebody accepts a list’s quality by name before it is released.",
            ),
        ]


class Seat(OfInspection):
    """That somebody is in the room, or may as an inspector read what was released, from one moment to another.

    `ended_at` ends it at once; an inspector’s has a last moment from the beginning.
    """

    side = models.CharField(max_length=10, choices=Side.choices)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: names no child"
        search = "none: a page of its own"
        access_request = "none: names no child"
        retention = "as the inspection"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")) | Q(side=Side.ROOM, ends_at=None),
                name="inspection_seat_ends_after_it_starts",
                violation_error_message="An inspector’s seat ends, after it starts.",
            )
        ]


class Enquiry(OfInspection):
    """A line of enquiry: what an inspector asks, and by when the answer is wanted. Read by both sides."""

    asks = models.TextField()
    due_on = models.DateField()
    to_circle = models.IntegerField()

    class Sources:
        chronology = "none: an inspector’s question"
        search = "none: a page of its own"
        access_request = "inspection, where it is about whoever asks"
        retention = "as the inspection"


class Answer(OfInspection):
    """What was answered to a line of enquiry, with the exhibits it rests on."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    exhibits = ArrayField(models.UUIDField(), default=list)
    to_circle = models.IntegerField()

    class Sources:
        chronology = "none: an answer to an inspector"
        search = "none: a page of its own"
        access_request = "inspection, where it is about whoever asks"
        retention = "as the inspection"


class AgencyView(AboutChildren):
    """What one agency finds of a tracked child’s story in the joint audit; or, `joint`, what all of them find.

    A later row supersedes an agency’s earlier one. `form_version` is the version of the form it answers.
    """

    wanted = models.ForeignKey(Wanted, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    joint = models.BooleanField()
    form_version = models.IntegerField()
    answers = models.JSONField()

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: a page of its own"
        access_request = "inspection, without what was said of others"
        retention = "as the inspection"
