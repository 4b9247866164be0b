"""Reports as they were sent, what became of them, and the sanitised texts released from them. PRIVATE to this module.

What was sent stays with the intelligence unit, the agency it came from and whoever wrote it. Everything is added; what
changes is a release's ending, which takes it from everybody but those.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.intelligence.words import (
    Disposing,
    Ended,
    Known,
    Marking,
    Purpose,
    RecordClass,
    Reviewed,
    Scheme,
)
from openmash.foundation.facts.models import Fact
from openmash.records.subjects.words import Confidence

AN_END = Q(subject__isnull=True) ^ Q(about__isnull=True)


class Report(Fact):
    """What somebody sent, in their own words, when it happened and when they came to know, and how they know.

    `person_ids` are the people the unit has said it names: it bears the strictest of their restrictions. `audience` is
    the unit and the agency it came from.
    """

    words = models.TextField()
    known_how = models.CharField(max_length=10, choices=Known.choices)
    source_words = models.TextField(blank=True)
    known_at = models.DateTimeField()
    if_known = models.TextField(blank=True)
    reply_to = models.CharField(max_length=200, blank=True)
    marking = models.CharField(max_length=10, choices=Marking.choices, default=Marking.SENSITIVE)
    person_ids = ArrayField(models.UUIDField(), default=list)
    audience = ArrayField(models.IntegerField())

    class Sources:
        chronology = "none: what was sent is the originator's; a release is told"
        search = "none: the unit's own list"
        access_request = "intelligence, decided by the originator"
        retention = "by originator and record class, unless held (retention.py)"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="intelligence_report_says_something",
                violation_error_message="Write what you saw or heard.",
            ),
            models.CheckConstraint(
                condition=Q(known_at__lte=models.F("recorded_at")),
                name="intelligence_report_known_before_sent",
                violation_error_message="It was known before it was sent.",
            ),
        ]


class OfReport(Fact):
    """A fact of one report, for those who handle reports: not for whoever sent it, and no wider than the report."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    audience = ArrayField(models.IntegerField())

    class Meta:
        abstract = True


class Grade(OfReport):
    """How a report is graded, by whom and why, and as what it is kept. 5x5x5 stands as written. A later supersedes."""

    scheme = models.CharField(max_length=5, choices=Scheme.choices)
    source = models.CharField(max_length=1)
    information = models.CharField(max_length=1)
    handling = models.CharField(max_length=1)
    conditions = models.TextField(blank=True)
    why = models.TextField(blank=True)
    record_class = models.CharField(max_length=16, choices=RecordClass.choices, blank=True)

    class Sources:
        chronology = "none: as the report"
        search = "none: not searched by"
        access_request = "as the report"
        retention = "as the report"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    scheme=Scheme.THREE.value, source__in=("1", "2", "3"), information__in=tuple("ABCDE"),
                    handling__in=("P", "C"),
                )
                | Q(
                    scheme=Scheme.FIVE.value, source__in=tuple("ABCDE"), information__in=tuple("12345"),
                    handling__in=tuple("12345"),
                ),
                name="intelligence_grade_is_of_its_scheme",
                violation_error_message="Choose a source, an information and a handling code.",
            ),
            models.CheckConstraint(
                condition=~Q(handling="C") | ~Q(conditions=""),
                name="intelligence_grade_c_states_its_conditions",
                violation_error_message="Say on what conditions it may be shared.",
            ),
        ]  # fmt: skip


