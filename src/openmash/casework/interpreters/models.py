"""What somebody needs to be understood, each conversation planned, and what happened. PRIVATE to interpreters."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.interpreters.words import Booked, Came, Instead, Preferred, Way
from openmash.foundation.facts.models import Fact


class Need(Fact):
    """What language somebody needs an interpreter for, what matters in choosing one, and who said so."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=12, choices=Way.choices)
    language = models.CharField(max_length=80, blank=True)
    dialect = models.CharField(max_length=80, blank=True)
    preferred = models.CharField(max_length=12, choices=Preferred.choices)
    matters = models.TextField(blank=True)
    source = models.CharField(max_length=200)

    class Sources:
        chronology = "interpreters.entries"
        search = "none: not searched by"
        access_request = "interpreters"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(way=Way.SPOKEN) | ~Q(language=""),
                name="interpreters_need_names_language",
                violation_error_message="Enter the language.",
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="interpreters_need_has_source",
                violation_error_message="Say who told us.",
            ),
        ]


class Conversation(Fact):
    """A conversation planned with somebody who needs an interpreter, and who is booked; a later row replaces it."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    what_for = models.CharField(max_length=200)
    who_speaks = models.CharField(max_length=200)
    planned_at = models.DateTimeField()
    booked = models.CharField(max_length=8, choices=Booked.choices)
    agency_name = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: a plan; what happened stands as its outcome"
        search = "none: not searched by"
        access_request = "interpreters"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("recorded_by", "-planned_at"), name="interpreters_conv_by_whom")]
        constraints = [
            models.CheckConstraint(
                condition=Q(booked__in=list(Booked.values)),
                name="interpreters_conv_never_family_or_child",
                violation_error_message="A relative, a friend or a child never interprets.",
            ),
            models.CheckConstraint(
                condition=~Q(booked=Booked.AGENCY) | ~Q(agency_name=""),
                name="interpreters_conv_names_agency",
                violation_error_message="Enter the agency’s name.",
            ),
        ]


class Outcome(Fact):
    """Whether the interpreter came to a conversation, and what happened instead where not."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    what_for = models.CharField(max_length=200)
    came = models.CharField(max_length=14, choices=Came.choices)
    instead = models.CharField(max_length=14, choices=Instead.choices, blank=True)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "interpreters.entries"
        search = "none: not searched by"
        access_request = "interpreters"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(came=Came.CAME, instead="") | (~Q(came=Came.CAME) & ~Q(instead="")),
                name="interpreters_outcome_says_instead",
                violation_error_message="Say what happened instead.",
            )
        ]
