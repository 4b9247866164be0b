"""Supervision and oversight. A note of supervision is for its two people; what is about a child is on the record.

Nobody is scored. Everything is added; nothing is changed. PRIVATE to supervision.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from openmash.casework.supervision.words import Became
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact


class Supervision(models.Model):
    """That a supervisor (`account`) and a worker met: when, the reflective note of the two, and when next.

    It is about a worker, not a child: no child is named in it, and only the two of them read it.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    note = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: about a worker; what is about a child is an entry on the child's record"
        search = "none: for its two people alone"
        access_request = "none: about staff; a worker reads their own"
        retention = "six years after it was held"

    class Meta:
        indexes = [models.Index(fields=("worker", "-held_at"), name="supervision_of_worker")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(account=F("worker")),
                name="supervision_is_between_two",
                violation_error_message="Nobody supervises themselves.",
            )
        ]


class AboutChild(Fact):
    """A fact of oversight about one child."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Entry(AboutChild):
    """A manager's oversight: what they looked at and what they think; in a supervision, or by itself."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="+", null=True)
    looked_at = models.TextField()
    view = models.TextField()

    class Sources:
        chronology = "supervision.entries"
        search = "none: not searched by"
        access_request = "supervision"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-recorded_at"), name="supervision_entry_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(looked_at="") & ~Q(view=""),
                name="supervision_entry_says_what_and_what_of_it",
                violation_error_message="Say what you looked at, and what you think.",
            )
        ]


class Direction(AboutChild):
    """What a manager directs in an entry: what, who does it, by which day. It is that person's next step."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    owner = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()

    class Sources:
        chronology = "supervision.entries"
        search = "none: a list of its own"
        access_request = "supervision"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("owner", "due_on"), name="supervision_direction_mine")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""),
                name="supervision_direction_says_what",
                violation_error_message="Say what is to be done.",
            )
        ]


class DirectionAnswer(AboutChild):
    """What became of a direction, and what difference it made. The newest counts."""

    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, related_name="+")
    became = models.CharField(max_length=10, choices=Became.choices)
    words = models.TextField()

    class Sources:
        chronology = "supervision.entries"
        search = "none: a list of its own"
        access_request = "supervision"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="supervision_answer_says_what_came_of_it",
                violation_error_message="Say what came of it.",
            )
        ]


class LateReason(AboutChild):
    """Why a limit is past for a child, and when it will be met. `clock` names it; `due_at` is when it was due."""

    clock = models.CharField(max_length=60)
    due_at = models.DateTimeField()
    why = models.TextField()
    by_when = models.DateField()

    class Sources:
        chronology = "supervision.entries"
        search = "none: not searched by"
        access_request = "supervision"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="supervision_late_says_why",
                violation_error_message="Say why it is late.",
            )
        ]


class NightSheet(AboutChild):
    """What the out-of-hours team must know of a child who is open to a worker: tonight's worry, and what to do."""

    worry = models.TextField()
    what_to_do = models.TextField()
    whom_to_ring = models.TextField()
    until = models.DateTimeField()

    class Sources:
        chronology = "supervision.entries"
        search = "none: not searched by"
        access_request = "supervision"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("until",), name="supervision_night_until")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(worry="") & ~Q(what_to_do=""),
                name="supervision_night_says_what_to_do",
                violation_error_message="Say what worries you tonight, and what is to be done.",
            )
        ]


class NightRead(AboutChild):
    """That somebody of the out-of-hours team has read a sheet and will act on it if it comes to that."""

    sheet = models.ForeignKey(NightSheet, on_delete=models.PROTECT, related_name="+")

    class Sources:
        chronology = "none: about the service; the sheet is told"
        search = "none: not searched by"
        access_request = "supervision"
        retention = "as the person"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("sheet", "recorded_by"), name="supervision_read_once_each")]
