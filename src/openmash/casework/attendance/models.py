"""A school's figures for a child. PRIVATE to attendance."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openmash.casework.attendance.words import Place
from openmash.foundation.facts.models import Fact


class Figures(Fact):
    """One period of one child, as at a date, as the school sent it. Sessions are half days."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    school = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    as_at = models.DateTimeField()
    possible = models.PositiveIntegerField()
    attended = models.PositiveIntegerField()
    authorised = models.PositiveIntegerField()
    unauthorised = models.PositiveIntegerField()
    suspensions = models.PositiveIntegerField(default=0)
    place = models.CharField(max_length=12, choices=Place.choices)
    part_time = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "attendance.entries"
        search = "none: not searched by"
        access_request = "attendance"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-ends_on"), name="attendance_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(possible__gte=F("attended") + F("authorised") + F("unauthorised")),
                name="attendance_no_more_than_possible",
                violation_error_message="More sessions are attended and missed than were possible.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="attendance_ends_after_it_starts",
                violation_error_message="The period ends before it starts.",
            ),
        ]
