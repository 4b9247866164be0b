"""Allegations against people who work or volunteer with children. PRIVATE to this module.

Every row bears the allegation's own circle: the designated officers', and those they name. Whoever it is about and
their colleagues are kept from that circle by rules kept in `foundation/access`, whatever else they may do. Nobody's
record as a person is made of it: a name held here is found by no search.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.allegations.words import Concern, Outcome, Position, Step
from openmash.foundation.facts.models import Fact


class Allegation(Fact):
    """That somebody who works or volunteers with children may have harmed a child, or may not be suitable: as it came.

    `known_at` is when the employer, or whoever told us, first knew; `told_at` when the designated officer was told.
    `contact_id` is where it arose, `children` whom it concerns: their own contact goes on at the front door.
    """

    about_name = models.CharField(max_length=200)
    position = models.CharField(max_length=12, choices=Position.choices)
    works_as = models.CharField(max_length=200)
    employer_name = models.CharField(max_length=200)
    agency_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)
    account_id = models.UUIDField(null=True)
    concerns = ArrayField(models.CharField(max_length=12, choices=Concern.choices))
    what = models.TextField()
    known_at = models.DateTimeField()
    told_at = models.DateTimeField()
    contact_id = models.UUIDField(null=True)
    children = ArrayField(models.UUIDField(), default=list)
    profile_version = models.CharField(max_length=40)

    class Sources:
        chronology = "none: a stream of its own, which betrays nothing to the child's record"
        search = "none: found by the designated officer's list alone"
        access_request = "allegations, decided by the designated officer"
        retention = "until the person's normal pension age, or ten years where that is longer"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(about_name="") & ~Q(employer_name="") & ~Q(what="") & ~Q(concerns=[]),
                name="allegations_allegation_says_who_and_what",
                violation_error_message="Say who it is about, where they work, and what is alleged.",
            ),
            models.CheckConstraint(
                condition=Q(known_at__lte=models.F("told_at")),
                name="allegations_allegation_known_before_told",
                violation_error_message="It was known before the designated officer was told.",
            ),
        ]


class OfAllegation(Fact):
    """A fact of one allegation, in its circle."""

    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Entry(OfAllegation):
    """A step taken: the initial evaluation, a meeting, advice to the employer, what a child said; in words, by whom."""

    step = models.CharField(max_length=12, choices=Step.choices)
    words = models.TextField()
    who = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: a stream of its own"
        search = "none: not searched by"
        access_request = "allegations, decided by the designated officer"
        retention = "as the allegation"

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="allegations_entry_says_something",
                violation_error_message="Write what was done, said or decided.",
            ),
            models.CheckConstraint(
                condition=~Q(step=Step.VOICE.value) | ~Q(who=""),
                name="allegations_entry_voice_has_its_source",
                violation_error_message="Say who heard the child, or who will and by when.",
            ),
        ]


class Concluded(OfAllegation):
    """What was concluded, in the words of Keeping Children Safe in Education, and why. A later one supersedes."""

    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    why = models.TextField()

    class Sources:
        chronology = "none: a stream of its own"
        search = "none: not searched by"
        access_request = "allegations, decided by the designated officer"
        retention = "as the allegation; a malicious or false one is not in a reference"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(why__regex=r"\S(.|\n){18,}\S"),
                name="allegations_concluded_says_why",
                violation_error_message="Say why, so that it could be read years from now.",
            )
        ]


class Named(OfAllegation):
    """Somebody the designated officer lets see it, and why; though a colleague, where the officer says so."""

    account_id = models.UUIDField()
    why = models.CharField(max_length=400)
    though_a_colleague = models.BooleanField(default=False)

    class Sources:
        chronology = "none: access"
        search = "none: access"
        access_request = "disclosed as access decisions"
        retention = "as the allegation"


class KeptFrom(OfAllegation):
    """Whom it is kept from: an account, a team or a whole agency, and by which rule or whose word."""

    account_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)
    agency_id = models.UUIDField(null=True)
    because = models.CharField(max_length=400)

    class Sources:
        chronology = "none: access"
        search = "none: access"
        access_request = "disclosed as access decisions"
        retention = "as the allegation"

    class Meta:
        verbose_name_plural = "kept from"
        constraints = [
            models.CheckConstraint(
                condition=Q(account_id__isnull=False) | Q(team_id__isnull=False) | Q(agency_id__isnull=False),
                name="allegations_keptfrom_names_somebody",
                violation_error_message="Say whom it is kept from.",
            )
        ]