class Release(Fact):
    """A sanitised text made from a report by somebody with the right, for an audience, until it is ended.

    `to_people`: whoever may see the people it names. `source`, `information`: the grade as it then stood. It is held by
    the report's originator, who may recall it. Ended, or past `expires_on`, only the unit and the originator see it.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    scheme = models.CharField(max_length=5, choices=Scheme.choices)
    source = models.CharField(max_length=1)
    information = models.CharField(max_length=1)
    handling = models.CharField(max_length=1, choices=[("P", "P"), ("C", "C")])
    conditions = models.TextField(blank=True)
    marking = models.CharField(max_length=10, choices=Marking.choices)
    originator = models.UUIDField()
    person_ids = ArrayField(models.UUIDField(), default=list)
    to_core = models.BooleanField(default=True)
    to_people = models.BooleanField(default=False)
    to_agencies = ArrayField(models.UUIDField(), default=list)
    to_accounts = ArrayField(models.UUIDField(), default=list)
    audience = ArrayField(models.IntegerField())
    keepers = ArrayField(models.IntegerField())
    review_on = models.DateField()
    expires_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Ended.choices, blank=True)
    ended_why = models.TextField(blank=True)

    class Sources:
        chronology = "intelligence.entries"
        search = "none: the lists of those it was sent to"
        access_request = "intelligence, decided by the originator"
        retention = "as the report"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="intelligence_release_says_something",
                violation_error_message="Write the sanitised text.",
            ),
            models.CheckConstraint(
                condition=Q(handling="P") | (~Q(conditions="") & ~Q(audience__contains=[1])),
                name="intelligence_release_c_names_who_and_how",
                violation_error_message="Code C needs its conditions, and an audience named one by one.",
            ),
            models.CheckConstraint(
                condition=Q(audience__len__gt=0),
                name="intelligence_release_has_an_audience",
                violation_error_message="Say who may read it.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended="") | (Q(ended_at__isnull=False) & ~Q(ended="")),
                name="intelligence_release_ends_somehow",
                violation_error_message="Say how it ended.",
            ),
        ]


class Mention(Fact):
    """That a report, or a release, is about a subject or a person, and how sure that is. Seen where all three are."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+", null=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+", null=True)
    subject = models.ForeignKey("subjects.Subject", on_delete=models.PROTECT, related_name="+", null=True)
    about = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    words = models.CharField(max_length=400, blank=True)
    person_ids = ArrayField(models.UUIDField(), default=list)
    audience = ArrayField(models.IntegerField())

    class Sources:
        chronology = "intelligence.entries"
        search = "none: found through what it is about"
        access_request = "as the report"
        retention = "as the report"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(report__isnull=True) ^ Q(release__isnull=True),
                name="intelligence_mention_of_one_text",
                violation_error_message="Choose the report or the release.",
            ),
            models.CheckConstraint(
                condition=AN_END,
                name="intelligence_mention_of_one_thing",
                violation_error_message="Choose the person or the subject it is about.",
            ),
        ]


class Review(Fact):
    """That a release was looked at again, what was decided, and when it is next."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    found = models.CharField(max_length=8, choices=Reviewed.choices)
    words = models.TextField(blank=True)
    next_on = models.DateField(null=True)

    class Sources:
        chronology = "none: as the release"
        search = "none: not searched by"
        access_request = "as the report"
        retention = "as the report"


class Opened(Fact):
    """That somebody read a report or a release, and what for."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+", null=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+", null=True)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    words = models.CharField(max_length=400, blank=True)
    audience = ArrayField(models.IntegerField())

    class Sources:
        chronology = "none: in who has looked"
        search = "none: access"
        access_request = "disclosed as access decisions"
        retention = "kept as long as the audit"

    class Meta:
        verbose_name_plural = "opened"
        constraints = [
            models.CheckConstraint(
                condition=Q(report__isnull=True) ^ Q(release__isnull=True),
                name="intelligence_opened_one_text",
                violation_error_message="Choose the report or the release.",
            )
        ]


class Hold(OfReport):
    """A legal hold: kept whatever the schedule says, while an inquiry or review needs it. A later one supersedes."""

    held = models.BooleanField(default=True)
    why = models.TextField()

    class Sources:
        chronology = "none: as the report"
        search = "none: not searched by"
        access_request = "as the report"
        retention = "as the report"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="intelligence_hold_says_why",
                violation_error_message="Say which inquiry or review needs it, or why the hold has ended.",
            )
        ]


class Disposal(OfReport):
    """What somebody decided of a report past its originator's time: keep it, dispose of it, and a second person's yes.

    A proposal waits for somebody else. Once agreed to, the words are gone, here and in everything released from it.
    """

    stage = models.CharField(max_length=8, choices=Disposing.choices)
    why = models.TextField()
    again_on = models.DateField(null=True)

    class Sources:
        chronology = "none: as the report"
        search = "none: not searched by"
        access_request = "as the report"
        retention = "kept as long as the audit"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="intelligence_disposal_says_why",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=~Q(stage="keep") | Q(again_on__isnull=False),
                name="intelligence_disposal_kept_until",
                violation_error_message="Give a day on which it is looked at again.",
            ),
            models.UniqueConstraint(
                fields=("report",), condition=Q(stage="agreed"), name="intelligence_disposal_agreed_once"
            ),
        ]
