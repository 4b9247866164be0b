"""Three separate facts, per purpose, several at once, each withdrawn by a later row: whether the family was told, what
lawful basis sharing had (or why it was decided not to share), and whether the family agreed to a service. PRIVATE.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.frontdoor.models.contact import AboutContact, AboutContactChild
from openmash.casework.frontdoor.words import Agreed, Basis, Gateway, NotInformed
from openmash.foundation.facts.words import choices, codes


class InformedFamily(AboutContact):
    """Whether somebody in the family was told that information is shared for this purpose; if not, why."""

    purpose = models.CharField(max_length=200)
    informed = models.BooleanField()
    who_was_told = models.CharField(max_length=200, blank=True)
    their_view = models.TextField(blank=True)
    why_not = models.CharField(max_length=20, choices=choices(NotInformed), blank=True)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "none: in the contact"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the contact"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(informed=True) | Q(why_not__in=codes(NotInformed)),
                name="frontdoor_informedfamily_if_not_why",
                violation_error_message="If the family was not told, say why.",
            )
        ]


class LawfulBasis(AboutContact):
    """On what lawful basis information was shared for this purpose, or the test applied in deciding not to."""

    purpose = models.CharField(max_length=200)
    shared = models.BooleanField(default=True)
    basis = models.CharField(max_length=20, choices=choices(Basis))
    gateway = models.CharField(max_length=20, choices=choices(Gateway), default=Gateway.NONE.value)
    words = models.TextField(blank=True)
    withdrawn = models.BooleanField(default=False)

    class Sources:
        chronology = "none: in the contact"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the contact"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(shared=True) | ~Q(words=""),
                name="frontdoor_lawfulbasis_not_sharing_has_its_test",
                violation_error_message="If you decide not to share, say what you weighed.",
            )
        ]


class AgreementToService(AboutContactChild):
    """Whether the family agreed to a service for this child. Never a lawful basis; withdrawn by a later row."""

    service = models.CharField(max_length=120)
    agreed = models.CharField(max_length=16, choices=choices(Agreed))
    by_whom = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "frontdoor.agreements"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"
