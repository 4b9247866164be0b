"""Audits, the records drawn for them, grades, what practitioners said, and what is done about what was found. PRIVATE.

What is about a record is behind the child's wall and seen only by its auditors, by whoever did the work, and by the
service that counts. What is about an audit names no child and no worker.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openmash.foundation.facts.models import Fact
from openmash.insight.practice.words import Agrees, By, Effect, Evidence, Of, Part


class Audit(Fact):
    """One audit: what it asks, from which records it was drawn and how, so that the draw can be repeated. No child.

    `seed` repeats the draw from the `frame_many` children whose keys hash to `frame_hash`. `follows` is the audit this
    one is drawn again after. Its records may be read until `due_on`, or until it is ended.
    """

    title = models.CharField(max_length=120)
    asks = models.TextField()
    tool_slug = models.CharField(max_length=60)
    tool_version = models.IntegerField()
    of = models.CharField(max_length=10, choices=Of.choices)
    by = models.CharField(max_length=10, choices=By.choices)
    since = models.DateTimeField()
    until = models.DateTimeField()
    seed = models.IntegerField()
    many = models.SmallIntegerField()
    double_percent = models.SmallIntegerField()
    frame_many = models.IntegerField()
    frame_hash = models.CharField(max_length=64)
    due_on = models.DateField()
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    profile_slug = models.CharField(max_length=60)
    profile_version = models.CharField(max_length=40)

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "ten years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(asks="") & Q(many__gte=1) & Q(double_percent__range=(0, 100)) & Q(since__lt=F("until")),
                name="practice_audit_can_be_drawn",
            ),
            models.UniqueConstraint(
                fields=("follows",), name="practice_audit_followed_once",
                violation_error_message="This audit was drawn again already.",
            ),
        ]  # fmt: skip


class AuditEnded(Fact):
    """That an audit is over, and what it taught in a sentence or two. Nobody reads its records after it."""

    audit = models.OneToOneField(Audit, on_delete=models.PROTECT, related_name="ended")
    words = models.TextField()

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "as the audit"


class OfRecord(Fact):
    """A fact of one drawn record."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class DrawnRecord(OfRecord):
    """One child drawn for an audit, by what it was drawn from, who reads it and who did the work.

    `second_id`: who grades it without seeing the first grade, where it is among those graded twice.
    """

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey("cases.Process", on_delete=models.PROTECT, null=True, related_name="+")
    stratum = models.CharField(max_length=120)
    place = models.SmallIntegerField()
    first_id = models.UUIDField()
    second_id = models.UUIDField(null=True)
    practitioner_id = models.UUIDField()

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: a page of its own"
        access_request = "practice, what was found in the child’s record"
        retention = "as the audit"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("audit", "person"), name="practice_drawnrecord_once"),
            models.CheckConstraint(
                condition=~Q(first_id=F("practitioner_id"))
                & (Q(second_id__isnull=True) | (~Q(second_id=F("practitioner_id")) & ~Q(second_id=F("first_id")))),
                name="practice_drawnrecord_is_read_by_others",
                violation_error_message="Nobody audits their own work, or grades one record twice.",
            ),
        ]


class Grading(OfRecord):
    """What one person found in one record: a grade of the whole with why, and for each section a grade, why and where.

    `sections` holds {"grade", "reasons", "evidence"} for each section of the tool.
    """

    drawn = models.ForeignKey(DrawnRecord, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=Part.choices)
    grade = models.CharField(max_length=40)
    reasons = models.TextField()
    sections = models.JSONField()

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: a page of its own"
        access_request = "with the drawn record"
        retention = "as the audit"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("drawn", "part"), name="practice_grading_once",
                violation_error_message="This record is graded already.",
            ),
            models.CheckConstraint(
                condition=~Q(reasons="") & ~Q(grade=""), name="practice_grading_says_why",
                violation_error_message="Say why you grade it so.",
            ),
        ]  # fmt: skip


class Asked(OfRecord):
    """That whoever did the work was shown what was found, and asked, with what the auditor wants to hear of."""

    drawn = models.OneToOneField(DrawnRecord, on_delete=models.PROTECT, related_name="asked")
    words = models.TextField()

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: a page of its own"
        access_request = "with the drawn record"
        retention = "as the audit"


class Answered(OfRecord):
    """What whoever did the work says of what was found."""

    drawn = models.OneToOneField(DrawnRecord, on_delete=models.PROTECT, related_name="answered")
    agrees = models.CharField(max_length=8, choices=Agrees.choices)
    words = models.TextField()

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: a page of its own"
        access_request = "with the drawn record"
        retention = "as the audit"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="practice_answered_says_something",
                violation_error_message="Say what you think of it.",
            ),
        ]  # fmt: skip


class Finding(Fact):
    """What an audit found over its records, good or to be put right, under a section of its tool. Names nobody."""

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=60)
    is_strength = models.BooleanField()
    words = models.TextField()

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "as the audit"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="practice_finding_says_what"),
        ]


class Action(Fact):
    """What is to be done about a finding, by whom, by when, and how anybody will see that practice changed."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    owner_id = models.UUIDField()
    due_on = models.DateField()
    measure = models.TextField()
    indicator = models.CharField(max_length=40, blank=True)

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "as the audit"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(measure=""), name="practice_action_says_how_it_shows"),
        ]


class ActionClosed(Fact):
    """How an action ended: what shows that practice changed, and, apart from that, whether it made a difference."""

    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="closed")
    evidence = models.CharField(max_length=10, choices=Evidence.choices)
    words = models.TextField()
    effect = models.CharField(max_length=10, choices=Effect.choices)

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "as the audit"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="practice_actionclosed_says_what_changed",
                violation_error_message="Say what is different now, and how you know.",
            ),
        ]  # fmt: skip


class DrawnDecision(OfRecord):
    """A decision drawn by lot to be made again by somebody who is not told what was decided.

    `decided_at` is the minute the second person is shown: what was known then. `outcome` is what the first decided.
    """

    contact = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    decision_id = models.UUIDField(unique=True)
    decided_at = models.DateTimeField()
    decided_by = models.UUIDField()
    outcome = models.CharField(max_length=24)
    to_account = models.UUIDField()
    seed = models.IntegerField()

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: a page of its own"
        access_request = "practice, what was found in the child’s record"
        retention = "ten years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(to_account=F("decided_by")), name="practice_drawndecision_is_anothers",
                violation_error_message="Nobody decides again what they decided.",
            ),
        ]  # fmt: skip


class SecondDecision(OfRecord):
    """What a second person would have decided on what was known at that minute, and why."""

    drawn = models.OneToOneField(DrawnDecision, on_delete=models.PROTECT, related_name="second")
    outcome = models.CharField(max_length=24)
    reasons = models.TextField()

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: a page of its own"
        access_request = "with the drawn decision"
        retention = "as the drawn decision"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons=""), name="practice_seconddecision_says_why",
                violation_error_message="Say why.",
            ),
        ]  # fmt: skip
