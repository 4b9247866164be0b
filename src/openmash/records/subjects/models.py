"""Subjects and how they are linked. Everything is added and superseded; nothing is changed. PRIVATE to records.

A subject bears the restriction of a person of concern's own record; a group is judged by its members. `audience` names
the circles that may see it besides (`foundation/facts/walls.py`, Audience).
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from openmash.foundation.facts.models import Fact
from openmash.records.subjects.words import Became, Because, Confidence, Kind, LinkKind, PlaceKind, Status

AUDIENCE = "Say who may see this."


class Subject(Fact):
    """A person of concern, place, group, vehicle, phone line, online space or theme, as it is called. No score.

    `person` is a person of concern's own record, where there is one; under 18 there always is. The database keeps of a
    group who its members are (`member_ids`), and whether others might be told too much by it (`core_only`): one of its
    memberships rests on intelligence, or is not for all the group's audience.
    """

    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=200)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    is_child = models.BooleanField(default=False)
    person_ids = ArrayField(models.UUIDField(), default=list)
    audience = ArrayField(models.IntegerField())
    core_only = models.BooleanField(default=False)
    member_ids = ArrayField(models.UUIDField(), default=list)

    class Sources:
        chronology = "none: told by the intelligence that names the child"
        search = "subjects.visible"
        access_request = "subjects, decided by the owner and the originators of what it rests on"
        retention = "until closed, then as the longest kept report that names it"

    class Meta:
        indexes = [models.Index(fields=("kind",), name="subjects_subject_kind")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="subjects_subject_is_called_something",
                violation_error_message="Say what it is called, or describe it.",
            ),
            models.CheckConstraint(
                condition=Q(is_child=False) | Q(person__isnull=False),
                name="subjects_subject_under_18_is_a_child_first",
                violation_error_message="Somebody under 18 is a child first: choose their own record.",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.PERSON.value) | (Q(person__isnull=True) & Q(is_child=False)),
                name="subjects_subject_only_a_person_has_a_record",
                violation_error_message="Only a person of concern has a record as a person.",
            ),
            models.CheckConstraint(
                condition=Q(audience__len__gt=0),
                name="subjects_subject_has_an_audience",
                violation_error_message=AUDIENCE,
            ),
        ]


class OfSubject(Fact):
    """A fact of one subject, seen by whoever sees the subject."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Description(OfSubject):
    """What is known of it, without naming anybody. A later one supersedes; the newest counts.

    `identifier`: registration, number, handle or alias. `longitude`, `latitude`: WGS84 degrees; `easting`, `northing`:
    British National Grid metres (EPSG:27700); a place has both or neither. `until`: when a theme expires.
    What is known of a place is an assessment of it (contextual safeguarding's location assessment): `features` of the
    place, what `young_people` who use it and its `community` say, its `strengths`.
    """

    words = models.TextField(blank=True)
    identifier = models.CharField(max_length=200, blank=True)
    place_kind = models.CharField(max_length=12, choices=PlaceKind.choices, blank=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    easting = models.IntegerField(null=True)
    northing = models.IntegerField(null=True)
    guardians = models.TextField(blank=True)
    guardians_duty = models.TextField(blank=True)
    times_of_day = models.CharField(max_length=200, blank=True)
    features = models.TextField(blank=True)
    young_people = models.TextField(blank=True)
    community = models.TextField(blank=True)
    strengths = models.TextField(blank=True)
    until = models.DateField(null=True)

    class Sources:
        chronology = "none: told by the intelligence that names the child"
        search = "subjects.visible"
        access_request = "as the subject"
        retention = "as the subject"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(longitude__isnull=True, latitude__isnull=True, easting__isnull=True, northing__isnull=True)
                    | Q(
                        longitude__range=(-9.0, 2.1), latitude__range=(49.7, 61.0), easting__range=(0, 700_000),
                        northing__range=(0, 1_300_000),
                    )
                ),
                name="subjects_description_lies_in_britain",
                violation_error_message="Give a point in Great Britain: a grid reference, or latitude and longitude.",
            )
        ]  # fmt: skip


