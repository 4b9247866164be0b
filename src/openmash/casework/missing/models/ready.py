"""What is held ready before a child goes missing, and who answers for a child placed away. PRIVATE to missing."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.missing.words import PLAN_HOURS, Interviewer
from openmash.foundation.facts.models import Fact


class HeldReady(Fact):
    """What is held ready for the police should a child in care go missing (the Philomena protocol), while calm.

    Where the child lives, learns, goes to and can be reached is not here: places are locating facts, read beside it.
    `given_by`: who filled it in by a link, in their words; `plan_said`: what they say of the trigger plan. The
    photograph is a file, with the day it was taken.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    appearance = models.TextField()
    photo = models.CharField(max_length=200, blank=True)
    photo_on = models.DateField(null=True)
    photo_file_id = models.UUIDField(null=True)
    health = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    friends = models.TextField(blank=True)
    travel = models.TextField(blank=True)
    online = models.TextField(blank=True)
    childs_words = models.TextField(blank=True)
    agreed_with = models.CharField(max_length=200)
    given_by = models.CharField(max_length=300, blank=True)
    plan_said = models.TextField(blank=True, default="")
    review_on = models.DateField()

    class Sources:
        chronology = "none: held ready, it has not happened"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(appearance="") & ~Q(agreed_with=""),
                name="missing_heldready_says_how_and_with_whom",
                violation_error_message="Say what the child looks like, and with whom this was agreed.",
            )
        ]


class ReadyRequest(Fact):
    """That whoever cares for a child was asked, by a one-time link, to fill in or look again at what is held ready."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=200)
    asks = models.TextField(blank=True)

    class Sources:
        chronology = "none: in what it asks for"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as the person"


class TriggerPlan(Fact):
    """What is agreed beforehand for one child should they go missing: what sets it off, who does what by which hour."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    triggers = models.TextField()
    childs_view = models.TextField(blank=True)
    not_heard = models.TextField(blank=True)
    owner = models.CharField(max_length=200)
    agreed_police = models.CharField(max_length=200, blank=True)
    agreed_council = models.CharField(max_length=200, blank=True)
    agreed_carer = models.CharField(max_length=200, blank=True)
    review_on = models.DateField()

    class Sources:
        chronology = "none: held ready, it has not happened"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(triggers="") & ~Q(owner=""),
                name="missing_triggerplan_has_an_owner",
                violation_error_message="Say what sets the plan off, and who answers for it.",
            ),
            models.CheckConstraint(
                condition=~Q(childs_view="") | ~Q(not_heard=""),
                name="missing_triggerplan_child_heard_or_why_not",
                violation_error_message="Write what the child wants, or why the child was not asked.",
            ),
        ]


class PlanAction(Fact):
    """One thing a trigger plan says is done, by which hour after the report, by whom."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(TriggerPlan, on_delete=models.PROTECT, related_name="+")
    hour = models.IntegerField()
    what = models.TextField()
    owner = models.CharField(max_length=200)

    class Sources:
        chronology = "none: held ready, it has not happened"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hour__in=PLAN_HOURS), name="missing_planaction_hour_is_one_of_the_plan"),
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(owner=""),
                name="missing_planaction_has_an_owner",
                violation_error_message="Say what is done, and by whom.",
            ),
        ]


class PlacedAway(Fact):
    """That a child is looked after outside the area of the council responsible: who was told, and who interviews.

    `valid_from` is the day of the placement, `valid_to` the day it ended. `miles` is the distance from home, as told.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    placing_area = models.CharField(max_length=120)
    host_area = models.CharField(max_length=120)
    notified_on = models.DateField(null=True)
    miles = models.IntegerField(null=True)
    interviewer = models.CharField(max_length=10, choices=Interviewer.choices, default=Interviewer.PLACING)
    delegate = models.CharField(max_length=200, blank=True)
    commission_ref = models.CharField(max_length=60, blank=True)
    host_force = models.CharField(max_length=120, blank=True)

    class Sources:
        chronology = "none: placements are the looked-after record's; this says who answers"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(placing_area="") & ~Q(host_area=""),
                name="missing_placedaway_has_both_areas",
                violation_error_message="Say which area placed the child, and where the child lives.",
            ),
            models.CheckConstraint(
                condition=~Q(interviewer=Interviewer.DELEGATE) | ~Q(delegate=""),
                name="missing_placedaway_delegate_is_named",
                violation_error_message="Name whoever holds the interview.",
            ),
        ]
