"""Partner organisations and their teams. Agency is data, not structure."""

from __future__ import annotations

from django.db import models

from openmash.foundation.agencies.words import AgencyKind
from openmash.foundation.facts.keys import new_key

__all__ = ["Agency", "AgencyKind", "Team"]


class Agency(models.Model):
    """An organisation. Its strand circle labels what it holds privately, and what is addressed to it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    slug = models.SlugField(unique=True, max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=AgencyKind.choices)
    strand_circle = models.IntegerField(unique=True, null=True)
    telephone_day = models.CharField(max_length=40, blank=True)
    telephone_night = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    answers_checks = models.BooleanField(default=False)

    class Sources:
        chronology = "none: not about a person"
        search = "none: not about a person"
        access_request = "none: not about a person"
        retention = "kept while the partnership lasts"

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team or duty desk of an agency: what a child can be held by when no one person holds them."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    slug = models.SlugField(unique=True, max_length=60)
    name = models.CharField(max_length=120)
    telephone = models.CharField(max_length=40, blank=True)
    is_duty_desk = models.BooleanField(default=False)
    answers_out_of_hours = models.BooleanField(default=False)
    deputy = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Sources:
        chronology = "none: not about a person"
        search = "none: not about a person"
        access_request = "none: not about a person"
        retention = "kept while the partnership lasts"

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
