"""A visit planned to one child, what happened at it, and how often the child is to be seen. PRIVATE to visits.

A child's own words are kept with the child's voice and only named here. Everything is added; nothing is changed.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.visits.words import Bedroom, Happened, Purpose, Safe, SeenAlone, Tried, Where
from openmash.foundation.facts.models import Fact

TRANSITIONS: dict[str, set[str]] = {
    "planned": {"planned", "called_off", "recorded"}, "called_off": set(), "recorded": {"recorded"},
}  # fmt: skip
"""A plan may be moved; what happened may be put right by a further row."""
DEVICE_ID = 64


class AboutVisit(Fact):
    """A fact about one child's being visited. `process` is the process of records/cases it belongs to, if any."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        abstract = True


class Visit(AboutVisit):
    """A visit planned to one child: why, when, where, who goes, what to see. A later row moves it or calls it off.

    `together` is shared by the visits of brothers and sisters on one journey; `first` is the key of the first plan.
    """

    first = models.UUIDField(null=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    planned_at = models.DateTimeField()
    where = models.CharField(max_length=10, choices=Where.choices)
    visitor = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    what_to_see = models.TextField(blank=True)
    together = models.UUIDField()
    unannounced = models.BooleanField(default=False)
    called_off = models.TextField(blank=True)
    moved_because = models.TextField(blank=True)

    class Sources:
        chronology = "none: a plan; what happened at it is told"
        search = "none: not searched by"
        access_request = "visits"
        retention = "as the person"

    class Meta:
        indexes = [
            models.Index(fields=("person", "-planned_at"), name="visits_visit_newest"),
            models.Index(fields=("visitor", "-planned_at"), name="visits_visit_mine"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(called_off="") | ~Q(moved_because=""),
                name="visits_visit_change_says_why",
                violation_error_message="Say why the visit is moved or called off.",
            )
        ]


class Record(AboutVisit):
    """What happened at a visit, at the worker's own time (`occurred_at`). `device_id` is made on the worker's device.

    `purpose` is what it turned out to be for; blank: what the visit was planned for. `voice_ids` are the records of the
    child's voice made with it, where the child's words are kept as said;
    `milestone_ids` what the law counts from it, which a record that puts this one right puts right too.
    """

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="+")
    device_id = models.CharField(max_length=DEVICE_ID)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, blank=True)
    happened = models.CharField(max_length=16, choices=Happened.choices)
    where = models.CharField(max_length=10, choices=Where.choices)
    place = models.CharField(max_length=200, blank=True)
    alone = models.CharField(max_length=8, choices=SeenAlone.choices, blank=True)
    who_was_there = models.TextField(blank=True)
    bedroom = models.CharField(max_length=8, choices=Bedroom.choices, blank=True)
    communicates = models.TextField(blank=True)
    observations = models.TextField(blank=True)
    safe = models.CharField(max_length=8, choices=Safe.choices, blank=True)
    safe_words = models.TextField(blank=True)
    tried = ArrayField(models.CharField(max_length=12, choices=Tried.choices), default=list)
    done = models.TextField(blank=True)
    put_right_because = models.TextField(blank=True)
    voice_ids = ArrayField(models.UUIDField(), default=list)
    milestone_ids = ArrayField(models.UUIDField(), default=list)

    class Sources:
        chronology = "visits.entries"
        search = "none: not searched by"
        access_request = "visits"
        retention = "as the person"

    class Meta:
        indexes = [
            models.Index(fields=("person", "-occurred_at"), name="visits_record_newest"),
            models.Index(fields=("visit",), name="visits_record_of_visit"),
        ]
        constraints = [
            models.UniqueConstraint(fields=("recorded_by", "device_id"), name="visits_record_sent_twice_counts_once"),
            models.CheckConstraint(
                condition=~Q(happened=Happened.SEEN) | Q(alone__in=SeenAlone.values),
                name="visits_record_seen_says_whether_alone",
                violation_error_message="Say whether you saw the child alone.",
            ),
            models.CheckConstraint(
                condition=Q(happened=Happened.SEEN) | (~Q(done="") & Q(alone="")),
                name="visits_record_not_seen_says_what_was_done",
                violation_error_message="Say what you did about not seeing the child.",
            ),
            models.CheckConstraint(
                condition=~Q(safe=Safe.NO) | ~Q(safe_words=""),
                name="visits_record_danger_is_said",
                violation_error_message="Say what the danger is, and what you did.",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(put_right_because=""),
                name="visits_record_put_right_says_why",
                violation_error_message="Say what was wrong with the record.",
            ),
        ]


class Frequency(AboutVisit):
    """How often a child is to be seen, as a plan says it, in working days or in days; a later row replaces it."""

    every = models.IntegerField()
    in_working_days = models.BooleanField()
    because = models.CharField(max_length=400)

    class Sources:
        chronology = "visits.entries"
        search = "none: not searched by"
        access_request = "visits"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(every__gte=1, every__lte=366),
                name="visits_frequency_is_of_days",
                violation_error_message="Enter a number of days from 1 to 366.",
            ),
            models.CheckConstraint(
                condition=~Q(because=""),
                name="visits_frequency_says_who_says_so",
                violation_error_message="Say which plan or decision says so.",
            ),
        ]