class Standing(OfSubject):
    """How a subject stands, who owns it, why, and when it is looked at again: its history. The newest counts."""

    status = models.CharField(max_length=10, choices=Status.choices)
    owner = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    review_on = models.DateField(null=True)

    class Sources:
        chronology = "none: told by the intelligence that names the child"
        search = "none: not searched by"
        access_request = "as the subject"
        retention = "as the subject"

    class Meta:
        indexes = [models.Index(fields=("subject", "-recorded_at"), name="subjects_standing_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="subjects_standing_says_why",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CLOSED.value) | Q(review_on__isnull=False),
                name="subjects_standing_is_looked_at_again",
                violation_error_message="Give the day it is looked at again.",
            ),
        ]


class Aim(OfSubject):
    """What we want to change, and how we shall know. A later one supersedes."""

    change = models.TextField()
    known_by = models.TextField()

    class Sources:
        chronology = "none: about the subject, not the child"
        search = "none: not searched by"
        access_request = "as the subject"
        retention = "as the subject"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(change="") & ~Q(known_by=""),
                name="subjects_aim_says_what_and_how_we_know",
                violation_error_message="Say what must change, and how we shall know.",
            )
        ]


class Action(OfSubject):
    """What will be done about a subject, by whom of which agency, by when."""

    what = models.TextField()
    owner_name = models.CharField(max_length=200)
    agency_name = models.CharField(max_length=200)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    due_on = models.DateField()

    class Sources:
        chronology = "none: about the subject, not the child"
        search = "none: a list of its own"
        access_request = "as the subject"
        retention = "as the subject"

    class Meta:
        indexes = [models.Index(fields=("account", "due_on"), name="subjects_action_mine")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(owner_name="") & ~Q(agency_name=""),
                name="subjects_action_says_what_and_who",
                violation_error_message="Say what will be done, by whom and of which agency.",
            )
        ]


class ActionResult(OfSubject):
    """What became of an action, and what difference it made. The newest counts."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    became = models.CharField(max_length=8, choices=Became.choices)
    effect = models.TextField()

    class Sources:
        chronology = "none: about the subject, not the child"
        search = "none: a list of its own"
        access_request = "as the subject"
        retention = "as the subject"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(effect=""),
                name="subjects_actionresult_says_the_effect",
                violation_error_message="Say what difference it made, or why it was not done.",
            )
        ]


class Link(Fact):
    """That one subject or person is linked with another, as one source says it: each with rights of its own.

    `source` is the report or release that says it; where a record or a meeting does, `says_so` says which. Seen only
    where both ends and the source are seen. `valid_from`, `valid_to`: the days it is known to have held. To withdraw
    it, a row supersedes it with `withdrawn`.
    """

    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    from_subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+", null=True)
    from_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    to_subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+", null=True)
    to_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    role = models.CharField(max_length=200, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    because = models.CharField(max_length=8, choices=Because.choices)
    source = models.UUIDField(null=True, db_index=True)
    says_so = models.CharField(max_length=400, blank=True)
    withdrawn = models.BooleanField(default=False)
    person_ids = ArrayField(models.UUIDField(), default=list)
    audience = ArrayField(models.IntegerField())

    class Sources:
        chronology = "none: told by the intelligence that names the child"
        search = "none: found through what it links"
        access_request = "as the report that says it"
        retention = "as the report that says it"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_subject__isnull=True) ^ Q(from_person__isnull=True),
                name="subjects_link_begins_at_one",
                violation_error_message="Choose what is linked.",
            ),
            models.CheckConstraint(
                condition=Q(to_subject__isnull=True) ^ Q(to_person__isnull=True),
                name="subjects_link_ends_at_one",
                violation_error_message="Choose what it is linked with.",
            ),
            models.CheckConstraint(
                condition=~Q(from_subject=F("to_subject")) & ~Q(from_person=F("to_person")),
                name="subjects_link_joins_two",
                violation_error_message="Choose two different things.",
            ),
            models.CheckConstraint(
                condition=(Q(because=Because.RECORD.value) & Q(source__isnull=True) & ~Q(says_so=""))
                | (~Q(because=Because.RECORD.value) & Q(source__isnull=False)),
                name="subjects_link_says_what_says_so",
                violation_error_message="Say which record or meeting says so.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=LinkKind.MEMBER.value) | Q(to_subject__isnull=False),
                name="subjects_link_member_of_a_group",
                violation_error_message="Choose the group.",
            ),
            models.CheckConstraint(
                condition=Q(audience__len__gt=0),
                name="subjects_link_has_an_audience",
                violation_error_message=AUDIENCE,
            ),
        ]
