"""A child's plan, what changes, who does what, what the family says, what each may be given. PRIVATE to plans.

Every row is about one child. Everything is added; nothing is changed.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.plans.words import Audience, Became, Better, Decision, Field, Kind, ReviewKind
from openmash.foundation.facts.models import Fact
from openmash.foundation.facts.versions import Version

TRANSITIONS: dict[str, set[str]] = {"running": {"running", "ended"}, "ended": set()}
"""A review leaves a plan running or ends it; a further plan is one of its own."""


class Plan(Fact):
    """A plan for one child. `process` is the process of records/cases it belongs to, if any; `since` its first day."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+", null=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    since = models.DateField()
    review_by = models.DateField()

    class Sources:
        chronology = "plans.entries"
        search = "none: found through the person"
        access_request = "plans"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-recorded_at"), name="plans_plan_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(review_by__gte=models.F("since")),
                name="plans_plan_is_reviewed_after_it_begins",
                violation_error_message="The review must be on or after the day the plan begins.",
            )
        ]


class OfPlan(Fact):
    """Something of one plan, about its child."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PlanText(Version):
    """One version of what worries us, what works, or what happens if things do not get better."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=12, choices=Field.choices)

    class Sources:
        chronology = "none: told with the plan"
        search = "none: not searched by"
        access_request = "plans"
        retention = "as the plan"

    class Meta:
        indexes = [models.Index(fields=("plan", "field"), name="plans_plantext_of")]


class Goal(OfPlan):
    """What must change, and how we shall know: what is counted, in which unit, towards what. Never a person's score."""

    change = models.TextField()
    measure = models.CharField(max_length=200)
    unit = models.CharField(max_length=40)
    target = models.IntegerField()
    better = models.CharField(max_length=4, choices=Better.choices)

    class Sources:
        chronology = "none: told with the plan"
        search = "none: not searched by"
        access_request = "plans"
        retention = "as the plan"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(change="") & ~Q(measure=""),
                name="plans_goal_says_what_and_how_we_know",
                violation_error_message="Say what must change, and how we shall know.",
            )
        ]


class Reading(OfPlan):
    """How things stood on a day, as counted or told, and who said so."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+")
    value = models.IntegerField()
    on = models.DateField()
    said_by = models.CharField(max_length=200)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "none: told with the plan"
        search = "none: not searched by"
        access_request = "plans"
        retention = "as the plan"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(said_by=""),
                name="plans_reading_says_who",
                violation_error_message="Say who told us, or who counted.",
            )
        ]


class Action(OfPlan):
    """What will be done, by whom of which agency, by when. `goal` is what it is for; empty: the plan as a whole."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+", null=True)
    what = models.TextField()
    owner_name = models.CharField(max_length=200)
    agency_name = models.CharField(max_length=200)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    due_on = models.DateField()

    class Sources:
        chronology = "plans.entries"
        search = "none: a list of its own"
        access_request = "plans"
        retention = "as the plan"

    class Meta:
        indexes = [models.Index(fields=("account", "due_on"), name="plans_action_mine")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(owner_name="") & ~Q(agency_name=""),
                name="plans_action_says_what_and_who",
                violation_error_message="Say what will be done, by whom and of which agency.",
            )
        ]


class ActionResult(OfPlan):
    """What became of an action, and what difference it made. The newest counts."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    became = models.CharField(max_length=8, choices=Became.choices)
    effect = models.TextField()

    class Sources:
        chronology = "plans.entries"
        search = "none: a list of its own"
        access_request = "plans"
        retention = "as the plan"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(effect=""),
                name="plans_actionresult_says_the_effect",
                violation_error_message="Say what difference it made, or why it was not done.",
            )
        ]


class FamilyWords(OfPlan):
    """What a parent or another relative says of the plan, in their own words. The child's are in their voice."""

    said_by = models.CharField(max_length=200)
    speaker = models.UUIDField(null=True)
    words = models.TextField()
    on = models.DateField()

    class Sources:
        chronology = "plans.entries"
        search = "none: not searched by"
        access_request = "plans"
        retention = "as the plan"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(said_by=""),
                name="plans_familywords_says_who_and_what",
                violation_error_message="Write who said it, and their words.",
            )
        ]


class Review(OfPlan):
    """That a plan was looked at again: what is different for the child, what was decided, and when it is next."""

    kind = models.CharField(max_length=16, choices=ReviewKind.choices)
    on = models.DateField()
    different = models.TextField()
    decision = models.CharField(max_length=8, choices=Decision.choices)
    reasons = models.TextField()
    next_on = models.DateField(null=True)

    class Sources:
        chronology = "plans.entries"
        search = "none: not searched by"
        access_request = "plans"
        retention = "as the plan"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(different="") & ~Q(reasons=""),
                name="plans_review_says_what_is_different",
                violation_error_message="Say what is different for the child, and why you decide as you do.",
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.ENDS) | Q(next_on__isnull=False),
                name="plans_review_has_a_next_day",
                violation_error_message="Enter the day of the next review.",
            ),
        ]


class PlainWords(OfPlan):
    """One thing of a plan as it is said to the child, or to the parents, in plain words. `item` names the thing."""

    item = models.CharField(max_length=60)
    audience = models.CharField(max_length=8, choices=Audience.choices)
    words = models.TextField()

    class Sources:
        chronology = "none: told with the plan"
        search = "none: not searched by"
        access_request = "plans"
        retention = "as the plan"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="plans_plainwords_says_something",
                violation_error_message="Write it in plain words.",
            )
        ]


class Kept(OfPlan):
    """Whom one thing of a plan must be kept from, and why: "child", or the keys of people. The newest counts."""

    item = models.CharField(max_length=60)
    kept_from = ArrayField(models.CharField(max_length=40), default=list)
    reason = models.TextField(blank=True)

    class Sources:
        chronology = "none: about the copies, not the child"
        search = "none: not searched by"
        access_request = "plans, never to whom it is kept from"
        retention = "as the plan"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kept_from=[]) | ~Q(reason=""),
                name="plans_kept_says_why",
                violation_error_message="Say why it must be kept from them.",
            )
        ]


class CopyGiven(OfPlan):
    """A copy made for somebody: for whom, and the words that stood in it, for ever."""

    recipient = models.CharField(max_length=40)
    recipient_name = models.CharField(max_length=200)
    words = models.TextField()

    class Sources:
        chronology = "plans.entries"
        search = "none: not searched by"
        access_request = "plans"
        retention = "as the plan"
