"""Whom a school is to be told of, the notice it gets, and what happened to each. PRIVATE to encompass.

Two tables are the hub's (`Owed`, `OwedStep`, with `WordsMarked`), two are also the school's (`Notice`, `NoticeStep`):
`to_circle` is the strand of the organisation told, whose people read what is addressed to it without reaching a child.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.encompass.words import Because, Did, Standing, Step, Told
from openmash.foundation.facts.models import Fact
from openmash.foundation.facts.words import choices


class Owed(Fact):
    """That a school is to be told of one child in one incident: by when, and whether at once or once somebody is asked.

    `process` is the notification's. `attended_at` starts the clock, `heard_at` is when we were told; `due_at` is the
    start of the next school day of that school, None where nobody is to be told. `school_id`: of the register.
    """

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=10, choices=choices(Standing))
    because = models.CharField(max_length=16, choices=choices(Because))
    school_id = models.UUIDField(null=True)
    attended_at = models.DateTimeField()
    heard_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: the notice is in it"
        search = "none: not searched by"
        access_request = "encompass"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("-attended_at",), name="encompass_owed_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=("process", "person"), condition=Q(supersedes__isnull=True), name="encompass_owed_once"
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.NOBODY) | Q(due_at__isnull=False), name="encompass_owed_has_a_deadline"
            ),
            models.CheckConstraint(
                condition=~Q(standing=Standing.NOT_TOLD) | ~Q(why=""),
                name="encompass_owed_not_told_says_why",
                violation_error_message="Say why the school is not told.",
            ),
        ]


class OwedStep(Fact):
    """What the hub did about one child: put before somebody, decided, told by telephone. Never changed."""

    owed = models.ForeignKey(Owed, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    told = models.CharField(max_length=10, choices=choices(Told))
    because = models.CharField(max_length=16, choices=choices(Because), blank=True)
    words = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: the notice is in it"
        search = "none: not searched by"
        access_request = "encompass"
        retention = "as the person"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("owed", "told", "because"), name="encompass_owedstep_once"),
            models.CheckConstraint(
                condition=Q(told__in=(Told.RAISED, Told.LAST_CALL, Told.ESCALATED)) | ~Q(words=""),
                name="encompass_owedstep_says_why",
                violation_error_message="Say why, or who was told.",
            ),
        ]


class WordsMarked(Fact):
    """Whether a child's words in one incident are safe for school to read, and who says so. A later row stands."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    safe = models.BooleanField()
    said_by = models.CharField(max_length=200)

    class Sources:
        chronology = "none: the voice is in it"
        search = "none: not searched by"
        access_request = "encompass"
        retention = "as the person"


class Notice(Fact):
    """What a school is told of one child in one incident, as it stood then. Addressed to one organisation.

    It holds what the school needs to know the child by, and no address: `place` says what kind of place it was.
    `words` are the child's, only where somebody marked them safe for school.
    """

    owed = models.ForeignKey(Owed, on_delete=models.PROTECT, related_name="+")
    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    school_id = models.UUIDField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    called = models.CharField(max_length=200)
    born = models.CharField(max_length=40)
    police_ref = models.CharField(max_length=60)
    place = models.CharField(max_length=120, blank=True)
    there = models.CharField(max_length=200)
    circumstances = models.TextField()
    seemed = models.TextField(blank=True)
    words = models.TextField(blank=True)
    words_said_to = models.CharField(max_length=200, blank=True)
    spoken_to = models.CharField(max_length=200)
    due_at = models.DateTimeField()

    class Sources:
        chronology = "encompass.entries"
        search = "none: the school's own list"
        access_request = "encompass"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("agency", "-recorded_at"), name="encompass_notice_agency")]
        constraints = [
            models.UniqueConstraint(fields=("process", "person", "agency"), name="encompass_notice_once"),
            models.CheckConstraint(
                condition=~Q(called="") & ~Q(circumstances=""), name="encompass_notice_says_whom_and_what"
            ),
        ]


class NoticeStep(Fact):
    """What happened to one notice: told, chased, read, what the school did, or that it was not their child."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    step = models.CharField(max_length=10, choices=choices(Step))
    did = ArrayField(models.CharField(max_length=20, choices=choices(Did)), default=list)
    words = models.TextField(blank=True)
    to_accounts = ArrayField(models.UUIDField(), default=list)

    class Sources:
        chronology = "encompass.entries"
        search = "none: the school's own list"
        access_request = "encompass"
        retention = "as the person"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("notice", "step"), condition=~Q(step=Step.DID), name="encompass_noticestep_once"
            ),
            models.CheckConstraint(
                condition=~Q(step__in=(Step.DID, Step.NOT_OURS, Step.WORDS)) | ~Q(words=""),
                name="encompass_noticestep_says_something",
                violation_error_message="Say what was done, or why it is not your child.",
            ),
            models.CheckConstraint(
                condition=~Q(step=Step.DID) | Q(did__len__gt=0),
                name="encompass_noticestep_says_what_was_done",
                violation_error_message="Choose what the school did.",
            ),
        ]
