"""Incidents, and the schools and children's homes beside which they are seen. PRIVATE to incidents."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openmash.casework.incidents.words import SettingKind
from openmash.foundation.facts.models import Fact

DEGREES = 3
"""Decimals of a degree that are kept: about 110 metres north and south, 70 east and west."""


class Incident(Fact):
    """That something of a kind happened near a point, as a partner's file says. It names nobody.

    `occurred_at`: when, or not before. `until`: not after, where only that is known. `latitude`, `longitude`: WGS84, to
    about a hundred metres. A later row supersedes; one that is withdrawn counts nowhere.
    """

    reference = models.CharField(max_length=60)
    kind = models.CharField(max_length=80)
    until = models.DateTimeField(null=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    street = models.CharField(max_length=120, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Sources:
        chronology = "none: names nobody"
        search = "none: counted, not searched"
        access_request = "none: names nobody"
        retention = "six years from the incident, or as its sender says"

    class Meta:
        indexes = [models.Index(fields=("occurred_at",), name="incidents_incident_when")]
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_at__isnull=False) & ~Q(kind="") & ~Q(reference=""),
                name="incidents_incident_says_when_and_what",
                violation_error_message="Say when it happened, what it was, and your reference for it.",
            ),
            models.CheckConstraint(
                condition=Q(latitude__range=(49.0, 61.5), longitude__range=(-9.0, 2.5)),
                name="incidents_incident_in_the_kingdom",
                violation_error_message="The point is not in the United Kingdom. Give degrees, latitude first.",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("occurred_at")),
                name="incidents_incident_ends_after_it_begins",
                violation_error_message="It ended before it began. Check the times.",
            ),
        ]


class Setting(Fact):
    """A school or a children's home with its point, so that a map can show what is near. It names no child.

    A children's home is not for everybody: its row is in the circle of the core exploitation roles. A later row
    supersedes; one that has closed is not shown.
    """

    reference = models.CharField(max_length=60)
    kind = models.CharField(max_length=6, choices=SettingKind.choices)
    name = models.CharField(max_length=200)
    latitude = models.FloatField()
    longitude = models.FloatField()
    closed = models.BooleanField(default=False)

    class Sources:
        chronology = "none: names nobody"
        search = "none: shown on the map"
        access_request = "none: names nobody"
        retention = "until it closes"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(reference=""),
                name="incidents_setting_is_called_something",
                violation_error_message="Say what it is called, and your reference for it.",
            ),
            models.CheckConstraint(
                condition=Q(latitude__range=(49.0, 61.5), longitude__range=(-9.0, 2.5)),
                name="incidents_setting_in_the_kingdom",
                violation_error_message="The point is not in the United Kingdom. Give degrees, latitude first.",
            ),
        ]
