"""Passing a child to another area: whom we asked, what we sent, and each answer until somebody accepts. PRIVATE.

The child stays ours the whole time: only an acceptance by somebody named there ends the hub's part.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.frontdoor.models.contact import AboutContactChild
from openmash.casework.frontdoor.words import AreaSaid
from openmash.foundation.facts.words import choices, codes


class AreaAsked(AboutContactChild):
    """That another area was asked to take one child: whom there, how to reach them, and what was sent."""

    offer = models.OneToOneField("cases.Offer", on_delete=models.PROTECT, related_name="+")
    area = models.CharField(max_length=120)
    named = models.CharField(max_length=200)
    role = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=60)
    sent = models.TextField()

    class Sources:
        chronology = "none: the offer it goes with is a milestone of cases"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(named="") & ~Q(telephone="") & ~Q(sent=""),
                name="frontdoor_areaasked_says_whom_and_what",
                violation_error_message="Say whom you asked, on what number, and what you sent.",
            )
        ]


class AreaAnswer(AboutContactChild):
    """What another area said when asked or chased: a named person accepted, refused, or nobody answered."""

    asked = models.ForeignKey(AreaAsked, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=12, choices=choices(AreaSaid))
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "none: an acceptance is a milestone of cases"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(said__in=codes(AreaSaid)), name="frontdoor_areaanswer_is_known"),
            models.CheckConstraint(
                condition=~Q(said=AreaSaid.ACCEPTED) | (~Q(name="") & ~Q(role="") & ~Q(telephone="")),
                name="frontdoor_areaanswer_accepted_by_somebody",
                violation_error_message="Give the name, role and telephone of whoever accepted.",
            ),
            models.CheckConstraint(
                condition=~Q(said=AreaSaid.REFUSED) | ~Q(words=""),
                name="frontdoor_areaanswer_refused_with_a_reason",
                violation_error_message="Say why they would not take the child.",
            ),
            models.UniqueConstraint(
                fields=("asked",), condition=Q(said=AreaSaid.ACCEPTED), name="frontdoor_areaanswer_accepted_once"
            ),
        ]
