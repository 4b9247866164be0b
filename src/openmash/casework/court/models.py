"""What happened before a court, and what a court ordered, each a row of its own. PRIVATE to court."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.court.words import (
    Before,
    BeforeOutcome,
    Group,
    GroupOutcome,
    How,
    Kind,
    Next,
)
from openmash.foundation.facts.models import Fact


class OfCourt(Fact):
    """A fact about one child in one journey. `milestone`: the spine's own row of it, where the law counts from it."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    milestone = models.ForeignKey("cases.Milestone", on_delete=models.PROTECT, related_name="+", null=True)
    who = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    voice = models.TextField(blank=True)

    class Sources:
        chronology = "court.entries"
        search = "none: not searched by"
        access_request = "court"
        retention = "as the person"

    class Meta:
        abstract = True


class FamilyGroup(OfCourt):
    """One thing about a family group decision-making meeting: offered, answered, held; `offer` is the row it follows.

    `who`: to whom it was offered, who answered, or who facilitated. `plan`: the family's plan in its own words.
    """

    offer = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    what = models.CharField(max_length=12, choices=Group.choices)
    in_letter = models.BooleanField(default=False)
    outcome = models.CharField(max_length=12, choices=GroupOutcome.choices, blank=True)
    plan = models.TextField(blank=True)
    review_on = models.DateField(null=True)

    class Sources(OfCourt.Sources):
        pass

    class Meta:
        indexes = [models.Index(fields=("person", "-occurred_at"), name="court_group_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what__in=(Group.NOT_OFFERED, Group.MISTAKE)) | ~Q(words=""),
                name="court_group_not_offered_says_why",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=Q(what__in=(Group.OFFERED, Group.NOT_OFFERED, Group.MISTAKE)) | Q(offer__isnull=False),
                name="court_group_follows_an_offer",
                violation_error_message="Say which offer this follows.",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=[Group.HELD, Group.REVIEWED]) | ~Q(outcome=""),
                name="court_group_held_has_an_outcome",
                violation_error_message="Say how the meeting came out.",
            ),
        ]


class PreProceedings(OfCourt):
    """One thing in pre-proceedings: begun, letter, meeting, review, application, ended; `episode` is where it began.

    `who`: who advised, who came, or which court.
    """

    episode = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    what = models.CharField(max_length=16, choices=Before.choices)
    offers_group = models.BooleanField(default=False)
    outcome = models.CharField(max_length=12, choices=BeforeOutcome.choices, blank=True)

    class Sources(OfCourt.Sources):
        pass

    class Meta:
        indexes = [models.Index(fields=("person", "-occurred_at"), name="court_before_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=(Before.BEGAN, Before.MISTAKE)) | Q(episode__isnull=False),
                name="court_before_follows_a_beginning",
                violation_error_message="Say which pre-proceedings this belongs to.",
            ),
            models.CheckConstraint(
                condition=(Q(what=Before.ENDED) & ~Q(outcome="")) | (~Q(what=Before.ENDED) & Q(outcome="")),
                name="court_before_ended_says_how",
                violation_error_message="Say how pre-proceedings ended.",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=(Before.BEGAN, Before.ENDED, Before.MISTAKE)) | ~Q(words=""),
                name="court_before_says_why",
                violation_error_message="Say why.",
            ),
        ]


class Order(OfCourt):
    """An order of a court, or an accommodation by agreement: what, from when, until when it says, asked for by whom.

    `who`: who applied. `counted_from`: the day its time is counted from, where that is not the day it was made.
    """

    kind = models.CharField(max_length=20, choices=Kind.choices)
    ends_at = models.DateTimeField(null=True)
    counted_from = models.DateTimeField(null=True)
    court = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=60, blank=True)
    directions = models.TextField(blank=True)

    class Sources(OfCourt.Sources):
        chronology = "cases: through its milestones"

    class Meta:
        indexes = [models.Index(fields=("person", "-occurred_at"), name="court_order_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=models.F("occurred_at")),
                name="court_order_ends_after_it_began",
                violation_error_message="It cannot end before it began. Check both times.",
            )
        ]


class OrderEnded(OfCourt):
    """How an order, or police protection, came to its end; `begun` is the milestone it ends. `who`: who ended it."""

    begun = models.ForeignKey("cases.Milestone", on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=12, choices=How.choices)
    what_next = models.CharField(max_length=16, choices=Next.choices, blank=True)

    class Sources(OfCourt.Sources):
        chronology = "cases: through its milestones"

    class Meta:
        indexes = [models.Index(fields=("begun",), name="court_ended_of_what")]
        constraints = [
            models.CheckConstraint(
                condition=Q(how=How.MISTAKE) | ~Q(what_next=""),
                name="court_ended_says_what_next",
                violation_error_message="Say where the child is looked after next.",
            ),
            models.CheckConstraint(
                condition=~Q(how=How.MISTAKE) | ~Q(words=""),
                name="court_ended_mistake_says_why",
                violation_error_message="Say why it was a mistake.",
            ),
        ]
