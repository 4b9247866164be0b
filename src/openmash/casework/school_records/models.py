"""Records of schools' own systems, and those that were released. PRIVATE to school_records."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.foundation.facts.models import Fact


class Kept(Fact):
    """One entry of a school's own recording system about one pupil, as its export has it. In the school's strand.

    It holds the pupil as the school names them, and no key of a person: nothing is compared until it is released.
    """

    pupil_ref = models.CharField(max_length=60)
    record_ref = models.CharField(max_length=60)
    forenames = models.CharField(max_length=200, blank=True)
    surname = models.CharField(max_length=200, blank=True)
    born = models.DateField(null=True)
    born_precision = models.CharField(max_length=8, blank=True)
    upn = models.CharField(max_length=20, blank=True)
    on = models.DateField()
    kind = models.CharField(max_length=120, blank=True)
    words = models.TextField()
    child_said = models.TextField(blank=True)
    did = models.TextField(blank=True)
    by = models.CharField(max_length=120, blank=True)

    class Sources:
        chronology = "none: the school's own until it is released"
        search = "none: the school's own list"
        access_request = "none: the school answers for its own records until it releases them"
        retention = "as the school keeps it, and no longer than its file"

    class Meta:
        indexes = [models.Index(fields=("held_by", "-on"), name="school_records_kept_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(record_ref=""), name="school_records_kept_says_something",
                violation_error_message="A record says what happened, and its reference in the school's system.",
            )
        ]  # fmt: skip


class Released(Fact):
    """A record that its school has put with the child's record, as it stood then, and why. The school sees it still."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey(Kept, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    on = models.DateField()
    kind = models.CharField(max_length=120, blank=True)
    words = models.TextField()
    did = models.TextField(blank=True)
    why = models.CharField(max_length=400)

    class Sources:
        chronology = "school_records.entries"
        search = "none: found in the chronology"
        access_request = "school_records"
        retention = "as the person"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("kept",), name="school_records_released_once",
                violation_error_message="This record was released already.",
            ),
            models.CheckConstraint(
                condition=~Q(why=""), name="school_records_released_says_why",
                violation_error_message="Say why it is released.",
            ),
        ]  # fmt: skip
